/** A frame on its way to the reader; without one the reader only makes itself ready. */
export interface FrameQuestion {
  readonly number: number
  readonly frame?: ImageData
}

/** What the reader saw: the text of a code, or none; or why it cannot read at all. */
export type FrameAnswer =
  | { readonly number: number; readonly text: string | null }
  | { readonly number: number; readonly fault: string }

/** Reads codes out of frames, one after another. */
export interface CodeReader {
  /** Resolves once the reader is loaded; throws where this browser cannot run it. */
  readonly ready: Promise<void>
  /** The text of the code in a frame; undefined where none is seen. */
  readonly read: (frame: ImageData) => Promise<string | undefined>
  readonly close: () => void
}

/** Starts a reader in a worker of its own: some 350 KB, fetched with the first scan or lying in the phone already. */
export function openCodeReader(): CodeReader {
  const worker = new Worker(new URL('./read-codes.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, { take: (text: string | undefined) => void; fail: (why: Error) => void }>()
  let count = 0
  worker.onmessage = ({ data }: MessageEvent<FrameAnswer>) => {
    const asked = waiting.get(data.number)
    waiting.delete(data.number)
    if ('fault' in data) asked?.fail(new Error(data.fault))
    else asked?.take(data.text ?? undefined)
  }
  worker.onerror = () => {
    for (const { fail } of waiting.values()) fail(new Error('the reader of codes could not be loaded'))
    waiting.clear()
  }
  const ask = (frame?: ImageData) =>
    new Promise<string | undefined>((take, fail) => {
      const question: FrameQuestion = { number: ++count, ...(frame ? { frame } : {}) }
      waiting.set(question.number, { take, fail })
      worker.postMessage(question, frame ? [frame.data.buffer] : [])
    })
  return { ready: ask().then(() => undefined), read: ask, close: () => worker.terminate() }
}
