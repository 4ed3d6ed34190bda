import { type RawBuilder, sql } from 'kysely'
import type { Day, Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { BacklogKind, CaseFacts, SettingGroup } from '../domain/index.ts'
import type { CasesTable } from './cases.tables.ts'

/** A case as rooms read one: nothing in it names anybody. */
export interface CaseRow extends CaseFacts {
  readonly id: string
  readonly zoneId: number
  /** Where it is counted: residence, or where it was reported when that is unknown or outside the city. */
  readonly areaId: number
  readonly personId: string
  readonly settingGroup: SettingGroup
  readonly reportAreaId: number
  readonly reportedAt: Instant
  readonly confirmedOn: Day | null
  readonly backlog: BacklogKind | null
  readonly enteredAt: Instant
  readonly classifiedAt: Instant | null
  readonly tier: string | null
  readonly placedAt: Instant | null
  readonly placedWhere: string | null
  readonly withdrawnAt: Instant | null
  readonly listKey: string | null
  readonly listId: string | null
  readonly origin: string | null
  readonly synthetic: boolean
  /** How many words of other sources wait to be settled. */
  readonly disputed: number
  readonly version: number
  readonly listedAt: Instant
}

/** Columns of {@link CaseRow}, of the table `cases`. */
export const caseColumns = sql`
  cases.id, cases.zone_id as "zoneId", cases.area_id as "areaId", cases.person_id as "personId", cases.status, cases.setting,
  cases.setting_group as "settingGroup", cases.residence_area_id as "residenceAreaId",
  cases.residence_outside as "residenceOutside", cases.report_area_id as "reportAreaId",
  cases.report_place as "reportPlace", cases.reported_at as "reportedAt", cases.sampled_at as "sampledAt",
  cases.confirmed_at as "confirmedAt", cases.confirmed_on as "confirmedOn", cases.onset_on as "onsetOn", cases.symptoms,
  cases.variant, cases.variant_sure as "variantSure", cases.source_kind as "sourceKind",
  cases.source_case_id as "sourceCaseId", cases.source_cluster_id as "sourceClusterId", cases.source_note as "sourceNote",
  cases.backlog, cases.entered_at as "enteredAt", cases.classified_at as "classifiedAt", cases.tier,
  cases.placed_at as "placedAt", cases.placed_where as "placedWhere", cases.outcome, cases.outcome_on as "outcomeOn",
  cases.withdrawn_at as "withdrawnAt", cases.list_key as "listKey", cases.list_id as "listId", cases.origin,
  cases.synthetic, cases.disputed, cases.version, cases.listed_at as "listedAt"`

/** Which cases: all conditions given hold together; at least one of ids, persons or zones. */
export interface CaseQuestion {
  readonly ids?: readonly string[]
  readonly personIds?: readonly string[]
  readonly zoneIds?: readonly number[]
  /** Confirmed on these days, both included. */
  readonly from?: string
  readonly to?: string
  /** Withdrawn ones are left out unless asked for. */
  readonly statuses?: readonly CaseFacts['status'][]
}

/** Cases that a room above works with, as they stand; says nothing of who may see them. Ordered by confirmation. */
export async function caseRows(db: Db | Trx, question: CaseQuestion): Promise<CaseRow[]> {
  const { ids, personIds, zoneIds, from, to, statuses = ['suspected', 'probable', 'confirmed'] } = question
  if (!ids && !personIds && !zoneIds) return []
  const { rows } = await sql<CaseRow>`
    select ${caseColumns} from cases
    where status = any(${[...statuses]}::text[])
      ${when(ids, (some) => sql`and id = any(${[...some]}::uuid[])`)}
      ${when(personIds, (some) => sql`and person_id = any(${[...some]}::uuid[])`)}
      ${when(zoneIds, (some) => sql`and zone_id = any(${[...some]}::int[])`)}
      ${when(from, (day) => sql`and confirmed_on >= ${day}::date`)}
      ${when(to, (day) => sql`and confirmed_on <= ${day}::date`)}
    order by listed_at, id`.execute(db)
  return rows
}

/** A piece of a statement where there is something to say. */
export function when<T>(value: T | undefined, piece: (value: T) => RawBuilder<unknown>): RawBuilder<unknown> {
  return value === undefined ? sql`` : piece(value)
}

/** One case by id, locked for change. */
export async function caseForUpdate(trx: Trx, id: string): Promise<CaseRow | undefined> {
  const { rows } = await sql<CaseRow>`select ${caseColumns} from cases where id = ${id} for update`.execute(trx)
  return rows[0]
}

const types = {
  zone_id: 'int',
  id: 'uuid',
  area_id: 'int',
  person_id: 'uuid',
  status: 'text',
  setting: 'text',
  setting_group: 'text',
  residence_area_id: 'int',
  residence_outside: 'text',
  report_area_id: 'int',
  report_place: 'text',
  reported_at: 'timestamptz',
  sampled_at: 'timestamptz',
  confirmed_at: 'timestamptz',
  confirmed_on: 'date',
  onset_on: 'date',
  symptoms: 'text',
  variant: 'text',
  variant_sure: 'text',
  source_kind: 'text',
  source_case_id: 'uuid',
  source_cluster_id: 'uuid',
  source_note: 'text',
  backlog: 'text',
  entered_at: 'timestamptz',
  classified_at: 'timestamptz',
  tier: 'text',
  placed_at: 'timestamptz',
  placed_where: 'text',
  outcome: 'text',
  outcome_on: 'date',
  withdrawn_at: 'timestamptz',
  list_key: 'text',
  list_id: 'text',
  origin: 'text',
  synthetic: 'boolean',
  disputed: 'int',
  version: 'int',
  listed_at: 'timestamptz',
} as const satisfies Record<keyof CasesTable, string>

/** Writes new cases in one statement; what nobody said of any of them is not sent. */
export async function insertCases(trx: Trx, rows: readonly CasesTable[]): Promise<void> {
  if (rows.length === 0) return
  const all = Object.entries(types) as [keyof CasesTable, string][]
  const columns = all.filter(([name]) => rows.some((row) => row[name] !== null))
  await sql`
    insert into cases (${sql.join(columns.map(([name]) => sql.ref(name)))})
    select * from unnest(${sql.join(
      columns.map(([name, type]) => sql`${rows.map((row) => row[name])}::${sql.raw(type)}[]`),
    )})`.execute(trx)
}

/** A case in place of what it was: in another zone it is moved, never updated across. */
export async function replaceCase(trx: Trx, before: Pick<CaseRow, 'id' | 'zoneId'>, row: CasesTable): Promise<void> {
  await sql`delete from cases where id = ${before.id} and zone_id = ${before.zoneId}`.execute(trx)
  await insertCases(trx, [row])
}
