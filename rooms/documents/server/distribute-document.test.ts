import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { directive, issue, register, verdictOf } from '../../../apps/server/test-directive.ts'

let city: TestCity
let chair: Person
let clerk: Person
let group: Person
const ward = () => city.area('00328')

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  chair = await city.signIn('leader', '01')
  clerk = await city.signIn('office', '01')
  group = await city.signIn('group', '00328-001')
  await city.db.updateTable('posts').set({ kind: 'cell-secretary' }).where('id', '=', group.postId!).execute()
  const other = await city.signIn('group', '00328-002')
  await city.db.updateTable('posts').set({ kind: 'cell-secretary' }).where('id', '=', other.postId!).execute()
})
afterAll(() => city.close())

describe('[DOC-05] sending a document out', () => {
  it('goes to its list with purposes and down to every chi bộ, each once, and counts who has acknowledged', async () => {
    const documentId = await issue(
      chair,
      directive(city.area('01'), {
        recipients: [
          { name: 'Thường trực Thành ủy', purpose: 'to-report' },
          { name: 'Chủ tịch UBND', purpose: 'to-act', postId: chair.postId },
          { name: 'Văn phòng', purpose: 'to-file' },
        ],
      }),
    )
    const toPosts = { postKind: 'cell-secretary', underAreaId: ward(), purpose: 'to-act' }
    const send = (payload = {}) => clerk.send({ type: 'documents.distribute', payload: { documentId, ...payload } })
    expect(await send({ toPosts })).toMatchObject({ outcome: 'accepted', result: { sent: 5 } })
    expect(verdictOf(await send({ toPosts }))).toBe('DOCUMENTS.NOBODY_TO_SEND_TO')
    const counts = async () => (await clerk.get<{ recipients: unknown }>(`/documents/${documentId}`)).body.recipients
    expect(await counts()).toMatchObject({
      total: 5,
      sent: 5,
      received: 0,
      cells: { sent: 2, acknowledged: 0, percent: 0 },
    })
    const list = await clerk.get<{ items: { id: string; name: string; purpose: string; postKind: string | null }[] }>(
      `/documents/${documentId}/recipients`,
    )
    expect(list.body.items.slice(0, 3).map(({ purpose }) => purpose)).toEqual(['to-report', 'to-act', 'to-file'])
    const inbox = await group.get<{ items: { id: string; document: { number: string } }[] }>('/documents/inbox')
    expect(inbox.body.items.map(({ document }) => document.number)).toEqual(['17/CT-UBND'])
    const mine = inbox.body.items[0]!.id
    const say = (person: Person, type: string, recipientId = mine) =>
      person.send({ type: `documents.${type}`, payload: { recipientId } })
    expect(verdictOf(await say(chair, 'acknowledge-receipt'))).toBe('DOCUMENTS.NOT_YOUR_RECEIPT')
    const twice = await group.sendAll([
      { type: 'documents.acknowledge-receipt', payload: { recipientId: mine } },
      { type: 'documents.acknowledge-receipt', payload: { recipientId: mine } },
    ])
    expect(twice.map(verdictOf)).toEqual(['accepted', 'accepted'])
    expect(await counts()).toMatchObject({ received: 1, cells: { sent: 2, acknowledged: 1, percent: 50 } })
    expect(verdictOf(await say(group, 'mark-acted'))).toBe('accepted')
    const line = await clerk.get<{ items: Record<string, string | null>[] }>(
      `/documents/${documentId}/recipients?limit=200`,
    )
    expect(line.body.items.find((one) => one.id === mine)).toMatchObject({
      receivedAt: toInstant('2021-07-27T18:00:00+07:00'),
      readAt: toInstant('2021-07-27T18:00:00+07:00'),
      actedAt: toInstant('2021-07-27T18:00:00+07:00'),
    })
    const byTelephone = list.body.items.find(({ purpose }) => purpose === 'to-report')!.id
    expect(verdictOf(await say(clerk, 'acknowledge-receipt', byTelephone))).toBe('accepted')
  })

  it('after a day the radar names the places that have not said that it has come, with their count', async () => {
    city.clock.set(toInstant('2021-07-28T18:00:00+07:00'))
    await city.settle()
    const gaps = await city.db
      .selectFrom('gaps')
      .select(['area_id', 'data'])
      .where('rule', '=', 'document-unacknowledged')
      .where('closed_at', 'is', null)
      .execute()
    expect(gaps.map((gap) => [gap.area_id, (gap.data as { count: number }).count]).toSorted()).toEqual(
      [
        [city.area('01'), 1],
        [ward(), 1],
      ].toSorted(),
    )
    city.clock.set(toInstant('2021-07-27T18:00:00+07:00'))
  })
})

describe('[DOC-08] documents that contradict each other', () => {
  it('are shown with the rule’s preference and a gap for the lower one, and nothing is applied', async () => {
    const most = (value: number) => [
      { sentence: `Không tập trung quá ${value} người.`, parameter: 'gathering-public-max-people', value },
    ]
    const high = await issue(chair, directive(city.area('01'), { number: '40/CT-UBND', measures: most(2) }))
    const wardChair = await city.signIn('leader', '00328')
    const own = {
      issuer: 'ubnd-xa',
      number: '41/CT-UBND',
      issuedOn: '2021-07-26',
      effectiveFrom: '2021-07-27T06:00:00+07:00',
    }
    const low = await issue(wardChair, directive(ward(), { ...own, measures: most(10) }))
    const asked = async (areaId: number) =>
      (
        await chair.get<{ items: { higher: { documentId: string }; lower: { documentId: string } }[] }>(
          `/documents/conflicts?areaId=${areaId}`,
        )
      ).body.items
    expect(await asked(ward())).toMatchObject([
      {
        parameter: 'gathering-public-max-people',
        because: 'rank',
        higher: { documentId: high, value: 2 },
        lower: { documentId: low, value: 10 },
      },
    ])
    expect(await asked(city.area('00001'))).toEqual([])
    await city.settle()
    const open = () =>
      city.db
        .selectFrom('gaps')
        .select(['area_id', 'owner_officer_id'])
        .where('rule', '=', 'documents-conflict')
        .where('closed_at', 'is', null)
        .execute()
    expect(await open()).toEqual([{ area_id: ward(), owner_officer_id: wardChair.officerId }])
    const page = await wardChair.get<{ measures: { value: number }[]; state: string }>(`/documents/${low}`)
    expect(page.body).toMatchObject({ state: 'issued', measures: [{ value: 10 }] })
    await wardChair.send({
      type: 'documents.revoke',
      payload: { documentId: low, reason: 'Theo Chỉ thị của Thành phố.' },
    })
    await city.settle()
    expect(await open()).toEqual([])
  })
})

describe('[DOC-03] relations', () => {
  it('no circle, and an issued document’s changes to others are fixed with it', async () => {
    const first = await register(chair, directive(city.area('01'), { number: '50/CT-UBND' }))
    const second = await register(
      chair,
      directive(city.area('01'), { number: '51/CT-UBND', relations: [{ kind: 'replaces', to: first }] }),
    )
    const relate = (documentId: string, kind: string, to: string) =>
      chair.send({ type: 'documents.relate', payload: { documentId, relations: [{ kind, to }] } })
    expect(verdictOf(await relate(first, 'replaces', second))).toBe('DOCUMENTS.RELATIONS_IN_A_CIRCLE')
    await chair.send({ type: 'documents.issue', payload: { documentId: first } })
    expect(verdictOf(await relate(first, 'extends', second))).toBe('DOCUMENTS.NOT_A_DRAFT')
  })
})

describe('[DOC-10] a meeting becomes tasks', () => {
  it('each conclusion can become tasks with an owner and a deadline, and says which have', async () => {
    const documentId = await issue(chair, directive(city.area('01'), { number: '52/CT-UBND' }))
    const answer = await clerk.send({
      type: 'documents.record-meeting',
      payload: {
        areaId: city.area('01'),
        form: 'meeting',
        kind: 'ket-luan-hoi-nghi',
        issuer: 'thuong-truc-thanh-uy',
        title: 'Kết luận cuộc họp chiều 27/7',
        heldOn: '2021-07-27',
        chair: { name: 'Đinh Tiến Dũng', title: 'Bí thư Thành ủy' },
        relations: [{ kind: 'implements', to: documentId }],
        conclusions: [
          {
            sentence: 'Yêu cầu phê duyệt phương án của doanh nghiệp trong ngày 28/7.',
            dueAt: '2021-07-29T00:00:00+07:00',
            dueStated: true,
          },
          { sentence: 'Tình hình còn phức tạp.', orders: false },
        ],
      },
    })
    expect(verdictOf(answer)).toBe('accepted')
    const { meetingId, conclusions } = (answer as { result: { meetingId: string; conclusions: string[] } }).result
    const spawn = (payload: Record<string, unknown>) =>
      clerk.send({
        type: 'documents.spawn-task',
        payload: { conclusionId: conclusions[0], dueAt: '2021-07-29T00:00:00+07:00', ...payload },
      })
    const district = await city.signIn('leader', '008')
    expect(verdictOf(await spawn({ ownerPostId: district.postId, dueAt: '2021-07-26T00:00:00+07:00' }))).toBe(
      'DOCUMENTS.DUE_IN_THE_PAST',
    )
    expect(verdictOf(await spawn({ ownerPostId: crypto.randomUUID() }))).toBe('DOCUMENTS.OWNER_NOT_THERE')
    expect(verdictOf(await spawn({ ownerPostId: district.postId }))).toBe('accepted')
    const page = await clerk.get<{ items: { tasks: { owner: string; dueAt: string }[] }[]; withTask: number }>(
      `/meetings/${meetingId}`,
    )
    expect(page.body).toMatchObject({
      conclusions: 2,
      withTask: 1,
      items: [{ tasks: [{ state: 'active' }] }, { tasks: [] }],
    })
    const tasks = await city.db.selectFrom('tasks').selectAll().where('document_id', '=', documentId).execute()
    expect(tasks).toMatchObject([
      { owner_officer_id: district.officerId, due_at: toInstant('2021-07-29T00:00:00+07:00') },
    ])
  })
})

describe('[DOC-07] powers handed down by a document', () => {
  const delegations = [{ decisionType: 'epidemic-level', level: 'district' }]
  const heldRows = async () =>
    (await sql`select decision_type, level, valid_from, valid_to, document_id from competences`.execute(city.db)).rows

  it('stand in the register from the day it takes effect until it ends, and end when it is revoked', async () => {
    const documentId = await issue(chair, directive(city.area('01'), { number: '53/CT-UBND', delegations }))
    expect((await clerk.get(`/documents/${documentId}`)).body).toMatchObject({ delegations, standing: 'in-force' })
    const row = {
      decision_type: 'epidemic-level',
      level: 'district',
      valid_from: '2021-07-24',
      document_id: documentId,
    }
    expect(await heldRows()).toEqual([{ ...row, valid_to: '2021-08-08' }])
    await chair.send({ type: 'documents.revoke', payload: { documentId, reason: 'Thu hồi phân cấp.' } })
    expect(await heldRows()).toEqual([{ ...row, valid_to: '2021-07-27' }])
  })

  it('are handed down by the top level only', async () => {
    const wardChair = await city.signIn('leader', '00331')
    const own = { issuer: 'ubnd-xa', number: '54/CT-UBND', delegations }
    const payload = directive(city.area('00331'), own)
    expect(verdictOf(await wardChair.send({ type: 'documents.register', payload }))).toBe(
      'DOCUMENTS.DELEGATES_FROM_BELOW',
    )
  })
})
