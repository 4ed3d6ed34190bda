import { type Day, dayOf, type Instant, type Words } from '#kit'
import type { Profile } from '#platform/server'
import { formCatalogue, formOn, type ReportForm, type ReportSource, sourceCatalogue } from '../domain/index.ts'

/** The forms and sources of a city; both empty where the profile has none. */
export interface FormCatalogue {
  readonly forms: readonly ReportForm[]
  readonly sources: readonly ReportSource[]
}

const read = new WeakMap<Profile, Promise<FormCatalogue>>()

/** The profile's report forms, every dated version; read once. */
export function formsOf(profile: Profile): Promise<FormCatalogue> {
  const known = read.get(profile) ?? readForms(profile)
  read.set(profile, known)
  return known
}

async function readForms(profile: Profile): Promise<FormCatalogue> {
  const files = await profile.files('reports')
  const [forms, sources] = await Promise.all([
    files.includes('forms.json') ? profile.json('reports/forms.json', formCatalogue) : [],
    files.includes('sources.json') ? profile.json('reports/sources.json', sourceCatalogue) : [],
  ])
  return { forms, sources }
}

/** The version of a form that holds on a day, or its latest: for showing what was reported under it. */
export function formToShow(forms: readonly ReportForm[], code: string, day: Day): ReportForm | undefined {
  return formOn(forms, code, day) ?? forms.findLast((form) => form.code === code)
}

/** Words of a source; its code where the profile does not know it any more. */
export function sourceTitle(sources: readonly ReportSource[], code: string): Words {
  const source = sources.find((one) => one.code === code)
  return source ? { vi: source.vi, en: source.en } : { vi: code, en: code }
}

/** The city's day of a kept moment. */
export function dayIn(profile: Profile, at: Instant): Day {
  return dayOf(at, profile.utcOffsetMinutes)
}
