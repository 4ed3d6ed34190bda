import { sql } from 'kysely'
import { type IntentAnswer, toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { IsolationCounts, OrderPage } from '../../domain/index.ts'

/** The law every order of the tests stands on. */
export const basisKey = 'decree-101'
/** The ward of the tests. */
export const ward = '00328'

/** The result of an accepted intent. */
export const resultOf = <T>(answer: IntentAnswer): T => {
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
  return answer.result as T
}
/** The refusal of a refused one. */
export const refusalOf = (answer: IntentAnswer) => {
  if (answer.outcome !== 'refused') throw new Error(JSON.stringify(answer))
  return answer.refusal
}
/** Its code, or how else it went. */
export const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)

/** Answers with which a home qualifies. */
export const yes = {
  'own-room': 'yes',
  'own-toilet': 'no',
  'no-frail-cohabitant': 'yes',
  reachable: 'yes',
  'self-care': 'yes',
  commitment: 'yes',
} as const

/** A ward with its health station, office and chair, its district, and an isolation place that takes people in. */
export async function openIsolationWard() {
  const city = await openTestCity({ at: '2021-07-27T09:00:00+07:00' })
  const station = await city.signIn('health', ward)
  const clerk = await city.signIn('office', ward)
  const chair = await city.signIn('leader', ward)
  const district = await city.signIn('leader', '008')
  const districtOffice = await city.signIn('office', '008')
  return { ...stepsIn(city, { station, clerk, chair }), city, station, clerk, chair, district, districtOffice }
}

function stepsIn(city: TestCity, by: { readonly station: Person; readonly clerk: Person; readonly chair: Person }) {
  let born = 0
  return {
    at: (moment: string) => city.clock.set(toInstant(moment)),
    /** Somebody on file in a ward: thirty years old unless said. */
    async person(more: object = {}, who = by.clerk, code = ward): Promise<string> {
      born += 1
      const name = `Người Thử Thứ ${born}`
      const payload = { areaId: city.area(code), name, yearOfBirth: 1990, isAnother: true, ...more }
      return resultOf<{ personId: string }>(await who.send({ type: 'people.register-person', payload })).personId
    },
    async propose(personId: string, more: object = {}, who = by.station): Promise<string> {
      const payload = { class: 'F1', people: [{ personId, lastExposureOn: '2021-07-23', ...more }] }
      const { orderIds } = resultOf<{ orderIds: string[] }>(await who.send({ type: 'quarantine.propose', payload }))
      return orderIds[0] as string
    },
    decide: (orderId: string, more: object, who = by.chair) =>
      who.send({
        type: 'quarantine.decide',
        payload: { orderId, decision: 'isolate', basisKey, reason: 'Tiếp xúc gần với ca bệnh', ...more },
      }),
    page: async (id: string, who = by.station) => (await who.get<OrderPage>(`/quarantine/orders/${id}`)).body,
    home: async (who = by.station) =>
      (await who.get<{ whole: IsolationCounts; waiting: number }>(`/quarantine/home?areaId=${city.area(ward)}`)).body,
    async gapOf(rule: string) {
      await city.settle()
      const { rows } = await sql<{ owner: string | null; data: { count: number }; due: string; severity: number }>`
        select owner_officer_id as owner, data, due_at as due, severity from gaps
        where rule = ${rule} and closed_at is null`.execute(city.db)
      return rows
    },
    /** An isolation place of the district that takes people in. */
    async openPlace(office: Person): Promise<string> {
      const site = { areaId: city.area('008'), kind: 'concentrated-isolation', name: 'Khu cách ly thử Chăm Sóc' }
      const { siteId } = resultOf<{ siteId: string }>(await office.send({ type: 'sites.register', payload: site }))
      const asked = { siteId, capacity: 100, state: 'preparing', milestones: [], source: 'thử' }
      const made = await office.send({ type: 'quarantine.register-place', payload: asked })
      const { placeId } = resultOf<{ placeId: string }>(made)
      for (const to of ['ready', 'active'])
        resultOf(await office.send({ type: 'quarantine.move-place', payload: { placeId, to } }))
      return placeId
    },
  }
}

/** See {@link openIsolationWard}. */
export type IsolationWard = Awaited<ReturnType<typeof openIsolationWard>>
