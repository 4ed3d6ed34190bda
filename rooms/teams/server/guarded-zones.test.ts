import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IntentAnswer } from '#kit'
import type { Person } from '#test-city'
import type { PilotLine } from '../domain/index.ts'
import { codeOf, openTeamScene, resultOf, type TeamScene } from './testing/team-scene.ts'

let scene: TeamScene
let city: TeamScene['city']
let head: Person
let ward: Person
let district: Person

beforeAll(async () => {
  scene = await openTeamScene()
  ;({ city, head, ward, district } = scene)
})
afterAll(() => city?.close())

const group = (code?: string) => scene.group(code)
const household = () => scene.household()

describe('self-managed teams and guarded zones', () => {
  it('[COM-02] [COM-03] [COM-04] a pilot is evaluated before it is rolled out; teams and posts are counted against it, by layer', async () => {
    const start = {
      type: 'teams.start-pilot',
      payload: {
        areaId: city.area('008'),
        title: 'Tổ tự quản bảo vệ vùng an toàn',
        siteAreaIds: [city.area('00328'), city.area('00331')],
        startedOn: '2021-07-10',
      },
    }
    expect(codeOf(await ward.send(start))).toBe('ACCESS.OUTSIDE_AREA')
    expect(
      codeOf(await district.send({ ...start, payload: { ...start.payload, siteAreaIds: [city.area('00001')] } })),
    ).toBe('TEAMS.SITE_OUTSIDE')
    const { pilotId } = resultOf<{ pilotId: string }>(await district.send(start))
    const roll = { type: 'teams.roll-out', payload: { pilotId, teams: 3, posts: 5 } }
    expect(codeOf(await district.send(roll))).toBe('TEAMS.NOT_EVALUATED')
    const evaluate = (verdict: string) =>
      district.send({
        type: 'teams.evaluate-pilot',
        payload: { pilotId, verdict, findings: 'Khu dân cư giữ được an toàn' },
      })
    await evaluate('stop')
    expect(codeOf(await district.send(roll))).toBe('TEAMS.STOPPED')
    const modelId = randomUUID()
    await district.send({
      type: 'teams.evaluate-pilot',
      payload: { pilotId, verdict: 'works', findings: 'Hiệu quả', modelId },
    })
    expect(codeOf(await district.send(roll))).toBe('accepted')
    const formed = await district.sendAll(
      ['00328', '00331', '00334'].map((code, index) => ({
        type: 'teams.form',
        payload: {
          areaId: city.area(code),
          kind: 'self-managed',
          name: `Tổ tự quản ${index + 1}`,
          pilotId,
          members: [{ name: `Trưởng ${index}`, role: 'leader' }],
        },
      })),
    )
    const teams = formed.map((answer) => resultOf<{ teamId: string }>(answer).teamId)
    const posts = await district.sendAll(
      [1, 2, 3, 1, 1].map((layer, index) => ({
        type: 'checkpoints.open',
        payload: {
          areaId: city.area(['00328', '00331', '00334'][index % 3] as string),
          kind: 'safe-zone',
          name: `Chốt ${index + 1}`,
          layer,
          teamId: teams[index % 3],
        },
      })),
    )
    expect(posts.map(codeOf)).toEqual(posts.map(() => 'accepted'))
    const { body } = await district.get<{ items: PilotLine[] }>(`/teams/pilots?areaId=${city.area('01')}`)
    expect(body).toBeDefined()
    const own = await district.get<{ items: PilotLine[] }>(`/teams/pilots?areaId=${city.area('008')}`)
    expect(own.body.items).toMatchObject([
      { verdict: 'works', modelId, teams: { target: 3, standing: 3 }, posts: { target: 5, standing: 5 } },
    ])
    const guarded = await district.get<object>(`/teams/guarded?areaId=${city.area('008')}`)
    expect(guarded.body).toMatchObject({
      teams: 3,
      posts: 5,
      ofTeams: 5,
      postsPerTeam: 1.67,
      layers: [
        { layer: 1, posts: 3 },
        { layer: 2, posts: 1 },
        { layer: 3, posts: 1 },
      ],
    })
  })

  it('[COM-06] “safe” is said of one’s own will, as counts: no household stands in it', async () => {
    const assess = (payload: object, who = head) =>
      who.send({ type: 'teams.self-assess', payload: { areaId: group(), ...payload } })
    const [first] = [await household(), await household(), await household()]
    expect(codeOf(await assess({ unit: 'group', joined: 2, safe: 3 }))).toBe('TEAMS.SAFE_ABOVE_JOINED')
    expect(codeOf(await assess({ unit: 'group', joined: 9, safe: 3 }))).toBe('TEAMS.JOINED_ABOVE_BOOK')
    expect(codeOf(await assess({ unit: 'group', joined: 2, safe: 1, householdIds: [first] }))).toBe('INTENTS.PAYLOAD')
    expect(codeOf(await assess({ unit: 'group', joined: 2, safe: 1 }))).toBe('accepted')
    expect(codeOf(await assess({ unit: 'group', joined: 3, safe: 2 }))).toBe('accepted')
    const criteria = { masks: 'yes', disinfection: 'yes', distance: 'no', 'no-gathering': 'yes' }
    expect(codeOf(await assess({ unit: 'agency', name: 'Trạm bơm', criteria }))).toBe('TEAMS.CRITERIA')
    expect(
      codeOf(await assess({ unit: 'agency', name: 'Trạm bơm', criteria: { ...criteria, declaration: 'yes' } })),
    ).toBe('accepted')
    const { body } = await ward.get<object>(`/teams/safety?areaId=${city.area('00328')}`)
    expect(body).toMatchObject({
      whole: { groups: 1, joined: 3, safe: 2, agencies: 1, safeAgencies: 0 },
      agencies: [{ name: 'Trạm bơm', isSafe: false, unmet: ['distance'] }],
    })
    expect(JSON.stringify(body)).not.toContain(first)
  })

  it('[COM-07] anybody may read what to do and say “I take part”; nothing about them is asked or kept', async () => {
    const visitor = city.visitor()
    const pledge = (payload: object) =>
      visitor.request('POST', '/intents', { intents: [{ id: randomUUID(), type: 'teams.pledge', payload }] })
    const answer = async (payload: object) =>
      ((await (await pledge(payload)).json()) as { answers: IntentAnswer[] }).answers[0]
    expect(codeOf(await answer({ areaId: city.area('00328'), name: 'Nguyễn Văn A' }))).toBe('INTENTS.PAYLOAD')
    expect(codeOf(await answer({ areaId: city.area('00328'), phone: '0912345678' }))).toBe('INTENTS.PAYLOAD')
    expect(codeOf(await answer({ areaId: city.area('00328') }))).toBe('accepted')
    await city.settle()
    const { status, body } = await visitor.get<{ pledges: number; lines: object[] }>('/teams/together')
    expect([status, body.pledges, body.lines.length]).toEqual([200, 1, 3])
    const { rows } = await sql<{ row: string }>`
      select journal::text as row from journal where type = 'pledge-made'`.execute(city.db)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.row).not.toMatch(/127\.0\.0\.1|::1/)
  })
})
