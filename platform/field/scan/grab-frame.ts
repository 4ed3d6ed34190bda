/** How a frame is looked at, by turns: quickly and small, then in full. */
export type Look = 'quick' | 'whole'

/**
 * Side of the square that is read, in pixels. Quick: four for each dot of the largest code we print, held to fill half of
 * it, which is read in half the time. Whole: five and more, for a small code, a far one, a scratched one.
 */
const sides: Readonly<Record<Look, number>> = { quick: 480, whole: 640 }

const pens = new Map<Look, CanvasRenderingContext2D>()

/** The square in the middle of what the camera sees, as the screen shows it; undefined before there is a picture. */
export function grabFrame(video: HTMLVideoElement, look: Look): ImageData | undefined {
  const { videoWidth: width, videoHeight: height } = video
  const square = Math.min(width, height)
  if (square === 0) return undefined
  const side = sides[look]
  const pen = pens.get(look) ?? openPen(side)
  pens.set(look, pen)
  pen.drawImage(video, (width - square) / 2, (height - square) / 2, square, square, 0, 0, side, side)
  return pen.getImageData(0, 0, side, side)
}

function openPen(side: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('this browser cannot draw')
  return pen
}
