import type { Trouble } from './exchange/exchange.ts'
import type { FieldDesk } from './outbox/desk.ts'
import type { Drained } from './outbox/drain.ts'
import type { DeviceKnown } from './outbox/report-device.ts'
import { StorageFull, toStorageFull } from './outbox/room-left.ts'
import { hasWaited, waitAfter } from './rules/patience.ts'
import { newsEveryMs, type SendingNeeds, sendingRound } from './sending-round.ts'

/** How the line to the server stands. */
export interface LineState {
  readonly state: 'idle' | 'sending' | Trouble['what'] | 'full' | 'too-old'
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

/** Drains the outbox at the start, when the network comes back, when the app is looked at, and with growing patience. */
export function keepSending(desk: FieldDesk, needs: SendingNeeds): KeepSending {
  const listeners = new Set<() => void>()
  const round = sendingRound(desk, needs)
  let line: LineState = { state: 'idle', wallSkewMs: undefined }
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let notBefore = 0
  let isFreshening = false
  let running: Promise<void> | undefined
  let again = false

  const show = (next: Partial<LineState>) => {
    line = { ...line, ...next }
    for (const listener of listeners) listener()
  }

  const go = async () => {
    if (!hasWaited(notBefore, desk.deviceNow())) return later(notBefore - desk.deviceNow())
    show({ state: 'sending' })
    const freshens = isFreshening
    isFreshening = false
    settle(await round(freshens))
  }

  const settle = (came: Came) => {
    const turn = nextTurn(came, { failures, deviceNow: desk.deviceNow(), luck: desk.luck() })
    failures = turn.failures
    notBefore = turn.notBefore
    show(turn.line)
    later(turn.wait)
  }

  const later = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void sendNow(), Math.min(wait, newsEveryMs))
  }

  async function sendNow(freshens = false): Promise<void> {
    isFreshening ||= freshens
    again = true
    running ??= (async () => {
      while (again) {
        again = false
        await go().catch((thrown: unknown) => {
          // Sending writes too: what leaves, and the answer. A phone full to the last byte cannot, and must not blame the server.
          if (toStorageFull(thrown) instanceof StorageFull) return settle({ kind: 'full' })
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

/** How a round ended; `full`: the phone could not write what a round must. */
type Came = Drained | DeviceKnown | { readonly kind: 'full' }

interface Turn {
  readonly failures: number
  /** Nothing is tried before this time of the phone: the server asked for patience. */
  readonly notBefore: number
  readonly line: Partial<LineState>
  /** Until the next round, in milliseconds. */
  readonly wait: number
}

function nextTurn(
  came: Came,
  { failures, deviceNow, luck }: { readonly failures: number; readonly deviceNow: number; readonly luck: number },
): Turn {
  if (came.kind === 'trouble') {
    const wait = Math.max(came.leastMs, waitAfter(failures, luck))
    const notBefore = came.what === 'busy' ? deviceNow + wait : 0
    return { failures: failures + 1, notBefore, line: { state: came.what }, wait }
  }
  if (came.kind === 'full')
    return { failures: failures + 1, notBefore: 0, line: { state: 'full' }, wait: waitAfter(failures, luck) }
  const quiet = { failures: 0, notBefore: 0, wait: newsEveryMs }
  if (came.kind === 'known') return { ...quiet, line: { state: came.standing === 'too-old' ? 'too-old' : 'idle' } }
  if (came.kind === 'elsewhere') return { ...quiet, line: { state: 'idle' } }
  const wait = came.nextAt === undefined ? newsEveryMs : Math.max(1_000, came.nextAt - deviceNow)
  const { wallSkewMs } = came
  return { ...quiet, line: { state: 'idle', ...(wallSkewMs === undefined ? {} : { wallSkewMs }) }, wait }
}
