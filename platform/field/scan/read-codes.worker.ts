// Reads QR codes out of camera frames, away from the screen's own thread. The reader is the zxing-cpp program of
// zxing-wasm, kept by our own build: nothing is fetched from anywhere else. Only this worker may run it (its
// Content-Security-Policy has 'wasm-unsafe-eval'; the page's has not).
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import readerFile from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { FrameAnswer, FrameQuestion } from './code-reader.ts'

/** What of a worker this one uses; the full types would quarrel with those of a page. */
interface Port {
  onmessage: ((event: { readonly data: FrameQuestion }) => void) | null
  readonly postMessage: (answer: FrameAnswer) => void
}

const port = globalThis as unknown as Port

/** One code at a time, in any turn of the hand. */
const quick: ReaderOptions = {
  formats: ['QRCode'],
  maxNumberOfSymbols: 1,
  tryHarder: false,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
}

/** With more patience; a code printed white on black too. */
const whole: ReaderOptions = { ...quick, tryHarder: true, tryInvert: true }

/** An empty picture read once: the program is then compiled and warm before the first code is held before the camera. */
const ready = Promise.resolve(
  prepareZXingModule({ overrides: { locateFile: () => readerFile }, fireImmediately: true }),
).then(() => readBarcodes(new ImageData(480, 480), whole))

port.onmessage = ({ data }) => void answer(data)

async function answer({ number, frame, look, countsOthers }: FrameQuestion): Promise<void> {
  try {
    await ready
    const from = performance.now()
    const [code] = frame ? await readBarcodes(frame, look === 'quick' ? quick : whole) : []
    const ms = performance.now() - from
    const text = code?.isValid ? code.text : null
    const hasOthers = Boolean(frame && countsOthers && text !== null && (await seesOther(frame, text)))
    port.postMessage({ number, text, hasOthers, ms })
  } catch (thrown) {
    port.postMessage({ number, fault: String(thrown) })
  }
}

/** Looked for only once a code was read: a frame without one costs nothing more. */
async function seesOther(frame: ImageData, text: string): Promise<boolean> {
  const codes = await readBarcodes(frame, { ...whole, maxNumberOfSymbols: 3 })
  return codes.some((code) => code.isValid && code.text !== text)
}
