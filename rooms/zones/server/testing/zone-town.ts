import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Instant, type IntentAnswer, toInstant } from '#kit'
import type { FoundGap, GapRule } from '#platform/server'
import { putInForce } from '#rooms/areas/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { LockdownPage, ZonesBoard } from '../../domain/index.ts'
import { zonesGaps } from '../zones.gaps.ts'

/** A moment of 2021 in local time, `07-27T20:00:00`. */
export const at = (text: string): Instant => toInstant(`2021-${text}+07:00`)

/** The ward and the residential group of the tests: Mai Động of Hoàng Mai. */
export const ward = '00328'
export const group = `${ward}-001`
export const reason = 'Có 3 ca trong ngõ, chưa rõ nguồn lây'

/** What a decision needs to know of a place. */
export const whole = {
  smallestReason: 'Ngõ cụt, các nhà chung lối ra; không tách được nhà nào',
  residents: 120,
  supplier: 'UBND phường Mai Động',
  supplyDays: 7,
}

/** Hoàng Mai with its chairman, its ward's chairman, clerk and health station, and a directive in force. */
export interface ZoneTown {
  readonly city: TestCity
  readonly chair: Person
  readonly wardChair: Person
  readonly clerk: Person
  readonly station: Person
  readonly directive: string
  /** The refusal with its field, or the outcome. */
  told(who: Person, type: string, payload: unknown): Promise<string>
  /** Sends and insists; gives the result. */
  done<T = Record<string, never>>(who: Person, type: string, payload: unknown): Promise<T>
  page(id: string): Promise<LockdownPage>
  board(on?: string, areaCode?: string): Promise<ZonesBoard>
  gaps(key: string): Promise<readonly FoundGap[]>
  term(more?: object): object
  proposal(more?: object): object
  /** A whole proposal of the clerk. */
  propose(more?: object): Promise<string>
}

/** A decision with its number. */
export const decide = (lockdownId: string, more: object = {}) => ({ lockdownId, number: '1875/QĐ-UBND', ...more })

const codeOf = (answer: IntentAnswer): string => {
  if (answer.outcome !== 'refused') return answer.outcome
  const { code, field } = answer.refusal
  return `${code.replace('ZONES.', '')}${field ? ` ${field}` : ''}`
}

/** Opens it on the evening of 27/7/2021, 19:40. */
export async function openZoneTown(): Promise<ZoneTown> {
  const city = await openTestCity({ at: '2021-07-27T19:40:00+07:00' })
  const [chair, wardChair, clerk, station] = (await Promise.all([
    city.signIn('leader', '008'),
    city.signIn('leader', ward),
    city.signIn('office', ward),
    city.signIn('health', ward),
  ])) as [Person, Person, Person, Person]
  const directive = await putDirective(city, '07-24T06:00:00', '08-08T06:00:00')
  const send = (who: Person, type: string, payload: unknown) =>
    who.send({ type: type.includes('.') ? type : `zones.${type}`, payload })
  const done = async <T>(who: Person, type: string, payload: unknown): Promise<T> => {
    const answer = await send(who, type, payload)
    expect(codeOf(answer), type).toBe('accepted')
    return (answer as { result?: unknown }).result as T
  }
  const term = (more: object = {}) => ({
    documentId: directive,
    startsAt: at('07-27T20:00:00'),
    endsAt: at('08-06T20:00:00'),
    reviewAt: at('08-03T20:00:00'),
    ...more,
  })
  const proposal = (more: object = {}) => ({
    areaId: city.area(group),
    scope: 'alley',
    place: 'Ngõ 221 Mai Động',
    reason,
    ...more,
  })
  return {
    ...{ city, chair, wardChair, clerk, station, directive, done, term, proposal },
    told: async (who, type, payload) => codeOf(await send(who, type, payload)),
    page: async (id) => (await chair.get<LockdownPage>(`/zones/lockdowns/${id}`)).body,
    board: async (on = '', areaCode = '01') => {
      const who = await city.signIn('leader', areaCode)
      return (await who.get<ZonesBoard>(`/zones/board?areaId=${city.area(areaCode)}${on && `&on=${on}`}`)).body
    },
    gaps: (key) => gapsOf(city, key),
    propose: async (more = {}) => {
      const payload = proposal({ ...whole, ...term(), ...more })
      return (await done<{ lockdownId: string }>(clerk, 'propose-lockdown', payload)).lockdownId
    },
  }
}

/** Puts a directive of the city in force; gives its id. */
export async function putDirective(city: TestCity, from: string, to: string): Promise<string> {
  const documentId = randomUUID()
  const row = {
    ...{ id: randomUUID(), areaId: city.area('01'), kind: 'directive' as const, documentId, reviewAt: null },
    ...{ labelVi: 'Chỉ thị 17/CT-UBND', labelEn: 'Directive 17/CT-UBND', from: at(from), to: at(to) },
  }
  await city.db.transaction().execute((trx) => putInForce(trx, [row], city.house.territory.current()))
  return documentId
}

/** What a rule finds now: asked itself, for the rounds of the whole house take their time. */
function gapsOf({ clock, house, db }: TestCity, key: string): Promise<readonly FoundGap[]> {
  const rule = zonesGaps.find((one) => one.key === key) as GapRule
  const now = { now: clock.now(), tree: house.territory.current(), profile: house.profile }
  return db.transaction().execute((trx) => rule.find(trx, now))
}
