import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { Board } from '../domain/index.ts'

let city: TestCity
let chair: Person
let ward: Person
let clerk: Person
let maiDong: number
let hoangMai: number

const boardOf = async (person: Person, areaId: number) =>
  (await person.get<Board>(`/overview/areas/${areaId}/board`)).body
const openTasks = (board: Board) => board.numbers.find(({ key }) => key === 'tasks-open')?.value
const give = (areaId: number, owner: Person) =>
  chair.send({
    type: 'tasks.create',
    payload: { areaId, title: 'Lập chốt', ownerPostId: owner.postId, dueAt: '2021-07-29T12:00:00+07:00' },
  })
const report = (person: Person, areaId: number, cases: number) =>
  person.send({
    type: 'reports.submit',
    payload: {
      form: 'daily-situation',
      areaId,
      period: '2021-07-26',
      asOf: '2021-07-26T18:00:00+07:00',
      figures: { cases },
    },
  })

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  maiDong = city.area('00328')
  hoangMai = city.area('008')
  chair = await city.signIn('leader', '01')
  ward = await city.signIn('leader', '00328')
  clerk = await city.signIn('leader', '00331')
  await city.settle()
})
afterAll(() => city.close())

describe('a board that many read at once', () => {
  it('[ORG-01] shows a change as soon as its sender was answered, at the place, above it, and to everybody', async () => {
    const before = openTasks(await boardOf(ward, maiDong)) ?? 0
    const above = openTasks(await boardOf(chair, hoangMai)) ?? 0
    for (const turn of [1, 2, 3]) {
      expect(await give(maiDong, ward)).toMatchObject({ outcome: 'accepted' })
      const boards = await Promise.all([boardOf(ward, maiDong), boardOf(chair, maiDong), boardOf(chair, hoangMai)])
      expect(boards.map(openTasks)).toEqual([before + turn, before + turn, above + turn])
    }
  })

  it('[SG-09] what is the reader’s own is never another’s: their work, their gaps, which areas above they may open', async () => {
    await city.settle()
    const [own, whole] = [await boardOf(ward, maiDong), await boardOf(chair, maiDong)]
    expect(own.area.parents.map(({ isVisible }) => isVisible)).toEqual([false, false])
    expect(whole.area.parents.map(({ isVisible }) => isVisible)).toEqual([true, true])
    expect(own.mine.tasks).toBe(3)
    expect(whole.mine.tasks).toBe(0)
    const mine = await ward.get<{ items: unknown[] }>(`/overview/areas/${maiDong}/gaps?owner=mine&limit=50`)
    expect(own.gaps.mine).toBe(mine.body.items.length)
    expect(own.at).toBe(whole.at)
    expect((await clerk.get(`/overview/areas/${maiDong}/board`)).status).toBe(404)
    expect((await city.visitor().get(`/overview/areas/${maiDong}/board`)).status).toBe(401)
  })

  it('[RPT-02] who may not see reports is given none, right after somebody who may', async () => {
    expect(await report(ward, maiDong, 3)).toMatchObject({ outcome: 'accepted' })
    const member = await city.signInWithGrant('community-team', '00328')
    expect((await boardOf(chair, maiDong)).figures.length).toBeGreaterThan(0)
    expect(await boardOf(member, maiDong)).toMatchObject({ figures: [], reports: [] })
    expect((await boardOf(ward, maiDong)).figures.length).toBeGreaterThan(0)
  })

  it('[EPI-01] a series is written once for all, and anew when a report comes or is corrected', async () => {
    const path = `/reports/series?form=daily-situation&indicator=cases&areaId=${maiDong}&from=2021-07-20&to=2021-07-27`
    const lastOf = async (person: Person) =>
      (await person.get<{ points: { period: string; figure: { value: number } | null }[] }>(path)).body.points.find(
        ({ period }) => period === '2021-07-26',
      )?.figure?.value
    expect([await lastOf(ward), await lastOf(chair)]).toEqual([3, 3])
    const kept = await city.db.selectFrom('reports').select('id').where('area_id', '=', maiDong).executeTakeFirst()
    const correction = {
      reportId: kept?.id,
      reason: 'đếm lại',
      asOf: '2021-07-26T19:00:00+07:00',
      figures: { cases: 5 },
    }
    expect(await ward.send({ type: 'reports.correct', payload: correction })).toMatchObject({ outcome: 'accepted' })
    expect([await lastOf(ward), await lastOf(chair)]).toEqual([5, 5])
    expect((await clerk.get(path)).status).toBe(404)
  })

  it('the clock moves a board too: a deadline that passes is overdue a moment later', async () => {
    const overdueOf = (board: Board) => board.numbers.find(({ key }) => key === 'tasks-overdue')?.value
    expect(overdueOf(await boardOf(ward, maiDong))).toBe(0)
    city.clock.set('2021-07-29T05:01:00.000Z' as never)
    expect(overdueOf(await boardOf(ward, maiDong))).toBe(3)
  })
})
