import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { House } from '#platform/server'
import { openTestCity } from '#test-city'

/** The one ward that a document names for this (TTTĐ, 7/12/2021), with its district. */
async function plantTrungVan(house: House): Promise<void> {
  const units = [
    { code: '01', kind: 'city', name: 'Hà Nội', parentCode: null },
    { code: '019', kind: 'urban_district', name: 'Nam Từ Liêm', parentCode: '01' },
    { code: '00637', kind: 'ward', name: 'Trung Văn', parentCode: '019' },
  ].map((unit) => ({ ...unit, validFrom: '2019-10-25', validTo: null, synthetic: false }))
  const permissions = new Set(house.permissions.keys())
  const actor = {
    accountId: null,
    officerId: null,
    via: 'house',
    scopes: [{ permissions, areaId: 1, postId: null }],
  } as const
  const intent = { id: randomUUID(), type: 'areas.import-units', payload: { source: 'test', units } }
  const [answer] = await house.door.submit([intent], { actor, requestId: 'test' })
  if (answer?.outcome !== 'accepted') throw new Error(`the ward could not be planted: ${JSON.stringify(answer)}`)
  await house.territory.refresh(house.db)
}

it('[INS-10] the leadership of Trung Văn ward: a case on a body, with ward, requester and date; its head is heard', async () => {
  const city = await openTestCity({ at: '2021-12-06T17:00:00+07:00', plant: plantTrungVan })
  const secretary = await city.signIn('secretary', '00637')
  const inspector = await city.signIn('inspector', '01')
  const { body } = await inspector.get<{ items: { id: string; kind: string }[] }>(
    `/bodies?areaId=${city.area('00637')}`,
  )
  const bodyId = body.items.find(({ kind }) => kind === 'party-committee')?.id
  const opened = await inspector.send({
    type: 'accountability.open-case',
    payload: {
      about: { kind: 'body', bodyId },
      route: 'party',
      matter: 'Làm rõ trách nhiệm lãnh đạo phường Trung Văn trong công tác phòng, chống dịch',
      requestedBy: 'Bí thư Thành ủy Hà Nội',
      requestedOn: '2021-12-06',
      grounds: [{ kind: 'named', source: 'TTTĐ 7/12/2021: Bí thư Thành ủy yêu cầu làm rõ trách nhiệm' }],
    },
  })
  expect(opened.outcome).toBe('accepted')
  const page = await secretary.get(`/accountability/cases/${opened.id}`)
  expect(page.body).toMatchObject({
    about: 'body',
    areaTitle: { vi: 'Phường Trung Văn' },
    requestedBy: 'Bí thư Thành ủy Hà Nội',
    requestedOn: '2021-12-06',
    route: 'party',
    isMine: true,
    may: { explain: true },
  })
  const explained = await secretary.send({
    type: 'accountability.explain-case',
    payload: { caseId: opened.id, explanation: 'Tập thể xin giải trình' },
  })
  expect(explained.outcome).toBe('accepted')
  const chair = await city.signIn('secretary', '019')
  const decided = await chair.send({
    type: 'accountability.decide-case',
    payload: { caseId: opened.id, outcome: 'criticised', note: 'Tập thể rút kinh nghiệm sâu sắc' },
  })
  expect(decided.outcome).toBe('accepted')
  await city.close()
})
