import { sql } from 'kysely'
import type { Refusal } from '#kit'
import { refuse } from '#kit'
import { ACCESS, accept, actingPost, defineIntent, oneByOne, reject, type Step } from '#platform/server'
import { dueAtOf, lockPeriod, type Period, REPORTS, readPeriod, reopenPeriod } from '../domain/index.ts'
import { titlesOf } from './area-levels.query.ts'
import { dayIn, formsOf, formToShow } from './form-catalogue.ts'
import { locksOn } from './locks.store.ts'

interface Asked {
  readonly form: string
  readonly period: string
}

async function periodAsked(
  { form, period }: Asked,
  step: Step,
): Promise<{ readonly period: Period } | { readonly refusal: Refusal }> {
  const { profile, now } = step
  const { forms } = await formsOf(profile)
  const shown = formToShow(forms, form, dayIn(profile, now))
  if (!shown)
    return { refusal: refuse(REPORTS.UNKNOWN_FORM, { field: 'form', params: { form, day: period.slice(0, 10) } }) }
  const read = readPeriod(shown.period, period, profile.utcOffsetMinutes)
  if (!read.ok) return { refusal: read.refusal }
  const version = formToShow(forms, form, read.value.day) ?? shown
  const dueAt = dueAtOf(version, read.value.day, profile.utcOffsetMinutes)
  if ((dueAt ?? read.value.at) > now)
    return { refusal: refuse(REPORTS.NOT_OVER, { field: 'period', params: { period: read.value.day } }) }
  return { period: read.value }
}

/** Closes a period that is over, for an area and everything inside it. */
export const lockPeriodIntent = defineIntent({
  contract: lockPeriod,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work, step) => {
    const { form, areaId } = work.payload
    const asked = await periodAsked(work.payload, step)
    if ('refusal' in asked) return reject(asked.refusal)
    const place = step.tree.find(areaId)
    if (!place) return reject(ACCESS.NOT_FOUND, { field: 'areaId' })
    const slot = { form, periodAt: asked.period.at }
    if ((await locksOn(step.trx, [slot])).over(step.tree, areaId, slot)) return reject(REPORTS.ALREADY_LOCKED)
    const by = { officerId: work.actor.officerId, postId: actingPost(work, step, 'reports.lock', areaId) }
    await sql`
      insert into report_locks (zone_id, id, area_id, form, period_at, locked_at, officer_id, post_id)
      values (${place.zoneId}, ${work.id}, ${areaId}, ${form}, ${asked.period.at}, ${step.now}, ${by.officerId},
              ${by.postId})`.execute(step.trx)
    const data = { form, period: asked.period.at, day: asked.period.day }
    return accept([{ type: 'reports-locked', areaId, subjectId: work.id, data, live: ['reports'] }], {
      lockId: work.id,
    })
  }),
})

/** Opens a locked period again; only where it was locked, with the reason on record. */
export const reopenPeriodIntent = defineIntent({
  contract: reopenPeriod,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work, step) => {
    const { form, areaId, reason } = work.payload
    const asked = await periodAsked(work.payload, step)
    if ('refusal' in asked) return reject(asked.refusal)
    const slot = { form, periodAt: asked.period.at }
    const lock = (await locksOn(step.trx, [slot])).over(step.tree, areaId, slot)
    if (!lock) return reject(REPORTS.NOT_LOCKED, { field: 'period' })
    if (lock.areaId !== areaId) {
      const titles = await titlesOf(step.trx, [lock.areaId])
      return reject(REPORTS.LOCKED_ABOVE, { field: 'areaId', params: { area: titles.get(lock.areaId)?.vi ?? '' } })
    }
    await sql`
      update report_locks set opened_at = ${step.now}, opened_by = ${work.actor.officerId}, reason = ${reason}
      where zone_id = ${lock.zoneId} and id = ${lock.id}`.execute(step.trx)
    const data = { form, period: asked.period.at, day: asked.period.day }
    return accept([{ type: 'reports-reopened', areaId, subjectId: lock.id, data, live: ['reports'] }])
  }),
})
