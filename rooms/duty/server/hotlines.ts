import type { z } from 'zod'
import { refuse } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { checkHotline, DUTY, parseHotline, publishHotline, retireHotline } from '../domain/index.ts'
import { commandPostsIn } from './command-posts.query.ts'
import type { DutyHotlinesTable } from './duty.tables.ts'

type Publish = z.infer<typeof publishHotline.payload>
type Retire = z.infer<typeof retireHotline.payload>
type Check = z.infer<typeof checkHotline.payload>

/** Publishes numbers of offices. Many at once cost a handful of statements. */
export const publishHotlineIntent = defineIntent<Publish>({
  contract: publishHotline,
  area: (payload) => payload.areaId,
  beginsInArea: true,
  handle: async (works: readonly Work<Publish>[], step: Step) => {
    const areaIds = [...new Set(works.map((work) => work.payload.areaId))]
    const { trx, now, profile, tree } = step
    const known = await trx
      .selectFrom('duty_hotlines')
      .select(['area_id', 'number'])
      .where('retired_at', 'is', null)
      .where('area_id', 'in', areaIds)
      .execute()
    const taken = new Set(known.map((row) => `${row.area_id} ${row.number}`))
    const posts = await commandPostsIn(trx, { now, profile }, areaIds)
    const bodies = new Map([...posts.values()].map((post) => [post.areaId, post.bodyId]))
    const rows: DutyHotlinesTable[] = []
    const outcomes = works.map((work) => {
      const { areaId, kind, number, label = null, isOfficeLine = false } = work.payload
      const read = parseHotline(number, isOfficeLine)
      if (!read.ok) return reject(read.refusal)
      const key = `${areaId} ${read.value}`
      if (taken.has(key)) return reject(DUTY.HOTLINE_TWICE, { field: 'number' })
      taken.add(key)
      rows.push({
        zone_id: tree.get(areaId).zoneId,
        id: work.id,
        area_id: areaId,
        body_id: bodies.get(areaId) ?? null,
        kind,
        number: read.value,
        label,
        from_at: now,
        retired_at: null,
        checked_at: null,
        check_outcome: null,
      })
      const data = { kind, isOfficeLine }
      return accept([{ type: 'hotline-published', areaId, subjectId: work.id, data, live: ['duty', 'public'] }])
    })
    if (rows.length > 0) await trx.insertInto('duty_hotlines').values(rows).execute()
    return outcomes
  },
})

/** Takes a number out of the directory at once. */
export const retireHotlineIntent = defineIntent<Retire>({
  contract: retireHotline,
  area: 'handler',
  handle: oneByOne(async (work: Work<Retire>, step: Step) => {
    const row = await lockHotline(step, work)
    if ('status' in row) return reject(row)
    await step.trx.updateTable('duty_hotlines').set({ retired_at: step.now }).where('id', '=', row.id).execute()
    return accept([{ type: 'hotline-retired', areaId: row.area_id, subjectId: row.id, live: ['duty', 'public'] }])
  }),
})

/** Writes down what a test call found, and when. */
export const checkHotlineIntent = defineIntent<Check>({
  contract: checkHotline,
  area: 'handler',
  handle: oneByOne(async (work: Work<Check>, step: Step) => {
    const row = await lockHotline(step, work)
    if ('status' in row) return reject(row)
    const { outcome } = work.payload
    await step.trx
      .updateTable('duty_hotlines')
      .set({ checked_at: work.occurredAt, check_outcome: outcome })
      .where('id', '=', row.id)
      .execute()
    const fact = { type: 'hotline-checked', areaId: row.area_id, subjectId: row.id, data: { outcome } }
    return accept([{ ...fact, live: ['duty', 'public'] }])
  }),
})

async function lockHotline(step: Step, work: Work<{ hotlineId: string }>) {
  const row = await step.trx
    .selectFrom('duty_hotlines')
    .select(['id', 'area_id'])
    .where('id', '=', work.payload.hotlineId)
    .where('retired_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuse(DUTY.HOTLINE_UNKNOWN, { field: 'hotlineId' })
  const notAllowed = allowed(work, step, 'duty.keep-hotlines', row.area_id, 'duty.read')
  if (notAllowed) return notAllowed.status === 404 ? refuse(DUTY.HOTLINE_UNKNOWN, { field: 'hotlineId' }) : notAllowed
  return row
}
