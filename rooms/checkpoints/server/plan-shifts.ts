import { sql } from 'kysely'
import type { z } from 'zod'
import { type Instant, type Refusal, refuse } from '#kit'
import { accept, defineIntent, type Fact, type Outcome, reject, type Step, type Trx, type Work } from '#platform/server'
import { CHECKPOINTS, judgeElsewhere, judgeMembers, judgeShiftTime, planShift, type Standing } from '../domain/index.ts'
import { type CheckpointRow, holdCheckpoints } from './checkpoints.store.ts'
import { knownOfficers, writeMembers } from './members.store.ts'
import { type ProfileBook, profileBook, ruleAt, sayMoment } from './profile-book.query.ts'
import { readStandings } from './standings.store.ts'

type Plan = z.infer<typeof planShift.payload>
type Span = { readonly fromAt: Instant; readonly toAt: Instant }

interface Ground {
  readonly posts: ReadonlyMap<string, CheckpointRow>
  /** Times taken at each post; grows while a batch is judged. */
  readonly taken: Map<string, Span[]>
  /** Where officers stand; grows while a batch is judged. */
  readonly standings: ReadonlyMap<string, Standing[]>
  readonly officers: ReadonlyMap<string, string>
  readonly forces: ReadonlySet<string>
  readonly book: ProfileBook
  readonly step: Step
}

/** Plans shifts; thousands at once cost a handful of statements. Posts are held, so that two never plan the same hours. */
export const planShiftIntent = defineIntent<Plan>({
  contract: planShift,
  area: (payload) => payload.areaId,
  handle: async (works: readonly Work<Plan>[], step: Step) => {
    const ground = await readGround(works, step)
    const planned: Work<Plan>[] = []
    const outcomes = works.map((work): Outcome => {
      const refusal = judgePlan(work.payload, ground)
      if (refusal) return reject(refusal)
      takeHours(work.payload, ground)
      planned.push(work)
      return accept([toFact(work)], { shiftId: work.id })
    })
    await insertShifts(step.trx, planned)
    await writeMembers(
      step.trx,
      planned.map(({ id, payload }) => ({ shiftId: id, members: payload.members })),
    )
    return outcomes
  },
})

/** What was planned just now binds what is planned after it. */
function takeHours({ checkpointId, fromAt, toAt, members }: Plan, { taken, standings, posts, officers }: Ground): void {
  taken.get(checkpointId)?.push({ fromAt, toAt })
  const post = posts.get(checkpointId)?.name ?? ''
  for (const { officerId = '' } of members) {
    const name = officers.get(officerId) ?? ''
    standings.get(officerId)?.push({ name, checkpointId, post, fromAt, toAt })
  }
}

async function readGround(works: readonly Work<Plan>[], step: Step): Promise<Ground> {
  const { trx } = step
  const ids = works.map(({ payload }) => payload.checkpointId)
  const posts = await holdCheckpoints(trx, ids)
  const book = await profileBook(step.profile)
  return {
    posts,
    taken: await takenTimes(trx, works),
    standings: await readStandings(
      trx,
      works.map(({ payload }) => payload),
    ),
    officers: await knownOfficers(
      trx,
      works.flatMap(({ payload }) => payload.members),
    ),
    forces: new Set(book.forces.map(({ key }) => key)),
    book,
    step,
  }
}

async function takenTimes(trx: Trx, works: readonly Work<Plan>[]): Promise<Map<string, Span[]>> {
  const ids = [...new Set(works.map(({ payload }) => payload.checkpointId))]
  const from = works.map(({ payload }) => payload.fromAt).reduce((least, at) => (at < least ? at : least))
  const to = works.map(({ payload }) => payload.toAt).reduce((most, at) => (at > most ? at : most))
  const { rows } = await sql<Span & { id: string }>`
    select checkpoint_id as id, from_at as "fromAt", to_at as "toAt" from checkpoint_shifts
    where checkpoint_id = any(${ids}::uuid[]) and to_at > ${from} and from_at < ${to} and cancelled_at is null`.execute(
    trx,
  )
  const taken = new Map<string, Span[]>(ids.map((id) => [id, []]))
  for (const { id, fromAt, toAt } of rows) taken.get(id)?.push({ fromAt, toAt })
  return taken
}

function judgePlan(plan: Plan, { posts, taken, standings, officers, forces, book, step }: Ground): Refusal | null {
  const post = posts.get(plan.checkpointId)
  if (!post) return refuse(CHECKPOINTS.UNKNOWN, { field: 'checkpointId' })
  if (post.areaId !== plan.areaId) return refuse(CHECKPOINTS.ELSEWHERE, { field: 'areaId' })
  if (post.closedAt !== null) {
    return refuse(CHECKPOINTS.CLOSED, { field: 'checkpointId', params: { at: sayMoment(post.closedAt, step.profile) } })
  }
  const rule = ruleAt(book, plan.fromAt, step.profile)
  if ('words' in rule) return rule
  const refusal = judgeShiftTime(plan, rule.longestShiftHours, taken.get(plan.checkpointId) ?? [])
  return (
    withSaidTimes(refusal, step) ??
    judgeMembers(plan.members, { forces, officers }) ??
    withSaidTimes(judgeElsewhere(plan, standings), step)
  )
}

/** The times of the other shift, in the city's words. */
export function withSaidTimes(refusal: Refusal | null, { profile }: Pick<Step, 'profile'>): Refusal | null {
  const { from, to } = refusal?.params ?? {}
  if (!refusal || typeof from !== 'string' || typeof to !== 'string') return refusal
  const said = { from: sayMoment(from as Instant, profile), to: sayMoment(to as Instant, profile) }
  const { MEMBER_ELSEWHERE, SHIFT_OVERLAPS } = CHECKPOINTS
  const kind = refusal.code === MEMBER_ELSEWHERE.code ? MEMBER_ELSEWHERE : SHIFT_OVERLAPS
  return refuse(kind, { field: refusal.field ?? '', params: { ...refusal.params, ...said } })
}

async function insertShifts(trx: Trx, works: readonly Work<Plan>[]): Promise<void> {
  if (works.length === 0) return
  await sql`
    insert into checkpoint_shifts (id, checkpoint_id, from_at, to_at)
    select * from unnest(${works.map(({ id }) => id)}::uuid[], ${works.map(({ payload }) => payload.checkpointId)}::uuid[],
                         ${works.map(({ payload }) => payload.fromAt)}::timestamptz[],
                         ${works.map(({ payload }) => payload.toAt)}::timestamptz[])`.execute(trx)
}

function toFact({ id, payload }: Work<Plan>): Fact {
  const { areaId, checkpointId, fromAt, toAt, members } = payload
  const data = { checkpointId, fromAt, toAt, members: members.length }
  return { type: 'checkpoint-shift-planned', areaId, subjectId: id, data, live: ['checkpoints'] }
}
