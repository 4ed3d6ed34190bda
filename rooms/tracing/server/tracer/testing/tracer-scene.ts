import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { Instant } from '#kit'
import { newId, stateInJournal } from '#platform/server'
import type { TestCity } from '#test-city'
import type { RankedLevel } from '../kernel/rank-level.ts'
import type { TraceTerms } from '../kernel/trace-terms.ts'
import { minuteOf } from '../minutes.ts'
import { houseRelations } from '../sql/first-hop.ts'
import { traceInSql } from '../sql/level-oracle.ts'
import { snapshotFolder } from '../thread/city-snapshot.ts'
import { startOfWindow, type TracerService } from '../thread/tracer-service.ts'
import { tracerService } from '../tracer.companion.ts'
import type { Written } from '../tracer.contract.ts'
import { tracerRules } from '../tracer-rules.ts'
import type { WriteStep } from '../write/open-batch.ts'

/** Who is reached: level and minute (since 2020) by number. */
export type ReachedMap = ReadonlyMap<number, { readonly level: number; readonly minute: number }>

/** What tests of the tracer do with a test city, beneath the room: write, ask the index, ask the oracle. */
export class TracerScene {
  readonly city: TestCity
  readonly service: TracerService
  private readonly oracle: pg.Client

  private constructor(city: TestCity, service: TracerService, oracle: pg.Client) {
    this.city = city
    this.service = service
    this.oracle = oracle
  }

  /** `service`: another than the one that was opened with the house. */
  static async open(city: TestCity, service = tracerService(city.house)): Promise<TracerScene> {
    if (!service) throw new Error('the house has no tracer')
    const oracle = new pg.Client({ connectionString: city.databaseUrl })
    await oracle.connect()
    return new TracerScene(city, service, oracle)
  }

  get now(): Instant {
    return this.city.clock.now()
  }

  /** Writes as an intent does: rows and the fact in one transaction. */
  write(run: (step: WriteStep, id: string) => Promise<Written>): Promise<Written> {
    const { house } = this.city
    const areaId = this.city.area('01')
    return house.db.transaction().execute(async (trx) => {
      const written = await run({ trx, now: this.now, profile: house.profile }, newId())
      const by = { intentId: null, accountId: null, officerId: null, postId: null, occurredAt: this.now }
      const stated = written.fact ? [{ fact: { ...written.fact, areaId }, ...by }] : []
      await stateInJournal(trx, stated, this.now, house.territory.current())
      return written
    })
  }

  /**
   * Asks the index, once it knows all that is committed. `start`: the minute at which its window begins; while that of a new day
   * is read, the index of the day before answers, and its window begins a day earlier.
   */
  async ofIndex(
    terms: TraceTerms,
  ): Promise<{ start: number; reached: ReachedMap; levels: readonly RankedLevel[]; minutes: number }> {
    await this.service.look()
    const thread = await this.service.caughtUp(20_000)
    if (!thread) throw new Error('no index stands')
    const { levels, minutes } = await thread.ask<'trace'>({ what: 'trace', terms, cap: 100_000 })
    const reached = levels.flatMap(({ people }, at) =>
      people.map(({ person, exposed }) => [person, { level: at + 1, minute: exposed }] as const),
    )
    const { start } = thread
    return { start, reached: new Map(reached), levels, minutes: minutes + reached.length * start }
  }

  /** Asks the oracle about a window that begins at `start`, else about today's. */
  async ofOracle(terms: TraceTerms, start?: number): Promise<ReachedMap> {
    const from = start ?? startOfWindow(await tracerRules(this.city.house.profile), minuteOf(this.now))
    const seeds = terms.seeds.map((seed) => ({ ...seed, from: Math.max(seed.from, from) }))
    await traceInSql((text) => this.oracle.query(text), {
      ...terms,
      ...houseRelations,
      seeds,
      from,
      links: terms.links ? houseRelations.links : null,
    })
    const { rows } = await this.oracle.query('select person, level, minute from oracle_reached order by person')
    return new Map(rows.map(({ person, level, minute }) => [person, { level, minute }]))
  }

  /** Changes a byte of the snapshots, cuts their end off, or loses them. */
  harmSnapshots(harm: 'none' | 'flip' | 'cut' | 'lose', at: number): void {
    const folder = snapshotFolder(this.city.house)
    for (const name of harm === 'none' || !existsSync(folder) ? [] : readdirSync(folder)) {
      const file = path.join(folder, name)
      const bytes = readFileSync(file)
      const place = at % bytes.length
      bytes[place] = (bytes[place] as number) ^ 0xff
      if (harm === 'lose') rmSync(file)
      else writeFileSync(file, harm === 'cut' ? bytes.subarray(0, place) : bytes)
    }
  }

  /** Minutes since 2020 from which on snapshots hold visits. */
  snapshotStarts(): number[] {
    return readdirSync(snapshotFolder(this.city.house)).map((name) => Number(/\d+/.exec(name)?.[0]))
  }

  /** Whether the index that stands was read from the database or from a snapshot. */
  async standsFrom(): Promise<string | undefined> {
    const thread = await this.service.caughtUp(20_000)
    return (await thread?.ready)?.from
  }

  async close(): Promise<void> {
    await this.oracle.end()
  }
}
