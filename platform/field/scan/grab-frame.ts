/** Side of the square that is read, in pixels: five for each dot of the largest code we print, held to fill half of it. */
const side = 640

let pen: CanvasRenderingContext2D | null | undefined

/** The square in the middle of what the camera sees, as the screen shows it; undefined before there is a picture. */
export function grabFrame(video: HTMLVideoElement): ImageData | undefined {
  const { videoWidth: width, videoHeight: height } = video
  const square = Math.min(width, height)
  if (square === 0) return undefined
  pen ??= openPen()
  if (!pen) throw new Error('this browser cannot draw')
  pen.drawImage(video, (width - square) / 2, (height - square) / 2, square, square, 0, 0, side, side)
  return pen.getImageData(0, 0, side, side)
}

function openPen(): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  return canvas.getContext('2d', { willReadFrequently: true })
}
