import { describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { planCascade } from './cascade.ts'
import type { CascadeArea } from './cascade-areas.ts'
import type { AreaOwner, CascadePlan, CascadeRequest } from './cascade-plan.ts'
import type { TaskTemplate } from './task-template.ts'

const at = (local: string) => toInstant(`${local}+07:00`)
const validity = { effectiveFrom: at('2021-07-24T06:00:00'), effectiveTo: at('2021-08-08T06:00:00'), reviewAt: null }
const filling = { document: 'Chỉ thị 17/CT-UBND', end: '06:00 8/8/2021' }

const city: CascadeArea = { id: 1, parentId: null, level: 0, kind: 'city', name: 'Hà Nội' }
const baDinh: CascadeArea = { id: 2, parentId: 1, level: 1, kind: 'urban_district', name: 'Ba Đình' }
const phucXa: CascadeArea = { id: 3, parentId: 2, level: 2, kind: 'ward', name: 'Phúc Xá' }
const trucBach: CascadeArea = { id: 4, parentId: 2, level: 2, kind: 'ward', name: 'Trúc Bạch' }
const tree = [city, baDinh, phucXa, trucBach]

const distancing: TaskTemplate = {
  code: 'distancing',
  title: 'Thực hiện giãn cách tại {area} theo {document} đến {end}',
  product: 'Báo cáo hằng ngày',
  postKind: 'chairman',
  due: { minutesBeforeEnd: 0 },
}
const held = (areaId: number): AreaOwner => ({
  areaId,
  postKind: 'chairman',
  postId: `post-${areaId}`,
  officerId: `officer-${areaId}`,
})
const vacant = (areaId: number): AreaOwner => ({ ...held(areaId), officerId: null })

function plan(change: Partial<CascadeRequest> = {}): CascadePlan {
  const planned = planCascade({
    validity,
    filling,
    templates: [distancing],
    areas: tree,
    owners: tree.map(({ id }) => held(id)),
    ...change,
  })
  if (!planned.ok) throw new Error(planned.refusal.code)
  return planned.value
}

describe('[TSK-04] a directive cascaded down the tree', () => {
  it('gives each area one owned, dated task under the task of the area above', () => {
    const { tasks, gaps, levels } = plan()
    expect(gaps).toEqual([])
    expect(tasks.map(({ areaId, parentAreaId }) => [areaId, parentAreaId])).toEqual([
      [1, null],
      [2, 1],
      [3, 2],
      [4, 2],
    ])
    expect(tasks[2]).toMatchObject({
      title: 'Thực hiện giãn cách tại Phúc Xá theo Chỉ thị 17/CT-UBND đến 06:00 8/8/2021',
      dueAt: validity.effectiveTo,
      ownerOfficerId: 'officer-3',
      ownerAreaId: 3,
    })
    expect(levels).toEqual([
      { level: 0, areas: 1, tasks: 1, gaps: 0 },
      { level: 1, areas: 1, tasks: 1, gaps: 0 },
      { level: 2, areas: 2, tasks: 2, gaps: 0 },
    ])
  })

  it('nests templates of one chain across kinds, jumping over levels that have no task', () => {
    const templates: TaskTemplate[] = [
      { ...distancing, code: 'lead', chain: 'ct17', levels: [0] },
      { ...distancing, code: 'ward', chain: 'ct17', areaKinds: ['ward'] },
    ]
    expect(plan({ templates }).tasks.map(({ areaId, parentAreaId }) => [areaId, parentAreaId])).toEqual([
      [1, null],
      [3, 1],
      [4, 1],
    ])
  })

  it('knows no depth: the tree of 2025 has no district and goes as far', () => {
    const ward2025 = { ...phucXa, parentId: 1, level: 1 }
    const group = { id: 9, parentId: 3, level: 2, kind: 'residential_group', name: 'Tổ dân phố số 1' }
    const template: TaskTemplate = { ...distancing, place: 'leaf' }
    const { tasks } = plan({ areas: [city, ward2025, group], owners: [held(9)], templates: [template] })
    expect(tasks.map(({ areaId }) => areaId)).toEqual([9])
  })
})

describe('[TSK-01] no task without a person', () => {
  it('hands an empty post to the holder above and shows the gap', () => {
    const { tasks, gaps } = plan({ owners: [held(1), held(2), vacant(3), held(4)] })
    expect(tasks.find(({ areaId }) => areaId === 3)).toMatchObject({ ownerPostId: 'post-2', ownerAreaId: 2 })
    expect(gaps).toEqual([
      { templateCode: 'distancing', areaId: 3, postKind: 'chairman', postId: 'post-3', ownedByAreaId: 2 },
    ])
  })

  it('climbs past several empty levels, to posts above the chosen subtree too', () => {
    const { tasks, gaps } = plan({ areas: [baDinh, phucXa], above: [city], owners: [held(1), vacant(2)] })
    expect(tasks.map(({ ownerAreaId }) => ownerAreaId)).toEqual([1, 1])
    expect(gaps.map(({ postId }) => postId)).toEqual(['post-2', null])
  })

  it('makes no task where nobody up to the top holds the post, and says where', () => {
    const { tasks, gaps } = plan({ owners: [] })
    expect(tasks).toEqual([])
    expect(gaps.map(({ areaId, ownedByAreaId }) => [areaId, ownedByAreaId])).toEqual([
      [1, null],
      [2, null],
      [3, null],
      [4, null],
    ])
  })

  it.each<[string, Partial<TaskTemplate>, string]>([
    ['a deadline before the start', { due: { at: at('2021-07-20T06:00:00') } }, 'DOCUMENTS.TASK_DUE_BEFORE_START'],
    ['a deadline at the start', { due: { minutesAfterStart: 0 } }, 'DOCUMENTS.TASK_DUE_BEFORE_START'],
    ['a blank nobody can fill', { title: 'Việc của {ai}' }, 'DOCUMENTS.TEMPLATE_FIELD_UNKNOWN'],
  ])('refuses the whole directive for %s', (_, change, code) => {
    const request = {
      validity,
      filling,
      areas: tree,
      owners: [],
      templates: [distancing, { ...distancing, ...change }],
    }
    expect(planCascade(request)).toMatchObject({ ok: false, refusal: { code } })
  })

  it('names a refused deadline by the title that stands on the screen, not by the code of its template', () => {
    const late = { ...distancing, title: 'Lập chốt tại {area} theo {document}', due: { minutesAfterStart: 0 } }
    const refused = planCascade({ validity, filling, areas: tree, owners: [], templates: [late] })
    expect(refused).toMatchObject({ refusal: { params: { template: 'Lập chốt tại … theo …' } } })
  })

  it('prints what an area is called as it is, signs and all', () => {
    const odd = { ...city, name: '$& {document} <b>' }
    expect(plan({ areas: [odd], owners: [held(1)] }).tasks[0]?.title).toContain('tại $& {document} <b> theo')
  })
})

describe('[TSK-04] a cascade over a whole city', () => {
  it('plans 20,000 areas with one task each and asks each area above once', () => {
    const areas = Array.from({ length: 20_000 }, (_, id): CascadeArea => {
      return {
        id,
        parentId: id === 0 ? null : Math.floor((id - 1) / 30),
        level: id === 0 ? 0 : 1,
        kind: 'area',
        name: `Khu ${id}`,
      }
    })
    const { tasks, gaps } = plan({ areas, owners: [held(0)] })
    expect(tasks).toHaveLength(20_000)
    expect(gaps).toHaveLength(19_999)
    expect(tasks.every(({ ownerAreaId }) => ownerAreaId === 0)).toBe(true)
  })

  it('plans a tree that is one chain of 20,000 areas', () => {
    const areas = Array.from({ length: 20_000 }, (_, id): CascadeArea => {
      return { id, parentId: id === 0 ? null : id - 1, level: id, kind: 'area', name: `Khu ${id}` }
    })
    expect(plan({ areas: areas.toReversed(), owners: [held(0)] }).tasks.at(0)).toMatchObject({
      areaId: 19_999,
      parentAreaId: 19_998,
    })
  })
})
