import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMinutes } from '#kit'
import { JobRunner } from '#platform/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { BatchShape } from '../domain/index.ts'
import { importJobKind } from './run-import.ts'
import { bring, finish, importFile, look, start, workbookOf } from './testing/office.ts'

let city: TestCity
let chair: Person

const rowCount = 6_300
const headers = 'Địa bàn;Nội dung nhiệm vụ;Chức vụ chủ trì;Thời hạn'
const fileOf = (name: string, rows = rowCount) =>
  Buffer.from(
    [headers, ...Array.from({ length: rows }, (_, row) => `00328;${name} ${row};Chủ tịch UBND;30/7/2021`)].join('\r\n'),
  )
const begin = async (name: string, rows = rowCount): Promise<string> => {
  const { body } = await bring(chair, fileOf(name, rows), `${name}.csv`)
  const answer = await start(chair, (await look(chair, body.uploadId)).body)
  expect(answer.outcome).toBe('accepted')
  return answer.id
}
const tasksOf = async (name: string) =>
  Number(
    (
      await city.db
        .selectFrom('tasks')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('title', 'like', `${name} %`)
        .executeTakeFirstOrThrow()
    ).count,
  )
/** The runner of another server on the same database. */
const otherServer = () => {
  const { db, clock, territory, profile, catalogue, files, door, log, rooms } = city.house
  const actorOf = async (accountId: string) => rooms.find((room) => room.actorOf)?.actorOf?.(accountId, city.house)
  return new JobRunner([importJobKind], { db, clock, territory, profile, catalogue, files, door, log, actorOf })
}
const untilBegun = async (batchId: string) => {
  for (;;) {
    const { body } = await chair.get<BatchShape>(`/exchange/batches/${batchId}`)
    if (body.counts.rows > 0) return
    await wait(5)
  }
}

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  chair = await city.signIn('leader', '008')
  await city.signIn('leader', '00328')
})
afterAll(() => city.close())

describe('an import that takes its time', () => {
  it('[SG-14] goes on at another server where the first one died, and does nothing twice', async () => {
    const batchId = await begin('Nối tiếp')
    const dying = otherServer()
    dying.wake()
    await untilBegun(batchId)
    await dying.close()
    const half = (await chair.get<BatchShape>(`/exchange/batches/${batchId}`)).body
    expect(half).toMatchObject({ state: 'running', jobId: batchId })
    expect(half.counts.done).toBeLessThan(rowCount)
    await city.db
      .updateTable('job_runs')
      .set({ leased_until: '2020-01-01T00:00:00Z' })
      .where('id', '=', batchId)
      .execute()
    expect(await finish(city, chair, batchId)).toMatchObject({
      state: 'done',
      counts: { rows: rowCount, done: rowCount, wrong: 0 },
    })
    expect(await tasksOf('Nối tiếp')).toBe(rowCount)
  })

  it('stops when its sender says so: what is counted as done is what is there; the rest comes with the same file', async () => {
    const batchId = await begin('Dừng giữa')
    const server = otherServer()
    server.wake()
    await untilBegun(batchId)
    // Straight to the mark that `jobs.cancel` sets, which at the door would wait behind the very rows it is to stop.
    await city.db.updateTable('job_runs').set({ cancel_asked: true }).where('id', '=', batchId).execute()
    const stopped = await finish(city, chair, batchId)
    await server.close()
    expect(stopped.state).toBe('stopped')
    expect(await tasksOf('Dừng giữa')).toBe(stopped.counts.done)
    expect(stopped.counts.done).toBeLessThan(rowCount)
    const { batch } = await importFile(city, chair, fileOf('Dừng giữa'), 'Dừng giữa.csv')
    expect(batch.counts).toMatchObject({ already: stopped.counts.done, done: rowCount - stopped.counts.done })
    expect(await tasksOf('Dừng giữa')).toBe(rowCount)
  })

  it('does nothing at all when it was called off before it began', async () => {
    const batchId = await begin('Chưa chạy', 3)
    expect(await chair.send({ type: 'jobs.cancel', payload: { jobId: batchId } })).toMatchObject({
      outcome: 'accepted',
    })
    expect(await finish(city, chair, batchId)).toMatchObject({ state: 'stopped', counts: { rows: 0, done: 0 } })
    expect(await tasksOf('Chưa chạy')).toBe(0)
  })

  it('sends nothing more for an account that was disabled, or a post that was left, in the meantime', async () => {
    const leaver = await city.signIn('leader', '008')
    const file = await workbookOf([headers.split(';'), ['00328', 'Của người đã đi', 'Chủ tịch UBND', '30/7/2021']])
    const { body: upload } = await bring(leaver, file)
    const answer = await start(leaver, (await look(leaver, upload.uploadId)).body)
    await city.db
      .updateTable('holdings')
      .set({ to_at: '2021-07-27T10:00:00Z' })
      .where('officer_id', '=', leaver.officerId)
      .execute()
    city.house.jobs.wake()
    const row = async () =>
      city.db.selectFrom('exchange_batches').selectAll().where('id', '=', answer.id).executeTakeFirstOrThrow()
    while (['waiting', 'running'].includes((await row()).state)) await wait(10)
    expect(await row()).toMatchObject({ state: 'stopped', problem: { code: 'EXCHANGE.STOPPED_RIGHTS' } })
    expect(await tasksOf('Của người')).toBe(0)
  })

  it('is refused for a batch of nobody, and undoing a running one', async () => {
    expect(await chair.send({ type: 'exchange.undo', payload: { batchId: randomUUID() } })).toMatchObject({
      refusal: { code: 'ACCESS.NOT_FOUND' },
    })
    const batchId = await begin('Đang chạy', 3)
    expect(await chair.send({ type: 'exchange.undo', payload: { batchId } })).toMatchObject({
      refusal: { code: 'EXCHANGE.BATCH_RUNNING' },
    })
    await finish(city, chair, batchId)
  })
})

describe('what is kept', () => {
  it('[SG-14] files and errors go after the profile’s days; what was done stays', async () => {
    const file = await workbookOf([
      headers.split(';'),
      ['00328', 'Còn lại', 'Chủ tịch UBND', '30/9/2021'],
      ['99999', 'Sai', 'Chủ tịch UBND', '30/9/2021'],
    ])
    const { upload, batch } = await importFile(city, chair, file)
    expect(batch).toMatchObject({ hasMarked: true, counts: { done: 1, wrong: 1 } })
    const { hash } = await city.db
      .selectFrom('exchange_uploads')
      .select('hash')
      .where('id', '=', upload.uploadId)
      .executeTakeFirstOrThrow()
    expect(await city.house.files.read(hash)).toBeDefined()
    city.clock.set(addMinutes(city.clock.now(), 31 * 24 * 60))
    for (const tick of city.house.rooms.flatMap((room) => room.ticks ?? [])) {
      if (tick.name === 'exchange-forget') await tick.run(city.house)
    }
    expect(await city.house.files.read(hash)).toBeUndefined()
    expect((await look(chair, upload.uploadId)).body).toMatchObject({ code: 'EXCHANGE.UPLOAD_GONE' })
    expect((await chair.get(`/exchange/batches/${batch.id}`)).body).toMatchObject({ hasMarked: false, expiresAt: null })
    expect((await chair.request('GET', `/exchange/batches/${batch.id}/marked`)).status).toBe(409)
    expect(await tasksOf('Còn')).toBe(1)
  })
})
