import { sql } from 'kysely'
import type { z } from 'zod'
import { type Instant, type Refusal, toInstant } from '#kit'
import {
  accept,
  allowed,
  childId,
  defineIntent,
  type Fact,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { type ContactToPut, putContactLinks } from '#rooms/cases/server'
import { keepPersons } from '#rooms/people/server'
import { finishInterview, TRACING } from '../domain/index.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { draftAbout, type InterviewRow, interviewForUpdate } from './interviews.store.ts'
import { peopleForTracer, placesForTracer } from './known-to-tracer.query.ts'
import { linkSources } from './link-sources.ts'
import { markStale } from './stale-traces.store.ts'
import { putLinks, recordVisits } from './tracer/index.ts'
import { refusalOf } from './visit-faults.ts'
import { visitFacts } from './visits-fact.ts'

type Finish = Work<z.infer<typeof finishInterview.payload>>
type Contact = Finish['payload']['answers']['contacts'][number]

/** Finishes an interview: whom the case met goes on the list of contacts and to the tracer, where they were becomes visits. All or nothing. */
export const finishInterviewIntent = defineIntent<Finish['payload']>({
  contract: finishInterview,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { interviewId } = work.payload
    const interview = await interviewForUpdate(step.trx, interviewId)
    if (!interview || allowed(work, step, finishInterview.permission, interview.areaId))
      return reject(TRACING.INTERVIEW_UNKNOWN, { field: 'interviewId' })
    if (interview.finishedAt !== null) return reject(TRACING.INTERVIEW_FINISHED)
    if (isSilent(work.payload.answers)) return reject(TRACING.INTERVIEW_EMPTY)
    return allOrNothing(step.trx, () => finish(work, step, interview))
  }),
})

/** Nothing was told, and nobody said that there is nothing: whoever would not talk yet is not counted as having met nobody. */
function isSilent({ contacts, places, metNobody = false }: Finish['payload']['answers']): boolean {
  return contacts.length === 0 && places.length === 0 && !metNobody
}

async function finish(work: Finish, step: Step, interview: InterviewRow): Promise<Outcome> {
  const { answers } = work.payload
  const met = await metPersons(work, step, interview)
  if ('code' in met) return reject(met)
  const listed = await listMet(work, step, { interview, met: met.links })
  if ('code' in listed) return reject(listed)
  const visited = await keepPlaces(work, step, interview)
  if ('code' in visited) return reject(visited)
  await closeForm(step, work, interview)
  const stale = await markStale(step.trx, [interview.personId], {
    reason: 'contacts-changed',
    at: step.now,
    only: 'seeds',
  })
  const data = { contacts: answers.contacts.length, places: answers.places.length, caseId: interview.caseId }
  const fact = {
    type: 'interview-finished',
    areaId: interview.areaId,
    subjectId: interview.id,
    data,
    live: ['tracing'],
  }
  return accept([fact, ...met.facts, ...listed.facts, ...visited.facts, ...stale], {
    contacts: answers.contacts.length,
    places: answers.places.length,
    flagged: visited.flagged,
  })
}

/** Each contact as a person of the book: chosen there, recognised, or new. */
async function metPersons(
  work: Finish,
  step: Step,
  interview: InterviewRow,
): Promise<{ readonly links: readonly ContactToPut[]; readonly facts: readonly Fact[] } | Refusal> {
  const { contacts } = work.payload.answers
  const told = contacts.flatMap(({ person, areaId, isAnother }, index) =>
    person
      ? [
          {
            ...person,
            index,
            areaId: areaId ?? interview.areaId,
            isAnother,
            personId: childId(work, `person ${index}`),
          },
        ]
      : [],
  )
  const kept = await keepPersons(
    step,
    told.map(({ index: _, ...person }) => person),
  )
  const idOf = new Map<number, string>()
  const facts: Fact[] = []
  for (const [place, { index }] of told.entries()) {
    const one = kept[place]
    if (!one?.ok) return inContact(one?.refusal, index, 'person.')
    idOf.set(index, one.personId)
    facts.push(...one.facts)
  }
  return {
    facts,
    links: contacts.map((contact, index) =>
      toLink(contact, {
        id: childId(work, `link ${index}`),
        personId: contact.personId ?? (idOf.get(index) as string),
        interview,
      }),
    ),
  }
}

function toLink(
  { from, until, relation, distance }: Contact,
  { id, personId, interview }: { readonly id: string; readonly personId: string; readonly interview: InterviewRow },
): ContactToPut {
  return {
    id,
    fromPersonId: interview.personId,
    toPersonId: personId,
    fromAt: toInstant(from),
    untilAt: until === null ? toInstant(from) : toInstant(until),
    relation,
    distance,
    source: linkSources.interview,
    caseId: interview.caseId,
  }
}

/** The refusal of one contact, with the field of the form it stands in. */
function inContact(refusal: Refusal | undefined, index: number, inside = ''): Refusal {
  if (!refusal) throw new Error('a person was neither kept nor refused')
  return {
    ...refusal,
    field: `answers.contacts.${index}${refusal.field === undefined ? '' : `.${inside}${refusal.field}`}`,
  }
}

const fieldNames: Readonly<Record<string, string>> = { fromAt: 'from', untilAt: 'until' }

async function listMet(
  work: Finish,
  step: Step,
  { interview, met }: { readonly interview: InterviewRow; readonly met: readonly ContactToPut[] },
): Promise<{ readonly facts: readonly Fact[] } | Refusal> {
  const { put, facts } = await putContactLinks(step, met)
  for (const [index, one] of put.entries()) {
    if (one.ok) continue
    const field = one.refusal.field === undefined ? undefined : (fieldNames[one.refusal.field] ?? one.refusal.field)
    return inContact({ ...one.refusal, ...(field === undefined ? {} : { field }) }, index)
  }
  if (met.length === 0) return { facts }
  const people = await peopleForTracer(step.trx, [interview.personId, ...met.map(({ toPersonId }) => toPersonId)])
  const links = met.map(({ id, fromPersonId, toPersonId, fromAt, untilAt }) => ({
    linkId: id,
    personIds: [fromPersonId, toPersonId] as const,
    from: fromAt as Instant,
    until: untilAt as Instant,
  }))
  const written = await putLinks(step, { id: childId(work, 'links'), people, links })
  return { facts: [...facts, ...visitFacts(written, interview.areaId)] }
}

async function keepPlaces(
  work: Finish,
  step: Step,
  interview: InterviewRow,
): Promise<{ readonly facts: readonly Fact[]; readonly flagged: readonly object[] } | Refusal> {
  const { places: visited } = work.payload.answers
  if (visited.length === 0) return { facts: [], flagged: [] }
  const { places } = await placesForTracer(
    step.trx,
    visited.map(({ siteId }) => siteId),
  )
  const visits = visited.map(({ siteId, enterAt, leaveAt }) => ({
    personId: interview.personId,
    placeId: siteId,
    enteredAt: toInstant(enterAt),
    leftAt: leaveAt === null ? null : toInstant(leaveAt),
  }))
  const people = await peopleForTracer(step.trx, [interview.personId])
  const written = await recordVisits(step, { id: childId(work, 'visits'), source: 'interview', people, places, visits })
  const [wrong] = written.refused
  if (wrong) {
    const refusal = (await refusalOf(step.profile))(wrong.fault, `answers.places.${wrong.line}`)
    return { ...refusal, field: (refusal.field ?? '').replace('enteredAt', 'enterAt').replace('leftAt', 'leaveAt') }
  }
  return { facts: visitFacts(written, interview.areaId), flagged: written.flagged }
}

/** What was typed is gone from the form: it stands in its own rooms now. Only words that have no other place stay, sealed. */
async function closeForm({ trx, now, vault }: Step, work: Finish, interview: InterviewRow): Promise<void> {
  const { contacts, places, note } = work.payload.answers
  const sealed = note === undefined ? null : vault.seal(note, draftAbout(interview.id))
  await sql`
    update interviews set sealed_draft = null, sealed_note = ${sealed}, finished_at = ${now},
      finished_by = ${work.actor.officerId}, contacts = ${contacts.length}, places = ${places.length}
    where id = ${interview.id} and zone_id = ${interview.zoneId}`.execute(trx)
}
