import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '#kit'
import type { TestDatabase } from '#testing'
import { followJournal } from '../journal/follow.ts'
import { createProbeDatabase, openProbeHouse, probeActor, probeRoom } from '../testing/probe-house.ts'
import { applyTallies, forgetTallies, keepTallies } from './keep-tallies.ts'
import { countsOfArea } from './read-tallies.ts'

let database: TestDatabase
let house: Awaited<ReturnType<typeof openProbeHouse>>

beforeAll(async () => {
  database = await createProbeDatabase()
  house = await openProbeHouse(database.url)
})
afterAll(async () => {
  await house.close()
  await database.drop()
})

const write = (areaId: number, amount: number, occurredAt = '2021-07-27T08:00:00+07:00') =>
  house.door.submit([{ id: randomUUID(), type: 'probe.note', occurredAt, payload: { areaId, amount } }], {
    actor: probeActor(1),
    requestId: 'test',
  })
const counting = () => ({ tallies: probeRoom.tallies ?? [], tree: house.territory.current(), utcOffsetMinutes: 420 })
const keep = () => keepTallies(house.db, counting())
const countsOf = (areaId: number) =>
  countsOfArea(house.db, house.territory.current(), {
    areaId,
    indicators: ['amount'],
    from: '2021-07-01' as Day,
    to: '2021-07-31' as Day,
  })
const wholeTable = async () => [
  ...(await sql`select * from tallies order by zone_id, day`.execute(house.db)).rows,
  ...(await sql`select * from tallies_above order by area_id, day`.execute(house.db)).rows,
]

describe('tallies', () => {
  it('sum any area over its interval, and move the day on which a fact happened', async () => {
    await write(4, 10)
    await write(5, 20)
    await write(3, 100)
    await write(4, 1, '2021-07-26T23:30:00+07:00')
    await keep()
    expect(await countsOf(1)).toEqual([
      { indicator: 'amount', day: '2021-07-26', value: 1 },
      { indicator: 'amount', day: '2021-07-27', value: 130 },
    ])
    expect((await countsOf(2)).map((count) => count.value)).toEqual([1, 30])
    expect((await countsOf(5)).map((count) => count.value)).toEqual([20])
  })

  it('kept step by step equal those rebuilt from empty', async () => {
    for (let turn = 0; turn < 30; turn++) {
      await write(turn % 2 ? 4 : 3, turn - 7)
      if (turn % 4 === 0) await keep()
    }
    await keep()
    const running = await wholeTable()
    await forgetTallies(house.db)
    expect(await wholeTable()).toEqual([])
    await keep()
    expect(await wholeTable()).toEqual(running)
  })

  it('of a city are kept as sums, which a new tree makes again from its zones', async () => {
    const sumsInZones = async () =>
      (
        await sql<{ day: string; value: number }>`
          select day, sum(value)::bigint as value from tallies group by day order by day`.execute(house.db)
      ).rows
    const ofCity = async () => (await countsOf(1)).map(({ day, value }) => ({ day, value }))
    expect(await ofCity()).toEqual(await sumsInZones())
    await sql`update area_tree set version = version + 1`.execute(house.db)
    await sql`update tallies_above set value = -1`.execute(house.db)
    await house.territory.refresh(house.db)
    expect(await ofCity()).toEqual(await sumsInZones())
    await write(3, 8)
    await keep()
    expect(await ofCity()).toEqual(await sumsInZones())
    expect((await sql`select from tallies_above where value = -1`.execute(house.db)).rows).toEqual([])
  })

  it('count nothing twice and lose nothing when the counter dies after counting, before its commit', async () => {
    await write(4, 1000)
    const before = await wholeTable()
    const dying = followJournal(house.db, {
      name: 'tallies',
      types: ['noted'],
      apply: async (trx, entries) => {
        await applyTallies(trx, entries, counting())
        throw new Error('the power went')
      },
    })
    await expect(dying).rejects.toThrow('the power went')
    expect(await wholeTable()).toEqual(before)
    expect(await Promise.all([keep(), keep()])).toEqual(expect.arrayContaining([1, 0]))
  })

  it('never skip an entry whose transaction commits after a later one', async () => {
    await keep()
    const slow = await house.database.pool.connect()
    await slow.query('begin')
    await slow.query(`insert into journal (zone_id, id, type, area_id, occurred_at, recorded_at, data)
      values (3, gen_random_uuid(), 'noted', 3, '2021-07-20T01:00:00Z', '2021-07-27T01:00:00Z', '{"amount": 77}')`)
    await write(3, 5)
    expect(await keep()).toBe(0)
    await slow.query('commit')
    slow.release()
    expect(await keep()).toBe(2)
    expect((await countsOf(3)).find((count) => count.day === '2021-07-20')?.value).toBe(77)
  })
})
