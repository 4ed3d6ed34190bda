import type { z } from 'zod'
import { type Instant, type Refusal, refuse } from '#kit'
import {
  accept,
  childId,
  defineIntent,
  type Fact,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { INSPECTIONS, type JudgedFinding, type JudgedSheet, recordInspection } from '../domain/index.ts'
import { before, judgeSheets, saveAnswers } from './answers.store.ts'
import { type Begun, beginOn, checkInFact } from './check-in.ts'
import { isOfInspected } from './eyes.ts'
import { finishRow } from './finish-inspection.ts'
import { insertInspection, nameInspectors } from './inspections.store.ts'
import { judgeFindings, makeFindings } from './make-findings.ts'
import { refusePhotos, savePhotos } from './photos.store.ts'
import { judgeNew, ownInspector, toNewRow } from './plan-inspection.ts'
import { takeUp } from './work-on-inspection.ts'

type Payload = z.infer<typeof recordInspection.payload>

/**
 * `inspections.record`: check-in, answers, findings, photos and end in one, as phones without signal send it. It stands
 * whole or not at all.
 */
export const recordInspectionIntent = defineIntent({
  contract: recordInspection,
  area: 'handler',
  handle: oneByOne(async (work: Work<Payload>, step: Step): Promise<Outcome> => {
    const inside = await judgeInside(work, step)
    if ('refusal' in inside) return reject(inside.refusal)
    const at = before(work.occurredAt, work.payload.checkIn.secondsAgo)
    const begun = await begin(work, step, at)
    if ('refusal' in begun) return reject(begun.refusal)
    return accept(...(await fill(work, step, begun, inside)))
  }),
})

interface Inside {
  readonly sheets: readonly JudgedSheet[]
  readonly findings: readonly JudgedFinding[]
}

async function judgeInside(work: Work<Payload>, step: Step): Promise<Inside | { readonly refusal: Refusal }> {
  const { payload } = work
  const sheets = await judgeSheets(payload.sheets, step)
  if ('refusal' in sheets) return sheets
  const findings = await judgeFindings(payload.findings, step)
  if ('refusal' in findings) {
    const { refusal, index } = findings
    return { refusal: { ...refusal, field: `findings.${index}.${refusal.field ?? ''}` } }
  }
  const photos = [
    { photos: payload.photos, field: 'photos' },
    ...payload.findings.map((finding, index) => ({ photos: finding.photos, field: `findings.${index}.photos` })),
  ]
  const refusal = await refusePhotos(work, step, photos)
  return refusal ? { refusal } : { sheets, findings }
}

async function begin(work: Work<Payload>, step: Step, at: Instant): Promise<Begun | { readonly refusal: Refusal }> {
  const { inspectionId, checkIn } = work.payload
  if (inspectionId === undefined) return beginNew(work, step, at)
  const taken = await takeUp(work, step, inspectionId)
  if ('refusal' in taken) return { refusal: { ...taken.refusal, field: 'inspectionId' } }
  const { row } = taken
  // Begun by this same inspector and still open: the record goes on with it.
  if (row.checkedInBy !== null && row.checkedInBy === work.actor.officerId && row.finishedAt === null) {
    const isBackward = row.checkedInAt !== null && work.occurredAt < row.checkedInAt
    return isBackward ? { refusal: refuse(INSPECTIONS.FINISH_BEFORE_START) } : { row, facts: [] }
  }
  return beginOn(work, step, row, { at, place: checkIn.place })
}

async function beginNew(work: Work<Payload>, step: Step, at: Instant): Promise<Begun | { readonly refusal: Refusal }> {
  const { payload } = work
  const { kind, subject } = payload
  if (kind === undefined || subject === undefined) {
    return { refusal: refuse(INSPECTIONS.RECORD_INCOMPLETE, { field: kind === undefined ? 'kind' : 'subject' }) }
  }
  const wanted = { ...payload, kind, subject }
  const judged = await judgeNew(work, wanted, step)
  if ('refusal' in judged) return judged
  if (isOfInspected(judged.eyes, { ...judged.subject, levelAreaId: judged.levelAreaId })) {
    return { refusal: refuse(INSPECTIONS.OWN_UNIT) }
  }
  const row = await insertInspection(step.trx, {
    ...toNewRow(work as Work<unknown>, wanted, judged, step),
    checkedInAt: at,
    checkInRecordedAt: step.now,
    checkedInBy: work.actor.officerId,
    place: payload.checkIn.place ?? null,
    sortAt: at,
  })
  await nameInspectors(step.trx, row, ownInspector(work as Work<unknown>, step, row.areaId))
  return { row, facts: [checkInFact(row)] }
}

async function fill(
  work: Work<Payload>,
  step: Step,
  { row, facts }: Begun,
  inside: Inside,
): Promise<[Fact[], unknown]> {
  const { payload } = work
  const plain = work as Work<unknown>
  await saveAnswers(plain, step, row, inside.sheets)
  await savePhotos(plain, step, row, [{ kind: 'inspection', id: row.id, photos: payload.photos }])
  const ids = payload.findings.map((_, index) => childId(work, `finding/${index}`))
  const found = await makeFindings(plain, step, { row, named: payload.findings, ids }, inside.findings)
  const end = payload.finish ? [await finishRow(plain, step, row, payload.finish)] : []
  const result = {
    inspectionId: row.id,
    findingIds: ids,
    overlapOf: row.overlapOf,
    olderVersion: inside.sheets.some(({ isOlder }) => isOlder),
  }
  return [[...facts, ...found, ...end], result]
}
