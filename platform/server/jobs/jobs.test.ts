import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestDatabase } from '#testing'
import type { Trx } from '../db/connect.ts'
import { newId } from '../ids.ts'
import type { House } from '../room.ts'
import { createProbeDatabase, openProbeHouse } from '../testing/probe-house.ts'
import { enqueueJob, type JobKind, JobRunner } from './jobs.ts'

let database: TestDatabase
let house: House

beforeAll(async () => {
  database = await createProbeDatabase()
  house = await openProbeHouse(database.url)
})
afterAll(async () => {
  await house.close()
  await database.drop()
})

/** Runs a job of one step, which writes a line and then does as told, to its end. */
async function runJob(then: (trx: Trx, attempt: number) => Promise<unknown>) {
  const id = newId()
  let attempts = 0
  const kind: JobKind = {
    kind: 'probe',
    run: (_, tools) =>
      tools.step(1, async (trx) => {
        await sql`insert into probe_notes (id, area_id, amount) values (${id}, 1, 1)`.execute(trx)
        await then(trx, ++attempts)
      }),
  }
  const { db, clock, territory, profile, catalogue, files, door, log } = house
  const actorOf = async () => undefined
  const runner = new JobRunner([kind], { db, clock, territory, profile, catalogue, files, door, log, actorOf })
  const job = { id, kind: 'probe', areaId: 1, accountId: null, total: 1, input: null, now: clock.now() }
  await db.transaction().execute((trx) => enqueueJob(trx, job))
  runner.wake()
  const stands = () =>
    db.selectFrom('job_runs').select(['state', 'done']).where('id', '=', id).executeTakeFirstOrThrow()
  while (['waiting', 'running'].includes((await stands()).state)) await new Promise((wake) => setTimeout(wake, 10))
  await runner.close()
  const { rows } = await sql`select 1 from probe_notes where id = ${id}`.execute(db)
  return { ...(await stands()), attempts, written: rows.length }
}

it('a step that meets a deadlock is done again, and done once', async () => {
  const deadlock = sql`do $$ begin raise exception 'met another' using errcode = '40P01'; end $$`
  const met = await runJob(async (trx, attempt) => (attempt < 3 ? deadlock.execute(trx) : undefined))
  expect(met).toEqual({ state: 'done', done: 1, attempts: 3, written: 1 })
})

it('a fault of our own ends the job at once, and leaves nothing half done', async () => {
  const met = await runJob(() => Promise.reject(new Error('told to fail')))
  expect(met).toEqual({ state: 'failed', done: 0, attempts: 1, written: 0 })
})
