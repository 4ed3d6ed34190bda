import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '#testing'
import { createProbeDatabase, openProbeHouse, probeActor } from '../testing/probe-house.ts'
import { sealJournal } from './seal.ts'
import { verifyJournal } from './verify.ts'

let database: TestDatabase
let house: Awaited<ReturnType<typeof openProbeHouse>>

beforeAll(async () => {
  database = await createProbeDatabase()
  house = await openProbeHouse(database.url)
  for (let round = 0; round < 3; round++) {
    await write(20)
    await sealJournal(house.db, () => house.clock.now())
  }
})
afterAll(async () => {
  await house.close()
  await database.drop()
})

async function write(count: number): Promise<void> {
  const intents = Array.from({ length: count }, (_, amount) => ({
    id: randomUUID(),
    type: 'probe.note',
    payload: { areaId: 4, amount },
  }))
  await house.door.submit(intents, { actor: probeActor(1), requestId: 'test' })
}

/** Does something to the database, verifies, and undoes it. */
async function verdictAfter(...statements: string[]) {
  return house.db
    .transaction()
    .execute(async (trx) => {
      for (const statement of statements) await sql.raw(statement).execute(trx)
      const verdict = await verifyJournal(trx)
      await sql`savepoint nothing`.execute(trx)
      throw { verdict }
    })
    .catch((thrown: { verdict: Awaited<ReturnType<typeof verifyJournal>> }) => {
      if (thrown.verdict) return thrown.verdict
      throw thrown
    })
}

describe('the sealed journal', () => {
  it('[SG-09] verifies as whole, and counts what is not sealed yet', async () => {
    await write(5)
    const verdict = await verifyJournal(house.db)
    expect(verdict).toMatchObject({ whole: true, seals: 3, entries: 60, unsealed: 5 })
    await sealJournal(house.db, () => house.clock.now())
    expect(await verifyJournal(house.db)).toMatchObject({ whole: true, seals: 4, entries: 65, unsealed: 0 })
  })

  const someEntry = '(select id from journal order by seq offset 25 limit 1)'
  it.each([
    ['one figure of one entry', [`update journal set data = '{"amount": 999}' where id = ${someEntry}`]],
    ['who did it', [`update journal set account_id = gen_random_uuid() where id = ${someEntry}`]],
    ['when it happened', [`update journal set occurred_at = occurred_at - interval '1 day' where id = ${someEntry}`]],
    ['an entry taken away', [`delete from journal where id = ${someEntry}`]],
    [
      'an entry slipped in',
      [
        `insert into journal (zone_id, id, seq, xid, type, area_id, occurred_at, recorded_at, data) overriding system value
         select zone_id, gen_random_uuid(), seq, xid, type, area_id, occurred_at, recorded_at, data from journal where id = ${someEntry}`,
      ],
    ],
    ['a seal changed', ['update seals set entries = 19 where number = 2']],
    [
      'a seal made fit to a changed entry',
      [
        `update journal set data = '{"amount": 999}' where id = ${someEntry}`,
        "update seals set root = sha256('x') where number = 2",
      ],
    ],
    ['the last seal but one taken away', ['delete from seals where number = 2']],
  ])('[SG-09] finds %s', async (_, statements) => {
    expect(await verdictAfter(...statements)).toMatchObject({ whole: false })
  })
})
