import { type Day, dayOf } from '#kit'
import { type Asking, defineRead, notFound, type Profile, visiblePlace } from '#platform/server'
import {
  type FormView,
  formList,
  formOn,
  type IndicatorView,
  periodsUntil,
  type ReportForm,
  reports,
} from '../domain/index.ts'
import { type UnitOfTree, unitsOf } from './area-levels.query.ts'
import { formsOf, sourceTitle } from './form-catalogue.ts'

/** `GET /reports/forms`: the forms of a day, or those that one area reports on. */
export const formListRead = defineRead(formList, async (asking, { on, areaId }) => {
  if (areaId !== undefined && !visiblePlace(asking, areaId, 'reports.read')) return notFound('areaId')
  const { profile, now, db, tree } = asking
  const { forms } = await formsOf(profile)
  const day = (on ?? dayOf(now, profile.utcOffsetMinutes)) as Day
  const units = await unitsOf(db, tree)
  const unit = areaId === undefined ? undefined : units.get(areaId)
  const held = [...new Set(forms.map(({ code }) => code))].flatMap((code) => formOn(forms, code, day) ?? [])
  const asked = held.filter((form) => unit === undefined || reports(form, unit))
  return { forms: await Promise.all(asked.map((form) => viewOf(form, { asking, units }))) }
})

async function viewOf(
  form: ReportForm,
  { asking, units }: { asking: Asking; units: ReadonlyMap<number, UnitOfTree> },
): Promise<FormView> {
  const { profile, now } = asking
  const { sources } = await formsOf(profile)
  const at = { now, offsetMinutes: profile.utcOffsetMinutes, count: 1 }
  return {
    code: form.code,
    title: form.title,
    period: form.period,
    validFrom: form.validFrom,
    validTo: form.validTo,
    sourceText: form.source.text,
    quotes: form.quotes,
    due: form.due,
    reporters: form.reporters.map(({ level, required, areas, to }) => {
      const areaIds = areas === undefined ? null : areasOf(areas, units)
      return { level, required, areaIds, to }
    }),
    sources: form.sources.map((code) => ({ code, title: sourceTitle(sources, code) })),
    indicators: indicatorViews(form),
    breakdowns: form.breakdowns,
    averages: form.averages,
    currentPeriod: periodsUntil(form, at)[0] ?? null,
  }
}

function areasOf(codes: readonly string[], units: ReadonlyMap<number, UnitOfTree>): number[] {
  return [...units].flatMap(([id, unit]) => (unit.codes.some((code) => codes.includes(code)) ? [id] : []))
}

/** The form's indicators as screens show them; a part of a total stands one deeper than its total. */
export function indicatorViews(form: ReportForm): IndicatorView[] {
  const totalOf = new Map(form.breakdowns.flatMap(({ total, parts }) => parts.map((part) => [part, total] as const)))
  const depthOf = (key: string, seen = 0): number => {
    const total = totalOf.get(key)
    return total === undefined || seen > 20 ? 0 : 1 + depthOf(total, seen + 1)
  }
  return form.indicators.map((one) => ({
    key: one.key,
    title: { vi: one.vi, en: one.en },
    unit: one.unit ?? null,
    kind: one.kind,
    decimals: one.decimals,
    lead: one.lead,
    required: one.required,
    depth: depthOf(one.key),
  }))
}

/** The form version that an asker means by code and the day of the period; undefined when there is none. */
export async function formAsked(profile: Profile, code: string, day: Day): Promise<ReportForm | undefined> {
  const { forms } = await formsOf(profile)
  return formOn(forms, code, day) ?? forms.findLast((form) => form.code === code)
}
