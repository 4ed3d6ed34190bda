// Not a part of the app: a page on which `npm run bench -- field` measures the scanner's own parts in a real browser.
import { grabFrame, openCamera, openCodeReader } from '#platform/field'
import { type PhoneGround, verifyOnPhone } from '#rooms/passes/field'

/** How long one code took, in milliseconds: from the frame to the verdict, and the part of it that the reader took. */
interface Read {
  readonly verdict: string
  readonly wholeMs: number
  readonly readMs: number
}

/** Verifies each text; answers how long each took. */
async function verify(texts: readonly string[], ground: PhoneGround): Promise<{ ms: number[]; good: number }> {
  const ms: number[] = []
  let good = 0
  for (const text of texts) {
    const from = performance.now()
    const { verdict } = await verifyOnPhone(text, ground)
    ms.push(performance.now() - from)
    if (verdict === 'good') good += 1
  }
  return { ms, good }
}

/** Looks through the camera until so many codes were read and judged. */
async function scan(count: number, ground: PhoneGround): Promise<Read[]> {
  const reader = openCodeReader()
  const camera = await openCamera()
  if (typeof camera === 'string') throw new Error(`no camera: ${camera}`)
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = camera.stream
  await video.play()
  await reader.ready
  const reads: Read[] = []
  while (reads.length < count) {
    const from = performance.now()
    const frame = grabFrame(video)
    const asked = performance.now()
    const text = frame && (await reader.read(frame))
    const readMs = performance.now() - asked
    if (text) {
      const { verdict } = await verifyOnPhone(text, ground)
      reads.push({ verdict, wholeMs: performance.now() - from, readMs })
    }
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  return reads
}

Object.assign(globalThis, { fieldBench: { verify, scan } })
