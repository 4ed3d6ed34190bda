import { addMinutes, dayOf, type Instant, minutesBetween } from '#kit'
import type { FoundGap, GapRule } from './gap-rule.ts'

/** Whatever is said to have changed nowhere, a rule looks again at all of it after this long. */
const wholeAfterMinutes = 6 * 60

/** What of a rule is remembered after it looked. */
interface Look {
  readonly at: Instant
  /** When the clock alone may change what it found or whose it is; null: never. */
  readonly next: Instant | null
  /** How many changes had been heard of before it looked. */
  readonly heard: number
}

/**
 * Knows which rules would find nothing new: nothing changed in the house since they looked, and no moment has come that
 * could change their findings by itself. Kept in memory of one process: after a start every rule looks.
 */
export class Watch {
  private readonly looks = new Map<GapRule, Look>()
  private readonly utcOffsetMinutes: number
  private heard = 0

  constructor(utcOffsetMinutes: number) {
    this.utcOffsetMinutes = utcOffsetMinutes
  }

  /** Something changed somewhere. */
  hear(): void {
    this.heard++
  }

  /** To be asked before a rule looks: what changes from then on is not in what it sees. */
  mark(): number {
    return this.heard
  }

  /** The rule looked. A rule that cannot tell its next moment is due again at once. */
  note(rule: GapRule, look: { at: Instant; next: Instant | null | undefined; heard: number }): void {
    const { at, next, heard } = look
    if (next === undefined) this.looks.delete(rule)
    else this.looks.set(rule, { at, next, heard })
  }

  /** Whether looking now could find anything else than last time. A new day, or a clock that went back, always could. */
  isDue(rule: GapRule, now: Instant): boolean {
    const look = this.looks.get(rule)
    if (!look || look.heard !== this.heard || now < look.at) return true
    if (this.hasItsMoment(rule, now)) return true
    return minutesBetween(look.at, now) >= wholeAfterMinutes
  }

  /** Whether a moment that the rule named, or a new day, has come since it looked. */
  hasItsMoment(rule: GapRule, now: Instant): boolean {
    const look = this.looks.get(rule)
    if (!look) return false
    if (look.next !== null && look.next <= now) return true
    return dayOf(look.at, this.utcOffsetMinutes) !== dayOf(now, this.utcOffsetMinutes)
  }
}

/** The next moment at which one of the gaps that a rule found is told to one more superior. */
export function nextRaise(rule: GapRule, found: readonly FoundGap[], now: Instant): Instant | null {
  const moments = found.flatMap((gap) => rule.raiseAfterMinutes.map((step) => addMinutes(gap.dueAt ?? gap.since, step)))
  return earliest(moments.filter((at) => at > now))
}

/** The first of some moments; null where there is none. */
export function earliest(moments: readonly (Instant | null | undefined)[]): Instant | null {
  return moments.reduce<Instant | null>((least, at) => (at && (least === null || at < least) ? at : least), null)
}

/** So much before a moment: for rules that look ahead. */
export function ahead(at: Instant | null, minutes: number): Instant | null {
  return at === null ? null : addMinutes(at, -minutes)
}
