import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { AreaChild, AreaGrid, AreaHead } from '../domain/index.ts'

type List<T> = { items: T[] }
const source = 'danh sách thử'
const group = (code: string, name: string, parentCode: string) => ({
  code,
  kind: 'residential_group',
  name,
  parentCode,
  validFrom: '2020-01-01',
  validTo: null,
})

describe('changing the register', () => {
  let city: TestCity
  let clerk: Person
  beforeAll(async () => {
    city = await openTestCity()
    clerk = await city.signInWithGrant('administrator', '01')
  })
  afterAll(() => city.close())

  const importUnits = (units: unknown[], more: object = {}) =>
    clerk.send({ type: 'areas.import-units', payload: { units, source, ...more } })
  const childrenOf = async (code: string): Promise<AreaChild[]> => {
    return (await city.visitor().get<List<AreaChild>>(`/areas/${city.area(code)}/children`)).body.items
  }

  test('[ORG-01] residential groups can be imported; an NFD name is kept in NFC, markup exactly as typed', async () => {
    const script = '<script>alert("x")</script>'
    const answer = await importUnits([
      group('00001-101', 'số 101'.normalize('NFD'), '00001'),
      group('00001-102', script, '00001'),
    ])
    expect(answer).toMatchObject({ outcome: 'accepted', result: { count: 2 } })
    const names = (await childrenOf('00001')).map((child) => child.name)
    expect(names).toEqual(['số 1', 'số 2', 'số 101'.normalize('NFC'), script])
  })

  test('[ORG-01] a parent that is nowhere: nothing of the list is taken, and the answer names the unit', async () => {
    const answer = await importUnits([group('00004-101', 'số 101', '00004'), group('X-1', 'số 1', '99999')])
    expect(answer).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'AREAS.UNKNOWN_PARENT', params: { area: 'Tổ dân phố số 1 (X-1)' } },
    })
    expect(await childrenOf('00004')).toHaveLength(2)
  })

  test('[ORG-01] a circle in the tree is refused, naming an area on it', async () => {
    const answer = await importUnits([group('A', 'số 8', 'B'), group('B', 'số 9', 'A')])
    expect(answer).toMatchObject({ outcome: 'refused', refusal: { code: 'AREAS.CYCLE' } })
  })

  test('[ORG-01] a second root, and a code in use, are refused', async () => {
    const root = { ...group('02', 'Hải Phòng', ''), kind: 'city', parentCode: null }
    expect(await importUnits([root])).toMatchObject({ refusal: { code: 'AREAS.TWO_ROOTS' } })
    expect(await importUnits([group('00328-001', 'số 1 mới', '00328')])).toMatchObject({
      refusal: { code: 'AREAS.OVERLAPPING_CODE', field: 'code' },
    })
    expect(await importUnits([{ ...group('00328-009', 'số 9', '00328'), validFrom: '2021-02-31' }])).toMatchObject({
      refusal: { field: 'units.0.validFrom' },
    })
  })

  test('[ORG-01] asked to take the good lines: each other line comes back with why, and nothing is lost', async () => {
    const answer = await importUnits(
      [
        group('00331-101', 'số 101', '00331'),
        group('Y-1', 'số 1', '99999'),
        group('Y-2', 'số 2', 'Y-1'),
        { ...group('00331-001', 'số 1', '00331'), validFrom: '2019-10-25' },
        group('00331-002', 'khác', '00331'),
      ],
      { take: 'good' },
    )
    expect(answer).toMatchObject({
      outcome: 'accepted',
      result: {
        count: 1,
        alreadyKnown: 1,
        refused: [
          { line: 2, refusal: { code: 'AREAS.UNKNOWN_PARENT' } },
          { line: 3, refusal: { code: 'AREAS.UNKNOWN_PARENT' } },
          { line: 5, refusal: { code: 'AREAS.OVERLAPPING_CODE' } },
        ],
      },
    })
  })

  test('[ORG-01] two imports at once: both are taken, the second sees the first, and the tree stays one', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((letter) =>
        importUnits([group('00334-101', 'số 101', '00334'), group(`00334-${letter}`, `số ${letter}`, '00334')]),
      ),
    )
    expect(answers.filter((answer) => answer.outcome === 'accepted')).toHaveLength(1)
    expect(answers.filter((answer) => answer.outcome === 'refused')).toMatchObject(
      Array(3).fill({ refusal: { code: 'AREAS.OVERLAPPING_CODE' } }),
    )
    expect(await childrenOf('00334')).toHaveLength(4)
    const rows = await city.db.selectFrom('areas').select(['first', 'last']).orderBy('first').execute()
    expect(rows.map((row) => row.first)).toEqual(rows.map((_, index) => index + 1))
    expect(rows[0]?.last).toBe(rows.length)
  })

  test('[ORG-01] who edits one district may not put anything under another', async () => {
    const local = await city.signInWithGrant('administrator', '001')
    const send = (parent: string, code: string) =>
      local.send({ type: 'areas.import-units', payload: { units: [group(code, `số ${code}`, parent)], source } })
    expect(await send('00328', '00328-201')).toMatchObject({ refusal: { code: 'ACCESS.OUTSIDE_AREA' } })
    expect(await send('00004', '00004-201')).toMatchObject({ outcome: 'accepted' })
    const leader = await city.signIn('leader', '008')
    expect(
      await leader.send({ type: 'areas.rename', payload: { areaId: city.area('00328'), name: 'X' } }),
    ).toMatchObject({
      refusal: { code: 'ACCESS.NOT_ALLOWED' },
    })
  })

  test('[ORG-01] a name is corrected, and found by the new spelling; the same or a taken name is refused', async () => {
    const rename = (name: string) => clerk.send({ type: 'areas.rename', payload: { areaId: city.area('00334'), name } })
    expect(await rename('Hoàng Văn Thụ')).toMatchObject({ refusal: { code: 'AREAS.SAME_NAME' } })
    expect(await rename('Đại Kim')).toMatchObject({ refusal: { code: 'AREAS.NAME_TAKEN' } })
    expect(await rename('Hoàng Văn Thái')).toMatchObject({ outcome: 'accepted' })
    const { body } = await city.visitor().get<List<AreaHead>>('/areas/search?q=hoang+van+thai')
    expect(body.items[0]?.id).toBe(city.area('00334'))
  })

  test('[ORG-01] an area ends only when nothing in force is left under it, and its code of that time stays', async () => {
    const close = (areaId: number, validTo: string) => clerk.send({ type: 'areas.close', payload: { areaId, validTo } })
    const area = city.area('00001-002')
    expect(await close(city.area('00001'), '2021-08-01')).toMatchObject({
      refusal: { code: 'AREAS.CHILDREN_STILL_OPEN', params: { count: 4 } },
    })
    expect(await close(city.area('01'), '2021-08-01')).toMatchObject({ refusal: { code: 'AREAS.ROOT_STAYS' } })
    expect(await close(area, '2019-10-25')).toMatchObject({ refusal: { code: 'AREAS.CLOSED_BEFORE_START' } })
    expect(await close(area, '2021-07-01')).toMatchObject({ outcome: 'accepted' })
    expect(await close(area, '2021-07-02')).toMatchObject({ refusal: { code: 'AREAS.CLOSED_ALREADY' } })
    expect((await childrenOf('00001')).map((child) => child.id)).not.toContain(area)
    const visitor = city.visitor()
    expect(await visitor.get('/areas/resolve?code=00001-002&on=2021-06-30')).toMatchObject({
      status: 200,
      body: { id: area },
    })
    expect(await visitor.get('/areas/resolve?code=00001-002')).toMatchObject({
      status: 422,
      body: { code: 'AREAS.EXPIRED_CODE_HEIRS_UNKNOWN' },
    })
  })

  test('[ORG-01] [TSK-01] nothing new begins in an area that has ended; what happened while it was in force is told', async () => {
    await city.signIn('leader', '01')
    const leader = await city.signIn('leader', '001')
    const ended = city.area('00001-002')
    const incident = (areaId: number, occurredAt?: string) =>
      leader.send({
        type: 'incidents.report',
        payload: { areaId, title: 'Mất điện' },
        ...(occurredAt === undefined ? {} : { occurredAt }),
      })
    const refused = { outcome: 'refused', refusal: { code: 'ACCESS.AREA_ENDED', field: 'areaId' } }
    const answer = await incident(ended)
    expect(answer).toMatchObject({ ...refused, refusal: { params: { until: '01/07/2021' } } })
    expect(await incident(ended, '2021-07-01T00:00:00+07:00')).toMatchObject(refused)
    expect(await incident(ended, '2021-06-30T23:59:00+07:00')).toMatchObject({ outcome: 'accepted' })
    expect(await incident(city.area('00001-001'))).toMatchObject({ outcome: 'accepted' })
  })

  test('[ORG-01] which unit became which: known pairs are kept, the others come back by line', async () => {
    const old = { ...group('OLD', 'cũ', '00004'), validTo: '2021-07-01' }
    const heir = { ...group('NEW', 'mới', '00004'), validFrom: '2021-07-01' }
    expect(await importUnits([old, heir])).toMatchObject({ outcome: 'accepted' })
    const edge = (oldCode: string, newCode: string) => ({ on: '2021-07-01', oldCode, newCode, part: 'whole' })
    const send = (edges: unknown[]) => clerk.send({ type: 'areas.import-succession', payload: { edges, source } })
    expect(await send([edge('OLD', 'NEW'), edge('GONE', 'NEW')])).toMatchObject({
      outcome: 'accepted',
      result: { kept: 1, refused: [{ line: 2, refusal: { code: 'AREAS.UNKNOWN_EDGE_END' } }] },
    })
    const expired = await city.visitor().get('/areas/resolve?code=OLD&on=2021-07-27')
    expect(expired).toMatchObject({ status: 422, body: { code: 'AREAS.EXPIRED_CODE' } })
  })

  test('[ORG-01] an area that is not there is not found', async () => {
    const visitor = city.visitor()
    for (const question of ['', '/children', '/grid', '/boundaries', '/in-force', '/succession']) {
      expect(await visitor.get(`/areas/987654${question}`)).toMatchObject({
        status: 404,
        body: { code: 'ACCESS.NOT_FOUND' },
      })
    }
    const grid = await visitor.get<AreaGrid>(`/areas/${city.area('00328')}/grid`)
    expect(grid.body.tiles.map((tile) => tile.title.en)).toEqual(['Residential Group 1', 'Residential Group 2'])
  })
})
