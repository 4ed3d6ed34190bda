import { sql } from 'kysely'
import type { z } from 'zod'
import { addDays, type Day, dayOf, type Instant, type RefusalKind } from '#kit'
import {
  type Actor,
  accept,
  actingPost,
  allowed,
  type Db,
  defineIntent,
  type Fact,
  oneByOne,
  reject,
  type Step,
  type Tree,
  type Trx,
  type Work,
} from '#platform/server'
import { isPerson } from '#rooms/access/server'
import { ACCOUNTABILITY, judgeDecider, publishNote, wasHeard, withdrawNote } from '../domain/index.ts'
import { momentWords } from './moment-words.ts'
import { lockNote, type StoredNote, subjectOfNote } from './notes.store.ts'
import { actingPostsOf } from './people.query.ts'
import { rulesOf } from './rules-of-house.ts'
import { scanForPublic } from './scan-note.ts'

/** Why somebody may not approve a note; null when they may: competent, not the target, not the drafter. */
export async function judgeApprover(
  { db, actor, tree, now }: { db: Db | Trx; actor: Actor; tree: Tree; now: Instant },
  note: StoredNote,
): Promise<RefusalKind | null> {
  if (!isPerson(actor)) return ACCOUNTABILITY.HUMAN_NEEDED
  const subject = await subjectOfNote(db as Trx, note, now)
  const officerIds = [...(note.officerId === null ? [] : [note.officerId]), ...(subject?.officerIds ?? [])]
  const posts = await actingPostsOf(db, actor, { permission: 'accountability.publish', tree })
  return judgeDecider(
    { officerId: actor.officerId, posts },
    { officerIds, place: tree.get(note.areaId), leads: subject?.leads ?? true },
    { finders: [note.draftedBy], line: null },
  )
}

/** How the lines are called where any will do. */
export const anyLine = { line: 'Đảng hoặc chính quyền (Party or government)' }

/** The last day until which a note may stand in public. */
export function latestDay(now: Instant, { offset, days }: { offset: number; days: number }): Day {
  return addDays(dayOf(now, offset), days)
}

/** Approves and publishes until a day: heard first, by another's hand, and with nothing personal in it (SCR-03, SG-17). */
export const publishNoteIntent = defineIntent({
  contract: publishNote,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof publishNote.payload>>, step: Step) => {
    const { noteId, until } = work.payload
    const { trx, now, tree, profile } = step
    const note = await lockNote(trx, noteId)
    const notAllowed = allowed(work, step, 'accountability.publish', note?.areaId ?? -1, 'accountability.read')
    if (!note || notAllowed) return reject(notAllowed ?? ACCOUNTABILITY.TARGET_UNKNOWN)
    if (note.publishedAt !== null || note.withdrawnAt !== null) return reject(ACCOUNTABILITY.NOT_DRAFT)
    const wrong = await judgeApprover({ db: trx, actor: work.actor, tree, now }, note)
    if (wrong) return reject(wrong, { params: anyLine })
    if (!wasHeard(note, now)) {
      const params = { until: momentWords(step, note.explainBy) }
      return reject(ACCOUNTABILITY.NOT_HEARD, { params })
    }
    const { longestPublicationDays: days } = await rulesOf(profile)
    const offset = profile.utcOffsetMinutes
    const latest = latestDay(now, { offset, days })
    if (until < dayOf(now, offset) || until > latest) {
      return reject(ACCOUNTABILITY.UNTIL_RANGE, { field: 'until', params: { latest } })
    }
    const notPublic = await scanForPublic(trx, { title: note.title, said: note.said, source: note.source })
    if (notPublic) return reject(notPublic)
    const postId = actingPost(work, step, 'accountability.publish', note.areaId)
    await sql`update accountability_notes set published_by = ${work.actor.officerId}, published_post_id = ${postId},
        published_at = ${now}, published_until = ${until}
      where zone_id = ${note.zoneId} and id = ${noteId}`.execute(trx)
    return accept([factOf('note-published', note, { kind: note.kind, target: note.target, until })])
  }),
})

/** A fact about a note that is or was public: the unit's own. */
export function factOf(type: string, note: StoredNote, data: Readonly<Record<string, unknown>>): Fact {
  return { type, areaId: note.areaId, subjectId: note.id, data, live: ['accountability'] }
}

/** Takes a note back: it is public no more at once; the record stays. */
export const withdrawNoteIntent = defineIntent({
  contract: withdrawNote,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof withdrawNote.payload>>, step: Step) => {
    const { noteId, reason } = work.payload
    const { trx, now, tree } = step
    const note = await lockNote(trx, noteId)
    const notAllowed = allowed(work, step, 'accountability.publish', note?.areaId ?? -1, 'accountability.read')
    if (!note || notAllowed) return reject(notAllowed ?? ACCOUNTABILITY.TARGET_UNKNOWN)
    if (note.withdrawnAt !== null) return reject(ACCOUNTABILITY.NOT_PUBLISHED)
    const isDrafter = note.draftedBy === work.actor.officerId
    const wrong = isDrafter ? null : await judgeApprover({ db: trx, actor: work.actor, tree, now }, note)
    if (wrong) return reject(wrong, { params: anyLine })
    await sql`update accountability_notes set withdrawn_by = ${work.actor.officerId}, withdrawn_at = ${now},
        withdrawn_reason = ${reason} where zone_id = ${note.zoneId} and id = ${noteId}`.execute(trx)
    return accept([factOf('note-withdrawn', note, { kind: note.kind, wasPublic: note.publishedAt !== null })])
  }),
})
