import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import { earliest, type FoundGap, type GapRule, type Tree, type Trx } from '#platform/server'
import { keptAt } from './people.query.ts'
import { rulesOf } from './rules-of-house.ts'

interface WaitingCase {
  readonly id: string
  readonly areaId: number
  readonly postId: string | null
  readonly dueAt: Instant
}

/**
 * Gaps about people stand at the area around theirs and name nobody: the one who opened the case must see to it, and the
 * unit's own board does not tell of it.
 */
function toGap(found: WaitingCase, tree: Tree, severity: 2 | 3): FoundGap {
  return {
    subject: found.id,
    areaId: keptAt(tree, found.areaId),
    ownerPostId: found.postId,
    severity,
    since: found.dueAt,
    dueAt: found.dueAt,
    data: { caseId: found.id },
  }
}

async function casesPast(trx: Trx, due: 'explain_by' | 'decide_by', now: Instant): Promise<WaitingCase[]> {
  const unexplained = due === 'explain_by' ? sql`and explained_at is null and decide_by > ${now}` : sql``
  const { rows } = await sql<WaitingCase>`
    select id, area_id as "areaId", opened_post_id as "postId", ${sql.ref(due)} as "dueAt" from accountability_cases
    where outcome is null and ${sql.ref(due)} <= ${now} ${unexplained}`.execute(trx)
  return rows
}

async function nextOf(trx: Trx, question: ReturnType<typeof sql<{ at: Instant | null }>>): Promise<Instant | null> {
  return (await question.execute(trx)).rows[0]?.at ?? null
}

/** The head has let the time to explain go by: the case may go on, and somebody should ask once more. */
const caseUnexplained: GapRule = {
  key: 'case-unexplained',
  title: { vi: 'Hồ sơ kiểm điểm chưa có giải trình', en: 'A case without explanation' },
  source: 'INS-08',
  raiseAfterMinutes: [],
  wakesOn: ['accountability'],
  nextAt: (trx, { now }) =>
    nextOf(
      trx,
      sql`select least(min(explain_by) filter (where explain_by > ${now}),
                       min(decide_by) filter (where decide_by > ${now})) as at
          from accountability_cases where outcome is null`,
    ),
  find: async (trx, { now, tree }) => (await casesPast(trx, 'explain_by', now)).map((found) => toGap(found, tree, 2)),
}

/** A case waits too long for its conclusion: that is unfair to the one it is about. */
const caseWaits: GapRule = {
  key: 'case-waits',
  title: { vi: 'Hồ sơ kiểm điểm quá hạn kết luận', en: 'A case waits too long for its conclusion' },
  source: 'INS-08',
  raiseAfterMinutes: [0, 2880],
  wakesOn: ['accountability'],
  nextAt: (trx, { now }) =>
    nextOf(
      trx,
      sql`select min(decide_by) as at from accountability_cases where outcome is null and decide_by > ${now}`,
    ),
  find: async (trx, { now, tree }) => (await casesPast(trx, 'decide_by', now)).map((found) => toGap(found, tree, 3)),
}

/** A correction that somebody asked for and nobody has answered. */
const correctionWaits: GapRule = {
  key: 'correction-unanswered',
  title: { vi: 'Đề nghị đính chính chưa được trả lời', en: 'A correction request is not answered' },
  source: 'SG-17',
  raiseAfterMinutes: [0, 2880],
  wakesOn: ['accountability'],
  nextAt: async () => null,
  find: async (trx, { tree }) => {
    const { rows } = await sql<{ id: string; areaId: number; postId: string | null; at: Instant }>`
      select id, area_id as "areaId", published_post_id as "postId", correction_asked_at as at from accountability_notes
      where correction_asked is not null and correction_answer is null and withdrawn_at is null`.execute(trx)
    return rows.map(({ id, areaId, postId, at }) => ({
      subject: id,
      areaId: keptAt(tree, areaId),
      ownerPostId: postId,
      severity: 2,
      since: at,
      dueAt: null,
      data: { noteId: id },
    }))
  },
}

interface WaitingTip {
  readonly id: string
  readonly areaId: number
  readonly receivedAt: Instant
  readonly postId: string | null
}

/** A tip without an inspector, or one whose inspector is late. The owner is the head of Party inspection of that level. */
const tipWaits: GapRule = {
  key: 'tip-waits',
  title: { vi: 'Phản ánh, tố giác chờ xử lý quá hạn', en: 'A protected tip waits too long' },
  source: 'SG-16',
  raiseAfterMinutes: [2880],
  wakesOn: ['accountability'],
  nextAt: async (trx, { now, profile }) => {
    const { assignTipWithinHours, closeTipWithinDays } = await rulesOf(profile)
    const first = (minutes: number, isAssigned: boolean) =>
      nextOf(
        trx,
        sql`select min(received_at) as at from accountability_tips where outcome is null
            and (assigned_to is not null) = ${isAssigned} and received_at > ${addMinutes(now, -minutes)}`,
      ).then((at) => at && addMinutes(at, minutes))
    return earliest([await first(assignTipWithinHours * 60, false), await first(closeTipWithinDays * 1440, true)])
  },
  find: async (trx, { now, profile }) => {
    const { assignTipWithinHours, closeTipWithinDays } = await rulesOf(profile)
    const { rows } = await sql<WaitingTip>`
      select id, kept_at as "areaId", received_at as "receivedAt",
             (select posts.id from posts where posts.area_id = kept_at and posts.kind = 'party-inspection-head'
                and posts.valid_to is null limit 1) as "postId"
      from accountability_tips
      where outcome is null and ((assigned_to is null and received_at <= ${addMinutes(now, -assignTipWithinHours * 60)})
        or received_at <= ${addMinutes(now, -closeTipWithinDays * 1440)})`.execute(trx)
    return rows.map(({ id, areaId, receivedAt, postId }) => ({
      subject: id,
      areaId,
      ownerPostId: postId,
      severity: 2,
      since: receivedAt,
      dueAt: addMinutes(receivedAt, assignTipWithinHours * 60),
      data: { tipId: id },
    }))
  },
}

/** What waits too long here. */
export const accountabilityGaps: readonly GapRule[] = [caseUnexplained, caseWaits, correctionWaits, tipWaits]
