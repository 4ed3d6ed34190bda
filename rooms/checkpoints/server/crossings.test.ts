import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Day, type IntentAnswer, toInstant } from '#kit'
import type { Handover } from '#rooms/areas/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { CheckpointBook, CheckpointPage, CrossingLine, TestOrder } from '../domain/index.ts'
import { checkpointsHandover } from './checkpoints.handover.ts'
import { forgetCrossers } from './forget-crossers.tick.ts'

let city: TestCity
let chair: Person
let police: Person
let inspector: Person
let health: Person
let elsewhere: Person
let post: string
let documentId: string

const ward = '00328'
const at = (text: string) => toInstant(`2021-07-${text}:00+07:00`)
const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)

/** Directive 17: 15 days from 06:00 24/7/2021, in the whole city; through the door. */
async function issueDirective(): Promise<string> {
  const payload = {
    ...{ areaId: city.area('01'), issuerAreaId: city.area('01'), entry: 'own', number: '17/CT-UBND', kind: 'chi-thi' },
    ...{ issuer: 'chu-tich-ubnd-tp', title: 'Thực hiện giãn cách xã hội trên địa bàn Thành phố', place: 'Hà Nội' },
    ...{ issuedOn: '2021-07-23', effectiveFrom: '2021-07-24T06:00:00+07:00', effectiveTo: '2021-08-08T06:00:00+07:00' },
    ...{ territory: [city.area('01')] },
    signatures: [{ capacity: null, onBehalfOf: null, title: 'Chủ tịch', name: 'Chu Ngọc Anh' }],
  }
  const { id } = await chair.send({ type: 'documents.register', payload })
  expect(codeOf(await chair.send({ type: 'documents.issue', payload: { documentId: id } }))).toBe('accepted')
  return id
}

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T08:30:00+07:00' })
  chair = await city.signIn('leader', '01')
  police = await city.signIn('police', ward)
  inspector = await city.signIn('inspector', '01')
  health = await city.signIn('health', ward)
  elsewhere = await city.signIn('police', '00001')
  documentId = await issueDirective()
  const payload = {
    ...{ areaId: city.area(ward), kind: 'gateway', name: 'Chốt Pháp Vân', number: 2 },
    ...{ openedAt: at('14T06:00'), documentId },
  }
  const opened = await police.send({ type: 'checkpoints.open', payload })
  expect(codeOf(opened)).toBe('accepted')
  post = opened.id
})

afterAll(() => city?.close())

const crossing = (more: object = {}, occurredAt = '27T08:10', id = randomUUID()) => ({
  id,
  type: 'checkpoints.cross',
  occurredAt: occurredAt.length > 9 ? occurredAt : at(occurredAt),
  payload: {
    ...{ areaId: city.area(ward), checkpointId: post, subject: 'person', decision: 'passed' },
    ...{ reason: 'food', noReceipt: 'declared-on-paper' },
    ...more,
  },
})
const back = { decision: 'turned-back', reason: 'no-permitted-reason' }
const birth = { decision: 'emergency', reason: 'childbirth', noReceipt: undefined }
const crossingsOf = async (query = '') =>
  (await chair.get<{ items: CrossingLine[] }>(`/checkpoints/${post}/crossings?limit=200${query}`)).body.items

it('[CHK-02] [CHK-05] [CHK-13] crossings are taken by the array, each judged by itself, the same array twice at once is done once', async () => {
  const many = [
    ...Array.from({ length: 40 }, (_, index) => crossing({ subject: index % 2 ? 'vehicle' : 'person' })),
    crossing({ reason: 'picnic' }),
    crossing({ noReceipt: undefined }),
    crossing({ checkpointId: randomUUID() }),
    crossing({}, '14T05:59'),
    crossing(back),
    crossing({ ...birth, areaId: city.area('00001') }, '13T00:00'),
  ]
  const [once, again] = await Promise.all([police.sendAll(many), police.sendAll(many)])
  const outcomes = [once, again].map((answers) => answers.slice(40).map(codeOf))
  const refused = [
    'CHECKPOINTS.REASON_UNKNOWN',
    'CHECKPOINTS.RECEIPT_MISSING',
    'CHECKPOINTS.UNKNOWN',
    'CHECKPOINTS.BEFORE_IT_EXISTED',
  ]
  for (const one of outcomes) expect(one.slice(0, 4)).toEqual(refused)
  const done = many.map((_, index) => [once[index], again[index]].map((answer) => answer?.outcome).sort())
  expect(done.slice(0, 40)).toEqual(Array.from({ length: 40 }, () => ['accepted', 'already-done']))
  expect(done.slice(44)).toEqual(Array.from({ length: 2 }, () => ['accepted', 'already-done']))
  const lines = await crossingsOf()
  expect(lines.filter(({ decision }) => decision === 'passed')).toHaveLength(40)
  expect(lines.find(({ decision }) => decision === 'turned-back')?.reasonTitle?.vi).toMatch(/lý do chính đáng/)
  expect(codeOf(await elsewhere.send(crossing()))).toBe('ACCESS.NOT_FOUND')
  await city.settle()
  const { rows } = await sql<{ indicator: string; value: number }>`
    select indicator, sum(value)::int as value from tallies
    where indicator like 'checkpoints.%' and zone_id = ${city.area(ward)} group by indicator`.execute(city.db)
  expect(Object.fromEntries(rows.map(({ indicator, value }) => [indicator.slice(12), value]))).toMatchObject({
    ...{ crossings: 42, person: 22, vehicle: 20, 'turned-back': 1, emergency: 1 },
  })
  const mistake = lines.find(({ decision }) => decision === 'turned-back')?.id
  const take = { type: 'checkpoints.void-crossing', payload: { crossingId: mistake, reason: 'Bấm nhầm' } }
  expect([codeOf(await police.send(take)), codeOf(await police.send(take))]).toEqual([
    'accepted',
    'CHECKPOINTS.CROSSING_VOID',
  ])
})

it('[SG-01] [SG-10] [CHK-13] powers end with the document to the second, an emergency passes after it and at a closed post', async () => {
  const page = async () => (await chair.get<CheckpointPage>(`/checkpoints/${post}`)).body
  expect(await page()).toMatchObject({ mayRestrict: true, powers: [{ documentId, toAt: '2021-08-07T23:00:00.000Z' }] })
  const book = await police.get<CheckpointBook>(`/checkpoints/book?areaId=${city.area(ward)}`)
  expect(book.body.permitted).toMatchObject([{ documentId, toAt: '2021-08-07T23:00:00.000Z' }])
  expect(book.body.grounds[0]?.appeal.vi).toMatch(/90 ngày/)

  city.clock.set(toInstant('2021-08-08T06:00:01+07:00'))
  const end = '2021-08-08T06:00:00+07:00'
  const answers = await police.sendAll([
    crossing(back, '2021-08-08T05:59:59+07:00'),
    crossing(back, end),
    crossing({ decision: 'sent-to-test', reason: 'symptoms' }, end),
    crossing(birth, end),
    crossing({ reason: undefined }, end),
  ])
  expect(answers.map(codeOf)).toEqual([
    'accepted',
    'CHECKPOINTS.NO_POWERS',
    'CHECKPOINTS.NO_POWERS',
    'accepted',
    'accepted',
  ])
  expect(await page()).toMatchObject({ mayRestrict: false })
  const open = { ...{ areaId: city.area(ward), kind: 'inner', name: 'Chốt tạm' }, openedAt: at('27T00:00') }
  const shut = (await police.send({ type: 'checkpoints.open', payload: open })).id
  const close = { checkpointId: shut, at: at('28T00:00'), reason: 'Hết nhiệm vụ' }
  expect(codeOf(await police.send({ type: 'checkpoints.close', payload: close }))).toBe('accepted')
  const late = await police.sendAll([
    crossing({ checkpointId: shut }, '28T00:01'),
    crossing({ ...birth, checkpointId: shut, reason: undefined }, '28T00:01'),
    crossing({ checkpointId: shut }, '27T23:59'),
  ])
  expect(late.map(codeOf)).toEqual(['CHECKPOINTS.CLOSED', 'accepted', 'accepted'])
  city.clock.set(at('27T08:30'))
})

it('[CHK-02] [CHK-06] no coverage without an independent count; silent hours of a 24/24 post are told', async () => {
  const flow = async () =>
    (await chair.get<{ coverage: object; hours: { silent: boolean }[] }>(`/checkpoints/${post}/flow?day=2021-07-27`))
      .body
  expect((await flow()).coverage).toEqual({ checked: 0, observed: null, percent: null })
  const memberId = randomUUID()
  const shift = {
    ...{ areaId: city.area(ward), checkpointId: post, fromAt: at('27T08:00'), toAt: at('27T14:00') },
    members: [{ memberId, role: 'commander', force: 'police', officerId: inspector.officerId, task: 'Chỉ huy' }],
  }
  const count = (observed: number, subject = 'person') =>
    inspector.send({
      type: 'checkpoints.count-flow',
      payload: {
        ...{ areaId: city.area(ward), checkpointId: post, fromAt: at('27T08:00'), toAt: at('27T08:30') },
        ...{ subject, observed, method: 'camera' },
      },
    })
  expect(codeOf(await count(25))).toBe('accepted')
  expect(codeOf(await count(25))).toBe('CHECKPOINTS.COUNT_OVERLAPS')
  expect((await flow()).coverage).toEqual({ checked: 20, observed: 25, percent: 80 })
  expect(codeOf(await police.send({ type: 'checkpoints.plan-shift', payload: shift }))).toBe('accepted')
  expect(codeOf(await count(20, 'vehicle'))).toBe('CHECKPOINTS.NOT_INDEPENDENT')
  const { hours } = await flow()
  expect(hours.map(({ silent }) => silent).slice(0, 10)).toEqual([...Array(8).fill(true), false, false])
  await city.settle()
  const gap = () =>
    city.db.selectFrom('gaps').selectAll().where('rule', '=', 'checkpoints-silent-hours').where('closed_at', 'is', null)
  expect(await gap().execute()).toMatchObject([{ subject: post, data: { hours: 12 } }])
})

it('[CHK-10] who comes from a place at risk is tested: an order for each, one owned task of the health service for a post and day', async () => {
  const risky = { origin: { province: 'ho-chi-minh' } }
  const answers = await police.sendAll([
    crossing(risky),
    crossing(risky),
    crossing({ origin: { province: 'ha-giang' } }),
    crossing({ ...risky, direction: 'out' }),
    crossing({ ...birth, ...risky }),
    crossing({ decision: 'sent-to-test', reason: 'symptoms' }),
  ])
  const ordered = answers.map((answer) => 'result' in answer && answer.result !== undefined)
  expect(ordered).toEqual([true, true, false, false, false, true])
  const list = async (state: string) =>
    (await chair.get<{ items: TestOrder[]; ordered: number; done: number }>(`/checkpoints/test-orders?state=${state}`))
      .body
  const waiting = await list('waiting')
  expect(waiting).toMatchObject({ ordered: 3, done: 0 })
  const taskIds = [...new Set(waiting.items.map(({ taskId }) => taskId))]
  expect(taskIds).toHaveLength(1)
  const task = await chair.get(`/tasks/${taskIds[0]}`)
  expect(task.body).toMatchObject({ owner: { postId: health.postId } })
  const complete = { type: 'checkpoints.complete-test', payload: { testOrderId: waiting.items[0]?.id } }
  expect(codeOf(await police.send(complete))).toBe('ACCESS.NOT_ALLOWED')
  expect([codeOf(await health.send(complete)), codeOf(await health.send(complete))]).toEqual([
    'accepted',
    'CHECKPOINTS.TEST_DONE',
  ])
  expect(await list('done')).toMatchObject({ ordered: 3, done: 1, items: [{ checkpointName: 'Chốt Pháp Vân' }] })
})

it('[CHK-10] a crossing taken back takes its test order back, and says that it stands already the second time; a sample taken stays', async () => {
  const orders = async () =>
    (await chair.get<{ ordered: number; done: number }>(`/checkpoints/test-orders?checkpointId=${post}`)).body
  const before = await orders()
  const test = { decision: 'sent-to-test', reason: 'symptoms' }
  const [slip, taken] = [crossing(test), crossing(test)]
  const [, kept] = await police.sendAll([slip, taken])
  expect(await orders()).toMatchObject({ ordered: before.ordered + 2 })
  const { testOrderId } = (kept?.outcome === 'accepted' ? kept.result : {}) as { testOrderId?: string }
  expect(codeOf(await health.send({ type: 'checkpoints.complete-test', payload: { testOrderId } }))).toBe('accepted')
  const back = ({ id }: { id: string }) =>
    police.send({ type: 'checkpoints.void-crossing', payload: { crossingId: id, reason: 'Bấm nhầm' } })
  expect([codeOf(await back(slip)), codeOf(await back(taken))]).toEqual(['accepted', 'accepted'])
  expect(await orders()).toMatchObject({ ordered: before.ordered + 1, done: before.done + 1 })
  expect(await back(slip)).toMatchObject({ refusal: { standsAlready: true } })
  await city.settle()
  const { rows } = await sql<{ value: number }>`
    select sum(value)::int as value from tallies where indicator = 'checkpoints.tests-ordered'
      and zone_id = ${city.area(ward)}`.execute(city.db)
  expect(rows).toEqual([{ value: before.ordered + 1 }])
})

it('[SG-03] [SG-09] [CHK-05] a plate is kept only where a rule needs it, sealed; it and the receipts are gone after their days', async () => {
  const plate = '51F-123.45'
  const [passed, refused] = [
    crossing({ plate, receipt: 'HK2-777', noReceipt: undefined }),
    crossing({ ...back, plate }),
  ]
  await police.sendAll([passed, refused])
  const everything = async () => {
    const { rows } =
      await sql`select crossings::text, (select string_agg(data::text, '') from journal) from crossings`.execute(
        city.db,
      )
    const { rows: sealed } = await sql`select crossing_id::text, sealed from crossing_plates`.execute(city.db)
    return { text: JSON.stringify([rows, sealed]), sealed: sealed.length }
  }
  const before = await everything()
  expect(before.sealed).toBe(1)
  expect(before.text).not.toContain(plate)
  expect(before.text).toContain('HK2-777')
  const path = `/checkpoints/crossings/${refused.id}/plate`
  expect((await police.get(path)).status).toBe(422)
  expect((await elsewhere.get(`${path}?why=xem`)).status).toBe(404)
  expect((await police.get(`${path}?why=${encodeURIComponent('Giải quyết khiếu nại')}`)).body).toMatchObject({ plate })

  city.clock.set(at('27T23:00'))
  await forgetCrossers.run(city.house)
  expect((await everything()).sealed).toBe(1)
  city.clock.set(toInstant('2021-08-18T00:00:01+07:00'))
  await forgetCrossers.run(city.house)
  const after = await everything()
  expect(after.sealed).toBe(0)
  expect(after.text).not.toContain('HK2-777')
  expect((await police.get(`${path}?why=xem`)).status).toBe(404)
  city.clock.set(at('27T08:30'))
})

it('[CHK-02] [CHK-05] a phone set to 1970, a ward renamed while it was offline: its crossings are taken at their true moment', async () => {
  const unheard = await police.send(crossing({}, '1970-01-01T00:10:00.000Z'))
  expect(unheard).toMatchObject({
    refusal: {
      code: 'CHECKPOINTS.BEFORE_IT_EXISTED',
      field: 'occurredAt',
      words: { vi: expect.stringContaining('14/7/2021'), en: expect.stringContaining('14/7/2021') },
    },
  })
  // The phone says what its own clock shows, so that the door knows how wrong it is.
  const early = crossing({}, '1970-01-01T00:10:00.000Z')
  const sent = { deviceNow: '1970-01-01T00:30:00.000Z', intents: [early] }
  const once = await Promise.all([1, 2].map(async () => (await police.request('POST', '/intents', sent)).json()))
  expect(once.map(({ answers }) => answers[0].outcome).sort()).toEqual(['accepted', 'already-done'])
  const clerk = await city.signInWithGrant('administrator', '01')
  const rename = { areaId: city.area(ward), name: 'Mai Động Mới' }
  expect(codeOf(await clerk.send({ type: 'areas.rename', payload: rename }))).toBe('accepted')
  const offline = crossing({}, '27T08:12')
  expect(codeOf(await police.send(offline))).toBe('accepted')
  const { rows } = await sql<{ id: string; at: string }>`
    select id, at from crossings where id = any(${[early.id, offline.id]}::uuid[]) order by at`.execute(city.db)
  expect(rows).toEqual([
    { id: early.id, at: at('27T08:10') },
    { id: offline.id, at: at('27T08:12') },
  ])
})

it('[CHK-09] [ORG-04] a ward merged while the phone was offline: the post lies in the heir, and what was recorded under the old area is taken', async () => {
  const heir = city.area('00331')
  const theirs = await city.signIn('police', '00331')
  const before = crossing({}, '27T08:20')
  const handover: Handover = {
    ...{ id: randomUUID(), on: '2021-07-27' as Day, startsAt: at('27T00:00'), ended: [city.area(ward)] },
    ...{ heirOf: new Map([[city.area(ward), heir]]), founded: [], grants: 'end', holders: [], documentId: null },
  }
  const moment = { now: city.clock.now(), tree: city.house.territory.current(), profile: city.house.profile }
  expect((await checkpointsHandover.count(city.db, handover, moment)).carried).toBeGreaterThan(0)
  await city.db.transaction().execute((trx) => checkpointsHandover.carry(trx, handover, moment))
  expect((await chair.get<CheckpointPage>(`/checkpoints/${post}`)).body).toMatchObject({ areaId: heir })
  expect(codeOf(await theirs.send(before))).toBe('accepted')
  expect(codeOf(await theirs.send(crossing({ areaId: city.area('00334') })))).toBe('CHECKPOINTS.ELSEWHERE')
  const { rows } = await sql<{ areaId: number }>`
    select area_id as "areaId" from crossings where id = ${before.id}`.execute(city.db)
  expect(rows).toEqual([{ areaId: heir }])
})
