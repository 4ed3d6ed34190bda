import { expect } from 'vitest'
import type { IntentAnswer } from '#kit'
import type { Person, TestCity } from '#test-city'

/** The code of a refusal, or what else came of it. */
export const codeOf = (answer: IntentAnswer | undefined) =>
  answer?.outcome === 'refused' ? answer.refusal.code : answer?.outcome

/** The refusal itself. */
export const refusalOf = (answer: IntentAnswer | undefined) =>
  answer?.outcome === 'refused' ? answer.refusal : undefined

/** What an accepted report answered. */
export const resultOf = (answer: IntentAnswer | undefined) =>
  (answer?.outcome === 'accepted' ? answer.result : undefined) as {
    reportId: string
    late: boolean
    flaws: unknown[]
  }

/** Figures as they are sent. */
export type Figures = Record<string, unknown>

/** A gap as the radar lists it. */
export interface GapSeen {
  readonly areaId: number
  readonly data: Figures
  readonly owner: { readonly officerId: string | null }
}

/** A day's report of a unit, as its clerk would send it. */
export function reportIntent(city: TestCity, areaCode: string, figures: Figures, more: object = {}) {
  return {
    type: 'reports.submit',
    payload: {
      form: 'daily-situation',
      areaId: city.area(areaCode),
      period: '2021-07-27',
      asOf: '2021-07-27T17:00:00+07:00',
      figures,
      ...more,
    },
  }
}

/** Asks, and insists on an answer. */
export async function ask<T>(who: Person, path: string): Promise<T> {
  const answer = await who.get<T>(path)
  expect(answer.status).toBe(200)
  return answer.body
}

/** Open gaps of a rule, after everything has been looked at. */
export async function gapsSeen(city: TestCity, who: Person, rule: string): Promise<GapSeen[]> {
  await city.settle()
  const { items } = await ask<{ items: GapSeen[] }>(who, `/overview/areas/${city.area('01')}/gaps?rule=${rule}`)
  return items
}
