import { sql } from 'kysely'
import type { z } from 'zod'
import { foldVietnamese, type Refusal, refuse } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { sitesByIds } from '#rooms/sites/server'
import {
  CHECKPOINTS,
  type CheckpointKind,
  closeCheckpoint,
  editCheckpoint,
  empowerCheckpoint,
} from '../domain/index.ts'
import { type CheckpointRow, holdCheckpoints } from './checkpoints.store.ts'
import { documentEnds } from './directives.query.ts'
import { judgeDocument, judgeLayer, judgePair, tieDocuments } from './open-checkpoints.ts'
import { profileBook, sayMoment } from './profile-book.query.ts'

type Edit = z.infer<typeof editCheckpoint.payload>
type Close = z.infer<typeof closeCheckpoint.payload>

/** The post that is to be changed, held; else why not. Not visible reads as unknown. */
async function takeCheckpoint(
  work: Work<{ readonly checkpointId: string }>,
  step: Step,
): Promise<CheckpointRow | Refusal> {
  const { checkpointId } = work.payload
  const row = (await holdCheckpoints(step.trx, [checkpointId])).get(checkpointId)
  const unknown = refuse(CHECKPOINTS.UNKNOWN, { field: 'checkpointId' })
  if (!row) return unknown
  const notAllowed = allowed(work, step, 'checkpoints.keep', row.areaId, 'checkpoints.read')
  if (notAllowed) return notAllowed.status === 404 ? unknown : notAllowed
  if (row.closedAt === null) return row
  return refuse(CHECKPOINTS.CLOSED, { field: 'checkpointId', params: { at: sayMoment(row.closedAt, step.profile) } })
}

/** Mends what is written of a post. */
export const editCheckpointIntent = defineIntent<Edit>({
  contract: editCheckpoint,
  area: 'handler',
  handle: oneByOne(async (work: Work<Edit>, step: Step) => {
    const row = await takeCheckpoint(work, step)
    if ('words' in row) return reject(row)
    const { kindOf } = await profileBook(step.profile)
    const refusal = await judgeEdit(work.payload, kindOf.get(row.kind), step)
    if (refusal) return reject(refusal)
    const next = edited(row, work.payload)
    if (JSON.stringify(next) === JSON.stringify(edited(row, { checkpointId: row.id }))) {
      return reject(CHECKPOINTS.NOTHING_TO_CHANGE)
    }
    await sql`
      update checkpoints set name = ${next.name}, folded = ${foldVietnamese(`${next.name} ${next.place ?? ''}`)},
        place = ${next.place}, layer = ${next.layer}::int, team_id = ${next.teamId}::uuid, site_id = ${next.siteId}::uuid,
        between_a = ${next.betweenA}::int, between_b = ${next.betweenB}::int, note = ${next.note}
      where id = ${row.id}`.execute(step.trx)
    const data = { layer: next.layer, teamId: next.teamId, hasPlace: next.place !== null }
    return accept([{ type: 'checkpoint-edited', areaId: row.areaId, subjectId: row.id, data, live: ['checkpoints'] }])
  }),
})

async function judgeEdit({ layer, siteId, between }: Edit, kind: CheckpointKind | undefined, step: Step) {
  if (kind && layer !== undefined) {
    const refusal = judgeLayer(layer, kind)
    if (refusal) return refusal
  }
  if (siteId && !(await sitesByIds(step.trx, [siteId])).has(siteId)) {
    return refuse(CHECKPOINTS.SITE_UNKNOWN, { field: 'siteId' })
  }
  return judgePair(between, step)
}

/** What is given takes the place of what stood; null empties. */
function edited(row: CheckpointRow, change: Edit) {
  const or = <T>(given: T | undefined, before: T): T => (given === undefined ? before : given)
  const pair = change.between === undefined ? [row.betweenA, row.betweenB] : (change.between ?? [null, null])
  return {
    name: or(change.name, row.name),
    place: or(change.place, row.place),
    layer: or<number | null>(change.layer, row.layer),
    teamId: or(change.teamId, row.teamId),
    siteId: or(change.siteId, row.siteId),
    betweenA: pair[0] ?? null,
    betweenB: pair[1] ?? null,
    note: or(change.note, row.note),
  }
}

/** Ties a post to one more document that gives it powers. */
export const empowerCheckpointIntent = defineIntent({
  contract: empowerCheckpoint,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof empowerCheckpoint.payload>>, step: Step) => {
    const row = await takeCheckpoint(work, step)
    if ('words' in row) return reject(row)
    const { documentId } = work.payload
    const refusal = judgeDocument(documentId, await documentEnds(step.trx, [documentId]))
    if (refusal) return reject(refusal)
    const tied = await tieDocuments(step.trx, [{ id: row.id, documentId }], step.now)
    if (tied === 0) return reject(CHECKPOINTS.EMPOWERED, { field: 'documentId' })
    return accept([
      { type: 'checkpoint-empowered', areaId: row.areaId, subjectId: row.id, documentId, live: ['checkpoints'] },
    ])
  }),
})

/** Closes a post; the shift that stands there ends with it, shifts to come are called off. */
export const closeCheckpointIntent = defineIntent<Close>({
  contract: closeCheckpoint,
  area: 'handler',
  handle: oneByOne(async (work: Work<Close>, step: Step) => {
    const row = await takeCheckpoint(work, step)
    if ('words' in row) return reject(row)
    const { trx, now, profile } = step
    const at = work.payload.at ?? work.occurredAt
    if (at > now) return reject(CHECKPOINTS.NOT_YET, { field: 'at' })
    if (at < row.openedAt) {
      return reject(CHECKPOINTS.CLOSED_BEFORE_OPEN, { field: 'at', params: { at: sayMoment(row.openedAt, profile) } })
    }
    await sql`update checkpoints set closed_at = ${at}, close_reason = ${work.payload.reason} where id = ${row.id}`.execute(
      trx,
    )
    await sql`
      update checkpoint_shifts set ended_at = greatest(${at}::timestamptz, started_at)
      where checkpoint_id = ${row.id} and started_at is not null and ended_at is null`.execute(trx)
    await sql`
      update checkpoint_shifts set cancelled_at = ${now}, cancel_reason = 'Đóng chốt'
      where checkpoint_id = ${row.id} and started_at is null and cancelled_at is null and to_at > ${at}`.execute(trx)
    const data = { kind: row.kind, layer: row.layer, at }
    return accept([{ type: 'checkpoint-closed', areaId: row.areaId, subjectId: row.id, data, live: ['checkpoints'] }])
  }),
})
