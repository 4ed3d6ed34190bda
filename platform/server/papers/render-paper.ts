import { Worker } from 'node:worker_threads'
import type { Instant, Paper } from '#kit'

/** What a paper can be written as. */
export type PaperFormat = 'docx' | 'pdf'

/** Media types of the formats, for answers and files. */
export const paperMediaTypes: Readonly<Record<PaperFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** What the thread is told. */
export interface PaperOrder {
  readonly id: number
  readonly paper: Paper
  readonly format: PaperFormat
  readonly madeAt: Instant
}

interface Waiting {
  readonly done: (bytes: Buffer) => void
  readonly failed: (error: Error) => void
}

type Answer = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly fault: string }

const idleMs = 120_000
const waiting = new Map<number, Waiting>()
let thread: Worker | undefined
let idle: NodeJS.Timeout | undefined
let lastId = 0

/**
 * Writes a paper as DOCX or PDF, in a thread of its own, so that a long one holds nobody else up. The thread comes with
 * the first paper (half a second), goes after two quiet minutes, and keeps no program alive.
 *
 * @example await renderPaper(paper, { format: 'pdf', madeAt: now }) // bytes that begin with %PDF-1.7
 */
export function renderPaper(
  paper: Paper,
  { format, madeAt }: { readonly format: PaperFormat; readonly madeAt: Instant },
): Promise<Buffer> {
  const worker = theThread()
  const id = ++lastId
  return new Promise((done, failed) => {
    waiting.set(id, { done, failed })
    worker.ref()
    worker.postMessage({ id, paper, format, madeAt } satisfies PaperOrder)
  })
}

function theThread(): Worker {
  clearTimeout(idle)
  if (thread) return thread
  const worker = new Worker(new URL('./render.worker.ts', import.meta.url))
  worker.unref()
  worker.on('message', (answer: Answer) => settle(worker, answer))
  worker.on('error', (error: Error) => giveUp(worker, error))
  worker.on('exit', (code) => giveUp(worker, new Error(`the thread that writes papers ended with code ${code}`)))
  thread = worker
  return worker
}

function settle(worker: Worker, answer: Answer): void {
  const order = waiting.get(answer.id)
  waiting.delete(answer.id)
  if ('bytes' in answer) order?.done(Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength))
  else order?.failed(new Error(answer.fault))
  if (waiting.size > 0) return
  worker.unref()
  clearTimeout(idle)
  idle = setTimeout(() => void worker.terminate(), idleMs)
  idle.unref()
}

/** A thread that ends takes its orders with it: they fail, and the next paper gets a new thread. */
function giveUp(worker: Worker, error: Error): void {
  if (thread !== worker) return
  thread = undefined
  for (const order of waiting.values()) order.failed(error)
  waiting.clear()
}
