import { sql } from 'kysely'
import { type Refusal, refuse } from '#kit'
import {
  accept,
  actingPost,
  allowed,
  defineIntent,
  type Fact,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import {
  type MergePersons,
  mergePersons,
  PEOPLE,
  type TellApart,
  tellApart,
  type UnmergePersons,
  unmergePersons,
} from '../domain/index.ts'
import { decideLikeness } from './likenesses.store.ts'
import { type PersonRow, personsByIds } from './persons.store.ts'

/** One entry is read as another from now on; nothing of either is changed, so that it can be taken back. */
export const mergePersonsIntent = defineIntent<MergePersons>({
  contract: mergePersons,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { personId, intoId, reason } = work.payload
    const two = await holdTwo(work, step, [personId, intoId])
    if ('code' in two) return reject(two)
    const [from, into] = two
    if (from.currentId === into.currentId) return reject(PEOPLE.ALREADY_ONE, { field: 'intoId' })
    if (from.isForgotten || into.isForgotten) return reject(PEOPLE.PERSON_FORGOTTEN)
    await step.trx
      .insertInto('person_merges')
      .values({
        zone_id: from.zoneId,
        id: work.id,
        person_id: from.currentId,
        into_id: into.currentId,
        reason,
        at: step.now,
        account_id: work.actor.accountId,
        officer_id: work.actor.officerId,
        post_id: actingPost(work, step, 'people.merge', from.areaId),
      })
      .execute()
    await sql`update persons set merged_into = ${into.currentId} where id = ${from.currentId}`.execute(step.trx)
    const pair = { one: from.currentId, other: into.currentId }
    await decideLikeness(step.trx, pair, { decision: 'same', reason, officerId: work.actor.officerId, at: step.now })
    return accept(factsOf('persons-merged', from, into), { mergeId: work.id, personId: into.currentId })
  }),
})

/** The last merge of an entry is taken back; whatever was merged into it before stays with it. */
export const unmergePersonsIntent = defineIntent<UnmergePersons>({
  contract: unmergePersons,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { personId, reason } = work.payload
    const { rows } = await sql<{ intoId: string | null }>`
      select merged_into as "intoId" from persons where id = ${personId}`.execute(step.trx)
    const intoId = rows[0]?.intoId
    if (!intoId) return reject(rows[0] ? PEOPLE.NOT_MERGED : PEOPLE.PERSON_UNKNOWN, { field: 'personId' })
    const two = await holdTwo(work, step, [personId, intoId])
    if ('code' in two) return reject(two)
    const { accountId, officerId } = work.actor
    await sql`
      update person_merges set undone_at = ${step.now}::timestamptz, undone_reason = ${reason},
        undone_by_account_id = ${accountId}, undone_by_officer_id = ${officerId}
      where person_id = ${personId} and into_id = ${intoId} and undone_at is null`.execute(step.trx)
    await sql`update persons set merged_into = null where id = ${personId}`.execute(step.trx)
    const pair = { one: personId, other: intoId }
    await decideLikeness(step.trx, pair, { decision: 'different', reason, officerId, at: step.now })
    const [from, into] = two
    return accept(factsOf('persons-unmerged', { ...from, currentId: personId }, { ...into, currentId: intoId }))
  }),
})

/** Two who are alike are two. */
export const tellApartIntent = defineIntent<TellApart>({
  contract: tellApart,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { leftId, rightId, reason } = work.payload
    const two = await holdTwo(work, step, [leftId, rightId])
    if ('code' in two) return reject(two)
    const [left, right] = two
    if (left.currentId === right.currentId) return reject(PEOPLE.ALREADY_ONE, { field: 'rightId' })
    const { officerId } = work.actor
    const pair = { one: leftId, other: rightId }
    await decideLikeness(step.trx, pair, { decision: 'different', reason, officerId, at: step.now })
    return accept(factsOf('persons-told-apart', left, right))
  }),
})

/** Both, held until the change is done; who may not change one of them is told that there is none. */
async function holdTwo(
  work: Work<unknown>,
  step: Step,
  ids: readonly [string, string],
): Promise<readonly [PersonRow, PersonRow] | Refusal> {
  await sql`select 1 from persons where id = any(${[...ids]}::uuid[]) order by id for update`.execute(step.trx)
  const rows = await personsByIds(step.trx, ids)
  const [one, other] = [rows.get(ids[0]), rows.get(ids[1])]
  if (!one || !other) return refuse(PEOPLE.PERSON_UNKNOWN)
  for (const { areaId } of [one, other]) {
    const forbidden = allowed(work, step, 'people.merge', areaId, 'people.read')
    if (forbidden) return forbidden.status === 404 ? refuse(PEOPLE.PERSON_UNKNOWN) : forbidden
  }
  return [one, other]
}

/** In both areas, where they are two. */
function factsOf(type: string, from: PersonRow, into: PersonRow): Fact[] {
  const fact = { type, subjectId: from.currentId, data: { intoId: into.currentId }, live: ['persons'] }
  const areas = new Set([into.areaId, from.areaId])
  return [...areas].map((areaId) => ({ ...fact, areaId }))
}
