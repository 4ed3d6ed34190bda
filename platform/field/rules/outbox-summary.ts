/** After so long with something unsent the phone raises an alarm, in milliseconds: three days. */
const alarmAfterMs = 3 * 86_400_000

/** How long a finished item stays in view, in milliseconds: seven days. */
export const keptAfterMs = 7 * 86_400_000

/** How an outbox stands, for the mark on every screen. */
export interface OutboxSummary {
  /** Forms on the way: waiting or being sent. */
  readonly waiting: number
  /** Forms and photos that a hand must look at. */
  readonly refused: number
  /** Forms that wait for the mending of another. */
  readonly held: number
  /** Photos on the way. */
  readonly photos: number
  /** The moment of the oldest unsent item, corrected, in milliseconds since 1970; undefined where all is sent. */
  readonly oldestAt: number | undefined
  /** Something has been on this phone alone for three days. */
  readonly isAlarming: boolean
}

/** Whether something unsent since `oldestAt` is reason for an alarm at `now`; both corrected, so that a wrong clock raises none. */
export function isAlarming(oldestAt: number | undefined, now: number): boolean {
  return oldestAt !== undefined && now - oldestAt >= alarmAfterMs
}
