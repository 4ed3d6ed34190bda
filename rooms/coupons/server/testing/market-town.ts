import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Instant, type IntentAnswer, toInstant } from '#kit'
import { putInForce } from '#rooms/areas/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { Card } from '../../domain/index.ts'

/** Mai Động of the test city, with two markets, households in two groups, and a directive in force. */
export interface MarketTown {
  readonly city: TestCity
  readonly chair: Person
  readonly gate: Person
  readonly otherGate: Person
  readonly documentId: string
  readonly market: string
  readonly second: string
  readonly areaId: number
  /** Sends and gives the code of the refusal, or the outcome. */
  told(who: Person, type: string, payload: unknown, more?: { at?: string; id?: string }): Promise<string>
  /** Sends and insists; gives the result. */
  done<T = Record<string, never>>(
    who: Person,
    type: string,
    payload: unknown,
    more?: { at?: string; id?: string },
  ): Promise<T>
  /** Lets the jobs run to their end. */
  jobsDone(): Promise<void>
  cards(schemeId: string, areaCode?: string): Promise<Card[]>
}

/** Local time of July and August 2021 as a moment. */
export const at = (text: string): Instant => toInstant(`2021-${text}:00+07:00`)

/** The rules of Nhật Tân, in Mai Động: even and odd days, Sunday, four times a week. */
export const terms = {
  groups: [
    { parity: 'even', name: 'ngày chẵn và Chủ nhật' },
    { parity: 'odd', name: 'ngày lẻ và Chủ nhật' },
  ],
  sundayAllowed: true,
  slots: [
    { from: '06:00', to: '08:00' },
    { from: '08:00', to: '10:00' },
  ],
  quotaPerWeek: 4,
  onePersonPerVisit: true,
  toleranceMinutes: 15,
}

/** What an answer says in one word. */
export const codeOf = (answer: IntentAnswer | undefined): string =>
  answer?.outcome === 'refused' ? answer.refusal.code : (answer?.outcome ?? 'none')

/** Opens the town on the day before the directive; `households` in each of its two groups. */
export async function openMarketTown({ households = 6 } = {}): Promise<MarketTown> {
  const city = await openTestCity({ at: '2021-07-23T20:00:00+07:00' })
  const [chair, gate, otherGate] = await Promise.all([
    city.signIn('leader', '00328'),
    city.signIn('police', '00328'),
    city.signIn('office', '00328'),
  ])
  const send = (who: Person, type: string, payload: unknown, more: { at?: string; id?: string } = {}) =>
    who.send({
      type,
      payload,
      ...(more.id ? { id: more.id } : {}),
      ...(more.at ? { occurredAt: at(more.at) } : {}),
    })
  const done = async <T>(
    who: Person,
    type: string,
    payload: unknown,
    more?: { at?: string; id?: string },
  ): Promise<T> => {
    const answer = await send(who, type, payload, more)
    expect(codeOf(answer), type).toBe('accepted')
    return (answer as { result?: unknown }).result as T
  }
  const areaId = city.area('00328')
  const documentId = await putDirective(city)
  const register = (name: string, kind = 'market') =>
    done<{ siteId: string }>(chair, 'sites.register', { areaId, kind, name })
  const { siteId: market } = await register('Chợ Mai Động')
  const { siteId: second } = await register('Siêu thị Minh Khai', 'supermarket')
  await plantHouseholds(city, households)
  return {
    ...{ city, chair, gate, otherGate, documentId, market, second, areaId, done },
    told: async (who, type, payload, more) => codeOf(await send(who, type, payload, more)),
    jobsDone: () => jobsDone(city),
    cards: async (schemeId, areaCode) => {
      const where = areaCode === undefined ? '' : `&areaId=${city.area(areaCode)}`
      return (await chair.get<{ items: Card[] }>(`/coupons/schemes/${schemeId}/cards?limit=200${where}`)).body.items
    },
  }
}

async function putDirective(city: TestCity): Promise<string> {
  const documentId = randomUUID()
  const row = {
    ...{ id: randomUUID(), areaId: city.area('01'), kind: 'directive' as const, documentId, reviewAt: null },
    ...{ labelVi: 'Chỉ thị 17/CT-UBND', labelEn: 'Directive 17/CT-UBND' },
    ...{ from: at('07-24T06:00'), to: at('08-08T06:00') },
  }
  await city.db.transaction().execute((trx) => putInForce(trx, [row], city.house.territory.current()))
  return documentId
}

/** The second household of each group has no phone. */
async function plantHouseholds(city: TestCity, count: number): Promise<void> {
  for (const code of ['00328-001', '00328-002']) {
    const head = await city.signIn('group', code)
    const answers = await head.sendAll(
      Array.from({ length: count }, (_, index) => ({
        type: 'people.register-household',
        payload: { areaId: city.area(code), size: 3, hasPhone: index !== 1, synthetic: true },
      })),
    )
    expect(answers.every(({ outcome }) => outcome === 'accepted')).toBe(true)
  }
}

async function jobsDone(city: TestCity): Promise<void> {
  for (;;) {
    city.house.jobs.wake()
    const rows = await city.db.selectFrom('job_runs').select(['state', 'outcome']).execute()
    expect(rows.filter(({ state }) => state === 'failed')).toEqual([])
    if (rows.every(({ state }) => state === 'done' || state === 'cancelled')) return
    await new Promise((soon) => setTimeout(soon, 20))
  }
}
