import { hash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMinutes, type Day, toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { lotOf, lotText, type RatingRow, type RecordView, type ScoreList, type UnitScoreView } from '../domain/index.ts'
import { computeSettledTick } from './compute-settled.tick.ts'

const day = '2021-07-26'
let city: TestCity
let mayor: Person
let redChair: Person
let redClerk: Person
let calmChair: Person
let calmClerk: Person
let ward: Person

const at = (text: string) => city.clock.set(toInstant(`2021-07-${text}:00+07:00`))
const outcomeOf = (answer: { outcome: string; refusal?: { code: string } }) => answer.refusal?.code ?? answer.outcome

/** A daily report as a clerk of a district sends it; `cases` of it community. */
function reportOf(code: string, figures: Record<string, number>) {
  return {
    type: 'reports.submit',
    payload: {
      form: 'daily-situation',
      areaId: city.area(code),
      period: day,
      asOf: '2021-07-26T17:00:00+07:00',
      figures,
    },
  }
}

async function unit(person: Person, code: string, more = ''): Promise<UnitScoreView> {
  const { body } = await person.get<UnitScoreView>(`/scorecards/units/${city.area(code)}?day=${day}${more}`)
  return body
}

async function list(person: Person): Promise<ScoreList> {
  return (await person.get<ScoreList>(`/scorecards?day=${day}`)).body
}

const rowOf = (answer: ScoreList, code: string) => answer.items.find(({ areaId }) => areaId === city.area(code))

/** Two tasks for the red district and two for the calm one, due in the evening; the red one does both, the calm one none. */
async function giveAndDoTasks() {
  for (const [owner, code, does] of [
    [redChair, '008', true],
    [calmChair, '001', false],
  ] as const) {
    for (const title of ['Kiểm tra chợ đầu mối', 'Rà soát chốt kiểm soát']) {
      const id = randomUUID()
      at('25T08:00')
      const payload = { areaId: city.area(code), title, ownerPostId: owner.postId, dueAt: '2021-07-26T20:00:00+07:00' }
      expect(outcomeOf(await mayor.send({ id, type: 'tasks.create', payload }))).toBe('accepted')
      if (!does) continue
      at('25T09:00')
      expect(outcomeOf(await owner.send({ type: 'tasks.acknowledge', payload: { taskId: id } }))).toBe('accepted')
      at('26T17:00')
      expect(outcomeOf(await owner.send({ type: 'tasks.report-done', payload: { taskId: id } }))).toBe('accepted')
    }
  }
}

/** A re-check as the lot would have drawn it; one that fell on the unit already is taken. */
async function plantSample(code: string): Promise<string> {
  const areaId = city.area(code)
  const drawn = await city.db
    .selectFrom('score_samples')
    .select('id')
    .where('area_id', '=', areaId)
    .where('on_day', '=', day)
    .executeTakeFirst()
  if (drawn) return drawn.id
  const id = randomUUID()
  const lot = { salt: 'planted', lot: 0, formula: 'thuoc-do-ct17-v1', report_id: null }
  const times = { drawn_at: '2021-07-27T05:05:00Z', due_at: '2021-07-29T05:05:00Z' }
  const open = { outcome: null, note: null, checked_by: null, checked_post: null, checked_at: null }
  await city.db
    .insertInto('score_samples')
    .values({ zone_id: areaId, id, area_id: areaId, on_day: day, ...lot, ...times, ...open })
    .execute()
  return id
}

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-25T08:00:00+07:00' })
  mayor = await city.signIn('leader', '01')
  redChair = await city.signIn('leader', '008')
  redClerk = await city.signIn('office', '008')
  calmChair = await city.signIn('leader', '001')
  calmClerk = await city.signIn('office', '001')
  ward = await city.signIn('leader', '00328')
  await giveAndDoTasks()
  at('26T18:00')
  const many = { cases: 90, 'cases-community': 40, 'cases-quarantine': 50, violations: 300 }
  expect(outcomeOf(await redClerk.send(reportOf('008', many)))).toBe('accepted')
  // The calm district reports late, and its parts do not come to its total (112 ≠ 30 + 81 in small).
  at('26T21:00')
  const few = { cases: 3, 'cases-community': 1, 'cases-quarantine': 1, violations: 0 }
  expect(outcomeOf(await calmClerk.send(reportOf('001', few)))).toBe('accepted')
  at('27T12:05')
  await computeSettledTick.run(city.house)
})

afterAll(async () => {
  await city.close()
})

describe('the score of a day', () => {
  it('[SCR-04] [SCR-06] the district with most cases and most violations found can have the top process score', async () => {
    const answer = await list(mayor)
    const [red, calm] = [rowOf(answer, '008'), rowOf(answer, '001')]
    expect(red).toMatchObject({ score: 100, situation: 90, state: 'computed' })
    expect(calm?.situation).toBe(3)
    expect(calm?.score).toBeLessThan(40)
  })

  it('[SCR-07] three sides of quality stand for each unit and day, each by itself', async () => {
    const calm = rowOf(await list(mayor), '001')
    expect(calm?.sides).toMatchObject({ completeness: 100, consistency: 0, process: 0 })
    expect(calm?.sides.timeliness).toBe(0)
  })

  it('[SCR-01] every line of a score opens to as many records as it counts, with the reason of each', async () => {
    const calm = await unit(mayor, '001')
    for (const line of calm.lines.filter(({ counted }) => counted > 0)) {
      const path = `/scorecards/units/${city.area('001')}/records?day=${day}&indicator=${line.key}`
      const { items } = (await mayor.get<{ items: RecordView[] }>(path)).body
      expect(items.filter(({ verdict }) => verdict !== 'open')).toHaveLength(line.counted)
      expect(items.filter(({ verdict }) => verdict === 'good')).toHaveLength(line.good)
    }
    const agree = `/scorecards/units/${city.area('001')}/records?day=${day}&indicator=figures-agree`
    const { items } = (await mayor.get<{ items: RecordView[] }>(agree)).body
    expect(items).toMatchObject([{ verdict: 'bad', why: { vi: 'Tổng không khớp với các phần' } }])
    expect(items[0]?.to).toMatch(/^\/reports\//)
  })

  it('[SCR-01] a unit of which too little is known is not judged, which is not a zero', async () => {
    const quiet = rowOf(await list(mayor), '00334')
    expect(quiet).toMatchObject({ score: null, counted: 0 })
  })

  it('[SCR-01] who computes when does not matter: the tick came late and still knew only what was settled at noon', async () => {
    const { knownAt, versions } = await unit(mayor, '008')
    expect(knownAt).toBe('2021-07-27T05:00:00.000Z')
    expect(versions).toHaveLength(1)
  })
})

describe('after the score was computed', () => {
  it('[SCR-01] [SG-14] what comes late stands in a newer computation beside the kept one, with the difference; the kept one does not move', async () => {
    const before = await unit(mayor, '001')
    at('27T15:00')
    const report = await sql<{ id: string }>`select id from reports where area_id = ${city.area('001')}`.execute(
      city.db,
    )
    const figures = { cases: 3, 'cases-community': 2, 'cases-quarantine': 1, violations: 0 }
    const correct = {
      reportId: report.rows[0]?.id,
      reason: 'Sót một ca cộng đồng',
      asOf: '2021-07-26T17:00:00+07:00',
      figures,
    }
    const text = 'Sót một ca của chợ, đang đính chính'
    const said = { type: 'scorecards.explain', payload: { scoreId: before.scoreId, text } }
    expect(outcomeOf(await calmChair.send(said))).toBe('accepted')
    expect(outcomeOf(await calmClerk.send({ type: 'reports.correct', payload: correct }))).toBe('accepted')
    expect((await unit(mayor, '001')).score).toBe(before.score)
    const answer = await mayor.send({ type: 'scorecards.compute', payload: { areaId: city.area('01'), day } })
    expect(answer).toMatchObject({ outcome: 'accepted', result: { computed: 1 } })
    const after = await unit(mayor, '001')
    expect(after.version).toBe(2)
    expect(after.changes).toMatchObject([
      {
        was: { verdict: 'bad', indicator: 'figures-agree' },
        now: { verdict: 'good', why: { vi: 'Tổng khớp với các phần' } },
      },
    ])
    expect(after.explanation, 'the newer one is not explained yet').toBeNull()
    expect(after.saidBefore, 'what the head said is not silenced by it').toMatchObject([{ version: 1, text }])
    const old = await unit(mayor, '001', '&version=1')
    expect(old).toMatchObject({ score: before.score, lines: before.lines })
  })

  it('[SCR-01] a task entered as done back in time is shown as that, and does not mend the day', async () => {
    const task = await sql<{
      id: string
    }>`select id from tasks where area_id = ${city.area('001')} order by id limit 1`.execute(city.db)
    const taskId = task.rows[0]?.id
    const done = { type: 'tasks.report-done', payload: { taskId }, occurredAt: '2021-07-26T19:00:00+07:00' }
    at('27T16:00')
    expect(outcomeOf(await calmChair.send(done))).toBe('accepted')
    await mayor.send({ type: 'scorecards.compute', payload: { areaId: city.area('001'), day } })
    const path = `/scorecards/units/${city.area('001')}/records?day=${day}&indicator=tasks-done`
    const { items } = (await mayor.get<{ items: RecordView[] }>(path)).body
    expect(items.find(({ subject }) => subject === taskId)).toMatchObject({
      verdict: 'bad',
      why: { en: expect.stringContaining('back in time') },
    })
  })

  it('[SCR-01] recomputing comes to exactly what was kept, version by version, and says so', async () => {
    const id = randomUUID()
    const payload = { areaId: city.area('01'), from: '2021-07-24', to: day }
    expect(outcomeOf(await mayor.send({ id, type: 'scorecards.recompute', payload }))).toBe('accepted')
    await expect
      .poll(
        async () => {
          city.house.jobs.wake()
          return city.db.selectFrom('job_runs').select(['state', 'outcome']).where('id', '=', id).executeTakeFirst()
        },
        { timeout: 20_000 },
      )
      .toMatchObject({ state: 'done', outcome: { days: 3, differing: [] } })
    const kept = await sql<{ count: number }>`select count(*)::int as count from scores`.execute(city.db)
    const job = await city.db.selectFrom('job_runs').select('outcome').where('id', '=', id).executeTakeFirstOrThrow()
    expect(job.outcome).toMatchObject({ checked: kept.rows[0]?.count, equal: kept.rows[0]?.count })
  })
})

/** A finding as inspections keep it, step by step; `[kind, at, dueAt]`, recorded when it happened. */
async function plantFinding(areaId: number, steps: readonly (readonly [string, string, string | null])[]) {
  const findingId = randomUUID()
  const zoneId = city.house.territory.current().get(areaId).zoneId
  for (const [index, [kind, at, dueAt]] of steps.entries()) {
    await sql`insert into inspection_finding_steps (zone_id, id, finding_id, number, area_id, kind, at, recorded_at, due_at)
      values (${zoneId}, ${randomUUID()}, ${findingId}, ${index + 1}, ${areaId}, ${kind}, ${at}, ${at}, ${dueAt})`.execute(
      city.db,
    )
  }
}

describe('what inspections found', () => {
  it('[SCR-01] [SCR-06] counts by its remedy, not by how much was found; a finding in a residential group is the ward’s', async () => {
    const group = city.area('00334-001')
    const due = '2021-07-26T17:00:00+07:00'
    const before = (await unit(mayor, '008')).score
    const found = ['stated', '2021-07-26T08:00:00+07:00', due] as const
    await plantFinding(group, [
      found,
      ['reported', '2021-07-26T10:00:00+07:00', null],
      ['passed', '2021-07-26T15:00:00+07:00', null],
    ])
    await plantFinding(group, [found, ['reported', '2021-07-26T10:00:00+07:00', null]])
    await plantFinding(group, [found])
    await mayor.send({ type: 'scorecards.compute', payload: { areaId: city.area('01'), day } })
    const ward = await unit(mayor, '00334')
    expect(ward.lines.find(({ key }) => key === 'remedies-in-time')).toMatchObject({ good: 2, counted: 3 })
    expect(ward.lines.find(({ key }) => key === 'rechecks-passed')).toMatchObject({ good: 1, counted: 1 })
    expect((await unit(mayor, '008')).score).toBe(before)
  })
})

describe('re-checks drawn by lot', () => {
  it('[SCR-06] the lot can be drawn again by anybody, and nobody of the unit enters its result', async () => {
    const text = lotText({ day: day as Day, areaId: city.area('001'), formula: 'thuoc-do-ct17-v1', salt: 'một ngày' })
    expect(lotOf(hash('sha256', text))).toBe(lotOf(hash('sha256', text)))
    const id = await plantSample('001')
    const recheck = (person: Person, outcome: string) =>
      person.send({
        type: 'scorecards.record-recheck',
        payload: { sampleId: id, outcome, note: 'Đếm lại sổ ở hai chốt' },
      })
    expect(outcomeOf(await recheck(calmChair, 'matches'))).toBe('SCORECARDS.CHECKER_OF_THE_UNIT')
    const inspector = await city.signIn('inspector', '01')
    const before = await unit(mayor, '001')
    expect(await recheck(inspector, 'under')).toMatchObject({ outcome: 'accepted', result: { computed: 1 } })
    expect(outcomeOf(await recheck(inspector, 'matches'))).toBe('SCORECARDS.CHECKED_ALREADY')
    const after = await unit(mayor, '001')
    expect(after.flags).toMatchObject([{ outcome: 'under' }])
    expect(after.lines.find(({ key }) => key === 'figures-verified')).toMatchObject({ good: 0, counted: 1 })
    expect(after.version).toBe((before.version ?? 0) + 1)
  })

  it('[SCR-06] having reported more than was found is noted and never held against the unit', async () => {
    const id = await plantSample('008')
    const inspector = await city.signIn('inspector', '01')
    const before = await unit(mayor, '008')
    const payload = { sampleId: id, outcome: 'over', note: 'Sổ ghi ít hơn báo cáo' }
    expect(outcomeOf(await inspector.send({ type: 'scorecards.record-recheck', payload }))).toBe('accepted')
    const after = await unit(mayor, '008')
    expect(after.score).toBe(before.score)
    expect(after.flags).toMatchObject([{ outcome: 'over' }])
  })
})

describe('the way through the hands of people', () => {
  it('[SG-17] [SCR-03] nobody approves or publishes before the head was heard or had the time; nobody their own unit', async () => {
    const payload = { areaId: city.area('008'), day }
    expect(outcomeOf(await mayor.send({ type: 'scorecards.approve', payload }))).toBe('SCORECARDS.STILL_WAITING')
    expect(outcomeOf(await mayor.send({ type: 'scorecards.publish', payload }))).toBe('SCORECARDS.NOT_APPROVED')
    expect(
      outcomeOf(await calmChair.send({ type: 'scorecards.approve', payload: { areaId: city.area('001'), day } })),
    ).not.toBe('accepted')
    const { scoreId } = await unit(redChair, '008')
    expect(
      outcomeOf(await mayor.send({ type: 'scorecards.explain', payload: { scoreId, text: 'Không phải đơn vị tôi' } })),
    ).toBe('SCORECARDS.NOT_THE_HEAD')
    const text = 'Đã huy động cả hệ thống chính trị <b>vào cuộc</b>'
    expect(outcomeOf(await redChair.send({ type: 'scorecards.explain', payload: { scoreId, text } }))).toBe('accepted')
    expect((await unit(mayor, '008')).explanation?.text).toBe(text)
    expect(outcomeOf(await mayor.send({ type: 'scorecards.approve', payload }))).toBe('accepted')
  })

  it('[SCR-03] a ward sees of another district only what was published, and never its records or explanation', async () => {
    const path = `/scorecards/units/${city.area('008')}?day=${day}`
    const stranger = await city.signIn('leader', '00001')
    expect((await stranger.get(path)).status).toBe(404)
    expect(
      outcomeOf(await mayor.send({ type: 'scorecards.publish', payload: { areaId: city.area('008'), day } })),
    ).toBe('accepted')
    const seen = (await stranger.get<UnitScoreView>(path)).body
    expect(seen).toMatchObject({ score: 100, state: 'published', explanation: null, head: null, isOpen: false })
    expect((await stranger.get(`/scorecards/units/${city.area('008')}/records?day=${day}`)).status).toBe(404)
    const { items } = await list(stranger)
    expect(items.map(({ areaId }) => areaId).toSorted()).toEqual([city.area('008'), city.area('00001')].toSorted())
  })

  it('[SCR-02] [SG-08] a rating is a named superior’s, after the waiting time; the score only advises; never one’s own', async () => {
    const period = { from: day, to: day, reason: 'Kết quả thực hiện trong kỳ' }
    const rate = (person: Person, code: string, rating = 'good') =>
      person.send({ type: 'scorecards.rate', payload: { areaId: city.area(code), rating, ...period } })
    expect(outcomeOf(await rate(mayor, '001'))).toBe('SCORECARDS.STILL_WAITING')
    expect(outcomeOf(await rate(redChair, '008'))).toBe('SCORECARDS.OWN_UNIT')
    expect(outcomeOf(await rate(ward, '008'))).toBe('ACCESS.NOT_FOUND')
    expect(outcomeOf(await rate(mayor, '008', 'hero'))).toBe('SCORECARDS.UNKNOWN_RATING')
    const robot = {
      type: 'scorecards.rate',
      id: randomUUID(),
      payload: { areaId: city.area('008'), rating: 'good', ...period },
    }
    const house = {
      accountId: null,
      officerId: null,
      via: 'house',
      scopes: [{ areaId: city.area('01'), postId: null, permissions: new Set(['scorecards.rate', 'scorecards.read']) }],
    } as const
    const [byHouse] = await city.house.door.submit([robot], { actor: house, requestId: 'test' })
    expect(outcomeOf(byHouse as never)).toBe('SCORECARDS.NOT_A_PERSON')
    expect(outcomeOf(await rate(mayor, '008'))).toBe('accepted')
    const { items } = (await mayor.get<{ items: RatingRow[] }>(`/scorecards/ratings?from=${day}&to=${day}`)).body
    expect(items.find(({ areaId }) => areaId === city.area('008'))).toMatchObject({
      score: 100,
      advice: { key: 'excellent' },
      rating: { key: 'good', by: expect.any(String) },
    })
  })

  it('[SCR-01] a low score without a word from its head is a gap once the time to explain is over', async () => {
    at('27T18:00')
    await city.settle()
    const open = () =>
      sql<{
        rule: string
        area_id: number
      }>`select rule, area_id from gaps where rule = 'score-unexplained' and closed_at is null and data->>'day' = ${day}`.execute(
        city.db,
      )
    expect((await open()).rows).toEqual([])
    city.clock.set(addMinutes(city.clock.now(), 3 * 24 * 60))
    await city.settle()
    expect((await open()).rows).toMatchObject([{ area_id: city.area('001') }])
  })
})
