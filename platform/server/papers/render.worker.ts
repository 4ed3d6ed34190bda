import { parentPort } from 'node:worker_threads'
import type { PaperOrder } from './render-paper.ts'
import { toDocx } from './to-docx.ts'
import { toPdf } from './to-pdf.ts'

/** Runs in a thread of its own: writing a long paper takes longer than people who wait for other answers should. */
parentPort?.on('message', async ({ id, paper, format, madeAt }: PaperOrder) => {
  try {
    const bytes = format === 'docx' ? await toDocx(paper) : await toPdf(paper, new Date(madeAt))
    const copy = new Uint8Array(bytes)
    parentPort?.postMessage({ id, bytes: copy }, [copy.buffer])
  } catch (error) {
    parentPort?.postMessage({ id, fault: String((error as Error).stack) })
  }
})
