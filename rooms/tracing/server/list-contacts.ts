import { sql } from 'kysely'
import { toInstant } from '#kit'
import { derivedId, type Fact, type Step } from '#platform/server'
import { type ContactToPut, putContactLinks } from '#rooms/cases/server'
import { linkSources } from './link-sources.ts'

interface Listed {
  readonly personId: string
  readonly level: number
  readonly viaPersonId: string
  readonly viaKind: 'visit' | 'household' | 'contact'
  readonly from: string
  readonly until: string
  readonly minutes: number
  readonly caseId: string | null
}

/**
 * Puts the F1 and F2 of a trace on the list of contacts in the room of cases, which gives them their class. Who was told as met stands
 * there already. F3 watch themselves and are not listed.
 */
export async function listContacts(
  step: Step,
  {
    id,
    traceId,
    areaIds,
  }: { readonly id: string; readonly traceId: string; readonly areaIds: readonly number[] | undefined },
): Promise<{ readonly facts: readonly Fact[]; readonly f1: number; readonly f2: number }> {
  const { rows } = await sql<Listed>`
    update traced_people set listed_at = ${step.now}
    where trace_id = ${traceId} and level <= 2 and listed_at is null
      ${areaIds === undefined ? sql`` : sql`and ward_id = any(${[...areaIds]}::int[])`}
    returning person_id as "personId", level, via_person_id as "viaPersonId", via_kind as "viaKind", via_from as "from",
              via_until as "until", via_minutes as minutes, case_id as "caseId"`.execute(step.trx)
  const links = rows
    .filter(({ viaKind, personId, viaPersonId }) => viaKind !== 'contact' && personId !== viaPersonId)
    .toSorted((left, right) => left.level - right.level)
    .map((row) => toLink(row, derivedId(id, row.personId)))
  const { facts } = await putContactLinks(step, links)
  return {
    facts,
    f1: rows.filter(({ level }) => level === 1).length,
    f2: rows.filter(({ level }) => level === 2).length,
  }
}

/** How near two were at a place nobody knows: that is said, and the rule of the day decides whether it counts. */
function toLink({ personId, viaPersonId, viaKind, from, until, minutes, caseId }: Listed, id: string): ContactToPut {
  const isHousehold = viaKind === 'household'
  return {
    id,
    fromPersonId: viaPersonId,
    toPersonId: personId,
    fromAt: toInstant(from),
    untilAt: toInstant(until),
    relation: isHousehold ? 'household' : 'unknown',
    distance: isHousehold ? 'within-2m' : 'unknown',
    // Of people in one household no minutes are known; a length of days is no meeting.
    minutes: isHousehold ? null : Math.min(minutes, 20_160),
    source: linkSources.trace,
    caseId,
  }
}
