import { addDays, type Day, dayOf } from '#kit'
import { accept, allowed, defineIntent, notify, oneByOne, reject } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import {
  type AnswerRequest,
  answerRequest,
  type ExtendRequest,
  extendRequest,
  PEOPLE,
  type RecordRequest,
  recordRequest,
  requestDeadlines,
} from '../domain/index.ts'
import { requestRules } from './people-rules.query.ts'
import type { PersonFile } from './person-file.ts'
import { personsByIds } from './persons.store.ts'
import { holdRequest, requestFact, sealSaid } from './requests.store.ts'

/** Writes a request down; the head of the commune answers for it and is told. */
export const recordRequestIntent = (files: readonly PersonFile[]) =>
  defineIntent<RecordRequest>({
    contract: recordRequest,
    area: 'handler',
    handle: oneByOne(async (work, step) => {
      const { personId, kind, via, byProxy = false, section = null, asked } = work.payload
      const person = (await personsByIds(step.trx, [personId])).get(personId)
      if (!person) return reject(PEOPLE.PERSON_UNKNOWN, { field: 'personId' })
      const forbidden = allowed(work, step, 'people.receive-requests', person.areaId)
      if (forbidden) return reject(PEOPLE.PERSON_UNKNOWN, { field: 'personId' })
      if (section !== null && !files.some((file) => file.kind === section)) {
        return reject(PEOPLE.REQUEST_SECTION, { field: 'section' })
      }
      const rules = await requestRules(step.profile)
      const day = dayOf(work.occurredAt, step.profile.utcOffsetMinutes)
      const { answerOn, decideOn } = requestDeadlines(kind, day, rules)
      const { zoneId, areaId, currentId } = person
      const head = (await headPostsOf(step.trx, [zoneId], step.now, 'government')).get(zoneId)
      const { accountId, officerId } = work.actor
      await step.trx
        .insertInto('person_requests')
        .values({
          ...{
            zone_id: zoneId,
            id: work.id,
            area_id: areaId,
            person_id: currentId,
            kind,
            via,
            by_proxy: byProxy,
            section,
          },
          ...{ asked_at: work.occurredAt, received_by_account_id: accountId, received_by_officer_id: officerId },
          ...{ owner_post_id: head?.postId ?? null, answer_due_on: answerOn, decide_due_on: decideOn },
        })
        .execute()
      await sealSaid(step.trx, step.vault, { id: work.id, zoneId }, { asked, decision: null })
      if (head?.officerId) {
        const notice = { officerId: head.officerId, kind: 'person-request', reason: `request ${work.id}`, areaId }
        await notify(step.trx, [{ ...notice, subjectId: work.id, data: { kind, decideOn } }], step.now)
      }
      const fact = requestFact('person-request-recorded', { id: work.id, areaId, personId: currentId })
      return accept([fact], { requestId: work.id, answerDueOn: answerOn, decideDueOn: decideOn })
    }),
  })

/** The resident has been told what will happen, and by when. */
export const answerRequestIntent = defineIntent<AnswerRequest>({
  contract: answerRequest,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const request = await holdRequest(work, step, 'people.receive-requests')
    if ('code' in request) return reject(request)
    if (request.answeredAt === null) {
      await step.trx
        .updateTable('person_requests')
        .set({ answered_at: work.occurredAt })
        .where('id', '=', request.id)
        .execute()
    }
    return accept([requestFact('person-request-answered', request)])
  }),
})

/** More time, once. */
export const extendRequestIntent = defineIntent<ExtendRequest>({
  contract: extendRequest,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const request = await holdRequest(work, step, 'people.decide-requests')
    if ('code' in request) return reject(request)
    if (request.extendedReason !== null) return reject(PEOPLE.REQUEST_EXTENDED)
    const { extensionDays } = await requestRules(step.profile)
    const decideDueOn = addDays(request.decideDueOn as Day, extensionDays)
    await step.trx
      .updateTable('person_requests')
      .set({ decide_due_on: decideDueOn, extended_reason: work.payload.reason })
      .where('id', '=', request.id)
      .execute()
    return accept([requestFact('person-request-extended', request)], { decideDueOn })
  }),
})
