import { z } from 'zod'

const words = z.object({ vi: z.string().min(1), en: z.string().min(1) })

/** By which line somebody answers: to the Party (kiểm điểm đảng viên, tổ chức đảng) or to the state. */
export const ROUTES = {
  party: { vi: 'theo hệ thống Đảng', en: 'on the Party line' },
  state: { vi: 'theo hệ thống chính quyền', en: 'on the government line' },
} as const
/** See {@link ROUTES}. */
export type Route = keyof typeof ROUTES

/** The line of posts whose holders conclude on each route. */
export const lineOfRoute: Readonly<Record<Route, string>> = { party: 'party', state: 'government' }

const measureField = z.strictObject({
  key: z.string(),
  route: z.enum(['party', 'state']),
  of: z.enum(['post', 'body']),
  title: words,
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  source: z.string().min(1),
})

/** `accountability/rules.json`: clocks of due process and the measures that may be proposed, with their sources. */
export const accountabilityRulesFile = z.strictObject({
  source: z.object({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) }),
  explainCaseWithinHours: z.int().positive(),
  decideCaseWithinDays: z.int().positive(),
  explainNoteWithinHours: z.int().positive(),
  longestPublicationDays: z.int().positive(),
  assignTipWithinHours: z.int().positive(),
  closeTipWithinDays: z.int().positive(),
  /** Tips taken from one address in an hour. */
  tipsAnHour: z.int().positive(),
  measures: z.array(measureField),
})

/** See {@link accountabilityRulesFile}. */
export type AccountabilityRules = z.infer<typeof accountabilityRulesFile>
/** A kind of discipline that may be proposed (hình thức kỷ luật). */
export type Measure = z.infer<typeof measureField>

/** The measures that may be proposed for a kind of person on a line, on a day. */
export function measuresOn(
  rules: AccountabilityRules,
  { route, of, day }: { route: Route; of: 'post' | 'body'; day: string },
): Measure[] {
  return rules.measures.filter(
    (one) =>
      one.route === route && one.of === of && one.validFrom <= day && (one.validTo === null || day < one.validTo),
  )
}
