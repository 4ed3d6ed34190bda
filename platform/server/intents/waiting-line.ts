import type { IntentAnswer } from '#kit'
import type { Prepared } from './prepare.ts'

/** Whose intents: those of people and programs that are signed in, or those that anybody may send. */
export type Share = 'staff' | 'public'

/** Intents of one request, that wait together. */
export interface Waiting {
  readonly items: readonly Prepared[]
  readonly resolve: (answers: IntentAnswer[]) => void
}

/** How long somebody may be kept waiting before the door says "come again", in milliseconds. */
const mostWaitMs: Readonly<Record<Share, number>> = { staff: 3_000, public: 700 }
/** Who is sent away comes again after this many seconds at least, spread over as many more. */
const leastSeconds = 5
const spreadSeconds = 25
/** Intents in a millisecond, before anything was measured. */
const firstPace = 1
const weightOfLatest = 0.2
/** The pace is learnt from batches of this size at least: of a small one, most of the time is the batch. */
const tellingSize = 100

/**
 * Where intents wait for their turn at the door, and for how long they would. Both shares are served side by side, so
 * that neither an import nor a flood of the public keeps the other out; whoever would wait too long is told so before
 * anything of theirs is read, and nothing is half taken.
 */
export class WaitingLine {
  private readonly lines: Readonly<Record<Share, Waiting[]>> = { staff: [], public: [] }
  private readonly counts: Record<Share, number> = { staff: 0, public: 0 }
  private atWork = 0
  private pace = firstPace

  /** Intents that wait. */
  get length(): number {
    return this.counts.staff + this.counts.public
  }

  push(share: Share, waiting: Waiting): void {
    this.lines[share].push(waiting)
    this.counts[share] += waiting.items.length
  }

  /** The next ones, `most` intents or one request at most; where both shares wait, each has half. */
  take(most: number): Waiting[] {
    const half = this.counts.public > 0 && this.counts.staff > 0 ? most / 2 : most
    const ofPublic = this.takeFrom('public', half)
    const left = most - countOf(ofPublic)
    return ofPublic.concat(left > 0 ? this.takeFrom('staff', left) : [])
  }

  /** Called when a batch is begun and ended: how quickly work goes is learnt from it. */
  begin(count: number): void {
    this.atWork += count
  }

  end(count: number, ms: number): void {
    this.atWork -= count
    if (count < tellingSize) return
    this.pace += weightOfLatest * (count / Math.max(ms, 1) - this.pace)
  }

  /**
   * Seconds after which somebody should come again; 0: come in. `luck` in 0…1 spreads those who are sent away, so that
   * they do not come back together.
   */
  secondsToWait(share: Share, luck: number): number {
    const other = this.counts[share === 'staff' ? 'public' : 'staff']
    const before = this.atWork + this.counts[share] + Math.min(this.counts[share], other)
    const waitMs = before / Math.max(this.pace, 0.05)
    if (waitMs < mostWaitMs[share]) return 0
    return Math.ceil(waitMs / 1000) + leastSeconds + Math.floor(luck * spreadSeconds)
  }

  private takeFrom(share: Share, most: number): Waiting[] {
    const taken: Waiting[] = []
    let count = 0
    const line = this.lines[share]
    for (const next of line) {
      if (taken.length > 0 && count + next.items.length > most) break
      taken.push(next)
      count += next.items.length
    }
    line.splice(0, taken.length)
    this.counts[share] -= count
    return taken
  }
}

function countOf(waiting: readonly Waiting[]): number {
  return waiting.reduce((count, { items }) => count + items.length, 0)
}
