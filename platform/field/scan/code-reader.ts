import type { Look } from './grab-frame.ts'

/** A frame on its way to the reader; without one the reader only makes itself ready. */
export interface FrameQuestion {
  readonly number: number
  readonly frame?: ImageData
  readonly look?: Look
  /** Whether to say that another code is in sight too. */
  readonly countsOthers?: boolean
}

/** What the reader saw: the text of a code, or none, and how long it took; or why it cannot read at all. */
export type FrameAnswer =
  | { readonly number: number; readonly text: string | null; readonly hasOthers: boolean; readonly ms: number }
  | { readonly number: number; readonly fault: string }

/** What was seen in a frame: the text of a code, if there was one, and the reader's own time for it in milliseconds. */
export interface Seen {
  readonly text: string | undefined
  /** Another code was in sight: nobody can say which paper the text is of. Looked for only where it was asked. */
  readonly hasOthers: boolean
  readonly ms: number
}

/** Reads codes out of frames, one after another. */
export interface CodeReader {
  /** Resolves once the reader is loaded and has read once; throws where this browser cannot run it. */
  readonly ready: Promise<void>
  readonly read: (frame: ImageData, look: Look, countsOthers?: boolean) => Promise<Seen>
  readonly close: () => void
}

/** Opens the reader in a worker of its own: some 350 KB, fetched with the first scan or lying in the phone already. */
export function openCodeReader(): CodeReader {
  const worker = new Worker(new URL('./read-codes.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, { take: (seen: Seen) => void; fail: (why: Error) => void }>()
  let count = 0
  worker.onmessage = ({ data }: MessageEvent<FrameAnswer>) => {
    const asked = waiting.get(data.number)
    waiting.delete(data.number)
    if ('fault' in data) asked?.fail(new Error(data.fault))
    else asked?.take({ text: data.text ?? undefined, hasOthers: data.hasOthers, ms: data.ms })
  }
  worker.onerror = () => {
    for (const { fail } of waiting.values()) fail(new Error('the reader of codes could not be loaded'))
    waiting.clear()
  }
  const ask = (frame?: ImageData, look?: Look, countsOthers = false) =>
    new Promise<Seen>((take, fail) => {
      const question: FrameQuestion = { number: ++count, ...(frame && look ? { frame, look, countsOthers } : {}) }
      waiting.set(question.number, { take, fail })
      worker.postMessage(question, frame ? [frame.data.buffer] : [])
    })
  return { ready: ask().then(() => undefined), read: ask, close: () => worker.terminate() }
}
