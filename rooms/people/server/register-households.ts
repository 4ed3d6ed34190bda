import { sql } from 'kysely'
import { type Instant, type Refusal, refuse } from '#kit'
import {
  accept,
  childId,
  defineIntent,
  type Fact,
  type Outcome,
  reject,
  type Step,
  type Trx,
  type Work,
} from '#platform/server'
import { levelOf } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import {
  type JudgedHousehold,
  judgeHousehold,
  PEOPLE,
  type RegisterHousehold,
  registerHousehold,
} from '../domain/index.ts'
import { sealIdentities, type ToSeal } from './identities.store.ts'
import type { HouseholdsTable, ResidentsTable } from './people.tables.ts'
import { peopleGround } from './people-rules.query.ts'
import { indexNames, type ToIndex } from './person-tokens.store.ts'
import { insertPersons, type PersonToInsert, residentPerson } from './persons.store.ts'
import { doorMark, doorToSeal, personToSeal } from './seal-people.ts'

type Item = Work<RegisterHousehold>

/** Everything one batch writes. */
interface Written {
  readonly households: HouseholdsTable[]
  readonly residents: ResidentsTable[]
  readonly persons: PersonToInsert[]
  readonly names: ToIndex[]
  readonly toSeal: ToSeal[]
}

/** Puts households in the book; three thousand with their ten thousand people cost a handful of statements a batch. */
export const registerHouseholdIntent = defineIntent<RegisterHousehold>({
  contract: registerHousehold,
  area: ({ areaId }) => areaId,
  handle: async (items, step) => {
    const ground = await peopleGround(step)
    const areaIds = [...new Set(items.map(({ payload }) => payload.areaId))]
    await lockBooks(step.trx, areaIds)
    const books = await readBooks(step.trx, areaIds)
    const wrongAreas = await judgeAreas(areaIds, step, ground.today)
    const written: Written = { households: [], residents: [], persons: [], names: [], toSeal: [] }
    const outcomes = items.map((item): Outcome => {
      const { payload } = item
      const judged = wrongAreas.get(payload.areaId) ?? judgeHousehold(payload, ground)
      if ('code' in judged) return reject(judged)
      const mark = doorMark(step.vault, { house: payload.house ?? null, head: payload.head ?? null })
      const book = bookOf(books, payload.areaId)
      const refusal = judgePlace(payload, book, mark)
      if (refusal) return reject(refusal)
      const number = payload.number ?? book.last + 1
      enter(book, number, mark)
      const { zoneId } = step.tree.get(payload.areaId)
      const facts = write(written, item, { judged, number, mark, zoneId, now: step.now })
      return accept(facts, { householdId: item.id, number, warnings: judged.warnings })
    })
    await save(step, written)
    return outcomes
  },
})

/** The book of one group as it stands while a batch is written into it. */
interface GroupBook {
  last: number
  readonly numbers: Set<number>
  readonly doors: Map<string, number>
}

function bookOf(books: Map<number, GroupBook>, areaId: number): GroupBook {
  const book = books.get(areaId) ?? { last: 0, numbers: new Set(), doors: new Map() }
  books.set(areaId, book)
  return book
}

function enter(book: GroupBook, number: number, mark: Buffer | null): void {
  book.numbers.add(number)
  book.last = Math.max(book.last, number)
  if (mark) book.doors.set(mark.toString('base64'), number)
}

/** Two who write in the book of one group come one after the other. */
export async function lockBooks(trx: Trx, areaIds: readonly number[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(7432, area_id)
    from (select area_id from unnest(${[...areaIds]}::int[]) as given (area_id) order by area_id) as ordered`.execute(
    trx,
  )
}

async function readBooks(trx: Trx, areaIds: readonly number[]): Promise<Map<number, GroupBook>> {
  const { rows } = await sql<{ areaId: number; number: number; door: Buffer | null; isHere: boolean }>`
    select area_id as "areaId", number, door, left_on is null as "isHere" from households
    where area_id = any(${[...areaIds]}::int[])
      and zone_id in (select zone_id from areas where id = any(${[...areaIds]}::int[]))`.execute(trx)
  const books = new Map<number, GroupBook>()
  for (const { areaId, number, door, isHere } of rows) enter(bookOf(books, areaId), number, isHere ? door : null)
  return books
}

async function judgeAreas(areaIds: readonly number[], step: Step, today: string): Promise<Map<number, Refusal>> {
  const { byId } = await openBook({ db: step.trx, tree: step.tree })
  const wrong = new Map<number, Refusal>()
  for (const areaId of areaIds) {
    const area = byId.get(areaId)
    if (!area || levelOf(area.kind) !== 'group') wrong.set(areaId, refuse(PEOPLE.NOT_IN_A_GROUP, { field: 'areaId' }))
    else if (area.validTo !== null && area.validTo <= today) {
      wrong.set(areaId, refuse(PEOPLE.AREA_PAST, { field: 'areaId', params: { day: area.validTo } }))
    }
  }
  return wrong
}

function judgePlace({ number, another }: RegisterHousehold, book: GroupBook, mark: Buffer | null): Refusal | null {
  if (number !== undefined && book.numbers.has(number)) {
    return refuse(PEOPLE.NUMBER_TAKEN, { field: 'number', params: { number } })
  }
  const same = mark && another !== true ? book.doors.get(mark.toString('base64')) : undefined
  return same === undefined ? null : refuse(PEOPLE.ON_THE_LIST, { field: 'head', params: { number: same } })
}

interface Placed {
  readonly judged: JudgedHousehold
  readonly number: number
  readonly mark: Buffer | null
  readonly zoneId: number
  readonly now: Instant
}

function write(written: Written, item: Item, { judged, number, mark, zoneId, now }: Placed): Fact[] {
  const { payload, id } = item
  written.households.push({
    zone_id: zoneId,
    id,
    area_id: payload.areaId,
    number,
    size: judged.size,
    elderly: payload.elderly ?? null,
    children: payload.children ?? null,
    boarding: payload.boarding ?? false,
    has_phone: judged.hasPhone,
    door: mark,
    source: payload.source ?? null,
    synthetic: payload.synthetic ?? false,
    version: 1,
    entered_at: now,
    since_on: judged.since,
    left_on: null,
    left_reason: null,
    forget_on: null,
  })
  const door = { house: payload.house ?? null, head: payload.head ?? null, phone: judged.phone }
  const sealed = doorToSeal({ id, zoneId, householdId: id }, door)
  if (sealed) written.toSeal.push(sealed)
  for (const [index, resident] of judged.residents.entries()) {
    const residentId = childId(item, index)
    written.residents.push({ zone_id: zoneId, id: residentId, household_id: id, temporary: resident.temporary })
    const place = { zoneId, areaId: payload.areaId, householdId: id, synthetic: payload.synthetic ?? false }
    written.persons.push(residentPerson({ ...place, id: residentId }))
    written.names.push({ id: residentId, zoneId, name: resident.name, yearOfBirth: resident.birthYear })
    written.toSeal.push(personToSeal({ id: residentId, zoneId, householdId: id }, resident))
  }
  const data = {
    households: 1,
    people: judged.size,
    noPhone: judged.hasPhone ? 0 : 1,
    boarding: payload.boarding ? 1 : 0,
  }
  return [{ type: 'household-registered', areaId: payload.areaId, subjectId: id, data, live: ['households'] }]
}

async function save(
  { trx, vault, now }: Step,
  { households: rows, residents, persons, names, toSeal }: Written,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into households (zone_id, id, area_id, number, size, elderly, children, boarding, has_phone, door, source,
                            synthetic, version, entered_at, since_on)
    select * from unnest(
      ${rows.map((row) => row.zone_id)}::int[], ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.area_id)}::int[],
      ${rows.map((row) => row.number)}::int[], ${rows.map((row) => row.size)}::int[], ${rows.map((row) => row.elderly)}::int[],
      ${rows.map((row) => row.children)}::int[], ${rows.map((row) => row.boarding)}::boolean[],
      ${rows.map((row) => row.has_phone)}::boolean[], ${rows.map((row) => row.door)}::bytea[],
      ${rows.map((row) => row.source)}::text[], ${rows.map((row) => row.synthetic)}::boolean[],
      ${rows.map((row) => row.version)}::int[], ${rows.map((row) => row.entered_at)}::timestamptz[],
      ${rows.map((row) => row.since_on)}::date[])`.execute(trx)
  if (residents.length > 0) {
    await sql`
      insert into residents (zone_id, id, household_id, temporary)
      select * from unnest(${residents.map((row) => row.zone_id)}::int[], ${residents.map((row) => row.id)}::uuid[],
        ${residents.map((row) => row.household_id)}::uuid[], ${residents.map((row) => row.temporary)}::boolean[])`.execute(
      trx,
    )
  }
  await insertPersons(trx, persons, now)
  await sealIdentities(trx, vault, toSeal, true)
  await indexNames(trx, vault, names, true)
}
