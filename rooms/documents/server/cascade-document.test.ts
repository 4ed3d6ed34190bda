import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { verifyJournal } from '#platform/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { directive, issue, register, verdictOf } from '../../../apps/server/test-directive.ts'
import { cascadeJob } from './run-cascade.ts'

let city: TestCity
let chair: Person
let number = 60
const general = ['trien-khai-giao-viec', 'trien-khai-cap-huyen', 'trien-khai-cap-xa', 'trien-khai-to-dan-pho']
const next = (change = {}) => directive(city.area('01'), { number: `${++number}/CT-UBND`, ...change })
const order = (documentId: string, templates: readonly string[], areaId = city.area('01')) =>
  chair.send({ type: 'documents.cascade', payload: { documentId, areaId, templates } })

interface Run {
  readonly id: string
  readonly state: string
  readonly done: number
  readonly total: number
  readonly gaps: number
}
const runsOf = async (documentId: string) =>
  (await chair.get<{ items: Run[] }>(`/documents/${documentId}/cascades`)).body.items
async function finish(documentId: string, id?: string): Promise<Run> {
  for (;;) {
    city.house.jobs.wake()
    await wait(20)
    const runs = await runsOf(documentId)
    const run = id === undefined ? runs[0] : runs.find((one) => one.id === id)
    if (run && !['waiting', 'running'].includes(run.state)) return run
  }
}
const tasksOf = (documentId: string) =>
  city.db.selectFrom('tasks').selectAll().where('document_id', '=', documentId).orderBy('area_id').execute()
const stop = (cascadeId: string) => chair.send({ type: 'documents.cancel-cascade', payload: { cascadeId } })

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  chair = await city.signIn('leader', '01')
  for (const code of ['001', '008', '00001', '00004', '00328']) await city.signIn('leader', code)
  await city.signIn('group', '00328-001')
})
afterAll(() => city.close())

describe('[TSK-01] a directive sent down the tree', () => {
  it('makes exactly what the preview shows: one owner, one deadline each; nobody there means the level above, and a gap', async () => {
    const documentId = await issue(chair, next())
    const query = `areaId=${city.area('01')}&templates=${general.join(',')}`
    const preview = await chair.get<{
      total: number
      alreadyThere: number
      gapCount: number
      levels: { level: number; areas: number; tasks: number; gaps: number }[]
      gaps: { area: { id: number }; ownedBy: { id: number } | null }[]
    }>(`/documents/${documentId}/cascade-preview?${query}`)
    expect(preview.body).toMatchObject({
      total: 18,
      alreadyThere: 0,
      gapCount: 11,
      levels: [
        { level: 0, areas: 1, tasks: 1, gaps: 0 },
        { level: 1, areas: 2, tasks: 2, gaps: 0 },
        { level: 2, areas: 5, tasks: 5, gaps: 2 },
        { level: 3, areas: 10, tasks: 10, gaps: 9 },
      ],
    })
    expect(await order(documentId, general)).toMatchObject({ outcome: 'accepted', result: { total: 18 } })
    expect(await finish(documentId)).toMatchObject({ state: 'done', done: 18, total: 18, gaps: 11 })
    const tasks = await tasksOf(documentId)
    expect(tasks).toHaveLength(18)
    expect(tasks.every((task) => task.owner_post_id && task.owner_officer_id && task.due_at)).toBe(true)
    const ids = new Set(tasks.map(({ id }) => id))
    expect(tasks.filter((task) => task.parent_id === null)).toHaveLength(1)
    expect(tasks.every((task) => task.parent_id === null || ids.has(task.parent_id))).toBe(true)
    const entries = await city.db
      .selectFrom('journal')
      .select('subject_id')
      .where('type', '=', 'task-created')
      .where('document_id', '=', documentId)
      .where('officer_id', '=', chair.officerId)
      .execute()
    expect(new Set(entries.map((entry) => entry.subject_id))).toEqual(ids)
    await city.settle()
    expect(await verifyJournal(city.db)).toMatchObject({ whole: true })
    const gaps = await city.db
      .selectFrom('gaps')
      .select(['area_id', 'owner_officer_id', 'data'])
      .where('rule', '=', 'cascade-without-holder')
      .where('closed_at', 'is', null)
      .execute()
    expect(gaps.every((gap) => gap.owner_officer_id !== null)).toBe(true)
    expect(gaps.reduce((sum, gap) => sum + (gap.data as { count: number }).count, 0)).toBe(11)
    const progress = await chair.get(`/documents/${documentId}/progress`)
    expect(progress.body).toMatchObject({ total: 18, done: 0, children: [{ total: 7 }, { total: 10 }] })
  })

  it('[TSK-03] takes the deadline from the template, counted from the directive’s own times', async () => {
    const documentId = await issue(chair, next())
    await order(documentId, ['trien-khai-cap-huyen', 'bao-cao-ket-qua'])
    await finish(documentId)
    const dues = new Map((await tasksOf(documentId)).map((task) => [task.template_code, task.due_at]))
    expect(dues.get('trien-khai-cap-huyen')).toBe(toInstant('2021-07-25T06:00:00+07:00'))
    expect(dues.get('bao-cao-ket-qua')).toBe(toInstant('2021-08-08T06:00:00+07:00'))
  })

  it('is not done twice: the same order is refused, a wider one makes only what is missing', async () => {
    const documentId = await issue(chair, next())
    await order(documentId, ['trien-khai-cap-xa'], city.area('008'))
    expect(await finish(documentId)).toMatchObject({ state: 'done', total: 3 })
    expect(verdictOf(await order(documentId, ['trien-khai-cap-xa'], city.area('008')))).toBe(
      'DOCUMENTS.CASCADE_ALREADY_DONE',
    )
    const both = await Promise.all([order(documentId, ['trien-khai-cap-xa']), order(documentId, ['trien-khai-cap-xa'])])
    expect(both.map(verdictOf).toSorted()).toEqual(['DOCUMENTS.CASCADE_ALREADY_DONE', 'accepted'])
    const accepted = both.find(({ outcome }) => outcome === 'accepted')
    expect(await finish(documentId, accepted?.id)).toMatchObject({ state: 'done', total: 2, done: 2 })
    expect(await tasksOf(documentId)).toHaveLength(5)
  })

  it('goes on after its process died, and makes every task once', async () => {
    const documentId = await issue(chair, next())
    const ordered = await order(documentId, general)
    const { house } = city
    const id = ordered.id
    await city.db
      .updateTable('job_runs')
      .set({ state: 'running', leased_until: '2021-01-01T00:00:00Z' })
      .where('id', '=', id)
      .execute()
    const killed = cascadeJob.run(
      { cascadeId: id },
      {
        ...house,
        actorOf: async () => undefined,
        runId: id,
        done: 0,
        step: async (_, work) => {
          await city.db.transaction().execute((trx) => work(trx))
          throw new Error('killed')
        },
      },
    )
    await expect(killed).rejects.toThrow('killed')
    await city.db
      .deleteFrom('tasks')
      .where('document_id', '=', documentId)
      .where('template_code', '=', general[3]!)
      .execute()
    expect(await tasksOf(documentId)).toHaveLength(8)
    expect(await finish(documentId)).toMatchObject({ state: 'done' })
    expect(await tasksOf(documentId)).toHaveLength(18)
  })

  it('stops when asked, keeps what was made, and can be ordered again', async () => {
    const documentId = await issue(chair, next())
    const ordered = await order(documentId, general)
    expect(verdictOf(await stop(ordered.id))).toBe('accepted')
    expect(await finish(documentId)).toMatchObject({ state: 'cancelled', done: 0 })
    expect(verdictOf(await stop(ordered.id))).toBe('DOCUMENTS.CASCADE_FINISHED')
    expect(await tasksOf(documentId)).toHaveLength(0)
    const again = await order(documentId, general)
    expect(verdictOf(again)).toBe('accepted')
    expect(await finish(documentId, again.id)).toMatchObject({ state: 'done', done: 18 })
  })

  it('refuses unknown templates, other people’s areas, drafts and what has ended', async () => {
    const documentId = await issue(chair, next())
    expect(verdictOf(await order(documentId, ['khong-co-mau']))).toBe('DOCUMENTS.TEMPLATE_UNKNOWN')
    const ward = await city.signIn('office', '00328')
    const payload = { documentId, areaId: city.area('00001'), templates: general }
    expect(verdictOf(await ward.send({ type: 'documents.cascade', payload }))).toBe('ACCESS.OUTSIDE_AREA')
    expect(
      (await ward.get(`/documents/${documentId}/cascade-preview?areaId=${city.area('00001')}&templates=${general}`))
        .status,
    ).toBe(403)
    const draft = await register(chair, next())
    expect(verdictOf(await order(draft, general))).toBe('DOCUMENTS.STILL_A_DRAFT')
    city.clock.set(toInstant('2021-08-08T06:00:00+07:00'))
    expect(verdictOf(await order(documentId, general))).toBe('DOCUMENTS.NOT_IN_FORCE')
    city.clock.set(toInstant('2021-07-27T18:00:00+07:00'))
  })

  it('[DOC-09] an appeal orders nothing: no task comes of it, nothing of it is in force', async () => {
    const appeal = {
      ...next({ number: null, kind: 'loi-keu-goi', issuer: 'thanh-uy', effectiveTo: '2021-12-31T00:00:00+07:00' }),
    }
    const secretary = await city.signIn('secretary', '01')
    const documentId = await register(chair, appeal)
    expect(verdictOf(await secretary.send({ type: 'documents.issue', payload: { documentId } }))).toBe('accepted')
    expect(verdictOf(await order(documentId, general))).toBe('DOCUMENTS.BINDS_NOBODY')
    const preview = await chair.get<{ code: string }>(
      `/documents/${documentId}/cascade-preview?areaId=${city.area('01')}&templates=${general}`,
    )
    expect([preview.status, preview.body.code]).toEqual([422, 'DOCUMENTS.BINDS_NOBODY'])
    const held = await chair.get<{ items: { documentId: string }[] }>(`/areas/${city.area('01')}/in-force`)
    expect(held.body.items.map((row) => row.documentId)).not.toContain(documentId)
    const open = await city.visitor().get<{ items: { id: string }[] }>('/public/directives')
    expect(open.body.items.map(({ id }) => id)).not.toContain(documentId)
  })
})
