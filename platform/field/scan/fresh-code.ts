/** The code that was given last, and when it was last seen. */
export interface SeenCode {
  readonly text: string
  readonly seenAt: number
}

/** A code must have been out of sight for so long before it counts again, in milliseconds: three seconds. */
const goneForMs = 3_000

/**
 * Whether a code in front of the camera is a new one to act on: another than before, or the same shown again after it was
 * away. One that stays in sight is read many times a second and counts once. `seen` goes into the next call.
 */
export function seeCode(
  last: SeenCode | undefined,
  text: string,
  now: number,
): { readonly isFresh: boolean; readonly seen: SeenCode } {
  const isSame = last?.text === text && now - last.seenAt < goneForMs
  return { isFresh: !isSame, seen: { text, seenAt: now } }
}
