import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Day, toInstant } from '#kit'
import type { Handover } from '#rooms/areas/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { accountabilityHandover } from './accountability.handover.ts'

let city: TestCity
let chair: Person
let inspector: Person
let caseId: string
const [old, heir] = ['00328', '00001']

beforeAll(async () => {
  city = await openTestCity()
  chair = await city.signIn('leader', old as string)
  inspector = await city.signIn('inspector', '008')
  const payload = {
    about: { kind: 'post', postId: chair.postId },
    route: 'state',
    matter: 'Chốt số 4 bỏ trống hai đêm liền',
    requestedBy: 'Bí thư Thành ủy',
    requestedOn: '2021-07-27',
    grounds: [{ kind: 'named', source: 'Biên bản ngày 26/7/2021', said: 'Chốt vắng người' }],
  }
  const opened = await inspector.send({ type: 'accountability.open-case', payload })
  expect(opened.outcome).toBe('accepted')
  caseId = opened.id
  const tip = { formId: randomUUID(), areaId: city.area(old as string), text: 'Chủ tịch phường bắt hàng rong nộp tiền' }
  expect((await city.visitor().request('POST', '/tips', tip)).status).toBe(200)
})
afterAll(() => city?.close())

const handover = (heirOf: [number, number][]): Handover => ({
  id: randomUUID(),
  on: '2021-08-01' as Day,
  startsAt: toInstant('2021-08-01T00:00:00+07:00'),
  ended: [city.area(old as string)],
  heirOf: new Map(heirOf),
  founded: [],
  grants: 'end',
  holders: [],
  documentId: null,
})

it('[INS-08] when areas end, an open case goes where the unit went, is named to nobody, and its person is still heard', async () => {
  const areaId = city.area(old as string)
  expect(await accountabilityHandover.waits?.(city.db as never, handover([]))).toEqual([{ subjectId: caseId, areaId }])
  const names = await accountabilityHandover.nameOf?.(city.db, [caseId])
  expect(names?.get(caseId)).toBe('Vụ việc kiểm điểm mở ngày 27/07/2021')
  const at = { now: city.clock.now(), tree: city.house.territory.current(), profile: city.house.profile }
  const whole = handover([[areaId, city.area(heir as string)]])
  expect(await accountabilityHandover.count(city.db, whole, at)).toEqual({ carried: 1, waiting: 0, ended: 0 })
  const carry = () => city.db.transaction().execute((trx) => accountabilityHandover.carry(trx, whole, at))
  expect(await carry()).toMatchObject({
    carried: 1,
    facts: [{ type: 'accountability-carried', areaId: city.area('001'), data: {} }],
  })
  expect(await carry()).toMatchObject({ carried: 0 })
  const said = { type: 'accountability.explain-case', payload: { caseId, explanation: 'Người trực bị cách ly' } }
  expect(await chair.send(said)).toMatchObject({ outcome: 'accepted' })
  const page = await chair.get<{ grounds: object[]; statements: object[] }>(`/accountability/cases/${caseId}`)
  expect([page.body.grounds.length, page.body.statements.length]).toEqual([1, 1])
})

it('[SG-16] a tip is handled around the unit wherever it is now: never by the new unit, nor by the level that was', async () => {
  const tips = async (by: Person) =>
    (await by.get<{ items: { aboutAreaId: number }[] }>('/accountability/tips')).body.items.map(
      (tip) => tip.aboutAreaId,
    )
  expect(await tips(await city.signIn('inspector', '001'))).toEqual([city.area(heir as string)])
  expect(await tips(await city.signIn('inspector', heir as string))).toEqual([])
  expect(await tips(inspector)).toEqual([])
})
