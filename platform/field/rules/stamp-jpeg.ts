/**
 * A JPEG with the time it was taken written into it (Exif DateTimeOriginal and OffsetTimeOriginal, JEITA CP-3451 §4.6.5),
 * and nothing else: drawing a photo smaller loses what the camera wrote. `takenAt`: milliseconds since 1970, corrected.
 */
export function stampJpeg(
  jpeg: Uint8Array<ArrayBuffer>,
  takenAt: number,
  offsetMinutes: number,
): Uint8Array<ArrayBuffer> {
  const local = new Date(takenAt + offsetMinutes * 60_000).toISOString()
  const time = `${local.slice(0, 10).replaceAll('-', ':')} ${local.slice(11, 19)}`
  const segment = exifSegment(time, writeOffset(offsetMinutes))
  const stamped = new Uint8Array(jpeg.length + segment.length)
  stamped.set(jpeg.subarray(0, 2))
  stamped.set(segment, 2)
  stamped.set(jpeg.subarray(2), 2 + segment.length)
  return stamped
}

function writeOffset(minutes: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`
}

/** Where things stand after the TIFF header, in bytes: the first directory (one entry), the Exif one (two), the texts. */
const exifAt = 26
const textsAt = exifAt + 2 + 2 * 12 + 4
const timeLength = 20
const offsetLength = 7

function exifSegment(time: string, offset: string): Uint8Array<ArrayBuffer> {
  const tiff = new DataView(new ArrayBuffer(textsAt + timeLength + offsetLength))
  tiff.setUint32(0, 0x49492a00)
  tiff.setUint32(4, 8, true)
  tiff.setUint16(8, 1, true)
  writeEntry(tiff, 10, { tag: 0x8769, type: 4, count: 1, value: exifAt })
  tiff.setUint16(exifAt, 2, true)
  writeEntry(tiff, exifAt + 2, { tag: 0x9003, type: 2, count: timeLength, value: textsAt })
  writeEntry(tiff, exifAt + 14, { tag: 0x9011, type: 2, count: offsetLength, value: textsAt + timeLength })
  writeText(tiff, textsAt, time)
  writeText(tiff, textsAt + timeLength, offset)
  const head = [0xff, 0xe1, 0, 0, 0x45, 0x78, 0x69, 0x66, 0, 0]
  const segment = new Uint8Array(head.length + tiff.byteLength)
  segment.set(head)
  segment.set(new Uint8Array(tiff.buffer), head.length)
  new DataView(segment.buffer).setUint16(2, segment.length - 2)
  return segment
}

function writeEntry(
  view: DataView,
  at: number,
  entry: { readonly tag: number; readonly type: number; readonly count: number; readonly value: number },
): void {
  view.setUint16(at, entry.tag, true)
  view.setUint16(at + 2, entry.type, true)
  view.setUint32(at + 4, entry.count, true)
  view.setUint32(at + 8, entry.value, true)
}

function writeText(view: DataView, at: number, text: string): void {
  for (let index = 0; index < text.length; index++) view.setUint8(at + index, text.charCodeAt(index))
}
