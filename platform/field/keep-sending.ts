import type { FieldDesk } from './outbox/desk.ts'
import { type Drained, drain } from './outbox/drain.ts'
import { waitAfter } from './rules/patience.ts'
import type { BringAlong } from './store/brought-along.ts'
import { bringAlong } from './store/brought-along.ts'

/** How the line to the server stands. */
export interface LineState {
  readonly state: 'idle' | 'sending' | 'no-network' | 'signed-out' | 'somebody-else' | 'busy' | 'fault'
  /** How far the server's wall clock is ahead of the phone's, in milliseconds; undefined until heard. */
  readonly wallSkewMs: number | undefined
}

/** Sends whenever it can, until stopped. */
export interface KeepSending {
  readonly stateNow: () => LineState
  readonly subscribe: (listener: () => void) => () => void
  /** Tries at once; a server that asked for patience is given it all the same. `freshens`: brings everything along anew. */
  readonly sendNow: (freshens?: boolean) => Promise<void>
  readonly stop: () => void
}

/** With nothing to send, the server is asked for news this often, in milliseconds. */
const newsEveryMs = 10 * 60_000

/** Drains the outbox at the start, when the network comes back, when the app is looked at, and with growing patience. */
export function keepSending(desk: FieldDesk, things: readonly BringAlong[]): KeepSending {
  const listeners = new Set<() => void>()
  let line: LineState = { state: 'idle', wallSkewMs: undefined }
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let notBefore = 0
  let broughtAt = 0
  let running: Promise<void> | undefined
  let again = false

  const show = (next: Partial<LineState>) => {
    line = { ...line, ...next }
    for (const listener of listeners) listener()
  }

  const round = async () => {
    if (desk.deviceNow() < notBefore) return later(notBefore - desk.deviceNow())
    show({ state: 'sending' })
    const came = await drain(desk)
    if (came.kind === 'through') await bringNews(came)
    settle(came)
  }

  const bringNews = async ({ cityNow }: Extract<Drained, { kind: 'through' }>) => {
    if (!cityNow || desk.deviceNow() - broughtAt < newsEveryMs) return
    if ((await bringAlong(desk, things, cityNow)) === things.length) broughtAt = desk.deviceNow()
    for (const listener of listeners) listener()
  }

  const settle = (came: Drained) => {
    if (came.kind === 'trouble') {
      const wait = Math.max(came.leastMs, waitAfter(failures++, desk.luck()))
      notBefore = came.what === 'busy' ? desk.deviceNow() + wait : 0
      show({ state: came.what })
      return later(wait)
    }
    failures = 0
    show({ state: 'idle', ...(came.kind === 'through' && came.wallSkewMs !== undefined ? came : {}) })
    const nextAt = came.kind === 'through' ? came.nextAt : undefined
    later(nextAt === undefined ? newsEveryMs : Math.max(1_000, nextAt - desk.deviceNow()))
  }

  const later = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void sendNow(), Math.min(wait, newsEveryMs))
  }

  async function sendNow(freshens = false): Promise<void> {
    if (freshens) broughtAt = 0
    again = true
    running ??= (async () => {
      while (again) {
        again = false
        await round().catch((thrown: unknown) => {
          // A fault of this program: told to whoever watches it, and tried again later.
          reportError(thrown)
          settle({ kind: 'trouble', what: 'fault', leastMs: 60_000 })
        })
      }
    })().finally(() => {
      running = undefined
    })
    await running
  }

  const wake = () => void sendNow()
  const look = () => document.visibilityState === 'visible' && wake()
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', look)
  wake()
  return {
    stateNow: () => line,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    sendNow,
    stop: () => {
      clearTimeout(timer)
      removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', look)
    },
  }
}
