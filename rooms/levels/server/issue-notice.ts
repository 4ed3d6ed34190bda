import { sql } from 'kysely'
import type { z } from 'zod'
import { formatMoment } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { issueNotice, LEVELS } from '../domain/index.ts'
import { noticePapers, noticeRound, signedNotice } from './notice.query.ts'
import { competenceOf, needsPerson, refuseIncompetent, scopeOf } from './who-decides.ts'

/** Issues the notice under its number: a named person of a unit competent for its area; the paper is kept as signed. */
export const issueNoticeIntent = defineIntent({
  contract: issueNotice,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.output<typeof issueNotice.payload>>, step: Step) => {
    const { roundId, areaId, number } = work.payload
    const no = needsPerson(work.actor)
    if (no) return reject(no)
    const scope = scopeOf(step)
    const round = await noticeRound(scope, roundId)
    if (!round || !step.tree.find(areaId)) return reject(LEVELS.UNKNOWN)
    const competent = (await competenceOf(scope, work.actor, 'epidemic-level'))(areaId)
    if (!competent) return reject(await refuseIncompetent(scope, 'epidemic-level', areaId))
    if (await signedNotice(scope, roundId, areaId)) return reject(LEVELS.NOTICE_ISSUED)
    const officerId = work.actor.officerId as string
    const note = `Đã ký trên hệ thống lúc ${formatMoment(step.now, step.profile.utcOffsetMinutes)}`
    const signed = { officerId, postId: competent.postId, number, note }
    const of = { roundId, areaId, unitId: competent.unit.id, signed }
    const { papers, undecided } = await noticePapers(scope, round, of)
    if (undecided > 0) return reject(LEVELS.NOTICE_INCOMPLETE, { params: { count: undecided } })
    await sql`
      insert into level_notices (id, round_id, area_id, number, signed_by, signed_post_id, issued_at, papers)
      values (${work.id}, ${roundId}, ${areaId}, ${number}, ${officerId}, ${competent.postId}, ${step.now},
              ${JSON.stringify(papers)}::jsonb)`.execute(step.trx)
    return accept([{ type: 'level-notice-issued', areaId, subjectId: roundId, data: {}, live: ['levels'] }], {
      noticeId: work.id,
    })
  }),
})
