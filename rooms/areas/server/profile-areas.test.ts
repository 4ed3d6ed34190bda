import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IntentAnswer } from '#kit'
import type { AreaChild, AreaGrid, AreaHead, AreaLine, FoundArea } from '../domain/index.ts'
import { profileAreaIntents, sampleAreaIntents } from './index.ts'
import { type AreasHouse, openAreasHouse } from './testing/areas-house.ts'

type List<T> = { items: T[]; next: string | null }

async function countBelow(house: AreasHouse, on: string): Promise<number[]> {
  const root = await house.get<AreaHead>(`/areas/root?on=${on}`)
  const first = await house.get<List<AreaChild>>(`/areas/${root.body.id}/children?on=${on}`)
  const second = first.body.items.reduce((sum, child) => sum + child.childrenCount, 0)
  return [root.body.childrenCount, first.body.items.length, second]
}

describe('hanoi-2021 through the door', () => {
  let house: AreasHouse
  let loaded: IntentAnswer[]
  beforeAll(async () => {
    house = await openAreasHouse({ profile: 'hanoi-2021', at: '2021-07-27T18:00:00+07:00' })
    loaded = [
      ...(await house.submit(await profileAreaIntents(house.profile))),
      ...(await house.submit(await sampleAreaIntents(house.profile))),
    ]
  })
  afterAll(() => house.close())

  test('[ORG-01] the profile loads: 1 city, 30 districts, 579 communes', async () => {
    expect(loaded[0]).toMatchObject({ outcome: 'accepted', result: { count: 610 } })
    expect(await countBelow(house, '2021-07-27')).toEqual([30, 30, 579])
  })

  test('[ORG-01] the sample puts 17,059 residential groups under them, each marked synthetic', async () => {
    expect(loaded[1]).toMatchObject({ outcome: 'accepted', result: { count: 17_059 } })
    const { body: found } = await house.get<List<FoundArea>>('/areas/search?q=tdp+7+mai+dong')
    expect(found.items[0]).toMatchObject({
      title: { vi: 'Tổ dân phố số 7', en: 'Residential Group 7' },
      above: { vi: 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội' },
      synthetic: true,
    })
    const { body: head } = await house.get<AreaHead>(`/areas/${found.items[0]?.id}`)
    expect(head.parents.map((area) => area.name)).toEqual(['Hà Nội', 'Hoàng Mai', 'Mai Động'])
    expect(head).toMatchObject({ isValid: true, childrenCount: 0, zoneId: head.parents[2]?.id })
  })

  test('[ORG-01] the map of the city has each district once, where it was drawn', async () => {
    const { body: grid } = await house.get<AreaGrid>('/areas/1/grid')
    expect(grid).toMatchObject({ columns: 7, rows: 8, hasBoundaries: false })
    expect(new Set(grid.tiles.map(({ column, row }) => `${column},${row}`)).size).toBe(30)
    const { body: nothingDrawn } = await house.get<AreaGrid>(`/areas/${grid.tiles[0]?.areaId}/grid`)
    expect(nothingDrawn.columns).toBeLessThanOrEqual(8)
    expect(nothingDrawn.tiles.length).toBeGreaterThan(5)
  })

  test('[ORG-01] a list longer than a page goes on where the page before ended', async () => {
    const first = await house.get<List<AreaChild>>('/areas/1/children?limit=20')
    const second = await house.get<List<AreaChild>>(`/areas/1/children?limit=20&cursor=${first.body.next}`)
    const codes = [...first.body.items, ...second.body.items].map((area) => area.code)
    expect(second.body.next).toBeNull()
    expect(new Set(codes).size).toBe(30)
    expect([...codes].sort()).toEqual(codes)
  })

  test('[ORG-01] an answer that did not change is not sent again', async () => {
    const first = await house.get('/areas/1/grid')
    const again = await house.get('/areas/1/grid', { 'if-none-match': first.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })
})

describe('hanoi-2025 through the door', () => {
  let house: AreasHouse
  let loaded: IntentAnswer[]
  beforeAll(async () => {
    house = await openAreasHouse({ profile: 'hanoi-2025', at: '2025-07-02T08:00:00+07:00' })
    loaded = await house.submit(await profileAreaIntents(house.profile))
  })
  afterAll(() => house.close())

  test('[ORG-01] the profile loads with its former units and its succession, once', async () => {
    expect(loaded).toMatchObject([
      { outcome: 'accepted', result: { count: 127 + 642 } },
      { outcome: 'accepted', result: { kept: 827, alreadyKnown: 0, refused: [] } },
    ])
    const again = await house.submit(await profileAreaIntents(house.profile))
    expect(again.map((answer) => answer.outcome)).toEqual(['already-done', 'already-done'])
    expect(await sampleAreaIntents(house.profile)).toEqual([])
  })

  test('[ORG-01] today 1 city and 126 communes (51 phường, 75 xã) with no district; in 2021 still 30 and 579', async () => {
    const { body } = await house.get<List<AreaChild>>('/areas/1/children')
    const kinds = body.items.map((child) => child.kind)
    expect(kinds.length).toBe(126)
    expect([kinds.filter((kind) => kind === 'ward').length, kinds.filter((kind) => kind === 'commune').length]).toEqual(
      [51, 75],
    )
    expect(await countBelow(house, '2021-07-27')).toEqual([30, 30, 579])
  })

  test('[ORG-01] a code that changed its meaning is refused without a day, and answered with one', async () => {
    const without = await house.get<Problem>('/areas/resolve?code=00226')
    expect(without).toMatchObject({ status: 422, body: { code: 'AREAS.AMBIGUOUS_CODE', field: 'code' } })
    expect(without.body.words.vi).toContain('Hãy cho biết ngày')
    const then = await house.get<AreaLine>('/areas/resolve?code=00226&on=2021-07-27')
    const now = await house.get<AreaLine>('/areas/resolve?code=00226&on=2025-07-02')
    expect([then.body.title.vi, now.body.title.vi]).toEqual(['Phường Trung Tự', 'Phường Văn Miếu - Quốc Tử Giám'])
    expect(then.body.id).not.toBe(now.body.id)
  })

  test('[ORG-01] an unknown and an expired code are refused in both languages; the expired one names its heirs', async () => {
    expect(await house.get('/areas/resolve?code=99999')).toMatchObject({
      status: 404,
      body: { code: 'AREAS.UNKNOWN_CODE' },
    })
    const expired = await house.get<Problem>('/areas/resolve?code=00001&on=2025-07-02')
    expect(expired).toMatchObject({ status: 422, body: { code: 'AREAS.EXPIRED_CODE' } })
    expect(expired.body.words.en).toContain('Phường Hồng Hà (00097)')
    expect(await house.get('/areas/resolve?code=00001&on=31/02/2025')).toMatchObject({
      status: 400,
      body: { code: 'AREAS.NOT_A_DAY', field: 'on' },
    })
  })

  test('[ORG-01] a unit of today says what it was made of, and a unit of 2021 what became of it', async () => {
    const today = await house.get<AreaLine>('/areas/resolve?code=00226&on=2025-07-02')
    const { body } = await house.get<Succession>(`/areas/${today.body.id}/succession`)
    expect(body.madeOf.length).toBeGreaterThan(3)
    expect(body.madeOf.every((piece) => piece.on === '2025-07-01' && piece.share === null)).toBe(true)
    const then = await house.get<AreaLine>('/areas/resolve?code=00181&on=2021-07-27')
    const past = await house.get<Succession>(`/areas/${then.body.id}/succession`)
    expect(past.body.heirs.map((heir) => heir.area.code)).toEqual(['00190', '00226'])
  })

  test.each(['hoa lac', 'Hoà Lạc', 'Hòa Lạc', 'Hòa Lạc'.normalize('NFD'), 'HOA LAC'])(
    '[ORG-01] "%s" finds Xã Hòa Lạc',
    async (typed) => {
      const { body } = await house.get<List<FoundArea>>(`/areas/search?q=${encodeURIComponent(typed)}`)
      expect(body.items[0]?.title.vi).toBe('Xã Hòa Lạc')
    },
  )

  test('[ORG-01] search tells units of today from former ones', async () => {
    const today = await house.get<List<FoundArea>>('/areas/search?q=hoang+mai')
    expect(today.body.items.every((area) => area.validTo === null)).toBe(true)
    const ever = await house.get<List<FoundArea>>('/areas/search?q=hoang+mai&former=also&levels=district')
    expect(ever.body.items.map((area) => area.title.vi)).toEqual(['Quận Hoàng Mai'])
  })
})

type Problem = { code: string; field?: string; words: { vi: string; en: string } }
type Piece = { on: string; part: string; share: number | null; area: AreaLine }
type Succession = { madeOf: Piece[]; became: Piece[]; heirs: Piece[] }
