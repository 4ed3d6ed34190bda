import { type Day, dayOf, type Words } from '#kit'
import type { Asking, Place } from '#platform/server'
import { formOn, type PeriodSummary, periodsUntil } from '../domain/index.ts'
import { formsOf } from './form-catalogue.ts'
import { beginningOf, summaryOf } from './period-summary.query.ts'

/** How a daily form stands on a day in a place: "28/30 gửi đúng hạn". */
export interface ReportStatus extends PeriodSummary {
  readonly form: string
  readonly title: Words
}

/** The standing of every daily form that units of the place must report, on a day (today if none is named). */
export async function reportStatus(asking: Asking, place: Place, day?: Day): Promise<ReportStatus[]> {
  const { forms } = await formsOf(asking.profile)
  const offset = asking.profile.utcOffsetMinutes
  const on = day ?? dayOf(asking.now, offset)
  const held = forms.filter(
    (form) =>
      form.due !== null && form.reporters.some(({ required }) => required) && formOn(forms, form.code, on) === form,
  )
  const found = await Promise.all(
    held.map(async (form): Promise<ReportStatus[]> => {
      const period = day ?? periodsUntil(form, { now: asking.now, offsetMinutes: offset, count: 1 })[0]
      if (period === undefined) return []
      const summary = await summaryOf(asking, { form, place, day: period, at: beginningOf(period, offset) })
      return summary.expected === 0 ? [] : [{ ...summary, form: form.code, title: form.title }]
    }),
  )
  return found.flat()
}
