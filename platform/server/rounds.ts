import { entriesAtOnce } from './journal/follow.ts'
import { sealJournal } from './journal/seal.ts'
import { type Change, changeOf } from './live/announce.ts'
import type { GapRule, OwnerLookup } from './radar/gap-rule.ts'
import { closeGapsOfOtherRules } from './radar/gaps.store.ts'
import { type Owners, sweep } from './radar/sweep.ts'
import { Watch } from './radar/watch.ts'
import type { House } from './room.ts'
import { forgetSharedAnswers } from './shared-answers.ts'
import { keepTallies } from './tallies/keep-tallies.ts'

/** After a change: how long to gather more before counting, and before looking for gaps. */
const countAfterMs = 200
const sweepAfterMs = 400
/**
 * After a sweep that took long, the next waits this many times as long: looking for gaps never takes more than a part
 * of the machine from the people whose changes call for it.
 */
const restPerSweep = 4
/**
 * A rule that was not called for, and whose moment has not come, rests this many times as long as its last look took: the one
 * second that a search through a month of cases takes is spent every other minute, not every half.
 */
const restPerLook = 100
const longestRestMs = 600_000
/** Even when nothing changes, time does: gaps open because an hour has struck. */
const sweepEveryMs = 30_000
const sealEveryMs = 5_000
/** What is said to have changed and follows from facts that were said before: no rule hangs on it alone. */
const derived: ReadonlySet<string> = new Set(['gaps', 'jobs', 'numbers', 'notices'])

/**
 * The rounds of the house: count what the journal says, look for gaps, seal, mark the clock, the rooms' own ticks.
 * Each is safe to do twice and on two servers at once; each failure is logged and the round comes again.
 */
export class Rounds {
  private readonly house: Omit<House, 'rounds'>
  private readonly timers: NodeJS.Timeout[] = []
  private readonly soon = new Map<string, NodeJS.Timeout>()
  private readonly rules: readonly GapRule[]
  private readonly owners: Owners
  private readonly watch: Watch
  private readonly asked = new Set<GapRule>()
  private readonly busy = new Map<string, Promise<void>>()
  private closed = false
  /** Woken sweeps wait until then, on the clock of the process. */
  private restUntil = 0
  /** The same of single rules in the rounds that only time calls for. */
  private readonly rests = new Map<GapRule, number>()

  constructor(house: Omit<House, 'rounds'>) {
    this.house = house
    this.rules = house.rooms.flatMap((room) => room.gaps ?? [])
    const knowing = house.rooms.find((room) => room.owners)
    this.owners = { of: knowing?.owners ?? ownedByArea, nextAt: knowing?.ownersNextAt }
    this.watch = new Watch(house.profile.utcOffsetMinutes)
  }

  /** Starts the rounds; tests call {@link settle} instead. */
  start(): void {
    const { listener, jobs, rooms } = this.house
    listener.on('changes', (payload) => this.hear(payload))
    listener.on('jobs', () => jobs.wake())
    jobs.wake()
    this.every(sealEveryMs, 'seal', () => this.seal())
    this.every(sweepEveryMs, 'sweep', () => this.lookWhereDue())
    this.every(20_000, 'clock', () => this.markClock())
    for (const room of rooms) {
      for (const tick of room.ticks ?? []) {
        this.every(tick.everySeconds * 1000, `tick ${tick.name}`, () => tick.run({ ...this.house, rounds: this }))
      }
    }
    void this.once('tally', () => this.countSoFar())
    void this.once('sweep', () => this.lookAtAll())
  }

  /** Does every round once, now, until nothing is left: what tests and loaders wait for. */
  async settle(): Promise<void> {
    const tree = await this.house.territory.refresh(this.house.db)
    if (tree.size > 0) {
      await this.count()
      for (const room of this.house.rooms)
        for (const tick of room.ticks ?? []) await tick.run({ ...this.house, rounds: this })
      await this.lookAtAll()
    }
    await this.seal()
    forgetSharedAnswers(this.house.db)
  }

  async close(): Promise<void> {
    this.closed = true
    for (const timer of [...this.timers, ...this.soon.values()]) clearTimeout(timer)
    await Promise.all(this.busy.values())
    await this.markClock()
  }

  private hear(payload: string): void {
    const keys = payload === '' ? ['*'] : (JSON.parse(payload) as Change).keys
    if (keys.includes('areas') || keys.includes('*')) void this.once('tree', () => this.refreshTree())
    if (keys.some((key) => !derived.has(key))) this.watch.hear()
    this.later(countAfterMs, 'tally', () => this.countSoFar())
    const woken = this.rules.filter((rule) => keys.includes('*') || rule.wakesOn.some((key) => keys.includes(key)))
    for (const rule of woken) this.asked.add(rule)
    if (woken.length > 0)
      this.later(Math.max(sweepAfterMs, this.restUntil - performance.now()), 'sweep', () => this.lookAsked())
  }

  private async refreshTree(): Promise<void> {
    await this.house.territory.refresh(this.house.db)
  }

  /** Counts until nothing is left. */
  private async count(): Promise<void> {
    while (!this.closed && (await this.countStretch()) > 0);
  }

  /**
   * Counts what there is, and comes again for what was written meanwhile: in a busy hour something always was, and to
   * count every few milliseconds costs the database as much as the changes themselves.
   */
  private async countSoFar(): Promise<void> {
    let taken: number
    do taken = await this.countStretch()
    while (taken >= entriesAtOnce && !this.closed)
    if (taken > 0) this.later(countAfterMs, 'tally', () => this.countSoFar())
  }

  private async countStretch(): Promise<number> {
    const { steadyDb: db, profile, territory, metrics, rooms } = this.house
    const tallies = rooms.flatMap((room) => room.tallies ?? [])
    const tree = await territory.refresh(db)
    const zones = new Set<number>()
    const onCounted = (counted: ReadonlySet<number>) => {
      for (const zone of counted) zones.add(zone)
    }
    const taken = await keepTallies(db, { tallies, tree, utcOffsetMinutes: profile.utcOffsetMinutes, onCounted })
    metrics.tallyLag.set(taken)
    if (zones.size > 0) await db.executeQuery(numbersChanged(db, zones))
    return taken
  }

  /** Every rule looks; what a rule of an earlier version found, and nobody looks for any more, ends. */
  private async lookAtAll(): Promise<void> {
    const { db, clock } = this.house
    await closeGapsOfOtherRules(
      db,
      this.rules.map(({ key }) => key),
      clock.now(),
    )
    await this.look(this.rules)
  }

  private async lookAsked(): Promise<void> {
    const rules = [...this.asked]
    this.asked.clear()
    const since = performance.now()
    await this.look(rules)
    const until = performance.now()
    this.restUntil = until + restPerSweep * (until - since)
  }

  /** Twice a minute, for what time alone opens: rules that would find nothing new rest. */
  private async lookWhereDue(): Promise<void> {
    const now = this.house.clock.now()
    const since = performance.now()
    const isRested = (rule: GapRule) => (this.rests.get(rule) ?? 0) <= since || this.watch.hasItsMoment(rule, now)
    await this.look(this.rules.filter((rule) => this.watch.isDue(rule, now) && isRested(rule)))
  }

  private async look(rules: readonly GapRule[]): Promise<void> {
    const { db, clock, territory, metrics, profile } = this.house
    const tree = await territory.refresh(db)
    if (tree.size === 0) return
    for (const rule of rules) {
      const heard = this.watch.mark()
      const now = clock.now()
      const since = performance.now()
      const swept = await sweep(db, rule, this.owners, { now, tree, profile })
      const until = performance.now()
      this.rests.set(rule, until + Math.min(longestRestMs, restPerLook * (until - since)))
      this.watch.note(rule, { at: now, next: swept.next, heard })
      metrics.openGaps.set({ rule: rule.key }, swept.open)
    }
  }

  private async seal(): Promise<void> {
    const { steadyDb: db, clock, metrics } = this.house
    metrics.sealed.inc(await sealJournal(db, () => clock.now()))
  }

  private async markClock(): Promise<void> {
    await (this.house.clock as { mark?: () => Promise<void> }).mark?.()
  }

  private every(ms: number, name: string, run: () => Promise<void>): void {
    this.timers.push(setInterval(() => void this.once(name, run), ms))
  }

  private later(ms: number, name: string, run: () => Promise<void>): void {
    if (this.closed || this.soon.has(name)) return
    const timer = setTimeout(() => {
      this.soon.delete(name)
      void this.once(name, run)
    }, ms)
    this.soon.set(name, timer)
  }

  /** One run of a name at a time; a call during a run makes one more run after it. */
  private async once(name: string, run: () => Promise<void>): Promise<void> {
    if (this.closed) return
    const before = this.busy.get(name)
    const mine = (before ?? Promise.resolve()).then(run).catch((error: unknown) => {
      if (!this.closed)
        this.house.log.error({ round: name, error: String((error as Error).stack) }, 'a round failed; it comes again')
    })
    this.busy.set(name, mine)
    await mine
    if (this.busy.get(name) === mine) this.busy.delete(name)
  }
}

const ownedByArea: OwnerLookup = async (_, questions) =>
  questions.map((question) => ({ postId: question.postId, officerId: null, areaId: question.areaId }))

function numbersChanged(db: House['db'], zones: ReadonlySet<number>) {
  const change = changeOf([...zones].map((areaId) => ({ areaId, live: ['numbers'] })))
  return db
    .selectNoFrom((eb) => eb.fn('pg_notify', [eb.val('changes'), eb.val(JSON.stringify(change))]).as('told'))
    .compile()
}
