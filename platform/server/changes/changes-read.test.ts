import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { type Changes, changesOf, changesQuery, readContract } from '#kit'
import type { TestDatabase } from '#testing'
import type { Db, Trx } from '../db/connect.ts'
import { askingOf } from '../http/read.routes.ts'
import type { Asking } from '../http/read.ts'
import { createProbeDatabase, openProbeHouse, probeActor } from '../testing/probe-house.ts'
import { defineChangesRead } from './changes-read.ts'

type Row = { readonly amount: number }
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

const contract = readContract({
  path: '/probe/working-set',
  query: changesQuery,
  answer: changesOf(z.object({ amount: z.int() })),
  permission: 'probe.write',
  title: { vi: 'Thử', en: 'Probe' },
})

async function notes({ intervals }: Asking, where: ReturnType<typeof sql>) {
  const places = house.territory.current().inside(intervals)
  const { rows } = await sql<{ id: string; amount: number }>`
    select id, amount from probe_notes where area_id = any(${places.map(({ id }) => id)}::int[]) and amount <> 0 and ${where}`.execute(
    house.db,
  )
  return rows.map(({ id, amount }) => ({ id, row: { amount } }))
}

const read = defineChangesRead<Row>(contract, {
  version: 1,
  facts: ['noted'],
  snapshot: (asking, after, limit) =>
    notes(asking, sql`(${after}::uuid is null or id > ${after}) order by id limit ${limit}`),
  present: (asking, ids) => notes(asking, sql`id = any(${[...ids]}::uuid[])`),
})

async function ask(areaId: number, cursor?: string): Promise<Changes<Row>> {
  const asking = askingOf(house, { actor: probeActor(areaId), id: 'test' }, contract.permission)
  return (await read.handle(asking, cursor === undefined ? {} : { cursor })) as Changes<Row>
}

async function write(areaId: number, amount: number): Promise<string> {
  const id = randomUUID()
  await house.door.submit([{ id, type: 'probe.note', payload: { areaId, amount } }], {
    actor: probeActor(1),
    requestId: 'test',
  })
  return id
}

async function insertNote(db: Db | Trx, id: string) {
  await sql`insert into probe_notes (id, area_id, amount) values (${id}, 2, 77)`.execute(db)
  await sql`insert into journal (zone_id, id, type, area_id, subject_id, occurred_at, recorded_at, data)
    values (2, ${randomUUID()}, 'noted', 2, ${id}, ${house.clock.now()}, ${house.clock.now()}, '{}')`.execute(db)
}

it('a set comes whole in pages, then only what changed, and nothing that commits late is skipped', async () => {
  for (let amount = 1; amount <= 3; amount++) await write(2, amount)
  await sql`insert into probe_notes (id, area_id, amount) select gen_random_uuid(), 4, 5 from generate_series(1, 700)`.execute(
    house.db,
  )
  await write(3, 9)
  const first = await ask(2)
  expect([first.fresh, first.more, first.changes.length]).toEqual([true, true, 500])
  const late = randomUUID()
  let second: Changes<Row> | undefined
  await house.db.transaction().execute(async (trx) => {
    await insertNote(trx, late)
    second = await ask(2, first.cursor)
    // Somebody else commits meanwhile; the phone asks again before the slow one has committed.
    await write(2, 4)
    second = await ask(2, second.cursor)
  })
  expect(second).toMatchObject({ fresh: false, more: false })
  const third = await ask(2, second?.cursor)
  expect(third.changes).toContainEqual({ id: late, row: { amount: 77 } })
  expect((await ask(2, third.cursor)).changes).toEqual([])
})

it('what is gone is told as gone; a lost or wider post takes the set away or begins it anew', async () => {
  const { cursor } = await ask(3)
  const gone = await write(3, 0)
  const next = await ask(3, cursor)
  expect(next.changes).toEqual([{ id: gone, row: null }])
  const elsewhere = await ask(4, next.cursor)
  expect([elsewhere.fresh, elsewhere.changes.length]).toEqual([true, 500])
  expect(await ask(1)).toMatchObject({ fresh: true, changes: [], more: false })
  expect(await ask(3, 'not a cursor')).toMatchObject({ fresh: true })
})
