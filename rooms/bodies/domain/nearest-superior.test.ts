import { describe, expect, it } from 'vitest'
import { nearestSuperior, type RankedPost, type Surroundings } from './nearest-superior.ts'

const post = (id: string, areaId: number, line: string, more: Partial<RankedPost> = {}): RankedPost => ({
  id,
  areaId,
  kind: id.split('@')[0] ?? id,
  line,
  isHead: true,
  bodyId: `body of ${id}`,
  ...more,
})
const city = [post('secretary@city', 1, 'party'), post('chairman@city', 1, 'government')]
const district = [post('secretary@district', 2, 'party'), post('chairman@district', 2, 'government')]
const around = (areas: number[], more: Partial<Surroundings> = {}): Surroundings => ({
  edges: new Map(),
  bodyHead: undefined,
  parentBodyHead: undefined,
  areas,
  headsOf: (areaId) => (areaId === 1 ? city : areaId === 2 ? district : []),
  ...more,
})
const ward = [3, 2, 1]

describe('to whom a post answers', () => {
  it('[ORG-03] follows its own line upward: secretary to secretary, chairman to chairman', () => {
    expect(nearestSuperior(post('secretary@ward', 3, 'party'), around(ward))).toBe('secretary@district')
    expect(nearestSuperior(post('chairman@ward', 3, 'government'), around(ward))).toBe('chairman@district')
  })

  it('[ORG-03] an explicit accountability stands over the rule, each line by itself', () => {
    const edges = new Map([
      ['party', 'standing@district'],
      ['command', 'command@district'],
    ])
    const secretary = post('secretary@ward', 3, 'party')
    expect(nearestSuperior(secretary, around(ward, { edges }))).toBe('standing@district')
    expect(nearestSuperior(secretary, around(ward, { edges }), 'command')).toBe('command@district')
    expect(nearestSuperior(secretary, around(ward, { edges }), 'government')).toBe('chairman@district')
  })

  it('[ORG-03] a deputy answers to the head of the body, a department to the committee above it', () => {
    const deputy = post('deputy@ward', 3, 'government', { isHead: false })
    expect(nearestSuperior(deputy, around(ward, { bodyHead: 'chairman@ward' }))).toBe('chairman@ward')
    const director = post('director@city', 1, 'government')
    expect(nearestSuperior(director, around([1], { bodyHead: 'director@city', parentBodyHead: 'chairman@city' }))).toBe(
      'chairman@city',
    )
  })

  it('[ORG-03] a line that goes no further ends at the government head above', () => {
    expect(
      nearestSuperior(post('police@group', 4, 'police', { isHead: false, bodyId: null }), around([4, 3, 2, 1])),
    ).toBe('chairman@district')
  })

  it('[ORG-03] at the top the chairman answers to the secretary, and the secretary to nobody: the walk ends', () => {
    expect(nearestSuperior(post('police@city', 1, 'police'), around([1]))).toBe('chairman@city')
    expect(nearestSuperior(city[1] as RankedPost, around([1]))).toBe('secretary@city')
    expect(nearestSuperior(city[0] as RankedPost, around([1]))).toBeNull()
  })

  it('[ORG-01] needs no district: from the ward straight to the city', () => {
    expect(nearestSuperior(post('chairman@ward', 3, 'government'), around([3, 1]))).toBe('chairman@city')
  })
})
