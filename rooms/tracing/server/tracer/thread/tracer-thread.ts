import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Answers, Asked, Order, ThreadReady, ThreadStart, Told } from './messages.ts'

interface Waiting {
  readonly done: (answer: never) => void
  readonly failed: (error: Error) => void
}

/** A thread that is no longer needed is waited for so many turns of 10 ms. */
const mostTurns = 3000

/** The house's end of the thread that holds the index. When the thread goes, whoever waits is told so at once. */
export class TracerThread {
  /** Minute since 2020 at which its window begins. */
  readonly start: number
  /** Holds when the index stands; fails when the thread ended before. */
  readonly ready: Promise<ThreadReady>
  /** Holds when the thread has ended, with why, where it was not told to. */
  readonly ended: Promise<Error | undefined>
  isReady = false
  private readonly worker: Worker
  private readonly waiting = new Map<number, Waiting>()
  private lastId = 0
  private isOver = false
  private fault: Error | undefined

  constructor(start: ThreadStart) {
    this.start = start.start
    const worker = new Worker(new URL('./tracer.worker.ts', import.meta.url), { workerData: start })
    worker.unref()
    this.worker = worker
    const { promise, resolve, reject } = Promise.withResolvers<ThreadReady>()
    this.ready = promise
    promise.catch(() => {})
    this.ended = new Promise((ended) => {
      worker.on('error', (error: Error) => {
        this.fault = error
      })
      worker.on('exit', (code) => {
        const gone = this.fault ?? new Error(`the thread of the tracer ended with code ${code}`)
        this.isReady = false
        this.isOver = true
        reject(gone)
        for (const { failed } of this.waiting.values()) failed(gone)
        this.waiting.clear()
        ended(this.fault)
      })
    })
    worker.on('message', (told: Told) => {
      if ('ready' in told) {
        this.isReady = true
        resolve(told.ready)
      } else this.settle(told)
    })
  }

  /** Has an order carried out, after those asked before it. */
  ask<W extends Order['what']>(order: Extract<Order, { what: W }>): Promise<Answers[W]> {
    if (this.isOver) return Promise.reject(this.fault ?? new Error('the thread of the tracer has ended'))
    const id = ++this.lastId
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed })
      this.worker.ref()
      this.worker.postMessage({ id, order } satisfies Asked)
    })
  }

  /** Ends the thread once all that it was asked is answered: another has taken its place. */
  async retire(): Promise<void> {
    for (let turn = 0; this.waiting.size > 0 && turn < mostTurns; turn++) await wait(10, undefined, { ref: false })
    await this.stop()
  }

  /** Ends the thread, wherever it is. */
  async stop(): Promise<void> {
    await this.worker.terminate()
    await this.ended
  }

  private settle(told: Exclude<Told, { ready: ThreadReady }>): void {
    const one = this.waiting.get(told.id)
    this.waiting.delete(told.id)
    if ('answer' in told) one?.done(told.answer as never)
    else one?.failed(new Error(told.fault))
    if (this.waiting.size === 0) this.worker.unref()
  }
}
