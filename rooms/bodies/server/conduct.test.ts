import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IntentAnswer } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'

let city: TestCity
let chair: Person
let inspector: Person
const ward = '00328'

const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)
const resultOf = <T>(answer: IntentAnswer) => (answer as { result: T }).result

const decide = (payload: Record<string, unknown>, by = chair) =>
  by.send({
    type: 'bodies.record-decision',
    payload: {
      areaId: city.area(ward),
      decisionType: 'self-managed-team',
      matter: 'Lập tổ tự quản ngõ 109',
      outcome: 'forwarded',
      toAreaId: city.area('008'),
      ...payload,
    },
  })

beforeAll(async () => {
  city = await openTestCity()
  chair = await city.signIn('leader', ward)
  inspector = await city.signIn('inspector', '008')
})
afterAll(() => city.close())

describe('“đùn đẩy?”', () => {
  it('[ORG-07] deciding one’s own, and sending up what belongs higher, ask no questions', async () => {
    expect(codeOf(await decide({ outcome: 'decided', toAreaId: undefined }))).toBe('accepted')
    const up = await decide({ decisionType: 'lockdown-point', matter: 'Phong tỏa ngõ 109' })
    expect(resultOf(up)).toMatchObject({ avoidanceId: null })
    expect(codeOf(await decide({ decisionType: 'lockdown-point', outcome: 'decided', toAreaId: undefined }))).toBe(
      'BODIES.NOT_COMPETENT',
    )
    expect(codeOf(await decide({ decisionType: 'home-quarantine' }))).toBe('BODIES.NO_COMPETENCE')
    expect(codeOf(await decide({ decisionType: 'nothing' }))).toBe('BODIES.TYPE_UNKNOWN')
    expect(codeOf(await decide({ toAreaId: city.area('001') }))).toBe('BODIES.NOT_UPWARD')
    expect((await inspector.get<{ items: unknown[] }>('/bodies/avoidances')).body.items).toEqual([])
  })

  it('[ORG-07] sending up one’s own needs a reason, and inspectors see a question with a clock', async () => {
    const bare = await decide({})
    expect([codeOf(bare), bare.outcome === 'refused' && bare.refusal.field]).toEqual(['BODIES.REASON_NEEDED', 'reason'])
    const sent = await decide({ reason: 'Không đủ người' })
    const { avoidanceId } = resultOf<{ avoidanceId: string }>(sent)
    const seen = await inspector.get<{ items: { id: string; reason: string; dueAt: string; verdict: null }[] }>(
      '/bodies/avoidances?isOpen=true',
    )
    expect(seen.body.items).toMatchObject([
      { id: avoidanceId, reason: 'Không đủ người', verdict: null, dueAt: '2021-07-29T11:00:00.000Z' },
    ])
    expect((await chair.get('/bodies/avoidances')).status).toBe(403)
    const elsewhere = await city.signIn('inspector', '001')
    expect((await elsewhere.get<{ items: unknown[] }>('/bodies/avoidances')).body.items).toEqual([])
    expect((await elsewhere.get(`/bodies/avoidances?areaId=${city.area('008')}`)).status).toBe(404)

    await city.settle()
    const gap = await city.db
      .selectFrom('gaps')
      .selectAll()
      .where('rule', '=', 'avoidance-unanswered')
      .executeTakeFirst()
    expect(gap).toMatchObject({ subject: avoidanceId, owner_officer_id: inspector.officerId, closed_at: null })
  })

  it('[SG-08] [SG-17] a named inspector judges, not before the unit was heard or had its time', async () => {
    const { body } = await inspector.get<{ items: { id: string }[] }>('/bodies/avoidances?isOpen=true')
    const avoidanceId = body.items[0]?.id
    const judge = (verdict: string, by = inspector) =>
      by.send({ type: 'bodies.judge-avoidance', payload: { avoidanceId, verdict, note: 'Đã xem hồ sơ' } })
    expect(codeOf(await judge('avoided'))).toBe('BODIES.NOT_HEARD')
    expect(codeOf(await judge('avoided', chair))).toBe('ACCESS.NOT_ALLOWED')
    expect(codeOf(await judge('avoided', await city.signInWithGrant('inspector', '008')))).toBe('BODIES.HUMAN_NEEDED')
    expect(codeOf(await judge('avoided', await city.signIn('inspector', '001')))).toBe('ACCESS.NOT_FOUND')
    const told = async (person: Person) => {
      const path = `/bodies/decisions?areaId=${city.area(ward)}`
      const { body } = await person.get<{ items: { avoidance: { id: string; verdict: string | null } | null }[] }>(path)
      return body.items.map((one) => one.avoidance).find((one) => one !== null)
    }
    expect((await told(chair))?.id).toBe(avoidanceId)
    const above = await city.signIn('leader', '008')
    expect(await told(above)).toBeUndefined()
    const forThem = { type: 'bodies.explain-avoidance', payload: { avoidanceId, explanation: 'Thay phường' } }
    expect(codeOf(await above.send(forThem))).toBe('BODIES.NOT_THE_UNIT')
    const explain = () =>
      chair.send({
        type: 'bodies.explain-avoidance',
        payload: { avoidanceId, explanation: 'Ngõ giáp ranh hai phường' },
      })
    expect(codeOf(await explain())).toBe('accepted')
    expect(codeOf(await judge('avoided'))).toBe('accepted')
    expect((await told(chair))?.verdict).toBe('avoided')
    expect(codeOf(await judge('justified'))).toBe('BODIES.JUDGED')
    expect(codeOf(await explain())).toBe('BODIES.JUDGED')
    await city.settle()
    const gap = await city.db
      .selectFrom('gaps')
      .select('closed_at')
      .where('rule', '=', 'avoidance-unanswered')
      .executeTakeFirst()
    expect(gap?.closed_at).not.toBeNull()
  })

  it('[ORG-07] the register is dated: from a day on another level decides, and yesterday keeps its rule', async () => {
    const top = await city.signIn('leader', '01')
    const set = (by: Person) =>
      by.send({
        type: 'bodies.set-competence',
        payload: {
          decisionType: 'self-managed-team',
          level: 'district',
          validFrom: '2021-07-27',
          source: 'Quyết định thử',
        },
      })
    expect(codeOf(await set(chair))).toBe('ACCESS.OUTSIDE_AREA')
    expect(codeOf(await set(top))).toBe('accepted')
    expect(codeOf(await decide({ outcome: 'decided', toAreaId: undefined }))).toBe('BODIES.NOT_COMPETENT')
    const yesterday = await chair.send({
      type: 'bodies.record-decision',
      occurredAt: '2021-07-26T08:00:00+07:00',
      payload: {
        areaId: city.area(ward),
        decisionType: 'self-managed-team',
        matter: 'Lập tổ tự quản',
        outcome: 'decided',
      },
    })
    expect(codeOf(yesterday)).toBe('accepted')
    const { body } = await chair.get<{ items: { decisionType: string; level: string }[] }>(
      '/bodies/competences?at=2021-07-26T08:00:00%2B07:00',
    )
    expect(body.items.find((row) => row.decisionType === 'self-managed-team')?.level).toBe('commune')
  })
})

describe('visits', () => {
  const names = [
    ['Đinh Tiến Dũng', 'Bí thư Thành ủy', true],
    ['Phùng Thị Hồng Hà', 'Phó Chủ tịch Thường trực HĐND Thành phố'],
    ['Nguyễn Hải Trung', 'Giám đốc Công an thành phố'],
    ['Nguyễn Quốc Duyệt', 'Tư lệnh Bộ Tư lệnh Thủ đô'],
    ['Chử Xuân Dũng', 'Phó Chủ tịch UBND thành phố'],
    ['Lãnh đạo sở', 'Giám đốc Sở Y tế'],
  ] as const
  const visit = (members: unknown[], by: Person) =>
    by.send({
      type: 'bodies.record-visit',
      payload: {
        areaId: city.area(ward),
        kind: 'survey',
        purpose: 'Thị sát mô hình tự quản',
        at: '2021-07-27T15:00:00+07:00',
        members,
      },
    })

  it('[ORG-09] a visit keeps a delegation of six named members with their positions', async () => {
    const office = await city.signIn('office', '008')
    const members = names.map(([name, position, leads]) => ({ name, position, leads: leads ?? false }))
    expect(codeOf(await visit(members.slice(1), office))).toBe('BODIES.VISIT_LEADER')
    expect(codeOf(await visit([...members, members[2]], office))).toBe('BODIES.VISIT_TWICE')
    expect(codeOf(await visit([{ name: 'Không chức vụ', leads: true }], office))).toBe('INTENTS.PAYLOAD')
    expect(codeOf(await visit([{ ...members[0], officerId: randomUUID() }], office))).toBe('BODIES.OFFICER_UNKNOWN')
    expect(codeOf(await visit(members, office))).toBe('accepted')
    type Visit = { kindTitle: { vi: string }; members: { name: string; position: string }[] }
    const { body } = await office.get<{ items: Visit[] }>(`/bodies/visits?areaId=${city.area('008')}`)
    expect(body.items[0]?.kindTitle.vi).toBe('thị sát')
    expect(body.items[0]?.members.map((one) => [one.name, one.position])).toEqual(
      names.map(([name, position]) => [name, position]),
    )
  })

  it('[ORG-06] visits and decisions of a head stand in their activity log', async () => {
    const answer = await visit(
      [{ officerId: chair.officerId, name: 'Chủ tịch phường', position: 'Chủ tịch UBND', leads: true }],
      chair,
    )
    expect(codeOf(answer)).toBe('accepted')
    const { body } = await chair.get<{ activity: { kind: string; what: string }[] }>(
      `/bodies/officers/${chair.officerId}`,
    )
    expect(body.activity.map((one) => one.kind)).toEqual(expect.arrayContaining(['visit', 'decision']))
  })
})

describe('supervision and entities of other hierarchies', () => {
  it('[ORG-08] a supervisor reads and files a finding, and changes nothing else', async () => {
    const supervisor = await city.signIn('supervisor', ward)
    const finding = {
      areaId: city.area(ward),
      about: { kind: 'area' },
      finding: 'Chốt tự quản ngõ 109 không có người trực',
    }
    const filed = await supervisor.send({ type: 'bodies.file-opinion', payload: finding })
    expect(codeOf(filed)).toBe('accepted')
    const tries = [
      {
        type: 'bodies.record-decision',
        payload: { areaId: city.area(ward), decisionType: 'market-coupons', matter: 'x', outcome: 'decided' },
      },
      {
        type: 'bodies.appoint',
        payload: { postId: chair.postId, officerId: supervisor.officerId, fromAt: '2021-07-27T08:00:00+07:00' },
      },
      {
        type: 'bodies.record-visit',
        payload: {
          areaId: city.area(ward),
          kind: 'survey',
          purpose: 'x',
          at: '2021-07-27T08:00:00+07:00',
          members: [{ name: 'A', position: 'B', leads: true }],
        },
      },
      { type: 'bodies.answer-opinion', payload: { opinionId: filed.id, answer: 'x' } },
      { type: 'bodies.dissolve-body', payload: { bodyId: randomUUID(), onDay: '2021-07-28' } },
      {
        type: 'bodies.register-entity',
        payload: {
          areaId: city.area(ward),
          kind: 'agency',
          name: 'x',
          parentOrganisation: 'y',
          validFrom: '2021-07-01',
        },
      },
    ]
    expect((await supervisor.sendAll(tries)).map(codeOf)).toEqual(tries.map(() => 'ACCESS.NOT_ALLOWED'))
    expect(
      codeOf(
        await supervisor.send({ type: 'bodies.file-opinion', payload: { ...finding, areaId: city.area('00331') } }),
      ),
    ).toBe('ACCESS.OUTSIDE_AREA')
    expect(codeOf(await chair.send({ type: 'bodies.file-opinion', payload: finding }))).toBe('ACCESS.NOT_ALLOWED')

    await city.settle()
    const gap = await city.db
      .selectFrom('gaps')
      .select(['subject', 'owner_officer_id'])
      .where('rule', '=', 'opinion-unanswered')
      .execute()
    expect(gap).toEqual([{ subject: filed.id, owner_officer_id: chair.officerId }])
    const answer = () =>
      chair.send({ type: 'bodies.answer-opinion', payload: { opinionId: filed.id, answer: 'Đã bố trí đủ ba ca' } })
    expect(codeOf(await answer())).toBe('accepted')
    expect(codeOf(await answer())).toBe('BODIES.ANSWERED')
    const { body } = await supervisor.get<{ items: { answer: string }[] }>(
      `/bodies/opinions?areaId=${city.area(ward)}&isOpen=false`,
    )
    expect(body.items[0]?.answer).toBe('Đã bố trí đủ ba ca')
  })

  it('[ORG-10] a central agency stands on the ward’s list though its hierarchy is elsewhere', async () => {
    const entity = (name: string) =>
      chair.send({
        type: 'bodies.register-entity',
        payload: {
          areaId: city.area(ward),
          kind: 'agency',
          name,
          parentOrganisation: 'Bộ Công Thương',
          validFrom: '2021-07-01',
        },
      })
    const first = await entity('Viện Nghiên cứu <b>Cơ khí</b>')
    expect(codeOf(first)).toBe('accepted')
    expect(codeOf(await entity('VIỆN NGHIÊN CỨU <b>CƠ KHÍ</b>'))).toBe('BODIES.ENTITY_EXISTS')
    type Entity = { name: string; parentOrganisation: string; areaName: string }
    const list = async () =>
      (await chair.get<{ items: Entity[] }>(`/bodies/entities?areaId=${city.area(ward)}&q=vien%20nghien%20cuu`)).body
        .items
    expect(await list()).toMatchObject([
      { name: 'Viện Nghiên cứu <b>Cơ khí</b>', parentOrganisation: 'Bộ Công Thương', areaName: 'Phường Mai Động' },
    ])
    const close = (onDay: string) => chair.send({ type: 'bodies.close-entity', payload: { entityId: first.id, onDay } })
    expect(codeOf(await close('2021-07-01'))).toBe('BODIES.END_BEFORE_START')
    expect(codeOf(await close('2021-07-20'))).toBe('accepted')
    expect(await list()).toEqual([])
  })
})
