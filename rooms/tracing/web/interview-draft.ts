import type { Instant } from '#kit'
import { type ContactRelation, contactRelations, type DistanceClass, distanceClasses } from '#rooms/cases/domain'
import type { PickedPerson } from '#rooms/people/domain'
import type { InterviewAnswers } from '../domain/index.ts'

/** Somebody met, as far as it is typed. `key` keeps the line its own while others come and go. */
export interface ContactDraft extends PickedPerson {
  readonly key: string
  readonly areaId?: number | undefined
  readonly relation?: ContactRelation | undefined
  readonly distance?: DistanceClass | undefined
  readonly from?: Instant | undefined
  readonly until?: Instant | undefined
}

/** A place, as far as it is typed. */
export interface PlaceDraft {
  readonly key: string
  readonly siteId?: string | undefined
  readonly name?: string | undefined
  readonly enterAt?: Instant | undefined
  readonly leaveAt?: Instant | undefined
}

/** What is typed of an interview. */
export interface InterviewDraft {
  readonly contacts: readonly ContactDraft[]
  readonly places: readonly PlaceDraft[]
  readonly note?: string | undefined
  readonly metNobody?: boolean | undefined
}

/** A draft as it was kept; anything unknown in it is left out. */
export function readDraft(kept: Readonly<Record<string, unknown>>): InterviewDraft {
  const list = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : [])
  const contacts = list<ContactDraft>(kept.contacts).filter(
    ({ relation, distance }) =>
      (relation === undefined || contactRelations.includes(relation)) &&
      (distance === undefined || distanceClasses.includes(distance)),
  )
  return {
    contacts,
    places: list<PlaceDraft>(kept.places),
    ...(typeof kept.note === 'string' ? { note: kept.note } : {}),
    ...(kept.metNobody === true ? { metNobody: true } : {}),
  }
}

/** What must still be written before the interview can be finished, by field. */
export function missingIn({ contacts, places }: InterviewDraft): ReadonlySet<string> {
  const missing = new Set<string>()
  contacts.forEach(({ personId, person, relation, distance, from }, index) => {
    if (personId === undefined && Object.values(person ?? {}).every((value) => value === undefined))
      missing.add(`contacts.${index}.person`)
    if (relation === undefined) missing.add(`contacts.${index}.relation`)
    if (distance === undefined) missing.add(`contacts.${index}.distance`)
    if (from === undefined) missing.add(`contacts.${index}.from`)
  })
  places.forEach(({ siteId, enterAt }, index) => {
    if (siteId === undefined) missing.add(`places.${index}.siteId`)
    if (enterAt === undefined) missing.add(`places.${index}.enterAt`)
  })
  return missing
}

/** The draft as answers; ask {@link missingIn} first. */
export function toAnswers({ contacts, places, note, metNobody }: InterviewDraft): InterviewAnswers {
  return {
    onsetOn: null,
    contacts: contacts.map(({ personId, person, isAnother, areaId, relation, distance, from, until }) => ({
      ...(personId === undefined ? { person: person ?? {}, isAnother, areaId } : { personId }),
      relation: relation ?? 'unknown',
      distance: distance ?? 'unknown',
      from: from as Instant,
      until: until ?? null,
    })),
    places: places.map(({ siteId, enterAt, leaveAt }) => ({
      siteId: siteId as string,
      enterAt: enterAt as Instant,
      leaveAt: leaveAt ?? null,
    })),
    ...(note === undefined || note.trim() === '' ? {} : { note }),
    ...(metNobody && contacts.length + places.length === 0 ? { metNobody } : {}),
  }
}
