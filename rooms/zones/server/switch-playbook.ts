import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf } from '#kit'
import { accept, actingPost, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { onDay, switchPlaybook, ZONES } from '../domain/index.ts'
import { zoneBook } from './zone-rules.query.ts'
import { cancelTasks, giveTasks } from './zone-tasks.ts'

type Switch = z.infer<typeof switchPlaybook.payload>

/** The unit works by the other playbook from now on: its tasks are given, open ones of the one before are cancelled (ZON-06). */
export const switchPlaybookIntent = defineIntent<Switch>({
  contract: switchPlaybook,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<Switch>, step: Step) => {
    const { areaId, status, reason } = work.payload
    const { officerId } = work.actor
    const postId = actingPost(work, step, 'zones.decide', areaId)
    if (officerId === null || postId === null)
      return reject(ZONES.NOT_COMPETENT, { params: { level: 'người đứng đầu' } })
    const { playbooks } = await zoneBook(step.profile)
    const today = dayOf(step.now, step.profile.utcOffsetMinutes)
    const playbook = onDay(playbooks, today).find((one) => one.status === status)
    if (!playbook) return reject(ZONES.PLAYBOOK_MISSING, { field: 'status' })
    const { rows } = await sql<{ id: string; status: string }>`
      select id, status from unit_playbooks where area_id = ${areaId} and to_at is null for update`.execute(step.trx)
    const [before] = rows
    if (before?.status === status) return reject(ZONES.PLAYBOOK_SAME, { field: 'status' })
    const by = { officerId, postId }
    const cancelled = before ? await cancelTasks(step, before.id, { by, reason }) : []
    const { zoneId } = step.tree.get(areaId)
    if (before) await sql`update unit_playbooks set to_at = ${step.now} where id = ${before.id}`.execute(step.trx)
    await sql`
      insert into unit_playbooks (zone_id, id, area_id, status, reason, from_at, officer_id, post_id)
      values (${zoneId}, ${work.id}, ${areaId}, ${status}, ${reason}, ${step.now}, ${officerId}, ${postId})`.execute(
      step.trx,
    )
    const given = await giveTasks(work, step, { areaId, ownerId: work.id, playbook, by, where: null, documentId: null })
    const data = { status, before: before?.status ?? null }
    const fact = { type: 'playbook-switched', areaId, subjectId: work.id, data, live: ['zones'] }
    return accept([fact, ...cancelled, ...given])
  }),
})
