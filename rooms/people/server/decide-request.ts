import { type Refusal, refuse } from '#kit'
import { accept, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { type DecideRequest, decideRequest, PEOPLE } from '../domain/index.ts'
import { correctPerson } from './correct-person.ts'
import { heldPersons } from './held-persons.query.ts'
import { forgetPersons } from './leave-household.ts'
import { requestRules } from './people-rules.query.ts'
import type { PersonFile } from './person-file.ts'
import { idsOfPersons, type PersonRow, personsByIds } from './persons.store.ts'
import { holdRequest, openSaid, type RequestRow, requestFact, sealSaid } from './requests.store.ts'

/** Decided by somebody else than who wrote it down; what is granted is done in the same moment. */
export const decideRequestIntent = (files: readonly PersonFile[]) =>
  defineIntent<DecideRequest>({
    contract: decideRequest,
    area: 'handler',
    handle: oneByOne(async (work, step) => {
      const held = await holdToDecide(work, step)
      if ('code' in held) return reject(held)
      const { request, person } = held
      const { outcome } = work.payload
      const said = await openSaid(step.trx, step.vault, request.id)
      const done = outcome === 'granted' ? await grant({ step, files, request, person }, work.payload) : []
      if ('code' in done) return reject(done)
      await writeDecision(work, step, { request, asked: said?.asked ?? '' })
      const fact = requestFact('person-request-decided', request)
      const { appeal } = await requestRules(step.profile)
      const result = outcome === 'refused' ? { outcome, appeal } : { outcome }
      return accept([{ ...fact, data: { ...fact.data, outcome } }, ...done], result)
    }),
  })

/** The request and whom it is about, held until it is decided; or why this one may not decide it. */
async function holdToDecide(work: Work<DecideRequest>, step: Step) {
  const request = await holdRequest(work, step, 'people.decide-requests')
  if ('code' in request) return request
  if (request.receivedBy === work.actor.accountId) return refuse(PEOPLE.OWN_RECEIPT)
  const person = (await personsByIds(step.trx, [request.personId])).get(request.personId)
  return person ? { request, person } : refuse(PEOPLE.PERSON_UNKNOWN)
}

async function writeDecision(
  { payload: { outcome, reason }, actor }: Work<DecideRequest>,
  { trx, vault, now }: Step,
  { request, asked }: { readonly request: RequestRow; readonly asked: string },
): Promise<void> {
  await trx
    .updateTable('person_requests')
    .set({ decided_at: now, outcome, decided_by_account_id: actor.accountId, decided_by_officer_id: actor.officerId })
    .where('id', '=', request.id)
    .execute()
  // Of who was erased nothing of what they said is kept either.
  if (request.kind === 'delete' && outcome === 'granted') return
  await sealSaid(trx, vault, request, { asked, decision: reason })
}

interface Granting {
  readonly step: Step
  readonly files: readonly PersonFile[]
  readonly request: RequestRow
  readonly person: PersonRow
}

/** Does what was granted; gives its facts, or why it cannot be. What another room holds is mended in that room. */
async function grant(granting: Granting, { correction }: DecideRequest): Promise<readonly Fact[] | Refusal> {
  const { step, request, person } = granting
  const fact = { areaId: person.areaId, subjectId: person.currentId, live: ['persons'] }
  if (request.kind === 'delete') {
    const refusal = await judgeErasure(granting)
    if (refusal) return refusal
    const ids = (await idsOfPersons(step.trx, [person.id])).get(person.id) ?? [person.id]
    await forgetPersons(step.trx, ids, step.now)
    return [{ ...fact, type: 'person-forgotten' }]
  }
  const isOwnEntry = request.section === null && (request.kind === 'correct' || request.kind === 'dispute')
  if (!isOwnEntry) return []
  if (correction === undefined) return refuse(PEOPLE.NEEDS_CORRECTION, { field: 'correction' })
  const refusal = await correctPerson(step, person, correction)
  if (refusal) return refusal
  return [{ ...fact, type: 'person-corrected', data: { fields: Object.keys(correction) } }]
}

/** Nobody is erased while a room still needs the name, or while they stand in the book of a household. */
async function judgeErasure({ step, files, person }: Granting): Promise<Refusal | null> {
  const { trx } = step
  if (person.householdId !== null) return refuse(PEOPLE.PERSON_IN_A_BOOK)
  const ids = (await idsOfPersons(trx, [person.id])).get(person.id) ?? [person.id]
  const [held] = (await heldPersons(trx, ids, { ...step, files })).values()
  if (held) return refuse(PEOPLE.PERSON_HELD, { params: { room: held.room.vi, until: held.until ?? '…' } })
  return null
}
