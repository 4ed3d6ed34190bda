import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Fact, Trx } from '#platform/server'
import { type CarriedPart, type GoingThing, moveRows, nothingLeft, type RoomHandover } from '#rooms/areas/server'
import type { BacklogKind, CaseStatus } from '../domain/index.ts'
import { countOf } from './case-row.ts'
import type { CaseRow } from './cases.store.ts'
import type {} from './cases.tables.ts'

/** Cases, and contacts, in one step. */
const perStep = 1_000

/** A case that somebody still works on; what is closed stays where it was counted. */
const isOpen = sql`outcome is null and status <> 'withdrawn'`

interface Going extends GoingThing, Pick<CaseRow, 'setting' | 'settingGroup'> {
  readonly fromAreaId: number
  readonly status: CaseStatus
  readonly confirmedOn: Day | null
  readonly backlog: BacklogKind | null
}

/**
 * Open cases when areas end: where one other area took all of an area, its cases, contacts and classes lie in that one now and
 * count there; where an area was cut up, a person says. Closed cases stay in the units of their day.
 */
export const casesHandover: RoomHandover = {
  kind: 'case',
  title: { vi: 'Ca bệnh', en: 'Cases' },
  async count(db, { ended, heirOf }) {
    const heirs = [...heirOf.keys()]
    const { rows } = await sql<{ carried: number; waiting: number }>`
      select (count(*) filter (where area_id = any(${heirs}::int[])))::int as carried,
             (count(*) filter (where area_id <> all(${heirs}::int[])))::int as waiting
      from cases where ${isOpen} and area_id = any(${[...ended]}::int[])`.execute(db)
    return { carried: rows[0]?.carried ?? 0, waiting: rows[0]?.waiting ?? 0, ended: 0 }
  },
  async carry(trx, { heirOf, documentId }, { tree }): Promise<CarriedPart> {
    const heirs = [...heirOf.keys()]
    const going = await goingFrom(trx, sql`area_id = any(${heirs}::int[])`)
    const facts = await moveCases(
      trx,
      going.map((one) => toPlace(one, heirOf.get(one.fromAreaId) as number, tree)),
      documentId,
    )
    const contacts = await moveContacts(trx, heirOf, tree)
    const more = going.length === perStep || contacts === perStep
    return { ...nothingLeft, facts, carried: going.length, more }
  },
  async waits(trx, { ended, heirOf }) {
    const areas = ended.filter((areaId) => !heirOf.has(areaId))
    const { rows } = await sql<{ subjectId: string; areaId: number }>`
      select id as "subjectId", area_id as "areaId" from cases
      where ${isOpen} and area_id = any(${areas}::int[]) order by area_id, id`.execute(trx)
    return rows
  },
  async settle(trx, { subjectId, to }, { tree }) {
    const [heir] = to
    const [going] = heir === undefined ? [] : await goingFrom(trx, sql`id = ${subjectId}::uuid`)
    return going && heir !== undefined ? moveCases(trx, [toPlace(going, heir, tree)], null) : []
  },
  async nameOf(_db: Db, ids) {
    return new Map(ids.map((id) => [id, `CB-${id.slice(-6).toUpperCase()}`]))
  },
}

type Zones = { get(areaId: number): { zoneId: number } }

function toPlace(going: Going, toAreaId: number, tree: Zones): Going {
  return { ...going, toAreaId, toZone: tree.get(toAreaId).zoneId }
}

async function goingFrom(trx: Trx, where: RawBuilder<unknown>): Promise<Going[]> {
  const { rows } = await sql<Going>`
    select id, zone_id as "fromZone", zone_id as "toZone", area_id as "toAreaId", area_id as "fromAreaId", status, setting,
           setting_group as "settingGroup", confirmed_on as "confirmedOn", backlog
    from cases where ${isOpen} and ${where} order by area_id, id limit ${perStep} for update`.execute(trx)
  return rows
}

async function moveCases(trx: Trx, going: readonly Going[], documentId: string | null): Promise<Fact[]> {
  if (going.length === 0) return []
  await moveRows(trx, going, { table: 'cases', by: 'id', hasArea: true })
  await moveRows(trx, going, { table: 'case_versions', by: 'case_id', hasArea: false })
  await moveRows(trx, going, { table: 'case_claims', by: 'case_id', hasArea: false })
  // Who lived there lives in the heir; what was reported there is reported from the heir.
  await sql`
    update cases set residence_area_id = case when residence_area_id = given.ended then given.heir else residence_area_id end,
      report_area_id = case when report_area_id = given.ended then given.heir else report_area_id end
    from unnest(${going.map(({ id }) => id)}::uuid[], ${going.map(({ fromAreaId }) => fromAreaId)}::int[],
      ${going.map(({ toAreaId }) => toAreaId)}::int[]) as given (id, ended, heir)
    where cases.id = given.id`.execute(trx)
  return going.flatMap((one) => factsOf(one, documentId))
}

function factsOf(one: Going, documentId: string | null): Fact[] {
  const { id, fromAreaId, toAreaId } = one
  const fact = { subjectId: id, documentId, live: ['cases'] }
  const counted = countOf(one as unknown as CaseRow)
  const recounted = (areaId: number, by: number): Fact[] =>
    counted ? [{ ...fact, type: 'case-recounted', areaId, data: { ...counted, by } }] : []
  const carried: Fact = { ...fact, type: 'case-carried', areaId: toAreaId, data: { fromAreaId } }
  return [carried, ...recounted(fromAreaId, -1), ...recounted(toAreaId, 1)]
}

/** Contacts and classes of ended areas lie in their heirs; how many links were moved. */
async function moveContacts(trx: Trx, heirOf: ReadonlyMap<number, number>, tree: Zones): Promise<number> {
  const heirs = [...heirOf.keys()]
  const { rows } = await sql<GoingThing & { areaId: number }>`
    select id, zone_id as "fromZone", zone_id as "toZone", area_id as "toAreaId", area_id as "areaId" from contact_links
    where area_id = any(${heirs}::int[]) order by id limit ${perStep} for update`.execute(trx)
  const going = rows.map((row) => {
    const toAreaId = heirOf.get(row.areaId) as number
    return { ...row, toAreaId, toZone: tree.get(toAreaId).zoneId }
  })
  await moveRows(trx, going, { table: 'contact_links', by: 'id', hasArea: true })
  await sql`
    update person_classes set area_id = given.heir, zone_id = given.zone
    from unnest(${heirs}::int[], ${heirs.map((id) => heirOf.get(id))}::int[],
      ${heirs.map((id) => tree.get(heirOf.get(id) as number).zoneId)}::int[]) as given (ended, heir, zone)
    where person_classes.area_id = given.ended`.execute(trx)
  return going.length
}
