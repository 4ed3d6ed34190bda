import { expect } from 'vitest'
import { type Instant, type IntentAnswer, toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { ShownComputed } from '../../domain/index.ts'

/** The ward of the tests: Mai Động of Hoàng Mai. */
export const ward = '00328'
/** A moment in local time, `2021-11-12T09:00:00`. */
export const at = (text: string): Instant => toInstant(`${text}+07:00`)
/** The refusal's code, or the outcome. */
export const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)
/** What the refusal says besides. */
export const paramsOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.params : undefined)
/** Sends an intent. */
export const send = (by: Person, type: string, payload: unknown) => by.send({ type, payload })

/** What an area's page of levels is asked for in tests. */
interface AreaAnswer {
  set: { key: string } | null
  inForce: { level: number } | null
  computed: ShownComputed | null
  inputs: { key: string; given: { value: number; summedFrom: number | null; beside: unknown } | null }[]
  open: { proposalId: string; roundId: string } | null
  decisions: { decided: number; byName: string; delegated: boolean; reason: string | null }[]
  waitsFor: { vi: string }
}

/** Opens the small city on the morning of 12/11/2021, Decision 4800 in force, its people signed in, nothing recorded. */
export async function openLevelsScene() {
  const city = await openTestCity({ at: '2021-11-12T09:00:00+07:00' })
  const chair = await city.signIn('leader', '01')
  const clerk = await city.signIn('office', '01')
  const districtChair = await city.signIn('leader', '008')
  const station = await city.signIn('health', '01')
  return { city, chair, clerk, districtChair, ...stepsIn(city, { chair, clerk, station }) }
}

/** See {@link openLevelsScene}. */
export type LevelsScene = Awaited<ReturnType<typeof openLevelsScene>>

type People = Readonly<Record<'chair' | 'clerk' | 'station', Person>>

function stepsIn(city: TestCity, people: People) {
  const { chair, clerk } = people
  const { input, fillInputs } = inputsIn(city, clerk)
  const reportCase = reportingIn(city, people.station)
  /** Nine cases and one in isolation in the ward, and one of two weeks ago beside it. */
  const reportCases = async () => {
    for (let count = 0; count < 9; count++) await reportCase(ward)
    await reportCase(ward, { setting: 'quarantine' })
    await reportCase('00331', { confirmedAt: at('2021-10-28T20:00:00'), sampledAt: at('2021-10-28T08:00:00') })
  }
  return {
    ...{ input, fillInputs, reportCases },
    /** Everything a level needs, of four communes; the ward at level 4 by the officer's own count. */
    async fill(): Promise<void> {
      await input(city.area(ward), 'population', 6_000)
      await fillInputs()
      await reportCases()
      await input(city.area(ward), 'community-cases', 18)
    },
    /** The briefing and the decision of the city's head without which no level is decided. */
    async activate(): Promise<void> {
      const set = { areaId: city.area('01'), setKey: '4800' }
      const attendance = [{ areaId: city.area('008'), people: 24 }]
      const briefing = { ...set, title: 'Tập huấn xác định cấp độ dịch', heldAt: at('2021-11-11T14:00:00'), attendance }
      expect(codeOf(await send(clerk, 'levels.hold-briefing', briefing))).toBe('accepted')
      const reason = 'Ba Đình dự buổi bổ sung ngày 13/11'
      expect(codeOf(await send(chair, 'levels.activate-set', { ...set, reason }))).toBe('accepted')
    },
    areaOf: async (code: string, by = clerk) => (await by.get<AreaAnswer>(`/levels/areas/${city.area(code)}`)).body,
    propose: (by: Person, code: string, more: object = {}) =>
      send(by, 'levels.propose', { areaId: city.area(code), ...more }),
    decide: (by: Person, roundId: string, more: object = {}) => send(by, 'levels.decide', { roundId, ...more }),
  }
}

function inputsIn(city: TestCity, clerk: Person) {
  const input = (areaId: number, kind: string, value: number, outOf?: number) =>
    send(clerk, 'levels.record-input', {
      ...{ areaId, kind, value },
      ...(outOf === undefined ? {} : { outOf }),
      asOn: '2021-11-11',
      source: 'Trung tâm Y tế quận, bảng kiểm thử',
    })
  /** People and vaccination of four communes (the ward's people apart), plans of the city and its districts. */
  const fillInputs = async () => {
    for (const [code, adults, old] of [
      ['00001', 90, 90],
      ['00004', 90, 70],
      ['00328', 90, 70],
      ['00331', 60, 90],
    ] as const) {
      if (code !== ward) await input(city.area(code), 'population', 10_000)
      await input(city.area(code), 'adults-first-dose', adults * 50, 5_000)
      await input(city.area(code), 'full-dose-50', old * 10, 1_000)
    }
    await input(city.area('01'), 'plan-top', 1)
    for (const code of ['001', '008']) await input(city.area(code), 'plan-district', 1)
  }
  return { input, fillInputs }
}

function reportingIn(city: TestCity, station: Person) {
  let people = 0
  return async (code: string, more: object = {}) => {
    people += 1
    const answer = await send(station, 'cases.report', {
      ...{ areaId: city.area(code), residenceAreaId: city.area(code), status: 'confirmed', setting: 'community' },
      sampledAt: at('2021-11-09T08:00:00'),
      confirmedAt: at('2021-11-09T20:00:00'),
      person: { name: `Trần Văn Thử ${people}`, yearOfBirth: 1960, phone: `0913${100_000 + people}` },
      synthetic: true,
      ...more,
    })
    expect(codeOf(answer), JSON.stringify(answer)).toBe('accepted')
  }
}
