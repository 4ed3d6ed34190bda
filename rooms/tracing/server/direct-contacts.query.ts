import { addMinutes, type Instant, toInstant } from '#kit'
import type { Trx } from '#platform/server'
import { householdMates } from '#rooms/people/server'
import { contactsToldOf, type ReportedContact } from './known-to-tracer.query.ts'
import type { SeedCase } from './seeds-of-cases.query.ts'
import type { Reached } from './tracer/tracer.contract.ts'

const certain = { duration: 1, distance: 1, crowd: 1, ventilation: 1 }

/**
 * Those who are F1 without any visit: who lives with a case, and who was told as met. The tracer knows them too, a moment after they were
 * written down; here they are taken from the rooms that hold them, so that none is missing from a trace asked in that moment.
 */
export async function directContacts(
  trx: Trx,
  seeds: readonly SeedCase[],
  { householdHours, now }: { readonly householdHours: number; readonly now: Instant },
): Promise<Reached[]> {
  const persons = seeds.map(({ row }) => row.personId)
  const mates = await householdMates(trx, persons)
  const told = await contactsToldOf(trx, persons)
  return seeds.flatMap(({ row: { personId }, window }) => {
    const exposedAt = earlier(addMinutes(window.from, householdHours * 60), now)
    const atHome = (mates.get(personId) ?? []).map((mateId) =>
      toReached(mateId, { kind: 'household', personId, from: window.from, until: window.to }, exposedAt),
    )
    const met = told.flatMap((link) => metBy({ personId, window }, link) ?? [])
    return [...atHome, ...met]
  })
}

/** Whom somebody met by a told contact, while they could infect; undefined: it is somebody else's, or not in that time. */
function metBy(
  { personId, window }: { readonly personId: string; readonly window: SeedCase['window'] },
  { fromId, toId, fromAt, untilAt, listedAt }: ReportedContact,
): Reached | undefined {
  const otherId = fromId === personId ? toId : fromId
  const from = toInstant(fromAt ?? listedAt)
  const until = toInstant(untilAt ?? fromAt ?? listedAt)
  const isTheirs = fromId === personId || toId === personId
  if (!isTheirs || until < window.from || from > window.to) return undefined
  const begin = from < window.from ? window.from : from
  const via = { kind: 'contact' as const, personId, from: begin, until: until < begin ? begin : until }
  return toReached(otherId, via, begin)
}

function toReached(
  personId: string,
  via: Pick<Reached['via'], 'kind' | 'personId' | 'from' | 'until'>,
  exposedAt: Instant,
): Reached {
  const minutes = Math.max(0, Math.round((Date.parse(via.until) - Date.parse(via.from)) / 60_000))
  return {
    personId,
    level: 1,
    exposedAt,
    via: { ...via, placeId: null, zoneId: null, minutes },
    minutes,
    risk: 1,
    parts: certain,
  }
}

function earlier(left: Instant, right: Instant): Instant {
  return left < right ? left : right
}
