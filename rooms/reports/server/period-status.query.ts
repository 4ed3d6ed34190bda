import { sql } from 'kysely'
import {
  type Asking,
  defineRead,
  fromCursor,
  notFound,
  type Place,
  type Refused,
  toCursor,
  visiblePlace,
} from '#platform/server'
import { headPostsOf, officerNames } from '#rooms/bodies/server'
import {
  dueAtOf,
  periodList,
  periodStatus,
  periodsUntil,
  readPeriod,
  type UnitLine,
  type UnitState,
} from '../domain/index.ts'
import { titlesOf } from './area-levels.query.ts'
import { formsOf } from './form-catalogue.ts'
import { formAsked } from './form-list.query.ts'
import { locksOn } from './locks.store.ts'
import {
  beginningOf,
  type PeriodOfPlace,
  type SentReport,
  sentReports,
  stateOf,
  summarize,
  unitsExpected,
} from './period-summary.query.ts'

/** A period of a form in a place as it is asked for; a no when the form, the place or the period is none. */
export async function periodAsked(
  asking: Asking,
  query: { readonly form: string; readonly areaId: number; readonly period: string },
): Promise<PeriodOfPlace | Refused> {
  const place = visiblePlace(asking, query.areaId, 'reports.read')
  if (!place) return notFound('areaId')
  const { forms } = await formsOf(asking.profile)
  const kind = forms.find(({ code }) => code === query.form)?.period
  if (kind === undefined) return notFound('form')
  const period = readPeriod(kind, query.period, asking.profile.utcOffsetMinutes)
  if (!period.ok) return notFound('period')
  const form = await formAsked(asking.profile, query.form, period.value.day)
  return form ? { form, place, day: period.value.day, at: period.value.at } : notFound('form')
}

const order: Record<UnitState, number> = { missing: 0, late: 1, awaited: 2, 'in-time': 3 }

interface Standing {
  readonly unit: Place
  readonly state: UnitState
  readonly report: SentReport | undefined
}

/** `GET /reports/status`: who has reported and who has not. */
export const periodStatusRead = defineRead(periodStatus, async (asking, query) => {
  const period = await periodAsked(asking, query)
  if ('refusal' in period) return period
  const { form, place, at, day } = period
  const [expected, sent, locks] = await Promise.all([
    unitsExpected(asking, period),
    sentReports(asking, { form, place, from: at, to: at }),
    locksOn(asking.db, [{ form: form.code, periodAt: at }]),
  ])
  const locked = locks.over(asking.tree, place.id, { form: form.code, periodAt: at }) !== undefined
  const dueAt = dueAtOf(form, day, asking.profile.utcOffsetMinutes)
  const byArea = new Map(sent.map((report) => [report.areaId, report]))
  const standings = expected
    .map((unit): Standing => {
      const report = byArea.get(unit.id)
      return { unit, report, state: stateOf(report, dueAt, asking.now) }
    })
    .filter(({ state }) => query.state === undefined || state === query.state)
    .toSorted((left, right) => order[left.state] - order[right.state] || left.unit.first - right.unit.first)
  const from = Number(fromCursor(query.cursor)?.[0] ?? 0)
  const page = standings.slice(from, from + query.limit)
  const next = from + query.limit
  return {
    items: await toUnitLines(asking, page),
    next: next < standings.length ? toCursor([next]) : null,
    summary: summarize(asking, period, { expected, sent, locked }),
  }
})

async function toUnitLines({ db, now }: Asking, standings: readonly Standing[]): Promise<UnitLine[]> {
  const ids = standings.map(({ unit }) => unit.id)
  const [titles, heads] = await Promise.all([titlesOf(db, ids), headPostsOf(db, ids, now)])
  const posts = [...heads.values()].map(({ postId }) => postId)
  const [names, { rows }] = await Promise.all([
    officerNames(
      db,
      [...heads.values()].map(({ officerId }) => officerId),
    ),
    sql<{ id: string; title: string }>`select id, title from posts where id = any(${posts}::uuid[])`.execute(db),
  ])
  const titleOfPost = new Map(rows.map(({ id, title }) => [id, title]))
  return standings.map(({ unit, state, report }) => {
    const head = heads.get(unit.id)
    const name = names.get(head?.officerId ?? '') ?? null
    const post = titleOfPost.get(head?.postId ?? '') ?? null
    return {
      areaId: unit.id,
      areaTitle: titles.get(unit.id) ?? { vi: '', en: '' },
      state,
      ...sentPart(report),
      owner: { officerId: head?.officerId ?? null, name, post },
    }
  })
}

function sentPart(report: SentReport | undefined) {
  if (!report) return { reportId: null, submittedAt: null, asOf: null, version: null, flaws: 0, sentUpAt: null }
  const { id, submittedAt, asOf, version, flaws, sentUpAt } = report
  return { reportId: id, submittedAt, asOf, version, flaws, sentUpAt }
}

/** `GET /reports/periods`: the last periods of a form in an area, each with its summary. */
export const periodListRead = defineRead(periodList, async (asking, { form: code, areaId, count }) => {
  const place = visiblePlace(asking, areaId, 'reports.read')
  if (!place) return notFound('areaId')
  const { profile, now, db, tree } = asking
  const { forms } = await formsOf(profile)
  const form = forms.findLast((one) => one.code === code)
  if (!form) return notFound('form')
  const offset = profile.utcOffsetMinutes
  const days = periodsUntil(form, { now, offsetMinutes: offset, count })
  const periods = days.map((day): PeriodOfPlace => ({ form, place, day, at: beginningOf(day, offset) }))
  const [newest, oldest] = [periods[0], periods.at(-1)]
  if (!newest || !oldest) return { periods: [] }
  const [sent, locks] = await Promise.all([
    sentReports(asking, { form, place, from: oldest.at, to: newest.at }),
    locksOn(
      db,
      periods.map(({ at }) => ({ form: code, periodAt: at })),
    ),
  ])
  return {
    periods: await Promise.all(
      periods.map(async (period) => {
        const slot = { form: code, periodAt: period.at }
        return summarize(asking, period, {
          expected: await unitsExpected(asking, period),
          sent: sent.filter(({ periodAt }) => periodAt === period.at),
          locked: locks.over(tree, place.id, slot) !== undefined,
        })
      }),
    ),
  }
})
