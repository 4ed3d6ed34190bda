import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { type House, type Position, readStretch } from '#platform/server'
import { dayMinutes, minuteOf } from '../minutes.ts'
import { type TracerRules, type TracerState, visitsChanged } from '../tracer.contract.ts'
import { tracerRules } from '../tracer-rules.ts'
import { snapshotFolder } from './city-snapshot.ts'
import type { TracerGauges } from './tracer-gauges.ts'
import { TracerThread } from './tracer-thread.ts'

/** Entries of the journal read in one go, and how soon after a change it is read. */
const entriesAtOnce = 5000
const followAfterMs = 100
/** A thread that died is followed by another after so long; after twice as long each time none came to stand, up to 50 s. */
const restartAfterMs = 200
const mostDoublings = 8

type Followed = Pick<House, 'db' | 'database' | 'listener' | 'clock' | 'profile' | 'log' | 'files'>

/** A thread and how far it has been told what the journal says. */
interface Following {
  readonly thread: TracerThread
  position: Position
  seq: number
  lag: number
}

/**
 * Keeps the index of a house: starts its thread when the first visit exists, hands it what the journal says, starts another
 * when it dies, and every day one with the window moved on; the old one answers until the new one stands.
 */
export class TracerService {
  private readonly house: Followed
  private readonly gauges: TracerGauges
  private current: Following | undefined
  private building: TracerThread | undefined
  private timer: NodeJS.Timeout | undefined
  /** Reading the journal and changing threads, one after the other. */
  private following: Promise<void> = Promise.resolve()
  /** Holds when the thread that is being built answers, or has failed. */
  private standing: Promise<void> = Promise.resolve()
  private closed = false
  /** Threads that ended since one last stood. */
  private failures = 0

  constructor(house: Followed, gauges: TracerGauges) {
    this.house = house
    this.gauges = gauges
    house.listener.on('changes', () => this.followSoon())
  }

  /** Starts the thread where there are visits and none runs; begins a new window when the day has changed. */
  async look(): Promise<void> {
    if (this.closed || this.building) return
    const start = startOfWindow(await tracerRules(this.house.profile), minuteOf(this.house.clock.now()))
    if (this.current?.thread.start === start) return
    if (!this.current && !(await hasVisits(this.house.db))) return
    this.build(start)
  }

  /**
   * The thread, told of everything that was committed when it was asked for; undefined where none stands within `patienceMs`.
   */
  async caughtUp(patienceMs: number): Promise<TracerThread | undefined> {
    if (!this.current) await this.look()
    if (!this.current && this.building && patienceMs > 0) {
      await Promise.race([this.standing, wait(patienceMs, undefined, { ref: false })])
    }
    await this.follow()
    return this.current?.thread
  }

  /** What the tracer says of itself. */
  async state(): Promise<TracerState> {
    const { current } = this
    const state = await current?.thread.ask<'state'>({ what: 'state' }).catch(() => undefined)
    const none = { visits: 0, people: 0, places: 0, bytes: 0, appliedSeq: 0 }
    const name = state ? 'ready' : this.building ? 'building' : 'asleep'
    return { ...(state ?? none), state: name, lag: current?.lag ?? 0, servedBy: state ? 'index' : 'sql' }
  }

  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.timer)
    await Promise.all([this.current?.thread.stop(), this.building?.stop()])
    await this.following
  }

  /** Ends the thread as a crash would: for tests of what comes after. */
  async kill(): Promise<void> {
    await (this.current?.thread ?? this.building)?.stop()
  }

  private build(start: number): void {
    if (this.closed || this.building) return
    const thread = new TracerThread({
      databaseUrl: this.house.database.pool.options.connectionString ?? '',
      start,
      folder: snapshotFolder(this.house),
      // There is time for it while another answers; and a snapshot from which none came to stand is not tried again.
      readsAll: this.current !== undefined || this.failures > 1,
    })
    this.building = thread
    void thread.ended.then((fault) => this.mourn(thread, fault))
    this.standing = thread.ready
      .then(({ fromXid, appliedSeq, buildMs, visits, from, snapshotFault }) => {
        this.failures = 0
        this.house.log.info({ visits, buildMs, from }, 'the tracer stands')
        if (snapshotFault) this.house.log.warn({ snapshotFault }, 'the snapshot of the visits is of no use')
        const next = { thread, position: { xid: fromXid, seq: 0 }, seq: appliedSeq, lag: 0 }
        this.following = this.following
          .then(() => this.take(next))
          .catch((error: unknown) => this.giveUp(thread, error))
        return this.following
      })
      // Why it did not come to stand is told by whoever mourns it.
      .catch(() => {})
  }

  /** A thread that could not be told what it missed is ended, so that another begins. */
  private async giveUp(thread: TracerThread, error: unknown): Promise<void> {
    if (this.closed) return
    this.house.log.warn({ error: String(error) }, 'a new index could not take its place; another begins')
    await thread.stop()
  }

  /** A new thread is told what it missed while it was built, and takes the place of the old one, which answered meanwhile. */
  private async take(next: Following): Promise<void> {
    await this.tellAll(next)
    const old = this.current
    this.current = next
    this.building = undefined
    await old?.thread.retire()
  }

  private mourn(thread: TracerThread, fault: Error | undefined): void {
    if (this.building === thread) this.building = undefined
    if (this.current?.thread === thread) this.current = undefined
    if (this.closed) return
    if (fault) this.house.log.warn({ error: String(fault.stack) }, 'the thread of the tracer ended; another begins')
    const rest = restartAfterMs * 2 ** Math.min(this.failures++, mostDoublings)
    setTimeout(() => this.lookSoon(), rest).unref()
  }

  /** Looks without being waited for. */
  lookSoon(): void {
    this.look().catch((error: unknown) => {
      // The tick of the room looks again.
      if (!this.closed) this.house.log.warn({ error: String(error) }, 'the tracer could not be begun')
    })
  }

  private followSoon(): void {
    if (this.closed || this.timer || !this.current) return
    this.timer = setTimeout(() => {
      this.timer = undefined
      void this.follow()
    }, followAfterMs)
    this.timer.unref()
  }

  /** Tells the thread what the journal says since last time. One reader at a time; whoever comes meanwhile reads once more. */
  private follow(): Promise<void> {
    this.following = this.following
      .then(() => (this.current && !this.closed ? this.tellAll(this.current) : undefined))
      .catch((error: unknown) => {
        if (this.current) this.house.log.warn({ error: String(error) }, 'the tracer could not follow; it tries again')
      })
    return this.following
  }

  private async tellAll(following: Following): Promise<void> {
    for (let more = true; more && !this.closed; ) {
      const stretch = await readStretch(this.house.db, [visitsChanged], {
        after: following.position,
        limit: entriesAtOnce,
      })
      if (!stretch.end) break
      const batches = stretch.entries.flatMap(({ data }) => (typeof data.batch === 'number' ? [data.batch] : []))
      following.seq = Math.max(following.seq, stretch.end.seq)
      await following.thread.ask<'apply'>({ what: 'apply', batches, seq: following.seq })
      following.position = stretch.end
      following.lag = stretch.looked
      more = stretch.looked === entriesAtOnce
    }
    this.gauges.appliedSeq.set(following.seq)
    this.gauges.lag.set(following.lag)
    following.lag = 0
  }
}

/** Minute at which the window of a day begins: so many whole days before it. */
export function startOfWindow({ windowDays }: TracerRules, now: number): number {
  return (Math.floor(now / dayMinutes) - windowDays) * dayMinutes
}

async function hasVisits(db: House['db']): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from stay_batches) as any`.execute(db)
  return rows[0]?.any === true
}
