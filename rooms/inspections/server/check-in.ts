import type { z } from 'zod'
import { type Instant, type Refusal, refuse } from '#kit'
import { accept, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { callOff, checkIn, INSPECTIONS } from '../domain/index.ts'
import { type InspectionRow, insertInspection, nameInspectors } from './inspections.store.ts'
import { ownInspector } from './plan-inspection.ts'
import { factOf, takeUp } from './work-on-inspection.ts'

/** `inspections.check-in`: from here on everybody who may see the area sees it. */
export const checkInIntent = defineIntent({
  contract: checkIn,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof checkIn.payload>>, step: Step) => {
    const taken = await takeUp(work, step, work.payload.inspectionId)
    if ('refusal' in taken) return reject({ ...taken.refusal, field: 'inspectionId' })
    const begun = await beginOn(work, step, taken.row, { at: work.occurredAt, place: work.payload.place })
    if ('refusal' in begun) return reject(begun.refusal)
    return accept(begun.facts, { inspectionId: begun.row.id, overlapOf: begun.row.overlapOf })
  }),
})

/** An inspection as it was begun, and what to state of it. */
export interface Begun {
  readonly row: InspectionRow
  readonly facts: readonly Fact[]
}

/**
 * The actor is there. What nobody began yet begins; what another began gets a twin that bears the intent's id, marked as
 * overlapping: neither is lost. A finished one gets its twin too: that phone had no signal.
 */
export async function beginOn(
  work: Work<unknown>,
  step: Step,
  row: InspectionRow,
  there: { readonly at: Instant; readonly place?: string | undefined },
): Promise<Begun | { readonly refusal: Refusal }> {
  if (row.calledOffAt !== null) return { refusal: refuse(INSPECTIONS.CALLED_OFF) }
  const begun = {
    checkedInAt: there.at,
    checkInRecordedAt: step.now,
    checkedInBy: work.actor.officerId,
    place: there.place ?? null,
    sortAt: there.at,
  }
  const people = ownInspector(work, step, row.areaId)
  if (row.checkedInAt === null) {
    await step.trx
      .updateTable('inspections')
      .set({
        checked_in_at: there.at,
        check_in_recorded_at: step.now,
        checked_in_by: begun.checkedInBy,
        place: begun.place,
        sort_at: there.at,
      })
      .where('id', '=', row.id)
      .where('zone_id', '=', row.zoneId)
      .execute()
    await nameInspectors(step.trx, row, people)
    const after = { ...row, ...begun }
    return { row: after, facts: [checkInFact(after)] }
  }
  if (row.checkedInBy === work.actor.officerId) return { refusal: refuse(INSPECTIONS.ALREADY_CHECKED_IN) }
  const twin: InspectionRow = {
    ...row,
    ...begun,
    id: work.id,
    overlapOf: row.id,
    recordedAt: step.now,
    finishedAt: null,
    finishRecordedAt: null,
    finishedBy: null,
    outcome: null,
    summary: null,
  }
  await insertInspection(step.trx, twin)
  await nameInspectors(step.trx, twin, people)
  return { row: twin, facts: [checkInFact(twin)] }
}

/** What everybody hears first of an inspection that was a surprise. */
export function checkInFact(row: InspectionRow): Fact {
  const { kind, teamId, subjectKind, siteId, surprise, overlapOf } = row
  const data = { kind, teamId, subjectKind, siteId, surprise: surprise ? 1 : 0, overlapOf }
  return factOf(row, { type: 'inspection-checked-in', data })
}

/** `inspections.call-off`: a surprise stays as hidden as it was. */
export const callOffIntent = defineIntent({
  contract: callOff,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof callOff.payload>>, step: Step) => {
    const taken = await takeUp(work, step, work.payload.inspectionId)
    if ('refusal' in taken) return reject({ ...taken.refusal, field: 'inspectionId' })
    const { row } = taken
    if (row.calledOffAt !== null) return reject(INSPECTIONS.CALLED_OFF)
    if (row.checkedInAt !== null) return reject(INSPECTIONS.ALREADY_CHECKED_IN)
    await step.trx
      .updateTable('inspections')
      .set({ called_off_at: step.now, call_off_reason: work.payload.reason })
      .where('id', '=', row.id)
      .where('zone_id', '=', row.zoneId)
      .execute()
    return accept([factOf(row, { type: 'inspection-called-off', data: { kind: row.kind, teamId: row.teamId } })])
  }),
})
