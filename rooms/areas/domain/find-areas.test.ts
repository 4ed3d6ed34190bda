import { describe, expect, test } from 'vitest'
import { type Area, type AreaKind, fullName } from './area.ts'
import { findAreas, prepareSearch } from './find-areas.ts'

let nextId = 1
function area(kind: AreaKind, name: string, parentId: number | null, validTo: string | null = null): Area {
  const id = nextId++
  return { id, code: String(id).padStart(5, '0'), kind, name, parentId, validFrom: '2019-10-25', validTo }
}

const city = area('city', 'Hà Nội', null)
const hoangMai = area('urban_district', 'Hoàng Mai', city.id)
const baDinh = area('urban_district', 'Ba Đình', city.id)
const maiDong = area('ward', 'Mai Động', hoangMai.id)
const groups = [1, 7, 17, 70].map((number) => area('residential_group', `số ${number}`, maiDong.id))
const areas = [
  city,
  hoangMai,
  baDinh,
  maiDong,
  ...groups,
  area('ward', 'Hoàng Liệt', hoangMai.id),
  area('ward', 'Phúc Xá', baDinh.id),
  area('ward', 'Mai Dịch', city.id),
  area('commune', 'Hoà Lạc', city.id),
  area('ward', 'Đồng Mai', city.id),
  area('ward', 'Hoàng Mai', city.id, '2020-01-01'),
]
const search = prepareSearch(areas)
const find = (query: string, options = {}): string[] => findAreas(search, query, options).map(fullName)

describe('finding areas as people type them', () => {
  test.each(['hoa lac', 'Hoà Lạc', 'Hòa Lạc', 'Hòa Lạc'.normalize('NFD'), 'HOA  LẠC', 'xã hoa la', 'x. hoà lạc'])(
    '[ORG-01] "%s" finds Xã Hoà Lạc first',
    (query) => expect(find(query)[0]).toBe('Xã Hoà Lạc'),
  )

  test('[ORG-01] the kind is optional, short or long, and tells wards from districts', () => {
    for (const query of ['p. mai dong', 'phường mai động', 'p mai dong', 'mai dong', 'mai don']) {
      expect(find(query)[0]).toBe('Phường Mai Động')
    }
    expect(find('q hoang mai')[0]).toBe('Quận Hoàng Mai')
    expect(find('hoang mai').slice(0, 2)).toEqual(['Quận Hoàng Mai', 'Phường Hoàng Mai'])
    expect(find('p')).toContain('Phường Phúc Xá')
  })

  test('[ORG-01] further words name an area above; words may change places, the exact order comes first', () => {
    expect(find('mai dong hoang mai')).toEqual(['Phường Mai Động'])
    expect(find('mai dong q. hoàng mai')).toEqual(['Phường Mai Động'])
    expect(find('mai dong ba dinh')).toEqual([])
    expect(find('dong mai')).toEqual(['Phường Đồng Mai', 'Phường Mai Động'])
    expect(find('tdp 7 mai dong')[0]).toBe('Tổ dân phố số 7')
    expect(find('tổ dân phố số 7').slice(0, 2)).toEqual(['Tổ dân phố số 7', 'Tổ dân phố số 70'])
  })

  test('[ORG-01] only what is in force on the day, only what may be seen, no more than asked', () => {
    expect(find('hoang mai', { on: '2021-07-27' })).not.toContain('Phường Hoàng Mai')
    expect(find('mai', { mayName: (area: Area) => area.kind === 'urban_district' })).toEqual(['Quận Hoàng Mai'])
    expect(find('mai', { limit: 2 })).toHaveLength(2)
    expect(find(maiDong.code)).toContain('Phường Mai Động')
    expect(find('  .,  ')).toEqual([])
  })
})
