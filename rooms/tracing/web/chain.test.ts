import { expect, it } from 'vitest'
import { type Instant, toInstant } from '#kit'
import type { ReachedPerson, TracePage } from '../domain/index.ts'
import { chainOf } from './chain-groups.ts'
import { layOutChain } from './chain-layout.ts'
import { timeChart } from './timeline-layout.ts'

const from = toInstant('2021-07-26T02:00:00.000Z')
const seeds: TracePage['seeds'] = [
  {
    ...{ caseId: 'case', caseCode: 'BN-1', personId: 'f0', areaTitle: { vi: '', en: '' }, confirmedAt: from },
    ...{ onsetOn: '2021-07-25', infectiousFrom: from, infectiousTo: from, ground: 'onset', groundDays: 2 },
  },
]
const reached = (personId: string, level: number, via: string, siteId: string | null): ReachedPerson => ({
  ...{
    personId,
    code: personId,
    level,
    rank: 1,
    wardId: 1,
    yearOfBirth: null,
    sex: null,
    exposedAt: from,
    minutes: 20,
  },
  ...{ risk: 1, parts: { duration: 1, distance: 1, crowd: 1, ventilation: 1 }, isCase: false },
  ...{ listedAt: null, calledAt: null, isolatedAt: null, testedAt: null },
  via: { kind: siteId === null ? 'household' : 'visit', personId: via, siteId, from, until: from, minutes: 20 },
})
/** `count` people: one in five at home, the others at twenty places; every third is an F2 of an F1. */
const city = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const site = index % 5 === 0 ? null : `site ${index % 20}`
    return index % 3 === 2 ? reached(`p${index}`, 2, `p${index - 1}`, site) : reached(`p${index}`, 1, 'f0', site)
  })

it('[EPI-05] a chain can be read at 5, 50 and 500 people: each alone, by place, or the largest places with the rest counted', () => {
  const kinds = (count: number) => {
    const { nodes } = chainOf({ seeds, people: city(count) }, new Set())
    return { nodes: nodes.length, people: nodes.reduce((sum, node) => sum + node.people.length, 0) }
  }
  expect(kinds(5)).toEqual({ nodes: 6, people: 5 })
  expect(kinds(50).people).toBe(50)
  expect(kinds(50).nodes).toBeLessThan(35)
  expect(kinds(500).people).toBe(500)
  expect(kinds(500).nodes).toBeLessThan(35)
})

it('[EPI-05] of five hundred cases those who exposed most stand alone, the others as one that still holds its people', () => {
  const many = Array.from({ length: 500 }, (_, index) => {
    return { ...(seeds[0] as TracePage['seeds'][number]), caseId: `case ${index}`, personId: `f0 ${index}` }
  })
  const people = Array.from({ length: 700 }, (_, index) => {
    return reached(`p${index}`, 1, index < 200 ? 'f0 7' : `f0 ${index - 200}`, 'market')
  })
  const { nodes } = chainOf({ seeds: many, people }, new Set())
  const first = nodes.filter(({ column }) => column === 0)
  expect([first.length, first[0]?.id, first.at(-1)]).toMatchObject([12, 'case 7', { kind: 'more', cases: 489 }])
  expect(nodes.reduce((sum, node) => sum + node.people.length, 0)).toBe(700)
  expect(nodes.find(({ parentId }) => parentId === first.at(-1)?.id)?.people.length).toBe(489)
})

it('[EPI-05] an opened group shows its people, and whoever they exposed hangs on them', () => {
  const people = city(60)
  const closed = chainOf({ seeds, people }, new Set()).nodes
  const group = closed.find(({ kind, column }) => kind === 'group' && column === 1)
  const open = chainOf({ seeds, people }, new Set([group?.id ?? ''])).nodes
  const shown = open.filter(({ kind, column }) => kind === 'person' && column === 1)
  expect(shown.length).toBeGreaterThanOrEqual(group?.people.length ?? 99)
  expect(open.reduce((sum, node) => sum + node.people.length, 0)).toBe(60)
  const { nodes, edges } = layOutChain(open)
  expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length)
  expect(edges.every(({ path }) => !path.includes('NaN'))).toBe(true)
})

it('[EPI-05] the timeline stands inside its days, exposures older than it shows at the edge', () => {
  const now = '2021-07-27T11:40:00.000Z' as Instant
  const chart = timeChart({ seeds, people: city(10) }, { now, offsetMinutes: 420 })
  expect(chart.days.map(({ day }) => day)).toEqual(['2021-07-26', '2021-07-27'])
  expect(chart.rows.map(({ level }) => level)).toEqual([0, 1, 1, 2, 1, 1, 2, 1, 1, 2, 1])
  const shares = chart.rows.flatMap(({ bars, marks }) => [
    ...bars.flatMap((bar) => [bar.from, bar.to]),
    ...marks.map(({ at }) => at),
  ])
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
})
