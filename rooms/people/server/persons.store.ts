import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { Sex } from '../domain/index.ts'
import type {} from './persons.tables.ts'

/** A person as other rooms read one: nothing in it names anybody. */
export interface PersonRow {
  /** The id that was asked for. */
  readonly id: string
  /** The person it is now, after merges; the same id where there was none. */
  readonly currentId: string
  readonly zoneId: number
  readonly areaId: number
  readonly householdId: string | null
  /** Known only where some room had to know (epidemiology); null otherwise. */
  readonly yearOfBirth: number | null
  readonly sex: Sex | null
  readonly synthetic: boolean
  /** True: the key is destroyed, nobody can be named any more. */
  readonly isForgotten: boolean
}

/** Merges that follow one another are few; more than this would be a circle. */
const longestChain = 20

/** Merges are few: only who was merged is followed, so that a thousand who were not cost one look at the index. */
const mergedOnes = (ids: readonly string[]) => sql`
  with recursive chain as (
    select id as asked, id, merged_into, 0 as step from persons
    where id = any(${[...ids]}::uuid[]) and merged_into is not null
    union all
    select chain.asked, persons.id, persons.merged_into, chain.step + 1
    from chain join persons on persons.id = chain.merged_into where chain.step < ${longestChain})`

const personColumns = sql`persons.zone_id as "zoneId", persons.area_id as "areaId", persons.synthetic,
  persons.forgotten_at is not null as "isForgotten"`

/** Persons by id, each as it is now after merges; an unknown id is absent. Says nothing of who may see them. */
export async function personsByIds(db: Db | Trx, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  if (ids.length === 0) return new Map()
  const { rows: all } = await sql<PersonRow & { isMerged: boolean }>`
    select id, id as "currentId", ${personColumns}, household_id as "householdId", year_of_birth as "yearOfBirth", sex,
           merged_into is not null as "isMerged"
    from persons where id = any(${[...ids]}::uuid[])`.execute(db)
  const merged = all.flatMap(({ id, isMerged }) => (isMerged ? [id] : []))
  const known = all.flatMap(({ isMerged, ...row }) => (isMerged ? [] : [row]))
  return new Map([...known, ...(await mergedPersons(db, merged))].map((row) => [row.id, row]))
}

/** What is not known of the person somebody was merged into is read from their own entry. */
async function mergedPersons(db: Db | Trx, ids: readonly string[]): Promise<readonly PersonRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<PersonRow>`
    ${mergedOnes(ids)}
    select chain.asked as id, persons.id as "currentId", ${personColumns},
           coalesce(persons.household_id, mine.household_id) as "householdId",
           coalesce(persons.year_of_birth, mine.year_of_birth) as "yearOfBirth", coalesce(persons.sex, mine.sex) as sex
    from chain join persons on persons.id = chain.id join persons mine on mine.id = chain.asked
    where chain.merged_into is null`.execute(db)
  return rows
}

/** The person that each of these ids is now: merges followed to their end. An unknown id stands for itself. */
export async function canonicalIds(db: Db | Trx, ids: readonly string[]): Promise<Map<string, string>> {
  const all = new Map(ids.map((id) => [id, id]))
  if (ids.length === 0) return all
  const { rows } = await sql<{ asked: string; id: string }>`
    ${mergedOnes(ids)} select asked, id from chain where merged_into is null`.execute(db)
  for (const { asked, id } of rows) all.set(asked, id)
  return all
}

/** All ids under which each of these persons is on file (their own and those merged into them), by the id asked for. */
export async function idsOfPersons(db: Db | Trx, ids: readonly string[]): Promise<Map<string, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const current = await canonicalIds(db, ids)
  const { rows } = await sql<{ top: string; id: string }>`
    with recursive below as (
      select merged_into as top, id, 1 as step from persons
      where merged_into = any(${[...new Set(current.values())]}::uuid[])
      union all
      select below.top, persons.id, below.step + 1
      from below join persons on persons.merged_into = below.id where below.step < ${longestChain})
    select top, id from below order by top, step, id`.execute(db)
  const byTop = Map.groupBy(rows, ({ top }) => top)
  return new Map(
    ids.map((id) => {
      const top = current.get(id) ?? id
      return [id, [top, ...(byTop.get(top) ?? []).map((row) => row.id)]]
    }),
  )
}

/** A person as a row to write. */
export interface PersonToInsert {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly householdId: string | null
  readonly yearOfBirth: number | null
  readonly sex: Sex | null
  readonly synthetic: boolean
}

/** A resident of a book as a person: of year and sex nothing stands beside them until some room must know. */
export function residentPerson(row: Omit<PersonToInsert, 'yearOfBirth' | 'sex'>): PersonToInsert {
  return { ...row, yearOfBirth: null, sex: null }
}

/** Writes persons that were not on file. */
export async function insertPersons(trx: Trx, rows: readonly PersonToInsert[], now: Instant): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into persons (zone_id, id, area_id, household_id, year_of_birth, sex, synthetic, entered_at, indexed, version)
    select given.*, ${now}::timestamptz, true, 1
    from unnest(${rows.map(({ zoneId }) => zoneId)}::int[], ${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ areaId }) => areaId)}::int[], ${rows.map(({ householdId }) => householdId)}::uuid[],
      ${rows.map(({ yearOfBirth }) => yearOfBirth)}::smallint[], ${rows.map(({ sex }) => sex)}::text[],
      ${rows.map(({ synthetic }) => synthetic)}::boolean[]) as given`.execute(trx)
}

/** Who lives in the household of each of these persons now, themselves left out; one without household has none. */
export async function householdMates(db: Db | Trx, ids: readonly string[]): Promise<Map<string, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const entries = await idsOfPersons(db, ids)
  const pairs = [...entries].flatMap(([asked, own]) => own.map((id) => ({ asked, id })))
  const { rows } = await sql<{ asked: string; mateId: string }>`
    select distinct given.asked, mates.id as "mateId"
    from unnest(${pairs.map(({ asked }) => asked)}::uuid[], ${pairs.map(({ id }) => id)}::uuid[]) as given (asked, id)
    join persons on persons.id = given.id join persons mates on mates.household_id = persons.household_id`.execute(db)
  const current = await canonicalIds(db, [...new Set(rows.map(({ mateId }) => mateId))])
  const byAsked = Map.groupBy(rows, ({ asked }) => asked)
  return new Map(
    ids.map((id) => {
      const own = new Set(entries.get(id) ?? [id])
      const mates = (byAsked.get(id) ?? []).map(({ mateId }) => current.get(mateId) ?? mateId)
      return [id, [...new Set(mates)].filter((mateId) => !own.has(mateId)).sort()]
    }),
  )
}
