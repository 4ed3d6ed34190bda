import { sql } from 'kysely'
import { addDays, addMinutes, type Day, type Instant, startOfDay } from '#kit'
import type { FoundGap, GapRule, Place, Profile, Tree, Trx } from '#platform/server'
import { dueAtOf, formOn, periodsUntil, type ReportForm } from '../domain/index.ts'
import { expectedUnits, unitsOf } from './area-levels.query.ts'
import { formsOf } from './form-catalogue.ts'

/** How many periods back a missing report is asked for. */
const askedBack = 14
const hour = 60
const wakesOn = ['reports'] as const

/** A period of a form with the units that have not reported on it. */
interface Unsent {
  readonly form: ReportForm
  readonly day: Day
  readonly dueAt: Instant
  readonly units: readonly Place[]
}

type At = { readonly now: Instant; readonly tree: Tree; readonly profile: Profile }

/**
 * For each form that must be reported: the units without a report, for the periods that `wanted` picks. Nobody owes what fell due
 * before anybody held a post in the unit: a city that begins today, or a new commune, has no past to answer for.
 */
async function unsent(trx: Trx, at: At, wanted: (dueAt: Instant, form: ReportForm) => boolean): Promise<Unsent[]> {
  const { forms } = await formsOf(at.profile)
  const units = await unitsOf(trx, at.tree)
  const mannedSince = await mannedUnits(trx)
  const { root } = at.tree
  const offset = at.profile.utcOffsetMinutes
  const found: Unsent[] = []
  for (const form of forms) {
    if (!root || form.due === null || !form.reporters.some(({ required }) => required)) continue
    const days = periodsUntil(form, { now: at.now, offsetMinutes: offset, count: askedBack }).filter((day) =>
      wanted(dueAtOf(form, day, offset) as Instant, form),
    )
    if (days.length === 0) continue
    const sent = await sentUnits(trx, form, {
      from: startOfDay(days.at(-1) as Day, offset),
      to: startOfDay(addDays(days[0] as Day, 1), offset),
    })
    for (const day of days) {
      if (formOn(forms, form.code, day) !== form) continue
      const key = startOfDay(day, offset)
      const dueAt = dueAtOf(form, day, offset) as Instant
      const missing = expectedUnits(at.tree, units, { place: root, form, day }).filter(
        ({ id }) => !sent.has(`${key} ${id}`) && (mannedSince.get(id) ?? dueAt) < dueAt,
      )
      found.push({ form, day, dueAt, units: missing })
    }
  }
  return found
}

/** Since when there is anybody in each unit who could report. */
async function mannedUnits(trx: Trx): Promise<Map<number, Instant>> {
  const { rows } = await sql<{ areaId: number; since: Instant }>`
    select posts.area_id as "areaId", min(holdings.from_at) as since
    from posts join holdings on holdings.post_id = posts.id group by posts.area_id`.execute(trx)
  return new Map(rows.map(({ areaId, since }) => [areaId, since]))
}

async function sentUnits(
  trx: Trx,
  form: ReportForm,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<Set<string>> {
  const { rows } = await sql<{ areaId: number; periodAt: Instant }>`
    select area_id as "areaId", period_at as "periodAt" from reports
    where form = ${form.code} and period_at >= ${from} and period_at < ${to} and superseded_at is null`.execute(trx)
  return new Set(rows.map(({ areaId, periodAt }) => `${periodAt} ${areaId}`))
}

/** Units whose reports are past due: one gap for each form and unit, with the days that are missing. */
export const missing: GapRule = {
  key: 'report-missing',
  title: { vi: 'Chưa gửi báo cáo', en: 'Report missing' },
  source: 'RPT-01',
  raiseAfterMinutes: [2 * hour, 24 * hour],
  wakesOn,
  find: async (trx, at) => {
    const past = await unsent(trx, at, (dueAt) => dueAt <= at.now)
    const byUnit = new Map<string, { readonly unit: Place; readonly periods: Unsent[] }>()
    for (const period of past) {
      for (const unit of period.units) {
        const key = `${period.form.code} ${unit.id}`
        const known = byUnit.get(key)
        if (known) known.periods.push(period)
        else byUnit.set(key, { unit, periods: [period] })
      }
    }
    return [...byUnit].map(([subject, { unit, periods }]): FoundGap => {
      const days = periods.map(({ day }) => day).sort()
      const dueAt = periods.map((one) => one.dueAt).sort()[0] as Instant
      const data = { form: periods[0]?.form.code, count: days.length, days }
      return { subject, areaId: unit.id, ownerPostId: null, severity: 3, since: dueAt, dueAt, data }
    })
  },
}

/** Units that have not yet sent what is due soon: to come, not yet missing. */
export const awaited: GapRule = {
  key: 'report-awaited',
  title: { vi: 'Sắp đến hạn, chưa gửi báo cáo', en: 'Report due soon' },
  source: 'RPT-01',
  raiseAfterMinutes: [],
  wakesOn,
  find: async (trx, at) => {
    const opens = (dueAt: Instant, form: ReportForm) => addMinutes(dueAt, -(form.due?.opensMinutesBefore ?? 0))
    const soon = await unsent(trx, at, (dueAt, form) => dueAt > at.now && opens(dueAt, form) <= at.now)
    return soon.flatMap(({ form, day, dueAt, units }) =>
      units.map((unit): FoundGap => {
        const data = { form: form.code, day }
        const since = opens(dueAt, form)
        return {
          subject: `${form.code} ${unit.id}`,
          areaId: unit.id,
          ownerPostId: null,
          severity: 2,
          since,
          dueAt,
          data,
        }
      }),
    )
  },
}
