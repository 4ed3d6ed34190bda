/** Longest side of a photo as it is kept and sent, in pixels: a number plate at ten metres is still read. */
const longestSide = 1_600
const quality = 0.8

/** A photo as iPhones write it (HEIF, ISO/IEC 23008-12), which most other browsers cannot draw. */
export async function isHeic(file: Blob): Promise<boolean> {
  const head = new TextDecoder('latin1').decode(await file.slice(4, 12).arrayBuffer())
  return /^ftyp(hei[cxms]|hev[cxms]|mif1|msf1)/.test(head)
}

/**
 * A photo as it is kept on the phone: turned upright, at most 1600 pixels long, as JPEG (a few hundred KB instead of
 * several MB). Nothing of what the camera wrote into it stays, its place neither (SG-18). Throws where it is no picture.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser cannot draw')
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null) => (blob ? resolve(blob) : reject(new Error('this browser cannot write a JPEG')))
    canvas.toBlob(take, 'image/jpeg', quality)
  })
}
