import type { z } from 'zod'
import type { Instant } from '#kit'
import { accept, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import {
  addPhotos,
  answerChecklist,
  finishInspection,
  INSPECTIONS,
  type InspectionOutcome,
  stateFinding,
} from '../domain/index.ts'
import { judgeSheets, saveAnswers } from './answers.store.ts'
import type { InspectionRow } from './inspections.store.ts'
import { judgeFindings, makeFindings } from './make-findings.ts'
import { refusePhotos, savePhotos } from './photos.store.ts'
import { factOf, refuseRecording, takeUp } from './work-on-inspection.ts'

/** `inspections.answer`. */
export const answerChecklistIntent = defineIntent({
  contract: answerChecklist,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof answerChecklist.payload>>, step: Step) => {
    const open = await takeUpOpen(work, step, work.payload.inspectionId)
    if ('refusal' in open) return reject(open.refusal)
    const sheets = await judgeSheets(work.payload.sheets, step)
    if ('refusal' in sheets) return reject(sheets.refusal)
    await saveAnswers(work as Work<unknown>, step, open.row, sheets)
    const answers = sheets.map(({ sheet, isOlder }) => [
      sheet.checklist,
      sheet.version,
      sheet.answers.length,
      isOlder ? 1 : 0,
    ])
    return accept([factOf(open.row, { type: 'inspection-answered', data: { answers } })], {
      olderVersion: sheets.some(({ isOlder }) => isOlder),
    })
  }),
})

/** `inspections.add-photos`: also to a finished one, for pictures may come later. */
export const addPhotosIntent = defineIntent({
  contract: addPhotos,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof addPhotos.payload>>, step: Step) => {
    const { inspectionId, photos } = work.payload
    const taken = await takeUp(work, step, inspectionId)
    if ('refusal' in taken) return reject(taken.refusal)
    const { row } = taken
    if (row.checkedInAt === null) return reject(row.calledOffAt ? INSPECTIONS.CALLED_OFF : INSPECTIONS.NOT_CHECKED_IN)
    const refusal = await refusePhotos(work as Work<unknown>, step, [{ photos, field: 'photos' }])
    if (refusal) return reject(refusal)
    await savePhotos(work as Work<unknown>, step, row, [{ kind: 'inspection', id: row.id, photos }])
    return accept([factOf(row, { type: 'inspection-photos-added', data: { photos: photos.length } })])
  }),
})

/** `inspections.state-finding`. */
export const stateFindingIntent = defineIntent({
  contract: stateFinding,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof stateFinding.payload>>, step: Step) => {
    const { inspectionId, ...named } = work.payload
    const open = await takeUpOpen(work, step, inspectionId)
    if ('refusal' in open) return reject(open.refusal)
    const judged = await judgeFindings([named], step)
    if ('refusal' in judged) return reject(judged.refusal)
    const plain = work as Work<unknown>
    const refusal = await refusePhotos(plain, step, [{ photos: named.photos, field: 'photos' }])
    if (refusal) return reject(refusal)
    const facts = await makeFindings(plain, step, { row: open.row, named: [named], ids: [work.id] }, judged)
    return accept(facts, { findingId: work.id })
  }),
})

/** `inspections.finish`. */
export const finishInspectionIntent = defineIntent({
  contract: finishInspection,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof finishInspection.payload>>, step: Step) => {
    const { inspectionId, ...end } = work.payload
    const open = await takeUpOpen(work, step, inspectionId)
    if ('refusal' in open) return reject(open.refusal)
    if (work.occurredAt < (open.row.checkedInAt as Instant)) return reject(INSPECTIONS.FINISH_BEFORE_START)
    return accept([await finishRow(work as Work<unknown>, step, open.row, end)])
  }),
})

async function takeUpOpen(work: Work<unknown> | Work<{ inspectionId: string }>, step: Step, inspectionId: string) {
  const taken = await takeUp(work, step, inspectionId)
  if ('refusal' in taken) return { refusal: { ...taken.refusal, field: 'inspectionId' } }
  const refusal = refuseRecording(taken.row)
  return refusal ? { refusal } : taken
}

/** The end of an inspection that is under way. */
export async function finishRow(
  work: Work<unknown>,
  step: Step,
  row: InspectionRow,
  end: { readonly outcome: InspectionOutcome; readonly summary?: string | undefined },
): Promise<Fact> {
  await step.trx
    .updateTable('inspections')
    .set({
      finished_at: work.occurredAt,
      finish_recorded_at: step.now,
      finished_by: work.actor.officerId,
      outcome: end.outcome,
      summary: end.summary ?? null,
    })
    .where('id', '=', row.id)
    .where('zone_id', '=', row.zoneId)
    .execute()
  const data = { kind: row.kind, outcome: end.outcome, teamId: row.teamId, siteId: row.siteId }
  return factOf(row, { type: 'inspection-finished', data })
}
