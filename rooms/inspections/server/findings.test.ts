import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMinutes, type Instant, toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { FindingLine } from '../domain/index.ts'
import { adoptReportedTasksTick } from './adopt-reported-tasks.tick.ts'
import { findingEvidence, findingsByIds } from './index.ts'
import { codeOf, plantSite, plantTeamBody, resultOf } from './testing/plant-team.ts'

let city: TestCity
let chair: Person
let lead: Person
let ward: Person
let district: Person
let teamId: string
let gate: string
const start = toInstant('2021-07-27T08:00:00+07:00')

beforeAll(async () => {
  city = await openTestCity({ at: start })
  const admin = await city.signInWithGrant('administrator', '01')
  chair = await city.signIn('leader', '01')
  lead = await city.signIn('deputy', '01')
  ward = await city.signIn('leader', '00001')
  district = await city.signIn('leader', '001')
  const bodies = await plantTeamBody(admin, city, {
    areaCode: '01',
    name: 'Đoàn kiểm tra số 1',
    leader: lead,
    member: true,
  })
  const payload = { ...bodies, areaIds: [city.area('001')] }
  teamId = resultOf<{ teamId: string }>(await chair.send({ type: 'inspections.register-team', payload })).teamId
  gate = await plantSite(ward, city, { areaCode: '00001', kind: 'checkpoint', name: 'Chốt cầu Long Biên' })
})

afterAll(() => city?.close())

interface Recorded {
  readonly inspectionId: string
  readonly findingIds: string[]
  readonly overlapOf: string | null
  readonly olderVersion: boolean
}

const recorded = async (by: Person, more: object = {}, occurredAt?: string) =>
  resultOf<Recorded>(
    await by.send({
      type: 'inspections.record',
      payload: { teamId, kind: 'inspection', subject: { kind: 'site', id: gate }, ...more },
      ...(occurredAt === undefined ? {} : { occurredAt }),
    }),
  )
const letThrough = { template: 'let-through', lane: 'làn 2', secondsAgo: 600, details: '<b>không khai báo</b>' }
const found = async (findings: object[] = [letThrough]) => (await recorded(lead, { findings })).findingIds[0] as string
const step = (by: Person, type: string, payload: object) => by.send({ type: `inspections.${type}`, payload })
const page = async (id: string, who = lead) =>
  (await who.get<FindingLine & { steps: { kind: string }[] }>(`/inspections/findings/${id}`)).body
const taskOf = async (id: string) =>
  city.db
    .selectFrom('tasks')
    .selectAll()
    .where('id', '=', (await page(id)).taskId as string)
    .executeTakeFirstOrThrow()
const at = (moment: Instant) => city.clock.set(moment)

describe('a whole inspection in one intent', () => {
  it('[INS-03] [INS-07] keeps check-in, answers, a “bỏ lọt” with lane and time, and the end, with moments as differences', async () => {
    const answers = [
      { item: 'manned', verdict: 'yes' },
      { item: 'passed', number: 212 },
    ]
    const { inspectionId, findingIds } = await recorded(lead, {
      surprise: true,
      checkIn: { secondsAgo: 1800, place: 'đầu cầu' },
      sheets: [{ checklist: 'checkpoint', version: 2, answers }],
      findings: [letThrough],
      finish: { outcome: 'lax', summary: 'Có xe không dừng' },
    })
    const { body } = await ward.get(`/inspections/${inspectionId}`)
    expect(body).toMatchObject({
      state: 'finished',
      checkedInAt: addMinutes(start, -30),
      sheets: [{ checklist: 'checkpoint', version: 2, olderVersion: false, answered: 2, asked: 9 }],
      findingLines: [{ lane: 'làn 2', severity: 3, statedAt: addMinutes(start, -10), state: 'open' }],
    })
    expect(await page(findingIds[0] as string, ward)).toMatchObject({
      details: '<b>không khai báo</b>',
      mayRecheck: false,
      mayReport: true,
    })
  })

  it('[INS-07] a “bỏ lọt” that does not say when or where is refused with its field, and nothing of the record stays', async () => {
    const { lane: _, ...noLane } = letThrough
    const answer = await step(lead, 'record', {
      teamId,
      kind: 'inspection',
      subject: { kind: 'site', id: gate },
      findings: [noLane],
    })
    expect(answer).toMatchObject({ refusal: { code: 'INSPECTIONS.TEMPLATE_INCOMPLETE', field: 'findings.0.lane' } })
    expect(answer.outcome === 'refused' && (await lead.get(`/inspections/${answer.id}`)).status).toBe(404)
  })

  it('a checklist that changed while the phone was offline is taken under its own version, and marked; an unknown one is refused', async () => {
    const old = [{ checklist: 'checkpoint', version: 1, answers: [{ item: 'manned', verdict: 'no' }] }]
    const { inspectionId, olderVersion } = await recorded(lead, { sheets: old })
    expect(olderVersion).toBe(true)
    expect((await lead.get(`/inspections/${inspectionId}`)).body).toMatchObject({
      sheets: [{ version: 1, olderVersion: true, failed: 1 }],
    })
    const wrong = [{ ...old[0], version: 9 }]
    const refused = await step(lead, 'record', {
      teamId,
      kind: 'inspection',
      subject: { kind: 'site', id: gate },
      sheets: wrong,
    })
    expect(codeOf(refused)).toBe('INSPECTIONS.CHECKLIST_UNKNOWN')
  })

  it('two inspectors at one place at once: both are kept, each marked as overlapping; the same intent twice is one', async () => {
    const other = await city.signIn('inspector', '01')
    const plan = {
      teamId,
      kind: 'inspection',
      subject: { kind: 'site', id: gate },
      inspectorPostIds: [lead.postId, other.postId],
    }
    const { inspectionId } = resultOf<Recorded>(await step(lead, 'plan', plan))
    const one = { id: randomUUID(), type: 'inspections.record', payload: { inspectionId, finish: { outcome: 'good' } } }
    const two = { id: randomUUID(), type: 'inspections.record', payload: { inspectionId, finish: { outcome: 'lax' } } }
    const [first, second] = await Promise.all([lead.send(one), other.send(two)])
    const both = [resultOf<Recorded>(first), resultOf<Recorded>(second)]
    expect(both.map(({ overlapOf }) => overlapOf).toSorted()).toEqual([inspectionId, null].toSorted())
    for (const { inspectionId: id } of both)
      expect((await ward.get(`/inspections/${id}`)).body).toMatchObject({ overlaps: true })
    expect((await lead.send(one)).outcome).toBe('already-done')
  })

  it('an inspection typed on a phone whose clock is a day ahead is put right by the phone’s own word', async () => {
    const ahead = toInstant('2021-07-28T08:00:00+07:00')
    const id = randomUUID()
    const payload = { teamId, kind: 'inspection', subject: { kind: 'site', id: gate }, checkIn: { secondsAgo: 3600 } }
    const intents = [{ id, type: 'inspections.record', occurredAt: ahead, payload }]
    const response = await lead.request('POST', '/intents', { intents, deviceNow: ahead })
    const answered = (await response.json()) as unknown
    expect(JSON.stringify(answered)).toContain('accepted')
    expect((await lead.get(`/inspections/${id}`)).body).toMatchObject({ checkedInAt: addMinutes(start, -60) })
  })
})

it('[INS-06] the record of an inspection leaves as DOCX and PDF for whoever may see it, and for nobody before check-in', async () => {
  const { inspectionId } = await recorded(lead, { findings: [letThrough], finish: { outcome: 'lax' } })
  const file = (id: string, format: string, who = lead) =>
    who.request('GET', `/inspections/${id}/minutes/file?format=${format}`)
  const pdf = await file(inspectionId, 'pdf')
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  const docx = Buffer.from(await (await file(inspectionId, 'docx', ward)).arrayBuffer())
  expect(docx.subarray(0, 2).toString()).toBe('PK')
  const stranger = await city.signIn('leader', '00328')
  expect((await file(inspectionId, 'pdf', stranger)).status).toBe(404)
  const payload = { teamId, kind: 'inspection', subject: { kind: 'site', id: gate } }
  const planned = resultOf<{ inspectionId: string }>(await lead.send({ type: 'inspections.plan', payload }))
  expect((await file(planned.inspectionId, 'pdf')).status).toBe(404)
})

it('[INS-06] HTML in a finding stays the text that was typed: on its page, in the table that leaves, and in no attribute', async () => {
  const title = '<img src=x onerror=alert(1)> =1+1'
  const id = await found([{ title, severity: 1, details: '<script>alert(1)</script>' }])
  expect(await page(id)).toMatchObject({ title, details: '<script>alert(1)</script>' })
  const sheet = await lead.request('GET', '/exchange/export?sheet=inspections.findings&format=csv&shelf=all')
  expect(sheet.headers.get('content-type')).toContain('text/csv')
  expect(sheet.headers.get('content-disposition')).toContain('attachment')
  expect(await sheet.text()).toContain('<img src=x onerror=alert(1)> =1+1')
})

describe('[INS-06] a finding and its remedy', () => {
  it('gives the unit’s head a task with a clock by severity, and closes only by a re-check', async () => {
    const id = await found()
    expect(await taskOf(id)).toMatchObject({
      owner_post_id: ward.postId,
      due_at: addMinutes(start, 240),
      state: 'active',
    })
    expect(codeOf(await step(lead, 'recheck', { findingId: id, passed: true }))).toBe('INSPECTIONS.RECHECK_TOO_EARLY')
    expect(codeOf(await step(ward, 'report-remedy', { findingId: id }))).toBe('INSPECTIONS.REMEDY_EMPTY')
    expect(codeOf(await step(ward, 'report-remedy', { findingId: id, text: 'Đã bố trí thêm 2 người' }))).toBe(
      'accepted',
    )
    expect((await taskOf(id)).state).toBe('done-reported')
    expect(codeOf(await step(lead, 'recheck', { findingId: id, passed: false, note: 'Vẫn thiếu' }))).toBe('accepted')
    expect(await page(id)).toMatchObject({ state: 'open', rounds: 1 })
    expect((await taskOf(id)).state).toBe('in-progress')
    await step(ward, 'report-remedy', { findingId: id, text: 'Đã đủ người' })
    expect(codeOf(await step(lead, 'recheck', { findingId: id, passed: true }))).toBe('accepted')
    const { state, steps } = await page(id)
    expect([state, steps.map(({ kind }) => kind)]).toEqual([
      'closed',
      ['stated', 'reported', 'failed', 'reported', 'passed'],
    ])
    expect((await taskOf(id)).state).toBe('done')
  })

  it('cannot be closed by the unit: not by a re-check, not through the task, not by whoever answers for it', async () => {
    const id = await found()
    const { taskId } = await page(id)
    expect(codeOf(await step(ward, 'recheck', { findingId: id, passed: true }))).toBe('INSPECTIONS.OWN_UNIT')
    await step(ward, 'report-remedy', { findingId: id, text: 'xong' })
    expect(codeOf(await step(ward, 'recheck', { findingId: id, passed: true }))).toBe('INSPECTIONS.OWN_UNIT')
    expect(codeOf(await ward.send({ type: 'tasks.accept-done', payload: { taskId } }))).toBe('TASKS.SELF_ACCEPTANCE')
    expect(codeOf(await district.send({ type: 'tasks.accept-done', payload: { taskId } }))).toBe('accepted')
    expect((await page(id)).state).toBe('reported')
    expect(codeOf(await step(district, 'recheck', { findingId: id, passed: true }))).toBe('INSPECTIONS.NOT_OF_TEAM')
    const inspector = await city.signIn('inspector', '01')
    expect(codeOf(await step(inspector, 'recheck', { findingId: id, passed: true }))).toBe('accepted')
    expect(codeOf(await step(lead, 'recheck', { findingId: id, passed: true }))).toBe('INSPECTIONS.FINDING_CLOSED')
  })

  it('is reported by its unit alone, and nobody inspects their own unit in the name of a team', async () => {
    const id = await found()
    for (const who of [lead, chair])
      expect(codeOf(await step(who, 'report-remedy', { findingId: id, text: 'x' }))).toBe('INSPECTIONS.NOT_YOUR_REMEDY')
    const elsewhere = await city.signIn('leader', '00328')
    expect(codeOf(await step(elsewhere, 'report-remedy', { findingId: id, text: 'x' }))).toBe('ACCESS.NOT_FOUND')
    expect(codeOf(await step(lead, 'report-remedy', { findingId: randomUUID(), text: 'x' }))).toBe('ACCESS.NOT_FOUND')
    expect(codeOf(await step(ward, 'withdraw-finding', { findingId: id, reason: 'nhầm' }))).toBe(
      'INSPECTIONS.NOT_IN_CHARGE',
    )
    expect(codeOf(await step(lead, 'withdraw-finding', { findingId: id, reason: 'nhầm chốt' }))).toBe('accepted')
    expect((await taskOf(id)).state).toBe('cancelled')
  })

  it('reported on the page of the task it waits for a re-check as well, and closes no sooner', async () => {
    const id = await found()
    const { taskId } = await page(id)
    const evidence = [{ kind: 'text', text: 'Đã bố trí thêm người' }]
    expect(codeOf(await ward.send({ type: 'tasks.report-done', payload: { taskId, evidence } }))).toBe('accepted')
    await adoptReportedTasksTick.run(city.house)
    expect(await page(id)).toMatchObject({ state: 'reported', steps: [{ kind: 'stated' }, { kind: 'reported' }] })
    expect(codeOf(await step(lead, 'recheck', { findingId: id, passed: true }))).toBe('accepted')
  })

  it('names only photos that its sender brought', async () => {
    const findings = [{ title: 'Thiếu khẩu trang', photos: [{ hash: 'a'.repeat(64) }] }]
    const answer = await step(lead, 'record', {
      teamId,
      kind: 'inspection',
      subject: { kind: 'site', id: gate },
      findings,
    })
    expect(answer).toMatchObject({ refusal: { code: 'INSPECTIONS.PHOTO_UNKNOWN', field: 'findings.0.photos.0.hash' } })
  })

  it('an overdue remedy and an overdue re-check are gaps with an owner: the unit’s head, the team’s leader', async () => {
    at(start)
    const late = await found()
    const waiting = await found()
    await step(ward, 'report-remedy', { findingId: waiting, text: 'xong' })
    const gapOf = async (subject: string, minutes: number) => {
      at(addMinutes(start, minutes))
      await city.settle()
      const open = city.db.selectFrom('gaps').selectAll().where('closed_at', 'is', null).where('subject', '=', subject)
      return open.where('rule', 'like', 'finding-%').execute()
    }
    expect(await gapOf(late, 241)).toMatchObject([{ rule: 'finding-overdue', owner_post_id: ward.postId }])
    const recheck = await gapOf(waiting, 60 * 24 + 1)
    expect(recheck).toMatchObject([{ rule: 'finding-recheck-due', owner_officer_id: lead.officerId }])
    at(start)
  })
})

describe('evidence for later rooms', () => {
  it('tells a past span as it was known then, whatever was learned since', async () => {
    at(toInstant('2021-07-29T08:00:00+07:00'))
    const id = await found()
    at(toInstant('2021-07-29T14:00:00+07:00'))
    await step(ward, 'report-remedy', { findingId: id, text: 'đã làm' })
    const area = city.area('00001')
    const evidence = async (day: string, knownAt: string) => {
      const from = toInstant(`${day}T00:00:00+07:00`)
      const of = { from, to: addMinutes(from, 24 * 60), knownAt: toInstant(`${knownAt}+07:00`) }
      const { remedies, rechecks } = await findingEvidence(city.db, of)
      const isThis = (one: { findingId: string }) => one.findingId === id
      return { remedies: remedies.filter(isThis), rechecks: rechecks.filter(isThis) }
    }
    const then = await evidence('2021-07-29', '2021-07-29T23:59:00')
    const late = { areaId: area, round: 1, dueAt: toInstant('2021-07-29T12:00:00+07:00') }
    expect(then).toMatchObject({
      remedies: [{ ...late, reportedAt: toInstant('2021-07-29T14:00:00+07:00') }],
      rechecks: [],
    })
    at(toInstant('2021-07-30T09:00:00+07:00'))
    await step(lead, 'recheck', { findingId: id, passed: false })
    expect(await evidence('2021-07-29', '2021-07-29T23:59:00')).toEqual(then)
    expect(await evidence('2021-07-29', '2021-07-30T10:00:00')).toMatchObject({
      remedies: [{ ...late, reportedAt: null }],
    })
    expect(await evidence('2021-07-30', '2021-07-30T10:00:00')).toMatchObject({
      rechecks: [{ areaId: area, at: toInstant('2021-07-30T09:00:00+07:00'), passed: false }],
    })
    const known = await findingsByIds(city.db, [id, randomUUID()], city.clock.now())
    expect([...known.values()]).toMatchObject([
      { id, areaId: area, siteId: gate, severity: 3, unitHead: { postId: ward.postId } },
    ])
  })
})
