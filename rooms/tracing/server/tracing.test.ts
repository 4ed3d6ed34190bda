import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMinutes, type Day, toInstant } from '#kit'
import { classesOf } from '#rooms/cases/server'
import type { Person, TestCity } from '#test-city'
import type { ClockLine, InterviewPage, OrderPreview, Pace, SiteStays, TraceHead, WardList } from '../domain/index.ts'
import { forgetTraces } from './forget-traces.tick.ts'
import { anybody, at, codeOf, done, next, said, TracingRoom, ward } from './testing/tracing-room.ts'
import { tracerTick } from './tracer/index.ts'
import { tracingHandover } from './tracing.handover.ts'

let room: TracingRoom
let city: TestCity
let station: Person
let neighbour: Person
let centre: Person
let f0: { caseId: string; personId: string }

const clocks = async () =>
  (await station.get<{ items: ClockLine[] }>(`/tracing/cases?areaId=${city.area(ward)}&state=all`)).body.items

beforeAll(async () => {
  room = await TracingRoom.open('2021-07-27T18:05:00+07:00')
  ;({ city, station, neighbour, centre } = room)
})
afterAll(() => city?.close())

describe('an interview', () => {
  it('[EPI-05] begins with what is known, is kept while it is typed, and lists contacts and places at its end', async () => {
    const household = randomUUID()
    f0 = await room.report(await room.keep(ward, household))
    const mate = await room.keep(`${ward}-001`, household)
    expect(codeOf(await neighbour.send({ type: 'tracing.start-interview', payload: { caseId: f0.caseId } }))).toBe(
      'TRACING.CASE_UNKNOWN',
    )
    const begin = () =>
      done<{ interviewId: string }>(station.send({ type: 'tracing.start-interview', payload: { caseId: f0.caseId } }))
    const { interviewId } = await begin()
    expect((await begin()).interviewId).toBe(interviewId)
    const open = async () => (await station.get<InterviewPage>(`/tracing/interviews/${interviewId}`)).body
    const form = await open()
    expect(form.household.map(({ personId }) => personId)).toEqual([mate])
    expect(form.window).toMatchObject({ ground: 'onset', to: at('27T18:05') })
    expect(form.window?.from).toBe(addMinutes(at('25T00:00'), -(form.window?.days ?? 0) * 1440))
    expect((await neighbour.get(`/tracing/interviews/${interviewId}`)).status).toBe(404)

    const save = (version: number, draft: object) =>
      station.send({ type: 'tracing.save-interview', payload: { interviewId, version, draft } })
    await done(save(0, { contacts: [{ person: { name: 'Lê Văn Dở' } }] }))
    expect(codeOf(await save(0, {}))).toBe('TRACING.INTERVIEW_CHANGED')
    expect((await open()).draft).toEqual({ contacts: [{ person: { name: 'Lê Văn Dở' } }] })
    const { rows } = await sql<{ row: string }>`select interviews::text as row from interviews`.execute(city.db)
    expect(rows.map(({ row }) => row).join()).not.toContain('Văn Dở')

    const finish = (answers: object) =>
      station.send({ type: 'tracing.finish-interview', payload: { interviewId, answers } })
    const friend = { name: 'Phạm Thị Gặp', phone: '0988111222' }
    const met = { relation: 'social', distance: 'within-2m', from: at('26T19:00'), until: at('26T20:00') }
    const before = await sql<{ n: number }>`select count(*)::int as n from persons`.execute(city.db)
    expect(said(await finish({ contacts: [{ ...met, personId: f0.personId }] }))[1]).toBe('answers.contacts.0.personId')
    expect(
      said(
        await finish({
          contacts: [{ ...met, person: friend, areaId: city.area(next) }],
          places: [{ siteId: room.market, enterAt: at('26T10:00'), leaveAt: at('26T09:00') }],
        }),
      ),
    ).toEqual(['TRACING.ENDS_BEFORE_BEGIN', 'answers.places.0.leaveAt'])
    // Whoever would not talk yet is not counted as having met nobody.
    expect(codeOf(await finish({ note: 'Chưa muốn kể' }))).toBe('TRACING.INTERVIEW_EMPTY')
    const after = await sql<{ n: number }>`select count(*)::int as n from persons`.execute(city.db)
    expect(after.rows).toEqual(before.rows)
    await done(
      finish({
        contacts: [{ ...met, person: friend, areaId: city.area(next) }],
        places: [{ siteId: room.market, enterAt: at('26T09:00'), leaveAt: at('26T10:00') }],
        note: 'Gọi lại hỏi tên quán',
      }),
    )
    expect(codeOf(await finish({}))).toBe('TRACING.INTERVIEW_FINISHED')
    const told = await open()
    expect([told.draft, told.contacts.length, told.visits.length, told.note]).toEqual([
      {},
      1,
      1,
      'Gọi lại hỏi tên quán',
    ])
    const classes = await classesOf(
      city.db,
      told.contacts.map(({ personId }) => personId),
    )
    expect([...classes.values()].map(({ level }) => level)).toEqual([1])
  })
})

describe('a trace', () => {
  let traceId: string
  let shopper: string
  const traceNow = async (by = station, caseIds = [f0.caseId], levels = 2) =>
    (await done<{ traceId: string }>(by.send({ type: 'tracing.trace', payload: { caseIds, levels } }))).traceId

  it('[EPI-05] finds household, told contacts and who was at a place; says through whom, why and as of when', async () => {
    shopper = await room.keep(next)
    const late = await room.keep(next)
    const second = await room.keep(ward)
    await done(
      room.visit(
        [
          room.there(shopper, '26T09:10', '26T09:50'),
          room.there(late, '26T10:30', '26T11:00'),
          room.there(shopper, '27T09:00', '27T10:00', room.closed),
          room.there(second, '27T09:00', '27T10:00', room.closed),
        ],
        centre,
        'register',
      ),
    )
    await room.follow()
    expect(codeOf(await neighbour.send({ type: 'tracing.trace', payload: { caseIds: [f0.caseId] } }))).toBe(
      'TRACING.CASE_UNKNOWN',
    )
    traceId = await traceNow()
    const page = await room.pageOf(traceId)
    const level = (n: number) => page.people.filter((one) => one.level === n)
    expect(
      level(1)
        .map(({ via }) => via.kind)
        .toSorted(),
    ).toEqual(['contact', 'household', 'visit'])
    const reached = page.people.find(({ personId }) => personId === shopper)
    expect(reached).toMatchObject({
      ...{ level: 1, minutes: 40, wardId: city.area(next), isCase: false },
      via: { kind: 'visit', personId: f0.personId, siteId: room.market, from: at('26T09:10') },
    })
    expect(page.people.some(({ personId }) => personId === late)).toBe(false)
    expect(page.sites.find(({ siteId }) => siteId === room.market)).toMatchObject({ name: 'Chợ Thử' })
    expect([page.appliedSeq >= 0, page.seeds[0]?.caseId, page.found[0]]).toEqual([
      true,
      f0.caseId,
      { level: 1, found: 3, compared: 3, kept: 3 },
    ])
    expect((await neighbour.get(`/tracing/traces/${traceId}`)).status).toBe(404)
    const place = await station.get<SiteStays>(
      `/tracing/sites/${room.market}?from=${encodeURIComponent(at('26T09:00'))}&to=${encodeURIComponent(at('26T12:00'))}`,
    )
    expect(place.body.stays.find(({ personId }) => personId === shopper)).toMatchObject({
      withCaseMinutes: 40,
      class: null,
    })
    expect(place.body.hourly.map(({ people: n, cases }) => [n, cases])).toEqual([
      [2, 1],
      [1, 0],
      [0, 0],
    ])
  })

  it('[EPI-05] becomes owned tasks by ward: first a preview, then tasks without a name, contacts listed with their class', async () => {
    const preview = (await station.get<OrderPreview>(`/tracing/traces/${traceId}/preview`)).body
    const there = preview.wards.find(({ areaId }) => areaId === city.area(next))
    expect(there?.orders.map(({ kind, people: n }) => [kind, n])).toEqual([
      ['call', 2],
      ['isolate', 2],
      ['test', 2],
    ])
    expect(there?.orders[0]?.owner).toMatchObject({ postId: neighbour.postId })
    await city.db
      .selectFrom('tasks')
      .select('id')
      .execute()
      .then((rows) => expect(rows).toEqual([]))
    const issue = () => station.send({ type: 'tracing.issue-tasks', payload: { traceId } })
    const given = await done<{ tasks: number; f1: number; wards: number }>(issue())
    expect(given).toMatchObject({ f1: 3, wards: 2, tasks: 6 })
    expect(codeOf(await issue())).toBe('TRACING.NOTHING_TO_GIVE')
    const tasks = await city.db.selectFrom('tasks').selectAll().execute()
    expect(tasks).toHaveLength(6)
    for (const task of tasks) {
      expect(task.owner_officer_id).not.toBeNull()
      expect(JSON.stringify(task)).not.toMatch(anybody)
    }
    expect((await classesOf(city.db, [shopper])).get(shopper)?.level).toBe(1)
    expect((await clocks())[0]).toMatchObject({
      caseId: f0.caseId,
      stage: 'to-isolate',
      f1: 3,
      f1Isolated: 0,
      listedMinutes: 65,
    })
  })

  it('[EPI-05] [SG-09] a ward sees its own list by code, names for a reason, and its steps close tasks and run the clock', async () => {
    const list = (by: Person, code: string) => by.get<WardList>(`/tracing/traces/${traceId}/wards/${city.area(code)}`)
    expect((await list(neighbour, ward)).status).toBe(404)
    const { body } = await list(neighbour, next)
    expect(body.contacts.map(({ level }) => level)).toEqual([1, 1])
    expect(JSON.stringify(body)).not.toMatch(anybody)
    const names = (why: string, by = neighbour) =>
      by.get<{ people: { name: string; phone: string }[] }>(
        `/tracing/traces/${traceId}/wards/${city.area(next)}/names?reason=${encodeURIComponent(why)}`,
      )
    expect([(await names('x')).status, (await names('gọi F1', station)).status]).toEqual([422, 404])
    expect((await names('Gọi người tiếp xúc')).body.people.map(({ phone }) => phone)).toContain('0988 111 222')
    const looks =
      await sql`select 1 from reads_logged where subject_kind = 'contact' and reason = 'Gọi người tiếp xúc'`.execute(
        city.db,
      )
    expect(looks.rows).toHaveLength(2)

    const ids = body.contacts.map(({ personId }) => personId)
    const step = (by: Person, name: string, personIds: string[], when?: string) =>
      by.send({
        type: 'tracing.record-steps',
        payload: { traceId, personIds, step: name, ...(when ? { at: when } : {}) },
      })
    expect(codeOf(await step(station, 'isolated', ids))).toBe('TRACING.NOT_IN_TRACE')
    expect(codeOf(await step(neighbour, 'isolated', ids, at('28T08:00')))).toBe('TRACING.IN_FUTURE')
    await done(step(neighbour, 'called', ids))
    const order = (await list(neighbour, next)).body.orders.find(({ kind }) => kind === 'call')
    expect(order).toMatchObject({ done: 2, people: 2 })
    const task = await city.db
      .selectFrom('tasks')
      .selectAll()
      .where('id', '=', order?.taskId ?? '')
      .executeTakeFirst()
    expect(task?.state).toBe('done')
    city.clock.set(at('27T19:00'))
    await done(step(neighbour, 'isolated', ids))
    expect((await clocks())[0]).toMatchObject({ f1: 3, f1Isolated: 2, isolatedMinutes: null })
    const own = (await list(station, ward)).body.contacts.filter(({ level }) => level === 1)
    await done(
      step(
        station,
        'isolated',
        own.map(({ personId }) => personId),
      ),
    )
    expect((await clocks())[0]).toMatchObject({ stage: 'done', f1Isolated: 3, isolatedMinutes: 120 })
  })

  it('[EPI-05] is stale when a contact becomes a case or its case is withdrawn; traced again it keeps what was done', async () => {
    const stale = async () => {
      await room.follow()
      const { staleReason } = await room.pageOf(traceId)
      return staleReason
    }
    expect(await stale()).toBeNull()
    await room.report(shopper, { confirmedAt: at('27T18:30'), sampledAt: at('27T12:00'), onsetOn: undefined })
    expect(await stale()).toBe('case-added')
    expect(codeOf(await station.send({ type: 'tracing.issue-tasks', payload: { traceId } }))).toBe(
      'TRACING.TRACE_STALE',
    )
    expect(await room.gaps('tracing-stale')).toMatchObject([{ subject: traceId, owner: station.officerId }])
    const again = await traceNow()
    expect((await room.pageOf(traceId)).replacedBy).toBe(again)
    const page = await room.pageOf(again)
    expect(page.people.find(({ personId }) => personId === shopper)).toMatchObject({
      isCase: true,
      isolatedAt: at('27T19:00'),
    })
    expect(await room.gaps('tracing-stale')).toEqual([])
    traceId = again
    await done(station.send({ type: 'cases.withdraw', payload: { caseId: f0.caseId, reason: 'dương tính giả' } }))
    expect(await stale()).toBe('case-withdrawn')
    expect(codeOf(await station.send({ type: 'tracing.trace', payload: { caseIds: [f0.caseId] } }))).toBe(
      'TRACING.CASE_WITHDRAWN',
    )
    expect((await clocks()).map(({ caseId }) => caseId)).not.toContain(f0.caseId)
  })

  it('[EPI-05] [EPI-07] overdue cases are one gap a ward with its owner; areas are compared by process, not by cases', async () => {
    expect(await room.gaps('tracing-list-late')).toEqual([])
    city.clock.set(at('28T07:00'))
    expect(await room.gaps('tracing-list-late')).toMatchObject([
      { subject: String(city.area(ward)), owner: station.officerId },
    ])
    const leader = await city.signIn('leader', '01')
    const pace = (await leader.get<Pace>(`/tracing/pace?areaId=${city.area('01')}`)).body
    expect(pace.whole).toMatchObject({ cases: 1, late: 1, listedInTime: 0 })
    expect(pace.below).toMatchObject([{ areaId: city.area('008'), rank: null, cases: 1 }])
    expect((await leader.get(`/tracing/cases?areaId=${city.area('01')}`)).status).toBe(403)
  })

  it('an open trace goes over in a reform with its people, its orders and the clock of its cases', async () => {
    const [from, to] = [city.area(ward), city.area('00334')]
    const handover = {
      ...{ id: randomUUID(), on: '2021-07-28' as Day, startsAt: at('28T00:00'), ended: [from], founded: [] },
      ...{ heirOf: new Map([[from, to]]), grants: 'carry' as const, holders: [], documentId: null },
    }
    const { house, clock, db } = city
    const when = { now: clock.now(), tree: house.territory.current(), profile: house.profile }
    const tried = db.transaction().execute(async (trx) => {
      expect(await tracingHandover.count(trx, handover, when)).toMatchObject({ carried: 1 })
      const { facts } = await tracingHandover.carry(trx, handover, when)
      expect(facts).toMatchObject([{ type: 'trace-carried', areaId: to, subjectId: traceId }])
      const zones = await sql<{ table: string; zone: number }>`
        select distinct 'traces' as table, zone_id as zone from traces where id = ${traceId}
        union select 'people', zone_id from traced_people where trace_id = ${traceId}
        union select 'seeds', zone_id from trace_seeds where trace_id = ${traceId}
        union select 'clocks', zone_id from case_clocks
        union select 'interviews', zone_id from interviews`.execute(trx)
      expect(zones.rows.map(({ zone }) => zone)).toEqual([to, to, to, to, to])
      expect((await tracingHandover.carry(trx, handover, when)).facts).toEqual([])
      throw new Error('only a try')
    })
    await expect(tried).rejects.toThrow('only a try')
  })

  it('[SG-03] identities of the graph are gone 60 days after the close, visits after 21 days; counts and clocks stay', async () => {
    await done(centre.send({ type: 'tracing.close-trace', payload: { traceId, reason: 'hết ổ dịch' } }))
    const count = async (table: string) =>
      (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(city.db)).rows[0]?.n
    const run = async (when: string) => {
      city.clock.set(toInstant(when))
      await forgetTraces.run(city.house)
      await tracerTick.run(city.house)
    }
    await run('2021-08-17T00:30:00+07:00')
    expect(await count('stays')).toBeGreaterThan(0)
    await run('2021-08-20T00:30:00+07:00')
    expect(await count('stays')).toBe(0)
    await run('2021-09-26T23:59:00+07:00')
    expect(await count('traced_people')).toBeGreaterThan(0)
    await run('2021-09-27T00:01:00+07:00')
    expect([await count('traced_people'), await count('trace_seeds')]).toEqual([0, 0])
    expect(await count('case_clocks')).toBeGreaterThan(0)
    const { body } = await centre.get<{ items: TraceHead[] }>(`/tracing/traces?areaId=${city.area('01')}&state=all`)
    expect(body.items.every(({ seeds, forgottenAt }) => seeds.length === 0 && forgottenAt !== null)).toBe(true)
  })

  it('[SG-02] nobody who may fine, judge or score reaches it: not by role, and not by the floor plan', async () => {
    for (const role of ['police', 'leader', 'office', 'inspector', 'deputy', 'supervisor']) {
      const person = await city.signIn(role, ward)
      for (const path of [
        `/tracing/traces/${traceId}`,
        `/tracing/cases?areaId=${city.area(ward)}`,
        `/tracing/traces?areaId=${city.area(ward)}`,
      ])
        expect((await person.get(path)).status, `${role} ${path}`).toBe(403)
    }
    const load = createRequire(import.meta.url)
    for (const profile of ['hanoi-2021', 'hanoi-2025']) {
      const { permissions } = load(`../../../profiles/${profile}/access/roles.json`) as {
        permissions: Record<string, string[]>
      }
      for (const key of ['read', 'interview', 'trace', 'follow', 'read-person'])
        expect(permissions[`tracing.${key}`], key).toEqual(['health'])
    }
    const plan = load('../../../floor-plan.cjs') as { name: string; needs: string[] }[]
    for (const name of ['violations', 'accountability', 'scorecards', 'inspections'])
      expect(plan.find((room) => room.name === name)?.needs).not.toContain('tracing')
    const { rows } = await sql<{ data: string }>`select data::text as data from journal`.execute(city.db)
    expect(rows.map(({ data }) => data).join()).not.toMatch(anybody)
  })
})
