import type { Instant, Intent, IntentAnswer, Permission, Refusal } from '#kit'
import type { Device } from '../store/device.ts'
import type { Bytes } from '../store/sealing.ts'

/** Why there was no answer: nothing was decided, everything is kept. */
export interface Trouble {
  readonly kind: 'trouble'
  /** `busy`: asked to come later. `somebody-else`: another person is signed in in this browser. */
  readonly what: 'no-network' | 'signed-out' | 'somebody-else' | 'busy' | 'fault'
  /** At least so long until the next try, in milliseconds. */
  readonly leastMs: number
}

/** How this phone stands with the server: see rooms/access, `deviceStanding`. */
export type DeviceStanding = 'ok' | 'lost' | 'too-old'

/** What the phone says of itself. */
export interface DeviceReport extends Device {
  readonly version: number
  readonly unsent: number
  readonly wiped?: true
}

/** The server is there and knows us. */
export interface Presence {
  readonly kind: 'here'
  /** The city's time, which a drill may have set to another year. */
  readonly cityNow: Instant
  /** The real time by the server's wall; undefined where it did not say. */
  readonly wallNow: number | undefined
  readonly tripMs: number
  /** What the phone's own clock showed when the answer came. */
  readonly heardAt: number
  /** What the account may do now, anywhere; undefined where the server did not say. */
  readonly permissions?: readonly Permission[]
}

/** The whole request was refused: not one of its items was judged. */
export interface RefusedWhole {
  readonly kind: 'refused'
  readonly refusal: Refusal
}

/** What was answered; `same`: what the asker has is as it was. */
export type Answer =
  | { readonly kind: 'answer'; readonly answer: unknown; readonly tag?: string }
  | { readonly kind: 'same' }

/** The phone's one line to the server: five things it can ask. */
export interface Exchange {
  readonly present: () => Promise<Presence | Trouble>
  readonly sendIntents: (
    intents: readonly Intent[],
  ) => Promise<{ readonly kind: 'answers'; readonly answers: readonly IntentAnswer[] } | RefusedWhole | Trouble>
  readonly sendPhoto: (
    bytes: Bytes,
    type: string,
  ) => Promise<{ readonly kind: 'kept'; readonly hash: string } | RefusedWhole | Trouble>
  /** Says that this phone is there, also where nobody is signed in, and hears how it stands. */
  readonly report: (
    device: DeviceReport,
  ) => Promise<{ readonly kind: 'standing'; readonly standing: DeviceStanding } | RefusedWhole | Trouble>
  /** The answer to a question at an address under `/api`; with the tag of an earlier answer perhaps that it is the same. */
  readonly ask: (address: string, tag?: string) => Promise<Answer | RefusedWhole | Trouble>
}

/** An address with the cursor of the answer before. */
export function withCursor(address: string, cursor: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
}

/** Whether the server says that this is not the asker's to see (any more): the phone then forgets its copy. */
export function isNoLongerTheirs(told: Answer | RefusedWhole | Trouble): boolean {
  return told.kind === 'refused' && (told.refusal.status === 403 || told.refusal.status === 404)
}
