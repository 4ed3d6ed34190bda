import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMinutes, toInstant } from '#kit'
import type { Handover } from '#rooms/areas/server'
import type { Person } from '#test-city'
import {
  type CoverLine,
  type GroupBoard,
  recordVisit,
  type TeamLine,
  type TeamPage,
  type TeamRound,
  type TodaysRound,
} from '../domain/index.ts'
import { forgetVisits } from './forget-visits.tick.ts'
import { teamsHandover } from './teams.handover.ts'
import { codeOf, openTeamScene, resultOf, start, type TeamScene } from './testing/team-scene.ts'

let scene: TeamScene
let city: TeamScene['city']
let head: Person
let health: Person
let ward: Person
let district: Person
let elsewhere: Person

beforeAll(async () => {
  scene = await openTeamScene()
  ;({ city, head, health, ward, district, elsewhere } = scene)
})
afterAll(() => city?.close())

const group = (code?: string) => scene.group(code)
const household = (...given: Parameters<TeamScene['household']>) => scene.household(...given)
const volunteerOf = (areaCode: string) => scene.volunteerOf(areaCode)
const gapsOf = (rule: string) => scene.gapsOf(rule)
const form = (more: object, who = head) =>
  who.send({ type: 'teams.form', payload: { areaId: group(), kind: 'community', name: 'Tổ COVID số 1', ...more } })
const visit = (payload: object, who = head, more: object = {}) =>
  who.send({ type: 'teams.record-visit', payload, ...more })
const board = async (who = head) => (await who.get<GroupBoard>(`/teams/board?areaId=${group()}`)).body

let teamId: string
let volunteer: Person
let first: string
let second: string

describe('a community team', () => {
  it('[COM-01] every household has exactly one team; those that have none are a gap of the group head', async () => {
    first = await household({ head: 'Nguyễn Thị Được Thăm', house: 'Số 12', elderly: 1 })
    second = await household({ head: 'Trần Văn Hàng Xóm', house: 'Số 14', phone: '0912345678' })
    expect(await gapsOf('teams-households-unassigned')).toMatchObject([
      { subject: String(group()), owner: head.officerId, data: { count: 2, teams: 0 } },
    ])
    volunteer = await volunteerOf('00328-001')
    const members = [
      { name: 'Lê Tình Nguyện', role: 'leader', force: 'women' },
      { officerId: volunteer.officerId, role: 'member', force: 'youth' },
    ]
    expect(codeOf(await form({ areaId: city.area('00328') }, ward))).toBe('TEAMS.GROUP_WANTED')
    expect(codeOf(await form({}, elsewhere))).toBe('ACCESS.OUTSIDE_AREA')
    expect(codeOf(await form({ members: [...members, { name: 'Khác', role: 'leader' }] }))).toBe('TEAMS.ONE_LEADER')
    teamId = resultOf<{ teamId: string }>(await form({ members })).teamId
    expect(codeOf(await form({ name: 'tổ covid SỐ 1' }))).toBe('TEAMS.NAME_TAKEN')
    const assign = (payload: object, who = head) => who.send({ type: 'teams.assign-households', payload })
    expect(resultOf(await assign({ teamId, householdIds: [first] }))).toEqual({ assigned: 1 })
    expect(resultOf(await assign({ teamId }))).toEqual({ assigned: 1 })
    expect(codeOf(await assign({ teamId }))).toBe('TEAMS.NOTHING_TO_ASSIGN')
    expect(await gapsOf('teams-households-unassigned')).toEqual([])
    const other = resultOf<{ teamId: string }>(await form({ name: 'Tổ COVID số 2' })).teamId
    await assign({ teamId: other, householdIds: [second] })
    const { rows } = await sql<{ teamId: string; count: number }>`
      select team_id as "teamId", count(*)::int as count from team_households group by 1`.execute(city.db)
    expect(rows.toSorted((a, b) => a.teamId.localeCompare(b.teamId))).toEqual(
      [
        { teamId, count: 1 },
        { teamId: other, count: 1 },
      ].toSorted((a, b) => a.teamId.localeCompare(b.teamId)),
    )
    const away = await household({}, elsewhere, '00001-001')
    expect(codeOf(await assign({ teamId, householdIds: [away] }))).toBe('TEAMS.ELSEWHERE')
    expect(await gapsOf('teams-leaderless')).toMatchObject([{ subject: other }])
    await head.send({ type: 'teams.end', payload: { teamId: other, reason: 'Nhập vào tổ số 1' } })
    expect(await gapsOf('teams-households-unassigned')).toHaveLength(2)
    await assign({ teamId })
    const list = await ward.get<{ items: TeamLine[] }>(`/teams?areaId=${city.area('00328')}`)
    expect(list.body.items).toMatchObject([
      { id: teamId, leader: 'Lê Tình Nguyện', members: 2, households: 2, visited: 0 },
    ])
    expect((await elsewhere.get(`/teams/${teamId}`)).status).toBe(404)
  })

  it('[COM-01] [SG-10] a visit is one tap; a need becomes a task with an owner at once, and nothing stands in its way', async () => {
    expect(codeOf(await visit({ householdId: first, outcome: 'met' }, volunteer))).toBe('accepted')
    const need = await visit({ householdId: first, outcome: 'needs-help', need: 'food' }, volunteer)
    const { taskId } = resultOf<{ taskId: string }>(need)
    const task = await head.get<{ title: string; ownerOfficerId?: string }>(`/tasks/${taskId}`)
    expect(JSON.stringify(task.body)).toContain('Hộ số 1: lương thực, thực phẩm')
    const owner = async (id: string) => {
      const { rows } = await sql<{
        owner: string
      }>`select owner_officer_id as owner from tasks where id = ${id}`.execute(city.db)
      return rows[0]?.owner
    }
    expect(await owner(taskId)).toBe(head.officerId)
    const again = resultOf<{ taskId: string }>(await visit({ householdId: first, outcome: 'needs-help', need: 'food' }))
    expect(again.taskId).toBe(taskId)
    const station = resultOf<{ taskId: string }>(
      await visit({ householdId: second, outcome: 'needs-help', need: 'health-station' }),
    )
    expect(await owner(station.taskId)).toBe(health.officerId)
    const emergency = resultOf<{ taskId: string }>(
      await visit({ areaId: group(), outcome: 'needs-help', need: 'emergency' }, volunteer),
    )
    expect(await owner(emergency.taskId)).toBe(ward.officerId)
    const stranger = await volunteerOf('00328-001')
    expect(codeOf(await visit({ householdId: first, outcome: 'met' }, stranger))).toBe('TEAMS.NOT_YOUR_HOUSEHOLD')
    expect(codeOf(await visit({ householdId: first, outcome: 'needs-help', need: 'talk' }, stranger))).toBe('accepted')
    const formed = await form({ name: 'Tổ COVID số 3' })
    const given = { teamId: resultOf<{ teamId: string }>(formed).teamId, householdIds: [second] }
    const wasThere = { occurredAt: addMinutes(city.clock.now(), 1) }
    city.clock.set(addMinutes(city.clock.now(), 2))
    expect(codeOf(await head.send({ type: 'teams.assign-households', payload: given }))).toBe('accepted')
    const met = { householdId: second, outcome: 'met' }
    expect(codeOf(await visit(met, volunteer, wasThere))).toBe('accepted')
    expect(codeOf(await visit(met, volunteer))).toBe('TEAMS.NOT_YOUR_HOUSEHOLD')
    await head.send({ type: 'teams.end', payload: { teamId: given.teamId, reason: 'Nhập lại' } })
    expect(codeOf(await visit(met, volunteer))).toBe('accepted')
    await head.send({ type: 'teams.assign-households', payload: { teamId } })
    const left = await household({ head: 'Vừa Rời', house: '99' })
    await head.send({ type: 'people.close-household', payload: { householdId: left, reason: 'moved' } })
    expect(codeOf(await visit({ householdId: left, outcome: 'needs-help', need: 'food' }))).toBe('accepted')
    expect(codeOf(await visit({ householdId: first, outcome: 'needs-help' }))).toBe('TEAMS.NEED_MISSING')
    expect(codeOf(await visit({ householdId: first, outcome: 'met' }, elsewhere))).toBe('TEAMS.HOUSEHOLD_UNKNOWN')
  })

  it('[SG-12] [SG-09] without phones: a round on paper with numbers alone, names only for a reason that is written down, entered by proxy', async () => {
    const reason = 'Tổ không có điện thoại'
    const asked = `?reason=${encodeURIComponent(reason)}`
    const round = async (who: Person, query = '') => (await who.get<TeamRound>(`/teams/${teamId}/round${query}`)).body
    const looks = async () => {
      const { rows } = await sql<{ id: string; why: string }>`
        select subject_id as id, reason as why from reads_logged where subject_kind like '%/round' and reason = ${reason}`.execute(
        city.db,
      )
      return rows
    }
    const plain = await round(head)
    // Care first: both wait for help, the one with an old person in it before the other.
    expect(plain.doors.map(({ id, isDue, needs }) => [id, isDue, needs.length > 0])).toEqual([
      [first, false, true],
      [second, false, true],
    ])
    expect([plain.isNamed, JSON.stringify(plain)]).toEqual([false, expect.not.stringContaining('Được Thăm')])
    expect(await looks()).toEqual([])
    expect((await round(volunteer, asked)).doors.map(({ head: name }) => name)).toEqual([
      'Nguyễn Thị Được Thăm',
      'Trần Văn Hàng Xóm',
    ])
    expect((await looks()).map(({ id }) => id).sort()).toEqual([first, second].sort())
    for (const who of [await volunteerOf('00328-001'), elsewhere]) {
      expect((await who.get(`/teams/${teamId}/round${asked}`)).status).toBe(404)
    }
    const file = (query: string, who = head) => who.request('GET', `/teams/${teamId}/round/file?format=pdf${query}`)
    const pdf = await file('')
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect((await file('', elsewhere)).status).toBe(404)
    expect(await looks()).toHaveLength(2)
    expect((await file(`&reason=${encodeURIComponent(reason)}`)).status).toBe(200)
    expect(await looks()).toHaveLength(4)
    const onPaper = { householdId: second, outcome: 'met', onPaper: true }
    const at = { occurredAt: toInstant('2021-07-27T16:30:00+07:00') }
    const { visitId } = resultOf<{ visitId: string }>(await visit(onPaper, head, at))
    const { rows } = await sql`
      select team_visits.at, journal.data from team_visits join journal on journal.subject_id = household_id::text
        and journal.occurred_at = team_visits.at
      where team_visits.id = ${visitId}`.execute(city.db)
    expect(rows).toMatchObject([{ at: at.occurredAt, data: { outcome: 'met', onPaper: true } }])
  })

  it('[SG-02] [SG-11] a visit has no field for words, health or origin; nothing of it is in a fact but a key', async () => {
    for (const extra of ['note', 'symptoms', 'temperature', 'testResult', 'ethnicity', 'name']) {
      expect(codeOf(await visit({ householdId: first, outcome: 'met', [extra]: 'sốt' })), extra).toBe('INTENTS.PAYLOAD')
    }
    expect(Object.keys((recordVisit.payload as unknown as { shape: object }).shape)).toEqual([
      'householdId',
      'areaId',
      'outcome',
      'need',
      'onPaper',
    ])
    const { rows } = await sql<{ data: Record<string, unknown> }>`
      select data from journal where type = 'household-visited'`.execute(city.db)
    const keys = new Set(rows.flatMap(({ data }) => Object.keys(data)))
    expect([...keys].toSorted()).toEqual(['need', 'onPaper', 'outcome', 'taskId', 'teamId'])
  })

  it('[COM-01] activity counts by week; a team without a visit for a week is a gap; old visits are forgotten [SG-03]', async () => {
    const page = await head.get<TeamPage>(`/teams/${teamId}`)
    expect(page.body.assigned.map(({ id, need }) => [id, need])).toEqual([
      [first, 'food'],
      [second, 'health-station'],
    ])
    expect(page.body.days.at(-1)).toMatchObject({ met: 2, notHome: 0 })
    const cover = await district.get<{ whole: CoverLine; below: CoverLine[] }>(
      `/teams/cover?areaId=${city.area('008')}`,
    )
    expect(cover.body.whole).toMatchObject({ community: 1, active: 1, unassigned: 0, visited: 3, needs: 5 })
    expect(cover.body.below).toMatchObject([{ areaId: city.area('00328'), community: 1 }])
    expect(await gapsOf('teams-quiet')).toEqual([])
    city.clock.set(toInstant('2021-08-03T18:00:01+07:00'))
    expect(await gapsOf('teams-quiet')).toMatchObject([{ subject: teamId, owner: head.officerId }])
    await visit({ householdId: first, outcome: 'not-home' })
    expect(await gapsOf('teams-quiet')).toEqual([])
    city.clock.set(toInstant('2021-09-28T00:00:00+07:00'))
    await forgetVisits.run(city.house)
    const { rows } = await sql`select 1 from team_visits where on_day < '2021-07-30' and need is null`.execute(city.db)
    expect(rows).toEqual([])
    city.clock.set(toInstant(start))
  })
})

describe('the phone and the board', () => {
  it('[COM-05] the board of a group says in one page what needs a hand today, and names nobody', async () => {
    const shown = await board()
    expect(shown).toMatchObject({
      head: { name: expect.any(String) },
      households: { count: 2, people: 4, noPhone: 1, elderly: 1, unassigned: 0 },
      visits: { everyDays: 7 },
      teams: [{ id: teamId, leader: 'Lê Tình Nguyện', households: 2 }],
    })
    expect(shown.tasks.open).toBe(0)
    await visit({ householdId: second, outcome: 'needs-help', need: 'food' })
    const { needs } = await board()
    const need = needs.find((one) => one.householdId === second && one.need === 'food')
    expect(need).toMatchObject({ number: 2, title: { vi: 'Lương thực, thực phẩm' } })
    expect(needs[0]?.need).toBe('emergency')
    expect(JSON.stringify(await board())).not.toMatch(/Nguyễn|Trần|Số 12|912345678/)
    const taskId = need?.taskId
    await head.send({ type: 'tasks.acknowledge', payload: { taskId } })
    await head.send({ type: 'tasks.report-done', payload: { taskId, note: 'Đã mang gạo đến' } })
    expect((await board()).needs.map((one) => one.taskId)).not.toContain(taskId)
    expect((await elsewhere.get(`/teams/board?areaId=${group()}`)).status).toBe(404)
  })

  it('[SG-09] [SG-12] today’s round names the doors of one’s own team only, care first, and the look is written down', async () => {
    const third = await household({ head: 'Phạm Thị Cô Đơn', house: 'Số 30', hasPhone: false, elderly: 1 })
    const mine = await head.get<TodaysRound>('/teams/round')
    expect(mine.body.doors.map(({ id }) => id)).toContain(third)
    expect(mine.body.doors.find(({ id }) => id === third)).toMatchObject({
      head: 'Phạm Thị Cô Đơn',
      isDue: true,
      hasPhone: false,
    })
    const theirs = await volunteer.get<TodaysRound>('/teams/round')
    expect(theirs.body.doors.map(({ id }) => id).toSorted()).toEqual([first, second].toSorted())
    const outsider = await volunteerOf('00328-001')
    expect((await outsider.get<TodaysRound>('/teams/round')).body.doors).toEqual([])
    const { rows } = await sql<{ account: string }>`
      select account_id as account from reads_logged where subject_kind = 'GET /api/teams/round' and outcome = 'shown'`.execute(
      city.db,
    )
    expect(rows.map(({ account }) => account).toSorted()).toEqual([head.accountId, volunteer.accountId].toSorted())
    expect((await ward.get('/teams/round')).status).toBe(403)
  })

  it('[SG-11] [SG-10] who visits in a whole commune may say in which of its groups somebody in no book needs help', async () => {
    const { groups, doors } = (await health.get<TodaysRound>('/teams/round')).body
    expect(doors).toEqual([])
    expect(groups.map(({ areaId }) => areaId)).toContain(group())
    expect(groups.map(({ areaId }) => areaId)).not.toContain(group('00001-001'))
    const told = await visit({ areaId: group(), outcome: 'needs-help', need: 'food' }, health)
    expect(resultOf<{ taskId: string }>(told).taskId).not.toBeNull()
  })

  it('visits that come late in one array are kept at their own moment, each once', async () => {
    const id = randomUUID()
    const late = {
      type: 'teams.record-visit',
      id,
      payload: { householdId: first, outcome: 'met' },
      occurredAt: '2021-07-26T09:00:00+07:00',
    }
    const answers = await head.sendAll([late, { ...late }])
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'already-done'])
    const { rows } = await sql<{ day: string }>`select on_day as day from team_visits where id = ${id}`.execute(city.db)
    expect(rows).toEqual([{ day: '2021-07-26' }])
  })
})

it('when groups are joined, a team goes on with its members, households and visits', async () => {
  const other = await city.signIn('group', '00328-002')
  const id = await household({ head: 'Đi Theo', house: '1' }, other, '00328-002')
  const moved = resultOf<{ teamId: string }>(
    await form({ areaId: group('00328-002'), name: 'Tổ COVID số 9' }, other),
  ).teamId
  await other.send({ type: 'teams.assign-households', payload: { teamId: moved, householdIds: [id] } })
  const [old, heir] = [group('00328-002'), group()]
  const handover: Handover = {
    id: randomUUID(),
    on: '2021-08-01' as Handover['on'],
    startsAt: toInstant('2021-08-01T00:00:00+07:00'),
    ended: [old],
    heirOf: new Map([[old, heir]]),
    founded: [],
    grants: 'end',
    holders: [],
    documentId: null,
  }
  const at = { now: city.clock.now(), tree: city.house.territory.current(), profile: city.house.profile }
  expect(await teamsHandover.count(city.db, handover, at)).toEqual({ carried: 1, waiting: 0, ended: 0 })
  const done = await city.db.transaction().execute((trx) => teamsHandover.carry(trx, handover, at))
  expect(done.facts).toMatchObject([{ type: 'team-carried', areaId: heir }])
  expect((await head.get<TeamPage>(`/teams/${moved}`)).body).toMatchObject({ areaId: heir, households: 1 })
})
