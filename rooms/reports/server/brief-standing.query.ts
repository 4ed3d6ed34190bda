import type { Instant, Words } from '#kit'
import type { Asking, Place } from '#platform/server'
import { type PeriodSummary, periodsUntil, type ReportForm } from '../domain/index.ts'
import { titlesOf } from './area-levels.query.ts'
import { beginningOf, sentReports, summarize, unitsExpected } from './period-summary.query.ts'

/** How the units of the place stand with the period that a daily form is in. */
export interface BriefedStanding {
  readonly form: string
  readonly title: Words
  readonly summary: PeriodSummary
  readonly missing: readonly Words[]
}

/** The standing of the running period of a form, as it was known at a moment; none for forms without a due time. */
export async function standingAt(
  asking: Asking,
  { form, place, at }: { readonly form: ReportForm; readonly place: Place; readonly at: Instant },
): Promise<BriefedStanding[]> {
  const offset = asking.profile.utcOffsetMinutes
  const day = periodsUntil(form, { now: at, offsetMinutes: offset, count: 1 })[0]
  if (day === undefined || form.due === null) return []
  const period = { form, place, day, at: beginningOf(day, offset) }
  const expected = await unitsExpected(asking, period)
  if (expected.length === 0) return []
  const sent = await sentReports(asking, { form, place, from: period.at, to: period.at, knownAt: at })
  const known = { now: at, profile: asking.profile }
  const summary = summarize(known, period, { expected, sent, locked: false })
  const reported = new Set(sent.map(({ areaId }) => areaId))
  const unsent = expected.filter(({ id }) => !reported.has(id)).map(({ id }) => id)
  const titles = await titlesOf(asking.db, unsent)
  const missing = unsent.flatMap((id) => titles.get(id) ?? [])
  return [{ form: form.code, title: form.title, summary, missing }]
}
