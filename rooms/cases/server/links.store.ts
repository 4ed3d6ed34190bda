import { sql } from 'kysely'
import { addDays, dayOf, type Instant, type Refusal, refuse } from '#kit'
import type { Db, Fact, Trx } from '#platform/server'
import { idsOfPersons, personsByIds } from '#rooms/people/server'
import { CASES, type ContactRelation, type DistanceClass } from '../domain/index.ts'
import type {} from './cases.tables.ts'
import { type Classing, classifyPersons } from './classify-persons.ts'

/** The longest meeting that is one: longer ones are a household or a slip of the hand. */
const longestContactDays = 14

/** A meeting of two persons to be listed. */
export interface ContactToPut {
  readonly id: string
  /** The one who may have handed it on. */
  readonly fromPersonId: string
  /** The contact; the link lies where they live. */
  readonly toPersonId: string
  /** Where the contact lives; absent: as the room of people knows. */
  readonly areaId?: number | undefined
  readonly fromAt?: Instant | null | undefined
  readonly untilAt?: Instant | null | undefined
  readonly relation: ContactRelation
  readonly distance: DistanceClass
  readonly minutes?: number | null | undefined
  readonly masked?: boolean | null | undefined
  /** `interview`, `visit`, `household`, a list … */
  readonly source: string
  readonly caseId?: string | null | undefined
  readonly synthetic?: boolean | undefined
}

/** What became of one: put (or on the list already, by id), or why not. */
export type PutContact =
  | { readonly ok: true; readonly isNew: boolean }
  | { readonly ok: false; readonly refusal: Refusal }

/** Why two persons cannot have met so; null: they can. */
export function judgeContact(row: ContactToPut, now: Instant): Refusal | null {
  const { fromAt, untilAt } = row
  if (row.fromPersonId === row.toPersonId) return refuse(CASES.CONTACT_WITH_ITSELF, { field: 'personId' })
  if (fromAt && untilAt && untilAt < fromAt) return refuse(CASES.CONTACT_ENDS_FIRST, { field: 'untilAt' })
  if (fromAt && fromAt > now) return refuse(CASES.IN_THE_FUTURE, { field: 'fromAt' })
  if (untilAt && untilAt > now) return refuse(CASES.IN_THE_FUTURE, { field: 'untilAt' })
  const isLong = fromAt && untilAt && addDays(dayOf(fromAt, 0), longestContactDays) < dayOf(untilAt, 0)
  if (!isLong) return null
  return refuse(CASES.CONTACT_TOO_LONG, { field: 'untilAt', params: { days: longestContactDays } })
}

/**
 * Lists contacts, many at once, and works out the classes that follow. A link whose id stands already is left as it is, one
 * of somebody unknown to the room of people or of a person with themselves is refused by itself. The caller has asked whether
 * this may be done; the facts go with its outcome.
 */
export async function putContactLinks(
  step: Classing,
  rows: readonly ContactToPut[],
  { classify = true }: { readonly classify?: boolean } = {},
): Promise<{ readonly put: readonly PutContact[]; readonly facts: readonly Fact[] }> {
  const persons = await personsByIds(
    step.trx,
    rows.flatMap(({ fromPersonId, toPersonId }) => [fromPersonId, toPersonId]),
  )
  const sound: (ContactToPut & { areaId: number; zoneId: number })[] = []
  const judged = rows.map((row): Refusal | null => {
    const from = persons.get(row.fromPersonId)
    const to = persons.get(row.toPersonId)
    if (!from || !to) return refuse(CASES.PERSON_UNKNOWN, { field: from ? 'personId' : 'ofPersonId' })
    const refusal = judgeContact({ ...row, fromPersonId: from.currentId, toPersonId: to.currentId }, step.now)
    const place = step.tree.find(row.areaId ?? to.areaId) ?? step.tree.find(to.areaId)
    if (refusal || !place) return refusal ?? refuse(CASES.AREA_UNKNOWN, { field: 'areaId' })
    sound.push({ ...row, areaId: place.id, zoneId: place.zoneId })
    return null
  })
  const fresh = await insertLinks(step, sound)
  const put = rows.map((row, index): PutContact => {
    const refusal = judged[index]
    return refusal ? { ok: false, refusal } : { ok: true, isNew: fresh.has(row.id) }
  })
  const facts = sound
    .filter(({ id }) => fresh.has(id))
    .map(({ id, areaId, relation, distance, caseId }): Fact => {
      const data = { relation, distance, ...(caseId ? { caseId } : {}) }
      return { type: 'contact-listed', areaId, subjectId: id, data, live: ['contacts'] }
    })
  if (!classify || fresh.size === 0) return { put, facts }
  // Classes flow from either end: the one that has none yet is the one to look at.
  const touched = sound.filter(({ id }) => fresh.has(id)).flatMap((one) => [one.toPersonId, one.fromPersonId])
  return { put, facts: [...facts, ...(await classifyPersons(step, touched))] }
}

async function insertLinks(
  { trx, now }: Pick<Classing, 'trx' | 'now'>,
  rows: readonly (ContactToPut & { readonly areaId: number; readonly zoneId: number })[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const { rows: written } = await sql<{ id: string }>`
    insert into contact_links (zone_id, id, area_id, from_person_id, to_person_id, from_at, until_at, relation, distance,
                               minutes, masked, source, case_id, synthetic, listed_at)
    select *, ${now}::timestamptz from unnest(
      ${rows.map((row) => row.zoneId)}::int[], ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.areaId)}::int[],
      ${rows.map((row) => row.fromPersonId)}::uuid[], ${rows.map((row) => row.toPersonId)}::uuid[],
      ${rows.map((row) => row.fromAt ?? null)}::timestamptz[], ${rows.map((row) => row.untilAt ?? null)}::timestamptz[],
      ${rows.map((row) => row.relation)}::text[], ${rows.map((row) => row.distance)}::text[],
      ${rows.map((row) => row.minutes ?? null)}::int[], ${rows.map((row) => row.masked ?? null)}::boolean[],
      ${rows.map((row) => row.source)}::text[], ${rows.map((row) => row.caseId ?? null)}::uuid[],
      ${rows.map((row) => row.synthetic ?? false)}::boolean[])
    on conflict do nothing returning id`.execute(trx)
  return new Set(written.map(({ id }) => id))
}

/** A reported contact as it stands. */
export interface ContactLink {
  readonly id: string
  readonly areaId: number
  readonly fromPersonId: string
  readonly toPersonId: string
  readonly fromAt: Instant | null
  readonly untilAt: Instant | null
  readonly relation: ContactRelation
  readonly distance: DistanceClass
  readonly minutes: number | null
  readonly masked: boolean | null
  readonly source: string
  readonly caseId: string | null
  readonly listedAt: Instant
  readonly withdrawnAt: Instant | null
}

/** Columns of {@link ContactLink}. */
export const linkColumns = sql`contact_links.id, contact_links.area_id as "areaId",
  contact_links.from_person_id as "fromPersonId", contact_links.to_person_id as "toPersonId",
  contact_links.from_at as "fromAt", contact_links.until_at as "untilAt", contact_links.relation, contact_links.distance,
  contact_links.minutes, contact_links.masked, contact_links.source, contact_links.case_id as "caseId",
  contact_links.listed_at as "listedAt", contact_links.withdrawn_at as "withdrawnAt"`

/** Contacts of these persons, at either end, withdrawn ones left out; ids as they were listed (merges are not followed in the rows). */
export async function contactLinksOf(db: Db | Trx, personIds: readonly string[]): Promise<ContactLink[]> {
  if (personIds.length === 0) return []
  const ids = [...new Set([...(await idsOfPersons(db, personIds)).values()].flat())]
  const { rows } = await sql<ContactLink>`
    select ${linkColumns} from contact_links where from_person_id = any(${ids}::uuid[]) and withdrawn_at is null
    union
    select ${linkColumns} from contact_links where to_person_id = any(${ids}::uuid[]) and withdrawn_at is null
    order by "listedAt", id`.execute(db)
  return rows
}
