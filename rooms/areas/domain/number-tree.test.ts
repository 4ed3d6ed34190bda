import { describe, expect, test } from 'vitest'
import { type NumberedArea, numberTree, type TreeArea } from './number-tree.ts'

const hanoi: TreeArea = { id: 1, parentId: null, code: '01', kind: 'city', name: 'Hà Nội' }
const hoangMai: TreeArea = { id: 2, parentId: 1, code: '008', kind: 'urban_district', name: 'Hoàng Mai' }
const baDinh: TreeArea = { id: 3, parentId: 1, code: '001', kind: 'urban_district', name: 'Ba Đình' }
const maiDong: TreeArea = { id: 4, parentId: 2, code: '00325', kind: 'ward', name: 'Mai Động' }
const group = (id: number, number: number, parentId = 4): TreeArea => ({
  id,
  parentId,
  code: `00325-${number}`,
  kind: 'residential_group',
  name: `số ${number}`,
})

function placesOf(areas: readonly TreeArea[]): Map<number, NumberedArea> {
  const numbered = numberTree(areas)
  if (!numbered.ok) throw new Error(numbered.refusal.words.en)
  return new Map(numbered.value.map((place) => [place.areaId, place]))
}

function codeOf(areas: readonly TreeArea[]): string {
  const numbered = numberTree(areas)
  return numbered.ok ? 'numbered' : `${numbered.refusal.code} ${JSON.stringify(numbered.refusal.params)}`
}

describe('numbering the tree of areas', () => {
  test('[ORG-01] a tree given in any order → the same preorder, children by code with numbers by value', () => {
    const areas = [group(10, 10), maiDong, group(9, 9), hoangMai, baDinh, hanoi]
    const places = placesOf(areas)
    expect([...places.keys()]).toEqual([1, 3, 2, 4, 9, 10])
    expect([...placesOf([...areas].reverse()).values()]).toEqual([...places.values()])
    expect(places.get(1)).toEqual({ areaId: 1, first: 1, last: 6, depth: 0, zoneId: 1 })
    expect(places.get(2)).toEqual({ areaId: 2, first: 3, last: 6, depth: 1, zoneId: 2 })
    expect(places.get(10)).toEqual({ areaId: 10, first: 6, last: 6, depth: 3, zoneId: 4 })
  })

  test('[ORG-01] a tree without districts and one with a level below the groups → the zone is the commune all the same', () => {
    const ward: TreeArea = { ...maiDong, parentId: 1 }
    const household: TreeArea = { ...group(6, 1, 5), code: '00325-1-1' }
    const places = placesOf([hanoi, ward, group(5, 1), household])
    expect(places.get(6)).toEqual({ areaId: 6, first: 4, last: 4, depth: 3, zoneId: 4 })
    expect(places.get(1)?.zoneId).toBe(1)
  })

  test('[ORG-01] what is no tree → a refusal that names the area', () => {
    expect(codeOf([])).toContain('AREAS.NO_AREAS')
    expect(codeOf([hanoi, { ...baDinh, parentId: 99 }])).toBe('AREAS.UNKNOWN_PARENT {"area":"Quận Ba Đình (001)"}')
    expect(codeOf([hanoi, { ...baDinh, parentId: null }])).toContain('AREAS.TWO_ROOTS')
    expect(codeOf([hanoi, { ...baDinh, id: 1 }])).toContain('AREAS.SAME_ID_TWICE')
    expect(codeOf([{ ...hanoi, parentId: 1 }])).toContain('AREAS.CYCLE')
    const below: TreeArea = { ...group(5, 1) }
    const circle = [hanoi, baDinh, { ...hoangMai, parentId: 4 }, maiDong, below]
    expect(codeOf(circle)).toMatch(/AREAS.CYCLE .*(Hoàng Mai|Mai Động)/)
  })

  test('[ORG-01] a chain of 20,000 areas → numbered, for the walk is not recursive', () => {
    const chain = [hanoi]
    for (let id = 2; id <= 20_000; id++) chain.push({ ...group(id, id), parentId: id - 1 })
    const places = placesOf(chain)
    expect(places.get(20_000)).toEqual({ areaId: 20_000, first: 20_000, last: 20_000, depth: 19_999, zoneId: 20_000 })
    expect(places.get(1)?.last).toBe(20_000)
  })
})
