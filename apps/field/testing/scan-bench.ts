// Not a part of the app: a page on which `npm run bench -- field` measures the scanner's own parts in a real browser.
import { grabFrame, type Look, openCamera, openCodeReader } from '#platform/field'
import { loadVerifier, type PhoneGround } from '#rooms/passes/field'

/** How long one code took, in milliseconds: from the frame to the verdict, and parts of it. */
interface Read {
  readonly verdict: string
  readonly wholeMs: number
  /** Of the page: the frame out of the camera. */
  readonly grabMs: number
  /** Of the reader in its own thread, which the brake on the page does not reach. */
  readonly readMs: number
  /** A message to an idle thread and back, right before: what the braked page and whoever else is on the machine cost. */
  readonly echoMs: number
}

/** Verifies each text; answers how long each took, and how long the browser's bare cryptography for the same. */
async function verify(texts: readonly string[], ground: PhoneGround) {
  const { verifyOnPhone, warmUp } = await loadVerifier()
  await warmUp(ground)
  const bare = await bareVerify()
  const ms: number[] = []
  const bareMs: number[] = []
  let good = 0
  for (const text of texts) {
    bareMs.push(await timed(bare))
    ms.push(await timed(async () => (good += Number((await verifyOnPhone(text, ground)).verdict === 'good'))))
  }
  return { ms, bareMs, good }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** One P-256 signature checked by the browser, and nothing else. */
async function bareVerify() {
  const curve = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const { privateKey, publicKey } = await crypto.subtle.generateKey(curve, false, ['sign', 'verify'])
  const said = crypto.getRandomValues(new Uint8Array(130))
  const signature = await crypto.subtle.sign(curve, privateKey, said)
  return () => crypto.subtle.verify(curve, publicKey, signature, said)
}

/** Looks through the camera, as the scanner does, until so many codes were read and judged. */
async function scan(count: number, ground: PhoneGround): Promise<Read[]> {
  const { verifyOnPhone, warmUp } = await loadVerifier()
  const reader = openCodeReader()
  const camera = await openCamera()
  if (typeof camera === 'string') throw new Error(`no camera: ${camera}`)
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = camera.stream
  await video.play()
  await Promise.all([reader.ready, warmUp(ground)])
  const echo = openEcho()
  const reads: Read[] = []
  for (let turn = 0; reads.length < count; turn++) {
    const echoMs = await timed(echo)
    const look: Look = turn % 2 === 0 ? 'quick' : 'whole'
    const from = performance.now()
    const frame = grabFrame(video, look)
    const grabMs = performance.now() - from
    const seen = frame && (await reader.read(frame, look))
    if (seen?.text) {
      const { verdict } = await verifyOnPhone(seen.text, ground)
      reads.push({ verdict, wholeMs: performance.now() - from, grabMs, readMs: seen.ms, echoMs })
    }
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  return reads
}

/** A thread that answers at once. */
function openEcho(): () => Promise<void> {
  const program = new Blob(['onmessage = () => postMessage(0)'], { type: 'text/javascript' })
  const worker = new Worker(URL.createObjectURL(program))
  return () =>
    new Promise((resolve) => {
      worker.onmessage = () => resolve()
      worker.postMessage(0)
    })
}

Object.assign(globalThis, { fieldBench: { verify, scan } })
