import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putInForce } from '#rooms/areas/server'
import type { Person, TestCity } from '#test-city'
import { at, decide, group, openZoneTown, reason, ward, type ZoneTown } from './testing/zone-town.ts'

let town: ZoneTown
let city: TestCity
let clerk: Person
let station: Person
let police: Person

/** Green, orange and red wards, one under level 2 and one under level 3, and an alley that is closed. */
beforeAll(async () => {
  town = await openZoneTown()
  ;({ city, clerk, station } = town)
  police = await city.signIn('police', ward)
  const lockdownId = await town.propose()
  await town.done(town.chair, 'decide-lockdown', decide(lockdownId))
  const mayor = await city.signIn('leader', '01')
  for (const [code, colour] of [
    ['00331', 'green'],
    ['00334', 'orange'],
    ['00001', 'red'],
  ] as const) {
    const by = await city.signIn('health', code)
    const wanted = { areaId: city.area(code), schemeId: 'hn-2021', colour, reason }
    const term = { fromAt: at('07-27T20:00:00'), reviewAt: at('08-03T20:00:00') }
    const { colourId } = await town.done<{ colourId: string }>(by, 'propose-colour', { ...wanted, ...term })
    await town.done(mayor, 'decide-colour', { colourId, number: '88/QĐ-UBND', documentId: town.directive })
  }
  const levels = ([2, 3] as const).map((level) => ({
    ...{
      id: randomUUID(),
      kind: 'level' as const,
      labelVi: `Cấp ${level}`,
      labelEn: `Level ${level}`,
      documentId: null,
    },
    ...{ from: at('07-27T20:00:00'), to: null, reviewAt: at('08-03T20:00:00'), data: { level } },
    areaId: city.area(level === 2 ? '00004-001' : '00004-002'),
  }))
  await city.db.transaction().execute((trx) => putInForce(trx, levels, city.house.territory.current()))
  city.clock.set(at('07-27T21:00:00'))
})
afterAll(() => city?.close())

describe('what is decided of a place is felt in the field', () => {
  it('[HDC-02] who declares to have been in a closed place, an orange or red zone is called about; of a green one nobody is', async () => {
    const declare = async (code: string) => {
      const id = randomUUID()
      const declared = { name: 'Trần Thị Khai', exposure: 'none', origins: [{ areaId: city.area(code) }] }
      const payload = { areaId: city.area(ward), channel: 'proxy', declared }
      expect(await clerk.send({ id, type: 'declarations.submit', payload })).toMatchObject({ outcome: 'accepted' })
      return id
    }
    const places = [group, `${ward}-002`, '00331', '00334', '00001', '00004-001', '00004-002']
    const ids = await Promise.all(places.map(declare))
    const { body } = await station.get<{ items: { declarationId: string; reasons: { text: { vi: string } }[] }[] }>(
      `/declarations/flags?areaId=${city.area(ward)}&state=open`,
    )
    const why = (id: string) => body.items.find(({ declarationId }) => declarationId === id)?.reasons[0]?.text.vi
    expect(ids.map((id) => why(id)?.replace(/^Đã ở nơi đang là /, '') ?? null)).toEqual([
      'Điểm phong tỏa: Ngõ 221 Mai Động, số 1',
      null,
      null,
      'Vùng cam, Hoàng Văn Thụ',
      'Vùng đỏ, Phúc Xá',
      null,
      'Cấp 3, số 2',
    ])
  })

  it('[CHK-10] who arrives from a red zone or a level from the figure on is to be tested; from a calmer place nobody is', async () => {
    const opened = await police.send({
      type: 'checkpoints.open',
      payload: {
        ...{ areaId: city.area(ward), kind: 'gateway', name: 'Chốt Pháp Vân', number: 2 },
        openedAt: at('07-14T06:00:00'),
      },
    })
    expect(opened).toMatchObject({ outcome: 'accepted' })
    const cross = (areaId: number) => ({
      type: 'checkpoints.cross',
      payload: {
        ...{ areaId: city.area(ward), checkpointId: opened.id, subject: 'person', decision: 'passed' },
        ...{ noReceipt: 'declared-on-paper', origin: { areaId } },
      },
    })
    const places = ['00331', '00334', '00001', '00001-002', '00004-001', '00004-002']
    const answers = await police.sendAll(places.map((code) => cross(city.area(code))))
    const ordered = answers.map((answer) => answer.outcome === 'accepted' && answer.result !== undefined)
    expect(ordered).toEqual([false, false, true, true, false, true])
    const before = await police.send({ ...cross(city.area('00001')), occurredAt: at('07-27T19:59:00') })
    expect(before.outcome === 'accepted' && before.result === undefined).toBe(true)
  })
})
