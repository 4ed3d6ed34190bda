import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf, type Instant } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { ACCOUNTABILITY, answerCorrection, askCorrection } from '../domain/index.ts'
import { isOwnNote } from './draft-note.ts'
import { lockNote, type StoredNote } from './notes.store.ts'
import { anyLine, factOf, judgeApprover } from './publish-note.ts'
import { scanForPublic } from './scan-note.ts'

/** Whether a note stands in public at a moment. */
export function isPublic(note: StoredNote, now: Instant, offsetMinutes: number): boolean {
  const { publishedAt, publishedUntil, withdrawnAt } = note
  return (
    publishedAt !== null &&
    withdrawnAt === null &&
    publishedUntil !== null &&
    dayOf(now, offsetMinutes) <= publishedUntil
  )
}

/** The target of a published note asks that it be put right; until it is answered the public page says so. */
export const askCorrectionIntent = defineIntent({
  contract: askCorrection,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof askCorrection.payload>>, step: Step) => {
    const { noteId, request } = work.payload
    const note = await lockNote(step.trx, noteId)
    if (!note || !(await isOwnNote(work, step, noteId))) return reject(ACCOUNTABILITY.NOT_THE_PERSON)
    if (!isPublic(note, step.now, step.profile.utcOffsetMinutes)) return reject(ACCOUNTABILITY.NOT_PUBLISHED)
    if (note.correctionAsked !== null && note.correctionAnswer === null) return reject(ACCOUNTABILITY.ANSWERED)
    await sql`update accountability_notes set correction_asked = ${request}, correction_asked_by = ${work.actor.officerId},
        correction_asked_at = ${step.now}, correction_answer = null, correction_note = null, correction_by = null
      where zone_id = ${note.zoneId} and id = ${noteId}`.execute(step.trx)
    return accept([factOf('note-correction-asked', note, {})])
  }),
})

type Answered = z.infer<typeof answerCorrection.payload>

/** A competent person other than the drafter answers the request. */
export const answerCorrectionIntent = defineIntent({
  contract: answerCorrection,
  area: 'handler',
  handle: oneByOne(async (work: Work<Answered>, step: Step) => {
    const { noteId, answer, title, said } = work.payload
    const { trx, now, tree } = step
    const note = await lockNote(trx, noteId)
    const notAllowed = allowed(work, step, 'accountability.publish', note?.areaId ?? -1, 'accountability.read')
    if (!note || notAllowed) return reject(notAllowed ?? ACCOUNTABILITY.TARGET_UNKNOWN)
    if (note.correctionAsked === null || note.correctionAnswer !== null) return reject(ACCOUNTABILITY.ANSWERED)
    const wrong = await judgeApprover({ db: trx, actor: work.actor, tree, now }, note)
    if (wrong) return reject(wrong, { params: anyLine })
    const notPublic = await scanForPublic(trx, { title, said })
    if (notPublic) return reject(notPublic)
    await keepAnswer(work, step, note)
    return accept([factOf('note-correction-answered', note, { answer })])
  }),
})

async function keepAnswer({ actor, payload }: Work<Answered>, { trx, now }: Step, note: StoredNote): Promise<void> {
  const { answer, note: why } = payload
  const words: Partial<Answered> = answer === 'corrected' ? payload : {}
  const withdrawn = answer === 'withdrawn' ? { at: now, by: actor.officerId, reason: why } : undefined
  await sql`update accountability_notes set correction_answer = ${answer}, correction_note = ${why},
      correction_by = ${actor.officerId}, title = ${words.title ?? note.title}, said = ${words.said ?? note.said},
      corrected_at = ${answer === 'corrected' ? now : note.correctedAt},
      withdrawn_at = ${withdrawn?.at ?? note.withdrawnAt}, withdrawn_by = ${withdrawn?.by ?? null}::uuid,
      withdrawn_reason = ${withdrawn?.reason ?? note.withdrawnReason}
    where zone_id = ${note.zoneId} and id = ${note.id}`.execute(trx)
}
