import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { type Actor, forgetTallies } from '#platform/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { directive, issue, register, verdictOf } from '../../../apps/server/test-directive.ts'

let city: TestCity
let chair: Person
let clerk: Person
let secretary: Person
let number = 30
const root = () => city.area('01')
const next = () => `${++number}/CT-UBND`
const at = (moment: string) => city.clock.set(toInstant(moment))
const tryIssue = async (person: Person, documentId: string) =>
  verdictOf(await person.send({ type: 'documents.issue', payload: { documentId } }))
const inForce = async (areaId: number) => {
  const { body } = await chair.get<{ items: { documentId: string; day: number; of: number | null }[] }>(
    `/areas/${areaId}/in-force`,
  )
  return body.items
}

/** The account of the house itself, which may do all that the rooms allow and decides nothing. */
const theHouse = (): Actor => ({
  accountId: null,
  officerId: null,
  via: 'house',
  scopes: [{ permissions: new Set(city.house.permissions.keys()), areaId: root(), postId: null }],
})

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-23T22:00:00+07:00' })
  chair = await city.signIn('leader', '01')
  clerk = await city.signIn('office', '01')
  secretary = await city.signIn('secretary', '01')
  for (const code of ['001', '008', '00001', '00004', '00328', '00331']) await city.signIn('leader', code)
})
afterAll(() => city.close())

describe('[SG-08] who may put a document in force', () => {
  it('only a named person in a competent post of the issuer: not a clerk, not the other line, not a superior, not the house', async () => {
    const documentId = await register(clerk, directive(root(), { number: next() }))
    expect(await tryIssue(clerk, documentId)).toBe('ACCESS.NOT_ALLOWED')
    expect(await tryIssue(secretary, documentId)).toBe('DOCUMENTS.NOT_COMPETENT')
    const house = await city.house.door.submit(
      [{ id: randomUUID(), type: 'documents.issue', payload: { documentId } }],
      { actor: theHouse(), requestId: 'test' },
    )
    expect(verdictOf(house[0]!)).toBe('DOCUMENTS.NEEDS_A_PERSON')
    const ward = await city.signIn('deputy', '00328')
    const wards = directive(city.area('00328'), { issuer: 'ubnd-xa', number: '07/CT-UBND' })
    const theirs = await register(ward, wards)
    expect(await tryIssue(chair, theirs)).toBe('DOCUMENTS.NOT_COMPETENT')
    expect(await tryIssue(ward, theirs)).toBe('accepted')
    const { body } = await clerk.get<{ state: string }>(`/documents/${documentId}`)
    expect(body.state).toBe('draft')
    expect((await inForce(root())).map((row) => row.documentId)).not.toContain(documentId)
    expect(await tryIssue(chair, documentId)).toBe('accepted')
    expect(await tryIssue(chair, documentId)).toBe('DOCUMENTS.NOT_A_DRAFT')
  })

  it('nobody here issues what came from elsewhere', async () => {
    const received = { number: '68/NQ-CP', kind: 'nghi-quyet', issuer: 'chinh-phu', issuedOn: '2021-07-01' }
    const payload = { ...directive(root(), received), issuerAreaId: null, entry: 'received' }
    const documentId = await register(clerk, { ...payload, effectiveFrom: '2021-07-01T00:00:00+07:00' })
    expect(await tryIssue(chair, documentId)).toBe('DOCUMENTS.NOT_OURS')
  })
})

describe('[SG-01] no order without an end', () => {
  it('refuses a directive with neither end nor review, and lets nobody move the end of an issued one', async () => {
    const endless = { number: next(), effectiveTo: null, reviewAt: null }
    const documentId = await register(clerk, directive(root(), endless))
    expect(await tryIssue(chair, documentId)).toBe('DOCUMENTS.NO_END_NOR_REVIEW')
    const face = directive(root(), { number: null })
    const { areaId: _a, issuerAreaId: _i, entry: _e, ...rest } = face
    const reviewed = { ...rest, effectiveTo: null, reviewAt: '2021-08-01T06:00:00+07:00', documentId }
    expect(verdictOf(await clerk.send({ type: 'documents.edit-draft', payload: reviewed }))).toBe('accepted')
    expect(await tryIssue(chair, documentId)).toBe('accepted')
    const longer = { ...reviewed, effectiveTo: '2021-12-31T06:00:00+07:00', reviewAt: null }
    expect(verdictOf(await clerk.send({ type: 'documents.edit-draft', payload: longer }))).toBe('DOCUMENTS.NOT_A_DRAFT')
  })

  it('ends by itself at 06:00 8/8/2021, and goes on only by a new document that extends it', async () => {
    const ward = city.area('00331')
    const first = await issue(chair, directive(root(), { number: next() }))
    at('2021-07-27T18:40:00+07:00')
    expect((await inForce(ward)).find((row) => row.documentId === first)).toMatchObject({ day: 4, of: 15 })
    const { body } = await chair.get(`/documents/${first}`)
    expect(body).toMatchObject({ day: 4, of: 15, standing: 'in-force' })
    at('2021-08-08T05:59:59+07:00')
    expect((await inForce(ward)).some((row) => row.documentId === first)).toBe(true)
    at('2021-08-08T06:00:01+07:00')
    expect((await inForce(ward)).some((row) => row.documentId === first)).toBe(false)
    expect((await chair.get<{ standing: string }>(`/documents/${first}`)).body.standing).toBe('ended')
    at('2021-08-06T10:00:00+07:00')
    const isAsked = async () => {
      await city.settle()
      const open = await city.db
        .selectFrom('gaps')
        .select('id')
        .where('rule', '=', 'document-ending')
        .where('subject', '=', first)
        .where('closed_at', 'is', null)
        .execute()
      return open.length
    }
    expect(await isAsked()).toBe(1)
    const longer = await issue(
      chair,
      directive(root(), {
        number: next(),
        issuedOn: '2021-08-06',
        effectiveFrom: '2021-08-08T06:00:00+07:00',
        effectiveTo: '2021-08-23T06:00:00+07:00',
        relations: [{ kind: 'extends', to: first }],
      }),
    )
    expect(await isAsked()).toBe(0)
    const end = (await chair.get<{ effectiveEnd: unknown }>(`/documents/${first}`)).body.effectiveEnd
    expect(end).toMatchObject({ at: toInstant('2021-08-23T06:00:00+07:00'), extendedBy: [longer] })
    at('2021-08-08T06:00:01+07:00')
    expect((await inForce(ward)).find((row) => row.documentId === longer)).toMatchObject({ day: 1, of: 15 })
    at('2021-07-23T22:00:00+07:00')
  })

  it('a document that replaces another ends it when it takes effect; one that is revoked ends at once', async () => {
    const old = await issue(chair, directive(root(), { number: next() }))
    const change = { number: next(), effectiveFrom: '2021-07-26T06:00:00+07:00' }
    const young = await issue(chair, directive(root(), { ...change, relations: [{ kind: 'replaces', to: old }] }))
    at('2021-07-26T05:00:00+07:00')
    expect((await inForce(root())).some((row) => row.documentId === old)).toBe(true)
    at('2021-07-26T06:00:00+07:00')
    const held = (await inForce(root())).map((row) => row.documentId)
    expect([held.includes(old), held.includes(young)]).toEqual([false, true])
    const revoke = { documentId: young, reason: 'Ban hành nhầm phạm vi.' }
    expect(verdictOf(await secretary.send({ type: 'documents.revoke', payload: revoke }))).toBe(
      'DOCUMENTS.NOT_COMPETENT',
    )
    expect(verdictOf(await chair.send({ type: 'documents.revoke', payload: revoke }))).toBe('accepted')
    expect((await inForce(root())).some((row) => row.documentId === young)).toBe(false)
    at('2021-07-23T22:00:00+07:00')
    const coming = await issue(chair, directive(root(), { number: next() }))
    await chair.send({ type: 'documents.revoke', payload: { documentId: coming, reason: 'Chưa cần.' } })
    at('2021-07-27T18:00:00+07:00')
    expect((await inForce(root())).some((row) => row.documentId === coming)).toBe(false)
    at('2021-07-23T22:00:00+07:00')
  })

  it('nobody replaces what a higher issuer ordered', async () => {
    const high = await issue(chair, directive(root(), { number: next() }))
    const district = await city.signIn('leader', '008')
    const low = directive(city.area('008'), { issuer: 'ubnd-huyen', number: '11/CT-UBND' })
    const documentId = await register(district, { ...low, relations: [{ kind: 'repeals', to: high }] })
    expect(await tryIssue(district, documentId)).toBe('DOCUMENTS.OF_HIGHER_ISSUER')
  })
})

describe('[DOC-02] the days of a directive', () => {
  it('gives each district and commune one slot for each of 15 days, names units without a head, and calls silence "thiếu"', async () => {
    const documentId = await register(chair, directive(root(), { number: next() }))
    const answer = await chair.send({ type: 'documents.issue', payload: { documentId } })
    const headless = { id: city.area('00334'), name: 'Phường Hoàng Văn Thụ' }
    expect(answer).toMatchObject({ result: { units: 6, days: 90, notActivated: [headless] } })
    const ward = await city.signIn('office', '00328')
    const areaId = city.area('00328')
    const report = (day: number, met: string, payload = {}) =>
      ward.send({ type: 'documents.report-day', payload: { documentId, areaId, day, report: met, ...payload } })
    expect(verdictOf(await report(1, 'met'))).toBe('DOCUMENTS.DAY_NOT_BEGUN')
    at('2021-07-24T20:00:00+07:00')
    expect(await report(1, 'met')).toMatchObject({ outcome: 'accepted', result: { late: false } })
    at('2021-07-27T18:00:00+07:00')
    expect(await report(2, 'not-met', { note: 'Chợ tạm còn đông' })).toMatchObject({ result: { late: true } })
    expect(verdictOf(await report(16, 'met'))).toBe('DOCUMENTS.NO_SUCH_DAY')
    expect(verdictOf(await report(1, 'met', { areaId: city.area('00001') }))).toBe('ACCESS.OUTSIDE_AREA')
    const { body } = await ward.get<{
      days: { day: number; met: number; notMet: number; missing: number; upcoming: number }[]
      units: { slots: { day: number; standing: string; late: boolean }[] }[]
    }>(`/documents/${documentId}/days?areaId=${areaId}`)
    const slots = body.units[0]!.slots
    expect(slots).toHaveLength(15)
    expect(slots.slice(0, 5).map(({ standing, late }) => [standing, late])).toEqual([
      ['met', false],
      ['not-met', true],
      ['missing', false],
      ['missing', false],
      ['upcoming', false],
    ])
    const whole = await chair.get<typeof body>(`/documents/${documentId}/days?areaId=${root()}`)
    expect(whole.body.days[0]).toMatchObject({ met: 1, notMet: 0, missing: 5, upcoming: 0 })
    await city.settle()
    const gaps = await city.db
      .selectFrom('gaps')
      .select(['area_id', 'data', 'owner_officer_id'])
      .where('rule', '=', 'document-days-missing')
      .where('subject', 'like', `${documentId}%`)
      .execute()
    expect(gaps).toHaveLength(6)
    expect(gaps.find((gap) => gap.area_id === areaId)?.data).toMatchObject({ count: 1, days: [3] })
    expect(gaps.every((gap) => gap.owner_officer_id !== null)).toBe(true)
  })

  it('[ORG-06] a unit is activated once it has a head, and then owes the days that are left', async () => {
    at('2021-07-23T22:00:00+07:00')
    const documentId = await issue(chair, directive(root(), { number: next() }))
    at('2021-07-27T18:00:00+07:00')
    const activate = () => chair.send({ type: 'documents.activate-units', payload: { documentId } })
    expect(verdictOf(await activate())).toBe('DOCUMENTS.ALL_ACTIVATED')
    await city.settle()
    const waiting = () =>
      city.db
        .selectFrom('gaps')
        .select('area_id')
        .where('rule', '=', 'document-unit-without-head')
        .where('subject', 'like', `${documentId}%`)
        .where('closed_at', 'is', null)
        .execute()
    expect(await waiting()).toEqual([{ area_id: city.area('00334') }])
    await city.signIn('leader', '00334')
    expect(await activate()).toMatchObject({ outcome: 'accepted', result: { units: 1, days: 12 } })
    await city.settle()
    expect(await waiting()).toEqual([])
  })

  it('counts documents, receipts and days by area, the same step by step as from the journal', async () => {
    await city.settle()
    const count = async () =>
      (await city.db.selectFrom('tallies').selectAll().where('indicator', 'like', 'd%').execute())
        .map((row) => `${row.indicator} ${row.zone_id} ${row.day} ${row.value}`)
        .toSorted()
    const running = await count()
    expect(running.some((line) => line.startsWith('days-reported-late '))).toBe(true)
    expect(running.some((line) => line.startsWith('documents-issued '))).toBe(true)
    await forgetTallies(city.db)
    await city.settle()
    expect(await count()).toEqual(running)
  })
})
