import { sql } from 'kysely'
import { type Refusal, refuse } from '#kit'
import {
  accept,
  allowed,
  defineIntent,
  type Fact,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { personsByIds } from '#rooms/people/server'
import { CASES, clearContact, listContact, withdrawContact } from '../domain/index.ts'
import { classesOf } from './classes.store.ts'
import { classifyPersons } from './classify-persons.ts'
import { clearContacts } from './clear-contacts.ts'
import { type ContactToPut, judgeContact, putContactLinks } from './links.store.ts'
import { type Found, findOrKeep } from './who.store.ts'

type Item = Work<(typeof listContact)['payload']['_output']>

/** Lists contacts, many at once: a thousand rows of a list cost a handful of statements. */
export const listContactIntent = defineIntent<Item['payload']>({
  contract: listContact,
  area: ({ areaId }) => areaId,
  handle: async (items, step) => {
    const refusals = items.map(({ payload }) => judgeContact(toPut(payload, { id: '', personId: 'new' }), step.now))
    const sound = items.filter((_, index) => refusals[index] === null)
    const found = await findOrKeep(
      step,
      sound.map((work) => ({ work, who: work.payload, areaId: work.payload.areaId })),
    )
    const whoOf = new Map(sound.map((item, index) => [item, found[index] as Found]))
    const toList = sound.filter((item) => 'personId' in (whoOf.get(item) as Found))
    const rows = toList.map((item) => toPut(item.payload, { id: item.id, personId: personOf(whoOf.get(item)) }))
    const { put, facts } = await putContactLinks(step, rows)
    const putOf = new Map(toList.map((item, index) => [item, put[index]]))
    const byLink = Map.groupBy(facts, ({ subjectId }) => subjectId)
    const firstDone = toList.find((item) => putOf.get(item)?.ok)
    return items.map((item, index): Outcome => {
      const refusal = refusals[index] ?? refusalOf(whoOf.get(item)) ?? refusalOf(putOf.get(item))
      if (refusal) return reject(refusal)
      const who = whoOf.get(item)
      const kept = who && 'facts' in who ? who.facts : []
      // What concerns no single link (classes, by area) goes with the first.
      const shared = item === firstDone ? (byLink.get(undefined) ?? []) : []
      return accept([...kept, ...(byLink.get(item.id) ?? []), ...shared], { linkId: item.id, personId: personOf(who) })
    })
  },
})

function personOf(found: Found | undefined): string {
  return found && 'personId' in found ? found.personId : ''
}

function refusalOf(one: Found | { ok: boolean; refusal?: Refusal } | undefined): Refusal | null {
  if (!one || 'personId' in one) return null
  if ('code' in one) return one
  return 'ok' in one && !one.ok ? (one.refusal ?? null) : null
}

function toPut(payload: Item['payload'], { id, personId }: { id: string; personId: string }): ContactToPut {
  const { areaId, ofPersonId, fromAt, untilAt, relation, distance, minutes, masked, source, caseId, synthetic } =
    payload
  const meeting = { fromAt, untilAt, relation, distance, minutes, masked, source, caseId, synthetic }
  const toPersonId = payload.person === undefined && payload.personId ? payload.personId : personId
  return { id, areaId, fromPersonId: ofPersonId, toPersonId, ...meeting }
}

interface LinkRow {
  readonly areaId: number
  readonly fromPersonId: string
  readonly toPersonId: string
}

/** A contact that was none: the link is closed, classes follow. */
export const withdrawContactIntent = defineIntent({
  contract: withdrawContact,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { rows } = await sql<LinkRow>`
      select area_id as "areaId", from_person_id as "fromPersonId", to_person_id as "toPersonId" from contact_links
      where id = ${work.payload.linkId} and withdrawn_at is null for update`.execute(step.trx)
    const link = rows[0]
    const refusal = link ? allowed(work, step, 'cases.keep', link.areaId, 'cases.read') : null
    if (!link || refusal) return reject(refusal ?? CASES.LINK_UNKNOWN, { field: 'linkId' })
    await sql`update contact_links set withdrawn_at = ${step.now} where id = ${work.payload.linkId}`.execute(step.trx)
    const classed = await classifyPersons(step, [link.fromPersonId, link.toPersonId])
    const fact: Fact = {
      type: 'contact-withdrawn',
      areaId: link.areaId,
      subjectId: work.payload.linkId,
      data: {},
      live: ['contacts'],
    }
    return accept([fact, ...classed])
  }),
})

/** A contact found free of it. A case is not cleared but gets an outcome. */
export const clearContactIntent = defineIntent({
  contract: clearContact,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { personId, at, reason } = work.payload
    const person = (await personsByIds(step.trx, [personId])).get(personId)
    if (!person) return reject(CASES.PERSON_UNKNOWN, { field: 'personId' })
    const refusal = (await judgeClearing(work, step, person)) ?? null
    if (refusal) return reject(refusal)
    return accept(await clearContacts(step, [{ personId, at, reason, officerId: work.actor.officerId }]))
  }),
})

async function judgeClearing(
  work: Work<{ readonly personId: string; readonly at: string }>,
  step: Step,
  { areaId, currentId }: { readonly areaId: number; readonly currentId: string },
): Promise<Refusal | null> {
  const refusal = allowed(work, step, 'cases.keep', areaId, 'cases.read')
  if (refusal) return refusal
  if (work.payload.at > step.now) return refuse(CASES.IN_THE_FUTURE, { field: 'at' })
  const own = (await classesOf(step.trx, [currentId])).get(currentId)
  return own?.level === 0 ? refuse(CASES.IS_A_CASE, { field: 'personId' }) : null
}
