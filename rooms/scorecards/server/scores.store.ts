import { type RawBuilder, sql } from 'kysely'
import type { Day, Instant } from '#kit'
import { type Db, newId, type Trx } from '#platform/server'
import { type Counts, type Dimension, dimensions, type IndicatorKey, type ScoreState } from '../domain/index.ts'
import type { Computed } from './compute-units.query.ts'
import './scorecards.tables.ts'

/** A kept computation of a unit and day. */
export interface KeptScore {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly day: Day
  readonly version: number
  readonly formula: string
  readonly knownAt: Instant
  readonly computedAt: Instant
  readonly inputs: string
  readonly score: number | null
  readonly completeness: number | null
  readonly timeliness: number | null
  readonly consistency: number | null
  readonly process: number | null
  readonly counts: readonly (readonly [IndicatorKey, number, number])[]
  readonly headOfficerId: string | null
  readonly state: ScoreState
  readonly seenAt: Instant | null
  readonly explanation: string | null
  readonly explainedAt: Instant | null
  readonly explainedBy: string | null
  readonly approvedAt: Instant | null
  readonly approvedBy: string | null
  readonly publishedAt: Instant | null
  readonly publishedBy: string | null
}

const columns = sql`id, zone_id as "zoneId", area_id as "areaId", on_day as day, version::int as version, formula,
  known_at as "knownAt", computed_at as "computedAt", inputs, score, completeness, timeliness, consistency, process, counts,
  head_officer_id as "headOfficerId", state, seen_at as "seenAt", explanation, explained_at as "explainedAt",
  explained_by as "explainedBy", approved_at as "approvedAt", approved_by as "approvedBy", published_at as "publishedAt",
  published_by as "publishedBy"`

/** Computations that meet a condition, by day, unit and version. */
export async function scoresWhere(db: Db | Trx, where: RawBuilder<unknown>): Promise<KeptScore[]> {
  const { rows } = await sql<KeptScore>`
    select ${columns} from scores where ${where} order by on_day, area_id, version`.execute(db)
  return rows
}

/** The last computation of each unit on a day; `published`: the last that was published. */
export async function lastScores(
  db: Db | Trx,
  of: {
    readonly day: Day
    readonly areaIds?: readonly number[]
    readonly published?: boolean
    readonly lock?: boolean
  },
): Promise<Map<number, KeptScore>> {
  const rows = await scoresWhere(
    db,
    sql`on_day = ${of.day} ${of.areaIds === undefined ? sql`` : sql`and area_id = any(${[...of.areaIds]}::int[])`}
      ${of.published ? sql`and state = 'published'` : sql``}`,
  )
  return new Map(rows.map((row) => [row.areaId, row]))
}

/** A computation, taken for this transaction. */
export async function lockScore(trx: Trx, id: string): Promise<KeptScore | undefined> {
  const { rows } = await sql<KeptScore>`select ${columns} from scores where id = ${id} for update`.execute(trx)
  return rows[0]
}

/** What a computation counted. */
export function countsOf(score: Pick<KeptScore, 'counts'>): Counts {
  return new Map(score.counts.map(([key, good, counted]) => [key, { good, counted }]))
}

/** A score's four sides. */
export function sidesOf(score: Readonly<Record<Dimension, number | null>>): Record<Dimension, number | null> {
  const { completeness, timeliness, consistency, process } = score
  return { completeness, timeliness, consistency, process }
}

/** Whoever computes a day waits for whoever is computing it. */
export async function lockDay(trx: Trx, day: Day): Promise<void> {
  await sql`select pg_advisory_xact_lock(7326, ${Math.round(Date.parse(day) / 86_400_000)}::int)`.execute(trx)
}

/** Keeps computations as the next version of their units' day, in one statement. */
export async function saveScores(
  trx: Trx,
  computed: readonly (Computed & { readonly version: number; readonly headOfficerId: string | null })[],
  at: { readonly formula: string; readonly day: Day; readonly knownAt: Instant; readonly now: Instant },
): Promise<void> {
  if (computed.length === 0) return
  const side = (dimension: Dimension) => computed.map(({ score }) => score.dimensions[dimension])
  const [completeness, timeliness, consistency, process] = dimensions.map(side)
  const counts = computed.map(({ score }) =>
    JSON.stringify(score.lines.map((line) => [line.key, line.good, line.counted])),
  )
  await sql`
    insert into scores (zone_id, id, area_id, on_day, version, formula, known_at, computed_at, inputs, score, completeness,
                        timeliness, consistency, process, counts, head_officer_id, state)
    select zone_id, id, area_id, ${at.day}, version, ${at.formula}, ${at.knownAt}, ${at.now}, inputs, score, completeness,
           timeliness, consistency, process, counts::jsonb, head, 'computed'
    from unnest(${computed.map(({ unit }) => unit.zoneId)}::int[], ${computed.map(() => newId())}::uuid[],
                ${computed.map(({ unit }) => unit.id)}::int[], ${computed.map(({ version }) => version)}::smallint[],
                ${computed.map(({ inputs }) => inputs)}::text[], ${computed.map(({ score }) => score.score)}::float8[],
                ${completeness ?? []}::float8[], ${timeliness ?? []}::float8[], ${consistency ?? []}::float8[],
                ${process ?? []}::float8[], ${counts}::text[], ${computed.map((one) => one.headOfficerId)}::uuid[])
      as given (zone_id, id, area_id, version, inputs, score, completeness, timeliness, consistency, process, counts,
                head)`.execute(trx)
}
