import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMinutes, type Day } from '#kit'
import { newId } from '#platform/server'
import { openTestCity, type TestCity } from '#test-city'
import { tracerOf, tracerTick } from './index.ts'
import { minuteOf } from './minutes.ts'
import { TracerScene } from './testing/tracer-scene.ts'
import type { PlaceGiven, VisitGiven, Written } from './tracer.contract.ts'
import { checkOut } from './write/check-out.ts'
import { correctVisits } from './write/correct-visits.ts'
import { recordVisits } from './write/record-visits.ts'
import { visitsOfBatch, visitsOfPerson } from './write/visits-of.query.ts'
import { withdrawBatch, withdrawVisits } from './write/withdraw-visits.ts'

let city: TestCity
let scene: TracerScene

beforeAll(async () => {
  city = await openTestCity()
  scene = await TracerScene.open(city)
})
afterAll(async () => {
  await scene.close()
  await city.close()
})

const ago = (minutes: number) => addMinutes(scene.now, -minutes)
const place = (given: Partial<PlaceGiven> = {}): PlaceGiven => ({
  placeId: newId(),
  zoneId: city.area('001'),
  kind: 'market',
  capacity: null,
  ventilation: 'unknown',
  closedOn: null,
  ...given,
})
const people = (count: number) => Array.from({ length: count }, () => ({ personId: newId(), householdId: null }))
const record = (given: {
  people?: { personId: string; householdId: null }[]
  places?: PlaceGiven[]
  visits: VisitGiven[]
}) => scene.write((step, id) => recordVisits(step, { id, source: 'synthetic', people: [], places: [], ...given }))
const trace = (personId: string, hops: 1 | 2 | 3 = 1) =>
  tracerOf(city.house).trace({ seeds: [{ personId, infectiousFrom: ago(20_000) }], hops }, scene.now)
const reachedOf = async (personId: string) =>
  (await trace(personId)).levels.flatMap((level) => level.people.map((one) => one.personId))
/** Two people who were together for half an hour. */
async function meeting() {
  const [one, other] = people(2)
  const market = place()
  if (!one || !other) throw new Error('two people were asked for')
  const stay = { placeId: market.placeId, enteredAt: ago(120), leftAt: ago(90) }
  const visits = [one, other].map(({ personId }) => ({ personId, ...stay }))
  const written = await record({ people: [one, other], places: [market], visits })
  return { one: one.personId, other: other.personId, market, written, visitId: written.visitIds[1] ?? 0 }
}

describe('visits', () => {
  it('[EPI-05] that cannot have been are refused line by line, odd ones kept and flagged', async () => {
    const [person, stranger] = people(2)
    if (!person || !stranger) throw new Error('two people were asked for')
    const [open, closed] = [place(), place({ closedOn: '2021-07-20' as Day })]
    const at = (enteredAt: number, leftAt: number | null, more: Partial<VisitGiven> = {}): VisitGiven => ({
      personId: person.personId,
      placeId: open.placeId,
      enteredAt: ago(enteredAt),
      leftAt: leftAt === null ? null : ago(leftAt),
      ...more,
    })
    const day = 1440
    const written = await record({
      people: [person],
      places: [open, closed],
      visits: [
        at(100, 160),
        at(100, 100),
        at(10 * day, day),
        at(-30, null),
        at(30, -30),
        at(30 * day, 30 * day - 60),
        at(200, 100, { placeId: newId() }),
        at(200, 100, { personId: stranger.personId }),
        at(3 * day, 3 * day - 60, { placeId: closed.placeId }),
        at(5 * day, 5 * day - 15 * 60),
        at(3 * day - 30, 3 * day - 90),
        at(50, null),
      ],
    })
    expect(written.refused.map(({ line, fault }) => `${line} ${fault}`)).toEqual([
      '0 ends-before-start',
      '1 ends-before-start',
      '2 too-long',
      '3 in-the-future',
      '4 in-the-future',
      '5 too-old',
      '6 unknown-place',
      '7 unknown-person',
    ])
    expect(written.flagged.map(({ line, flag }) => `${line} ${flag}`).sort()).toEqual([
      '10 same-time-elsewhere',
      '8 place-closed',
      '8 same-time-elsewhere',
      '9 long-stay',
    ])
    expect(written.fact?.data).toEqual({ batch: written.batch, kept: 4, refused: 8 })
    const kept = await visitsOfPerson(city.db, person.personId, 10)
    expect(kept).toHaveLength(4)
    expect(kept[0]).toMatchObject({ leftAt: null, placeId: open.placeId, source: 'synthetic' })
  })

  it('[EPI-05] are corrected, closed and withdrawn, and a trace follows at once', async () => {
    const { one, other, market, visitId, written } = await meeting()
    expect(await reachedOf(one)).toEqual([other])
    const correct = (leftAt: number) =>
      scene.write((step, id) =>
        correctVisits(step, { id, people: [], places: [], corrections: [{ visitId, leftAt: ago(leftAt) }] }),
      )
    await correct(110)
    expect(await reachedOf(one)).toEqual([])
    expect((await correct(130)).refused).toEqual([{ line: 0, fault: 'ends-before-start' }])
    await correct(100)
    expect(await reachedOf(one)).toEqual([other])
    await scene.write((step, id) => withdrawVisits(step, { id, visitIds: [visitId] }))
    expect(await reachedOf(one)).toEqual([])
    const again = await scene.write((step, id) => withdrawVisits(step, { id, visitIds: [visitId] }))
    expect([again.refused, again.fact]).toEqual([[{ line: 0, fault: 'unknown-visit' }], undefined])
    const open = { personId: other, placeId: market.placeId, enteredAt: ago(119), leftAt: null }
    await record({ visits: [open] })
    expect(await reachedOf(one)).toEqual([other])
    const leave = (minutes: number) =>
      scene.write((step, id) =>
        checkOut(step, { id, checkOuts: [{ personId: other, placeId: market.placeId, leftAt: ago(minutes) }] }),
      )
    await leave(112)
    expect(await reachedOf(one)).toEqual([])
    expect((await leave(100)).refused).toEqual([{ line: 0, fault: 'unknown-visit' }])
    const { id: batchId } = await city.db
      .selectFrom('stay_batches')
      .select('id')
      .where('number', '=', written.batch)
      .executeTakeFirstOrThrow()
    await scene.write((step, id) => withdrawBatch(step, { id, batchId }))
    expect(await visitsOfBatch(city.db, batchId, 10)).toEqual([])
  })

  it('[EPI-05] corrected twice at the same time lose neither correction', async () => {
    const { visitId, one, other } = await meeting()
    const correct = (more: object) =>
      scene.write((step, id) =>
        correctVisits(step, { id, people: [], places: [], corrections: [{ visitId, ...more }] }),
      )
    const both = await Promise.all([correct({ leftAt: ago(95) }), correct({ enteredAt: ago(118) })])
    expect(both.flatMap((written: Written) => written.refused)).toEqual([])
    const [row] = await visitsOfPerson(city.db, other, 5)
    expect(row).toMatchObject({ enteredAt: ago(118), leftAt: ago(95) })
    expect(await reachedOf(one)).toEqual([other])
    expect(
      await city.db.selectFrom('stay_changes').select('visit').where('visit', '=', visitId).execute(),
    ).toHaveLength(2)
  })
})

describe('a trace', () => {
  it('[EPI-05] says by whom, where, how long and how risky, and how many it leaves out', async () => {
    const [seed, near, far, ...others] = people(8)
    if (!seed || !near || !far) throw new Error('people were asked for')
    const [room, hall] = [
      place({ capacity: 8, ventilation: 'poor' }),
      place({ capacity: 400, ventilation: 'open-air' }),
    ]
    const stay = (personId: string, at: PlaceGiven, from: number, until: number): VisitGiven => {
      return { personId, placeId: at.placeId, enteredAt: ago(from), leftAt: ago(until) }
    }
    await record({
      people: [seed, near, far, ...others],
      places: [room, hall],
      visits: [
        stay(seed.personId, room, 600, 500),
        stay(near.personId, room, 590, 520),
        stay(seed.personId, hall, 400, 300),
        ...[far, ...others].map(({ personId }) => stay(personId, hall, 400, 330)),
      ],
    })
    const question = { seeds: [{ personId: seed.personId, infectiousFrom: ago(20_000) }], hops: 2, cap: 3 } as const
    const answer = await tracerOf(city.house).trace(question, scene.now)
    expect(answer).toMatchObject({ servedBy: 'index', hops: 2, unknownSeeds: [] })
    expect(answer.levels[0]).toMatchObject({ found: 7, compared: 7, leftOut: 4 })
    const [first, second] = answer.levels[0]?.people ?? []
    expect(first).toMatchObject({ personId: near.personId, level: 1, minutes: 70, exposedAt: ago(575) })
    expect(first?.via).toMatchObject({
      kind: 'visit',
      personId: seed.personId,
      placeId: room.placeId,
      minutes: 70,
      from: ago(590),
    })
    expect(first?.risk).toBeGreaterThan(second?.risk ?? 1)
    expect(answer.places.map(({ placeId, exposed }) => [placeId, exposed])).toEqual([
      [hall.placeId, 6],
      [room.placeId, 1],
    ])
    const view = await tracerOf(city.house).place(
      { placeId: hall.placeId, from: ago(400), until: ago(290), cap: 2 },
      scene.now,
    )
    expect(view).toMatchObject({ found: 7, people: 7, leftOut: 5, peak: { people: 7, at: ago(400) }, hourly: [7, 7] })
    expect(view.stays[0]).toMatchObject({ personId: seed.personId, minutes: 100 })
  })

  it('[EPI-05] is served to F1 from SQL, the same people in the same order, while there is no index; and by an index again after a kill', async () => {
    const { one, other } = await meeting()
    await scene.service.caughtUp(20_000)
    const byIndex = await trace(one, 1)
    expect(byIndex.servedBy).toBe('index')
    const bare = tracerOf({ db: city.db, profile: { ...city.house.profile } })
    const bySql = await bare.trace({ seeds: [{ personId: one, infectiousFrom: ago(20_000) }], hops: 3 }, scene.now)
    expect(bySql).toMatchObject({ servedBy: 'sql', hops: 1 })
    expect(bySql.levels).toEqual(byIndex.levels)
    expect(bySql.appliedSeq).toBeGreaterThanOrEqual(byIndex.appliedSeq)
    for (let turn = 0; turn < 4; turn++) {
      // The question and the kill set out together; who is first is left to chance.
      const [answer] = await Promise.all([trace(one, 1), scene.service.kill()])
      expect(answer.levels[0]?.people.map(({ personId }) => personId)).toEqual([other])
      const { one: next, other: met } = await meeting()
      const after = await trace(next, 2)
      expect(after.servedBy).toBe('index')
      expect(after.levels[0]?.people.map(({ personId }) => personId)).toEqual([met])
    }
    expect(await tracerOf(city.house).state()).toMatchObject({ state: 'ready', servedBy: 'index' })
  })

  it('[EPI-05] stands again from its snapshot with what came since; from the database where the snapshot is missing or damaged', async () => {
    const before = await meeting()
    await scene.service.kill()
    scene.harmSnapshots('lose', 0)
    expect([await scene.standsFrom(), await reachedOf(before.one)]).toEqual(['database', [before.other]])
    const since = await meeting()
    await scene.write((step, id) => withdrawVisits(step, { id, visitIds: [before.visitId] }))
    await scene.service.kill()
    expect([await scene.standsFrom(), await reachedOf(before.one), await reachedOf(since.one)]).toEqual([
      'snapshot',
      [],
      [since.other],
    ])
    for (const harm of ['flip', 'cut'] as const) {
      await scene.service.kill()
      scene.harmSnapshots(harm, 3000)
      expect([await scene.standsFrom(), await reachedOf(since.one)]).toEqual(['database', [since.other]])
    }
    await scene.service.kill()
    await sql`update stay_batches set id = gen_random_uuid() where number = (select max(number) from stay_batches)`.execute(
      city.db,
    )
    expect([await scene.standsFrom(), await reachedOf(since.one)]).toEqual(['database', [since.other]])
  })

  it('[EPI-05] knows nobody it was never told of, and says so', async () => {
    const stranger = newId()
    const answer = await trace(stranger)
    expect(answer.unknownSeeds).toEqual([stranger])
    expect(answer.levels.map(({ found }) => found)).toEqual([0])
  })

  it('[EPI-05] keeps visits for the days of the profile and no longer', async () => {
    const { one, other } = await meeting()
    city.clock.set(addMinutes(scene.now, 13 * 1440))
    await tracerTick.run(city.house)
    expect(await reachedOf(one)).toEqual([other])
    city.clock.set(addMinutes(scene.now, 2 * 1440))
    await tracerTick.run(city.house)
    expect(await reachedOf(one)).toEqual([])
    expect(await visitsOfPerson(city.db, one, 5)).toHaveLength(1)
    city.clock.set(addMinutes(scene.now, 7 * 1440))
    await tracerTick.run(city.house)
    expect(await visitsOfPerson(city.db, one, 5)).toEqual([])
    expect(await city.db.selectFrom('stay_changes').selectAll().execute()).toEqual([])
    expect(scene.snapshotStarts().every((start) => start > minuteOf(ago(20 * 1440)))).toBe(true)
  })
})
