import { sql } from 'kysely'
import type { z } from 'zod'
import { addMinutes, type Instant, type Refusal, type RefusalKind, refuse } from '#kit'
import { accept, allowed, defineIntent, notify, oneByOne, reject, type Step, type Work } from '#platform/server'
import { isPerson } from '#rooms/access/server'
import { ACCOUNTABILITY, draftNote, explainNote } from '../domain/index.ts'
import { keepStatement } from './cases.store.ts'
import { checkGrounds } from './grounds.ts'
import { lockNote, subjectOfNote } from './notes.store.ts'
import { isMine, keptAt, type Subject } from './people.query.ts'
import { rulesOf } from './rules-of-house.ts'
import { scanForPublic } from './scan-note.ts'

type Draft = z.infer<typeof draftNote.payload>

/** Drafts praise or criticism. Whoever is criticised is told at once, with the time to explain (SG-17). */
export const draftNoteIntent = defineIntent({
  contract: draftNote,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<Draft>, step: Step) => {
    const { areaId, kind, target } = work.payload
    const { now, tree, profile } = step
    const found = await findTarget(work, step)
    if ('refusal' in found) return reject(found.refusal)
    const { subject } = found
    const wrong = await checkWords(work, step)
    if (wrong) return reject(wrong)
    const rules = await rulesOf(profile)
    const explainBy = kind === 'criticism' ? addMinutes(now, rules.explainNoteWithinHours * 60) : null
    await insertNote(work, step, { subject, explainBy })
    if (explainBy !== null) await tell(work, step, { subject, explainBy })
    const data = { kind, target: target.kind, explainBy }
    const fact = { type: 'note-drafted', areaId: keptAt(tree, areaId), subjectId: work.id, data }
    return accept([{ ...fact, live: ['accountability'] }], { id: work.id })
  }),
})

async function findTarget(
  { actor, payload }: Work<Draft>,
  { trx, now }: Step,
): Promise<{ subject: Subject } | { refusal: Refusal }> {
  const { areaId, target } = payload
  const no = (kind: RefusalKind) => ({ refusal: refuse(kind, { field: 'target' }) })
  if (!isPerson(actor) || actor.officerId === null) return no(ACCOUNTABILITY.HUMAN_NEEDED)
  const postId = target.kind === 'post' ? target.postId : null
  const bodyId = target.kind === 'body' ? target.bodyId : null
  const subject = await subjectOfNote(trx, { areaId, target: target.kind, postId, bodyId }, now)
  if (!subject) return no(ACCOUNTABILITY.TARGET_UNKNOWN)
  if (subject.areaId !== areaId) return no(ACCOUNTABILITY.TARGET_ELSEWHERE)
  if (target.kind === 'post' && subject.officerIds.length === 0) return no(ACCOUNTABILITY.NOBODY_THERE)
  return subject.officerIds.includes(actor.officerId) ? no(ACCOUNTABILITY.OWN_CASE) : { subject }
}

async function checkWords(work: Work<Draft>, step: Step): Promise<Refusal | null> {
  const { target, title, said, source, evidence } = work.payload
  const name = 'name' in target ? target.name : undefined
  const notPublic = await scanForPublic(step.trx, { title, said, source, 'target.name': name })
  return notPublic ?? checkGrounds(work, step, { grounds: evidence, field: 'evidence' })
}

async function insertNote(
  work: Work<Draft>,
  step: Step,
  { subject, explainBy }: { subject: Subject; explainBy: Instant | null },
): Promise<void> {
  const { areaId, kind, target, title, said, source, evidence, caseId } = work.payload
  await sql`
    insert into accountability_notes (zone_id, id, area_id, kind, target, post_id, body_id, officer_id, target_name, title,
                                      said, source, evidence, case_id, drafted_by, drafted_at, explain_by)
    values (${step.tree.get(areaId).zoneId}, ${work.id}, ${areaId}, ${kind}, ${target.kind}, ${subject.postId},
            ${subject.bodyId}, ${target.kind === 'post' ? (subject.officerIds[0] ?? null) : null},
            ${'name' in target ? target.name : null}, ${title}, ${said}, ${source}, ${JSON.stringify(evidence)}::jsonb,
            ${caseId ?? null}, ${work.actor.officerId}, ${step.now}, ${explainBy})`.execute(step.trx)
}

async function tell(
  work: Work<Draft>,
  step: Step,
  { subject, explainBy }: { subject: Subject; explainBy: Instant },
): Promise<void> {
  const notices = subject.officerIds.map((officerId) => ({
    officerId,
    kind: 'criticism-drafted',
    reason: `criticism-drafted/${work.id}`,
    areaId: subject.areaId,
    subjectId: work.id,
    data: { explainBy },
  }))
  await notify(step.trx, notices, step.now)
}

/** Whoever is criticised says how it was, until it is published. */
export const explainNoteIntent = defineIntent({
  contract: explainNote,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof explainNote.payload>>, step: Step) => {
    const { noteId, explanation } = work.payload
    const note = await lockNote(step.trx, noteId)
    const isOwn = note && (await isOwnNote(work, step, noteId))
    if (!note || !isOwn) {
      const hidden = allowed(work, step, 'accountability.read', note?.areaId ?? -1, 'accountability.read')
      return reject(hidden ?? ACCOUNTABILITY.NOT_THE_PERSON)
    }
    if (note.publishedAt !== null || note.withdrawnAt !== null) return reject(ACCOUNTABILITY.NOT_DRAFT)
    const statement = { zoneId: note.zoneId, id: work.id, subjectId: noteId, officerId: work.actor.officerId }
    await keepStatement(step.trx, { ...statement, said: explanation, at: step.now })
    await sql`update accountability_notes set explained_at = coalesce(explained_at, ${step.now})
      where zone_id = ${note.zoneId} and id = ${noteId}`.execute(step.trx)
    const areaId = keptAt(step.tree, note.areaId)
    return accept([{ type: 'note-explained', areaId, subjectId: noteId, data: {}, live: ['accountability'] }])
  }),
})

/** Whether a note is about the actor, or about a body or a unit that they head. */
export async function isOwnNote(
  { actor }: Pick<Work<unknown>, 'actor'>,
  { trx }: Pick<Step, 'trx'>,
  noteId: string,
): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select ${isMine(actor, 'accountability_notes')} as mine from accountability_notes where id = ${noteId}`.execute(trx)
  return rows[0]?.mine ?? false
}
