import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestDatabase } from '#testing'
import { createProbeDatabase, openProbeHouse } from '../testing/probe-house.ts'
import { beginning, readLeaves, readLeavesBetween, readStretch } from './entry.ts'

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

it('orders entries by the number of their transaction, not by how it is written: 9 before 10 before 100', async () => {
  for (const xid of ['100', '9', '10']) {
    await sql`insert into journal (zone_id, id, xid, subject_id, type, area_id, occurred_at, recorded_at, data)
      values (3, gen_random_uuid(), ${xid}::xid8, ${xid}, 'noted', 3, '2021-07-27T01:00:00Z', '2021-07-27T01:00:00Z', '{}')`.execute(
      house.db,
    )
  }
  const inOrder = ['9', '10', '100']
  const { entries, looked, end } = await readStretch(house.db, ['noted'], { after: beginning, limit: 10 })
  expect(entries.map(({ subjectId }) => subjectId)).toEqual(inOrder)
  expect({ looked, end: end?.xid }).toEqual({ looked: 3, end: '100' })
  const [first, , last] = await readLeaves(house.db, beginning, 10)
  if (!first || !last) throw new Error('three entries were written')
  expect((await readLeavesBetween(house.db, first, last)).map(({ xid }) => xid)).toEqual(inOrder)
  expect((await readLeaves(house.db, first, 1)).map(({ xid }) => xid)).toEqual(['10'])
})

it('carries only the types that a follower wants, and still tells how far it looked', async () => {
  const stretch = await readStretch(house.db, ['other'], { after: beginning, limit: 2 })
  expect(stretch).toMatchObject({ entries: [], looked: 2, end: { xid: '10' } })
})
