import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, TestCity } from '#test-city'
import { openTestCity } from '#test-city'
import type { Board, GapGroup, GapLine, HistoryLine } from '../domain/index.ts'

let city: TestCity
let chair: Person
let ward: Person
let neighbour: Person
let hoangMai: number
let maiDong: number
let daiKim: number

type Page<T> = { items: T[]; next: string | null }

const give = (person: Person, areaId: number, payload: object) =>
  person.send({ type: 'tasks.create', payload: { areaId, title: 'Lập chốt đầu ngõ', ...payload } })
const accepted = async (answer: Promise<{ outcome: string }>) =>
  expect(await answer).toMatchObject({ outcome: 'accepted' })
const boardOf = async (person: Person, areaId: number) =>
  (await person.get<Board>(`/overview/areas/${areaId}/board`)).body
const gapsOf = async (person: Person, areaId: number, query = '') => {
  const items: GapLine[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more: string = cursor === '' ? '' : `&cursor=${cursor}`
    const page: { status: number; body: Page<GapLine> } = await person.get(
      `/overview/areas/${areaId}/gaps?limit=3${query}${more}`,
    )
    expect(page.status).toBe(200)
    items.push(...page.body.items)
    cursor = page.body.next
  }
  return items
}

/** The list that a pile of gaps is a door to. */
const behind = (by: 'rule' | 'area' | 'owner', key: string) => {
  if (by !== 'area') return gapsOf(chair, chair.areaId, `&${by}=${key}`)
  return gapsOf(chair, Number(key), Number(key) === chair.areaId ? '&reach=direct' : '')
}

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  hoangMai = city.area('008')
  maiDong = city.area('00328')
  daiKim = city.area('00331')
  chair = await city.signIn('leader', '01')
  ward = await city.signIn('leader', '00328')
  neighbour = await city.signIn('leader', '00331')
  for (const hour of [19, 20, 21]) {
    const dueAt = `2021-07-27T${hour}:00:00+07:00`
    await accepted(give(chair, maiDong, { ownerPostId: ward.postId, dueAt }))
    await accepted(give(chair, daiKim, { ownerPostId: neighbour.postId, dueAt }))
  }
  await accepted(give(chair, maiDong, { ownerPostId: ward.postId, dueAt: '2021-07-30T12:00:00+07:00' }))
  city.clock.set('2021-07-27T13:30:00.000Z' as never)
  await city.settle()
})
afterAll(() => city.close())

describe('the board', () => {
  it('[SG-09] a ward sees its own board; its neighbour, its district and a visitor get "not found" or "sign in"', async () => {
    expect((await ward.get(`/overview/areas/${maiDong}/board`)).status).toBe(200)
    for (const path of ['board', 'gaps', 'gap-groups', 'measures', 'history']) {
      expect((await ward.get(`/overview/areas/${daiKim}/${path}`)).status, path).toBe(404)
      expect((await ward.get(`/overview/areas/${hoangMai}/${path}`)).status, path).toBe(404)
      expect((await city.visitor().get(`/overview/areas/${maiDong}/${path}`)).status, path).toBe(401)
    }
    const [foreign] = await gapsOf(chair, daiKim)
    expect((await ward.get(`/overview/gaps/${foreign?.id}`)).status).toBe(404)
    expect((await chair.get(`/overview/gaps/${foreign?.id}`)).status).toBe(200)
  })

  it('[ORG-01] [ORG-08] every level and a supervisor get the same page; above their own area the way is names only', async () => {
    const supervisor = await city.signIn('supervisor', '008')
    const district = await boardOf(supervisor, hoangMai)
    expect(district.area).toMatchObject({ level: 'district', childrenCount: 3 })
    expect(district.area.parents.map((parent) => parent.isVisible)).toEqual([false])
    const group = await boardOf(ward, city.area('00328-001'))
    expect(group.area.parents.map(({ name, isVisible }) => [name, isVisible])).toEqual([
      ['Hà Nội', false],
      ['Hoàng Mai', false],
      ['Mai Động', true],
    ])
    expect(Object.keys(group)).toEqual(Object.keys(district))
  })

  it('[TSK-03] its numbers equal the records behind them', async () => {
    for (const person of [chair, ward]) {
      const { gaps, numbers, mine } = await boardOf(person, person.areaId)
      expect(gaps.open).toBe((await gapsOf(person, person.areaId)).length)
      expect(gaps.overdue).toBe((await gapsOf(person, person.areaId, '&overdue=yes')).length)
      expect(gaps.raised).toBe((await gapsOf(person, person.areaId, '&raised=yes')).length)
      expect(gaps.soon).toBe((await gapsOf(person, person.areaId, '&soon=yes')).length)
      expect(gaps.mine).toBe((await gapsOf(person, person.areaId, '&owner=mine')).length)
      const overdue = await gapsOf(person, person.areaId, '&rule=task-overdue')
      expect(numbers.find(({ key }) => key === 'tasks-overdue')?.value).toBe(overdue.length)
      const tasks = await person.get<Page<unknown>>(`/tasks?areaId=${person.areaId}&limit=200`)
      if (tasks.status === 200)
        expect(numbers.find(({ key }) => key === 'tasks-open')?.value).toBe(tasks.body.items.length)
      expect(mine.tasks).toBe(person === ward ? 4 : 0)
    }
    expect((await boardOf(ward, maiDong)).mine).toMatchObject({ tasks: 4, overdue: 2, toAcknowledge: 4 })
  })

  it('[TSK-03] a number carries yesterday, last week, 14 days and the moment it stood', async () => {
    const { numbers, at } = await boardOf(chair, chair.areaId)
    const open = numbers.find(({ key }) => key === 'tasks-open')
    expect(open).toMatchObject({ kind: 'stock', value: 7, yesterday: 0, lastWeek: 0, asOf: at })
    expect(open?.trend).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7])
  })

  it('[ORG-04] says whom to call, and the nearest person above where nobody holds the post', async () => {
    const [first] = (await boardOf(ward, maiDong)).onDuty
    expect(first).toMatchObject({ officerId: ward.officerId, isSubstitute: false })
    const group = (await boardOf(ward, city.area('00328-001'))).onDuty
    expect(group).toMatchObject([{ officerId: ward.officerId, isSubstitute: true }])
  })
})

describe('the list of gaps', () => {
  it('[TSK-03] the worst first, overdue before the others, then the oldest; no page loses or repeats a gap', async () => {
    const gaps = await gapsOf(chair, chair.areaId)
    expect(new Set(gaps.map(({ id }) => id)).size).toBe(gaps.length)
    const now = city.house.clock.now()
    const rank = gaps.map(({ severity, dueAt, since }) => [4 - severity, dueAt !== null && dueAt <= now ? 0 : 1, since])
    expect(rank).toEqual([...rank].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)))
    const [task] = await gapsOf(chair, maiDong, '&rule=task-overdue')
    expect(task).toMatchObject({ source: 'TSK-03', owner: { officerId: expect.any(String) } })
    expect(task?.names[String(task.data.taskId)]).toBe('Lập chốt đầu ngõ')
  })

  it('[TSK-03] groups by rule, area and owner count exactly what their lists hold', async () => {
    for (const by of ['rule', 'area', 'owner'] as const) {
      const { body } = await chair.get<{ total: number; groups: GapGroup[] }>(
        `/overview/areas/${chair.areaId}/gap-groups?by=${by}`,
      )
      expect(body.total).toBe(body.groups.reduce((sum, group) => sum + group.count, 0))
      for (const group of body.groups) {
        const list = await behind(by, group.key)
        expect(list.length, `${by} ${group.key}`).toBe(group.count)
      }
    }
  })

  it('[TSK-03] is filtered as one types, by the name of a person or an area, without diacritics', async () => {
    const all = await gapsOf(chair, chair.areaId)
    const found = await gapsOf(chair, chair.areaId, '&q=mai+dong')
    expect(found).toEqual(all.filter(({ areaTitle }) => areaTitle.vi.includes('Mai Động')))
    expect(found.length).toBeGreaterThan(0)
    expect(await gapsOf(chair, chair.areaId, '&q=zzz')).toEqual([])
  })

  it('[TSK-01] a gap closes by the facts: reported done, it leaves the open list and enters the closed one', async () => {
    const [gap] = await gapsOf(ward, maiDong, '&rule=task-overdue')
    await accepted(ward.send({ type: 'tasks.acknowledge', payload: { taskId: gap?.subject } }))
    await accepted(ward.send({ type: 'tasks.report-done', payload: { taskId: gap?.subject } }))
    await city.settle()
    expect((await gapsOf(ward, maiDong)).map(({ id }) => id)).not.toContain(gap?.id)
    const closed = await gapsOf(ward, maiDong, '&state=closed')
    expect(closed.find(({ id }) => id === gap?.id)?.closedAt).toBe(city.house.clock.now())
  })
})

describe('the map and the history', () => {
  it('[ORG-01] each child shows the count of its own list, at every level', async () => {
    for (const areaId of [chair.areaId, hoangMai, maiDong]) {
      for (const [measure, filter] of [
        ['gaps', ''],
        ['overdue', '&overdue=yes'],
        ['unacknowledged', '&rule=task-unacknowledged'],
      ]) {
        const { body } = await chair.get<{ items: { areaId: number; value: number }[] }>(
          `/overview/areas/${areaId}/measures?measure=${measure}`,
        )
        expect(body.items.map((item) => item.areaId)).toEqual(
          city.house.territory
            .current()
            .childrenOf(areaId)
            .map((child) => child.id),
        )
        for (const item of body.items) expect(item.value).toBe((await gapsOf(chair, item.areaId, filter)).length)
      }
    }
    const done = await chair.get<{ unit: string; items: { value: number | null }[] }>(
      `/overview/areas/${hoangMai}/measures?measure=tasks-done`,
    )
    expect(done.body).toMatchObject({ unit: 'percent' })
  })

  it('[SG-09] history tells what was done, by whom in which post, only inside what one may see', async () => {
    const lines: HistoryLine[] = []
    for (let cursor = ''; ; ) {
      const { body } = await ward.get<Page<HistoryLine>>(
        `/overview/areas/${maiDong}/history?reach=inside&limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
      lines.push(...body.items)
      if (body.next === null) break
      cursor = body.next
    }
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
    expect(lines.every(({ areaId }) => areaId !== daiKim)).toBe(true)
    expect(lines.filter(({ type }) => type === 'signed-in' || type.startsWith('account-'))).toEqual([])
    const given = lines.find(({ type }) => type === 'task-created')
    expect(given).toMatchObject({ title: { vi: 'Giao việc' }, by: expect.any(String), post: expect.any(String) })
    expect(given?.names[given.subjectId ?? '']).toBe('Lập chốt đầu ngõ')
    const city100 = await chair.get<Page<HistoryLine>>(`/overview/areas/${chair.areaId}/history?reach=inside&limit=100`)
    expect(city100.body.items.filter(({ type }) => type === 'task-created')).toHaveLength(7)
  })
})
