import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IntentAnswer, toInstant } from '#kit'
import type { GapRule } from '#platform/server'
import { inForceIn, putInForce } from '#rooms/areas/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type {
  ClusterPage,
  ClusterProposal,
  ColourLine,
  LockdownLine,
  LockdownPage,
  PlaybookPage,
  ZonesBoard,
} from '../domain/index.ts'
import { noteLapses } from './note-lapses.tick.ts'
import { zonesGaps } from './zones.gaps.ts'

const at = (text: string) => toInstant(`2021-${text}+07:00`)
const ward = '00328'
const group = `${ward}-001`
const reason = 'Có 3 ca trong ngõ, chưa rõ nguồn lây'

let city: TestCity
let chair: Person
let wardChair: Person
let clerk: Person
let station: Person
let directive: string

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T19:40:00+07:00' })
  ;[chair, wardChair, clerk, station] = (await Promise.all([
    city.signIn('leader', '008'),
    city.signIn('leader', ward),
    city.signIn('office', ward),
    city.signIn('health', ward),
  ])) as [Person, Person, Person, Person]
  directive = await putDirective('07-24T06:00:00', '08-08T06:00:00')
})
afterAll(() => city?.close())

async function putDirective(from: string, to: string): Promise<string> {
  const documentId = randomUUID()
  const labels = { labelVi: 'Chỉ thị 17/CT-UBND', labelEn: 'Directive 17/CT-UBND' }
  const row = {
    id: randomUUID(),
    areaId: city.area('01'),
    kind: 'directive' as const,
    documentId,
    reviewAt: null,
    ...labels,
  }
  const tree = city.house.territory.current()
  await city.db.transaction().execute((trx) => putInForce(trx, [{ ...row, from: at(from), to: at(to) }], tree))
  return documentId
}

const codeOf = (answer: IntentAnswer) =>
  answer.outcome === 'refused'
    ? `${answer.refusal.code.replace('ZONES.', '')}${answer.refusal.field ? ` ${answer.refusal.field}` : ''}`
    : answer.outcome
const told = async (who: Person, type: string, payload: unknown) =>
  codeOf(await who.send({ type: `zones.${type}`, payload }))
async function done<T = Record<string, never>>(who: Person, type: string, payload: unknown): Promise<T> {
  const answer = await who.send({ type: type.includes('.') ? type : `zones.${type}`, payload })
  expect(answer, type).toMatchObject({ outcome: 'accepted' })
  return (answer as { result?: unknown }).result as T
}
const page = async (id: string, who = chair) => (await who.get<LockdownPage>(`/zones/lockdowns/${id}`)).body
const board = async (on = '', areaCode = '01') =>
  (
    await (
      await city.signIn('leader', areaCode)
    ).get<ZonesBoard>(`/zones/board?areaId=${city.area(areaCode)}${on && `&on=${on}`}`)
  ).body
const gaps = (key: string) => {
  const rule = zonesGaps.find((one) => one.key === key) as GapRule
  const { clock, house, db } = city
  const now = { now: clock.now(), tree: house.territory.current(), profile: house.profile }
  return db.transaction().execute((trx) => rule.find(trx, now))
}

const proposal = (more: object = {}) => ({
  areaId: city.area(group),
  scope: 'alley',
  place: 'Ngõ 221 Mai Động',
  reason,
  ...more,
})
const whole = {
  smallestReason: 'Ngõ cụt, các nhà chung lối ra; không tách được nhà nào',
  residents: 120,
  supplier: 'UBND phường Mai Động',
  supplyDays: 7,
}
const term = (more: object = {}) => ({
  documentId: directive,
  startsAt: at('07-27T20:00:00'),
  endsAt: at('08-06T20:00:00'),
  reviewAt: at('08-03T20:00:00'),
  ...more,
})
const propose = async (more: object = {}) =>
  (await done<{ lockdownId: string }>(clerk, 'propose-lockdown', proposal({ ...whole, ...term(), ...more }))).lockdownId
const decide = (lockdownId: string, more: object = {}) => ({ lockdownId, number: '1875/QĐ-UBND', ...more })

describe('a lockdown point', () => {
  it('[ZON-01] [SG-06] is not decided without basis, review, smallest area or supplies: each refusal names its field', async () => {
    const { lockdownId } = await done<{ lockdownId: string }>(clerk, 'propose-lockdown', proposal())
    expect((await page(lockdownId)).missing).toEqual([
      'smallestReason',
      'residents',
      'supplier',
      'supplyDays',
      'documentId',
      'startsAt',
      'endsAt',
      'reviewAt',
    ])
    await done(clerk, 'amend-proposal', { lockdownId, ...whole })
    const said = [
      await told(chair, 'decide-lockdown', decide(lockdownId, term({ documentId: undefined }))),
      await told(chair, 'decide-lockdown', decide(lockdownId, term({ reviewAt: undefined }))),
      await told(chair, 'decide-lockdown', decide(lockdownId, term({ reviewAt: at('08-03T20:00:01') }))),
      await told(chair, 'decide-lockdown', decide(lockdownId, term({ documentId: randomUUID() }))),
      await told(chair, 'decide-lockdown', decide(lockdownId, term({ endsAt: at('08-09T00:00:00') }))),
    ]
    expect(said).toEqual([
      'BASIS_NEEDED documentId',
      'REVIEW_NEEDED reviewAt',
      'REVIEW_TOO_LATE reviewAt',
      'BASIS_NOT_IN_FORCE documentId',
      'BEYOND_BASIS endsAt',
    ])
    expect((await board()).active).toBe(0)
    await done(chair, 'dismiss-proposal', { lockdownId, reason: 'Khoanh hai nhà là đủ' })
    expect(await told(chair, 'decide-lockdown', decide(lockdownId, term()))).toBe('DECIDED_ALREADY')
  })

  it('[SG-06] [ORG-07] is decided by a named chairman of the level that the register names, never by a clerk, a ward or a program', async () => {
    const lockdownId = await propose()
    expect(await told(clerk, 'decide-lockdown', decide(lockdownId))).toBe('ACCESS.NOT_ALLOWED')
    expect(await told(wardChair, 'decide-lockdown', decide(lockdownId))).toBe('NOT_COMPETENT')
    expect(await told(await city.signIn('secretary', '008'), 'decide-lockdown', decide(lockdownId))).toBe(
      'NOT_COMPETENT',
    )
    const token = await city.signInWithGrant('leader', '01')
    expect(await told(token, 'decide-lockdown', decide(lockdownId))).toBe('NOT_COMPETENT')
    await done(chair, 'decide-lockdown', decide(lockdownId))
    city.clock.set(at('07-27T20:00:00'))
    const shown = await page(lockdownId)
    expect(shown).toMatchObject({ standing: 'active', overAt: at('08-03T20:00:00'), mayDecide: true, missing: [] })
    expect(shown.decisions.map(({ kind, number, post }) => [kind, number, post])).toEqual([
      ['lock', '1875/QĐ-UBND', `chairman ${city.area('008')}`],
    ])
    const tree = city.house.territory.current()
    const here = await inForceIn(city.db, tree, city.area(group), at('07-28T00:00:00'))
    expect(
      here.filter(({ kind }) => kind === 'measure').map(({ labelVi, to, documentId }) => [labelVi, to, documentId]),
    ).toEqual([['Điểm phong tỏa: Ngõ 221 Mai Động', at('08-03T20:00:00'), directive]])
  })

  it('[ZON-01] [ZON-03] is counted on any date; isolation points by distinct ward', async () => {
    await done(chair, 'decide-lockdown', decide(await propose({ place: 'Tòa CT1', startsAt: at('07-28T06:00:00') })))
    for (const [areaId, place] of [
      [city.area('00331-001'), 'Dãy trọ 12'],
      [city.area('00331-002'), 'Ngõ 99 Định Công Hạ'],
      [city.area('00334'), 'Khu tập thể A'],
    ])
      await done(
        chair,
        'propose-lockdown',
        proposal({ areaId, place, regime: 'medical-isolation', ...whole, ...term() }),
      )
    const { body } = await chair.get<{ items: LockdownLine[] }>(
      `/zones/lockdowns?areaId=${city.area('008')}&standing=proposed`,
    )
    expect(body.items.length).toBe(3)
    for (const { id } of body.items) await done(chair, 'decide-lockdown', decide(id))
    expect(await board('2021-07-26')).toMatchObject({ active: 0, isolation: 0 })
    expect(await board('2021-07-27')).toMatchObject({ active: 1, isolation: 3, isolationUnits: 2 })
    expect(await board('2021-07-28')).toMatchObject({ active: 2, activeUnits: 1, isolation: 3 })
    expect(await board('2021-08-04')).toMatchObject({ active: 0, isolation: 0 })
    const { children } = await board('2021-07-28', '008')
    expect(children.map(({ areaId, active, isolation }) => [areaId, active, isolation])).toContainEqual([
      city.area('00331'),
      0,
      2,
    ])
    const lines = (
      await chair.get<{ items: LockdownLine[] }>(`/zones/lockdowns?areaId=${city.area('008')}&on=2021-07-28`)
    ).body.items
    expect(lines.every(({ overAt, standing }) => overAt !== null && standing === 'active')).toBe(true)
  })

  it('[SG-06] [SG-01] un-reviewed it lapses at the second of its review, with an alert; before that only a new decision lets it go on', async () => {
    const lockdownId = await propose({
      place: 'Ngõ 12',
      startsAt: at('07-27T21:00:00'),
      reviewAt: at('08-01T21:00:00'),
    })
    await done(chair, 'decide-lockdown', decide(lockdownId))
    city.clock.set(toInstant('2021-08-01T20:59:59+07:00'))
    expect((await page(lockdownId)).standing).toBe('active')
    expect(
      (await gaps('zones-review-due')).map(({ subject, severity, ownerPostId }) => [subject, severity, ownerPostId]),
    ).toContainEqual([lockdownId, 3, chair.postId])
    const extend = {
      lockdownId,
      number: '1999/QĐ-UBND',
      documentId: directive,
      reason: 'Còn 1 ca mới ngày 31/7',
      endsAt: at('08-07T20:00:00'),
    }
    expect(await told(chair, 'extend-lockdown', extend)).toBe('REVIEW_NEEDED reviewAt')
    await done(chair, 'extend-lockdown', { ...extend, reviewAt: at('08-05T20:00:00') })
    city.clock.set(toInstant('2021-08-05T19:59:59+07:00'))
    expect((await page(lockdownId)).standing).toBe('active')
    city.clock.set(at('08-05T20:00:00'))
    expect((await page(lockdownId)).standing).toBe('lapsed')
    const tree = city.house.territory.current()
    const inForce = await inForceIn(city.db, tree, city.area(group), city.clock.now())
    expect(inForce.filter(({ data }) => data.lockdownId === lockdownId)).toEqual([])
    expect((await gaps('zones-lapsed')).filter(({ subject }) => subject === lockdownId)).toMatchObject([
      { severity: 4, ownerPostId: chair.postId, data: { isLapsed: true } },
    ])
    await noteLapses.run(city.house)
    await noteLapses.run(city.house)
    const notices = await city.db
      .selectFrom('notices')
      .select(['officer_id', 'kind'])
      .where('subject_id', '=', lockdownId)
      .execute()
    expect(notices.map(({ officer_id }) => officer_id).toSorted()).toEqual(
      [chair.officerId, clerk.officerId].toSorted(),
    )
    const facts = await city.db.selectFrom('journal').select('type').where('subject_id', '=', lockdownId).execute()
    expect(facts.filter(({ type }) => type === 'lockdown-lapsed')).toHaveLength(1)
    // What has lapsed rises by nothing but a new proposal and decision.
    expect(await told(chair, 'extend-lockdown', { ...extend, reviewAt: at('08-07T20:00:00') })).toBe('NOT_ACTIVE')
    await done(clerk, 'confirm-opened', { lockdownId })
    expect((await gaps('zones-lapsed')).filter(({ subject }) => subject === lockdownId)).toEqual([])
  })

  it('[ZON-08] calls its ward when supplies last for fewer days than the rule, and a place without a guard is a gap', async () => {
    const lockdownId = await propose({
      place: 'Ngõ 30',
      startsAt: at('08-05T21:00:00'),
      endsAt: at('08-08T05:00:00'),
      reviewAt: at('08-08T05:00:00'),
    })
    await done(chair, 'decide-lockdown', decide(lockdownId))
    const of = async (key: string) => (await gaps(key)).filter(({ subject }) => subject === lockdownId)
    city.clock.set(at('08-05T22:00:00'))
    expect([await of('zones-supplies-low'), await of('zones-unguarded')]).toEqual([[], []])
    city.clock.set(at('08-05T23:30:00'))
    expect(await of('zones-unguarded')).toHaveLength(1)
    expect(await told(clerk, 'set-guard', { lockdownId, postId: randomUUID() })).toBe('POST_UNKNOWN postId')
    await done(clerk, 'set-guard', { lockdownId, postId: (await city.signIn('police', ward)).postId, people: 6 })
    await done(clerk, 'report-supplies', {
      lockdownId,
      items: [
        { item: 'food', days: 4 },
        { item: 'medicine', days: 2.5 },
      ],
    })
    expect([await of('zones-supplies-low'), await of('zones-unguarded')]).toEqual([[], []])
    city.clock.set(at('08-06T12:00:00'))
    expect(await of('zones-supplies-low')).toMatchObject([{ severity: 3, data: { item: 'medicine', days: 1.9 } }])
    const lifted = { lockdownId, number: '2001/QĐ-UBND', reason: 'Xét nghiệm toàn ngõ âm tính' }
    await done(chair, 'lift-lockdown', lifted)
    expect(await page(lockdownId)).toMatchObject({ standing: 'lifted', liftReason: lifted.reason })
    expect(await told(chair, 'lift-lockdown', lifted)).toBe('NOT_ACTIVE')
  })

  it('[SG-06] [SG-07] is printed as a decision with its reasons, its end and the right of appeal; a draft says that it binds nobody', async () => {
    const draft = await propose({
      startsAt: at('08-06T13:00:00'),
      endsAt: at('08-08T05:00:00'),
      reviewAt: at('08-08T05:00:00'),
    })
    const paper = async () => (await chair.get<{ paper: object }>(`/zones/lockdowns/${draft}/paper`)).body.paper
    expect(JSON.stringify(await paper())).toContain('CHƯA KÝ')
    await done(chair, 'decide-lockdown', decide(draft))
    const text = JSON.stringify(await paper())
    for (const words of [
      '1875/QĐ-UBND',
      'QUẬN HOÀNG MAI',
      whole.smallestReason,
      'tự hết hiệu lực',
      'khiếu nại',
      'Chỉ thị 17/CT-UBND',
      '120 người',
    ])
      expect(text, words).toContain(words)
    for (const format of ['docx', 'pdf']) {
      const file = await chair.request('GET', `/zones/lockdowns/${draft}/file?format=${format}`)
      expect([file.status, (await file.arrayBuffer()).byteLength > 3000]).toEqual([200, true])
    }
  })
})

describe('an outbreak', () => {
  let lockdownId: string

  it('[ZON-05] has a plan with tasks, criteria to end it, and the two times that count', async () => {
    lockdownId = await propose({
      place: 'Ngõ 5',
      startsAt: at('08-06T14:00:00'),
      endsAt: at('08-08T05:00:00'),
      reviewAt: at('08-08T05:00:00'),
    })
    await done(chair, 'decide-lockdown', decide(lockdownId))
    const { planId } = await done<{ planId: string }>(clerk, 'open-plan', { lockdownId })
    expect(await told(clerk, 'open-plan', { lockdownId })).toBe('PLAN_EXISTS')
    const { plan } = await page(lockdownId)
    expect(plan?.tasks.length).toBe(5)
    expect(plan).toMatchObject({ hoursToLock: 2, daysToEnd: null, lockTargetHours: 2 })
    expect(await told(chair, 'extinguish', { planId })).toBe('CRITERIA_OPEN')
    expect(await told(station, 'meet-criterion', { planId, criterion: 'no-new-case' })).toBe('CRITERION_UNKNOWN')
    for (const criterion of ['contacts-tested', 'area-tested', 'disinfected'])
      await done(station, 'meet-criterion', { planId, criterion })
    city.clock.set(at('08-07T12:00:00'))
    await done(chair, 'extinguish', { planId })
    expect((await page(lockdownId)).plan?.daysToEnd).toBe(1)
  })

  it('[ZON-06] switches the playbook of its unit, and tasks with it; the facts only propose', async () => {
    const areaId = city.area(ward)
    const of = async () => (await chair.get<PlaybookPage>(`/zones/playbook?areaId=${areaId}`)).body
    expect(await of()).toMatchObject({ status: null, byFacts: 'outbreak' })
    expect(await told(clerk, 'switch-playbook', { areaId, status: 'outbreak', reason })).toBe('ACCESS.NOT_ALLOWED')
    await done(wardChair, 'switch-playbook', { areaId, status: 'outbreak', reason })
    expect(await told(wardChair, 'switch-playbook', { areaId, status: 'outbreak', reason })).toBe(
      'PLAYBOOK_SAME status',
    )
    const before = (await of()).tasks
    expect(before.map(({ isDone }) => isDone)).toEqual([false, false, false, false, false])
    await done(wardChair, 'switch-playbook', { areaId, status: 'no-new-cases', reason: 'Đủ 14 ngày không có ca mới' })
    const after = await of()
    expect([after.status, after.tasks.length]).toEqual(['no-new-cases', 3])
    const rows = await city.db.selectFrom('tasks').select(['id', 'state']).execute()
    const states = new Map(rows.map(({ id, state }) => [id, state]))
    expect(before.map(({ id }) => states.get(id))).toEqual(before.map(() => 'cancelled'))
    expect(after.tasks.every(({ id }) => states.get(id) === 'active')).toBe(true)
  })
})

describe('colours', () => {
  it('[ZON-04] are of a scheme and a date; a named person decides; the page of the area shows them until their review', async () => {
    city.clock.set(at('08-07T12:00:00'))
    const areaId = city.area(ward)
    const cityChair = await city.signIn('leader', '01')
    const colour = (more: object = {}) => ({
      areaId,
      schemeId: 'hn-2021',
      colour: 'red',
      reason,
      fromAt: at('08-07T13:00:00'),
      reviewAt: at('08-10T13:00:00'),
      ...more,
    })
    expect(await told(station, 'propose-colour', colour({ schemeId: 'nq-128' }))).toBe('SCHEME_NOT_VALID fromAt')
    expect(await told(station, 'propose-colour', colour({ colour: 'yellow' }))).toBe('COLOUR_UNKNOWN colour')
    const { colourId } = await done<{ colourId: string }>(station, 'propose-colour', colour())
    const order = { colourId, number: '88/QĐ-UBND', documentId: directive }
    expect(await told(chair, 'decide-colour', order)).toBe('NOT_COMPETENT')
    await done(cityChair, 'decide-colour', order)
    expect(await told(cityChair, 'decide-colour', order)).toBe('DECIDED_ALREADY')
    const next = await done<{ colourId: string }>(
      station,
      'propose-colour',
      colour({ colour: 'orange', fromAt: at('08-07T20:00:00') }),
    )
    await done(cityChair, 'decide-colour', { ...order, colourId: next.colourId })
    const tree = city.house.territory.current()
    const shownAt = async (text: string) =>
      (await inForceIn(city.db, tree, areaId, at(text)))
        .filter(({ kind }) => kind === 'zone')
        .map(({ labelVi, data }) => [labelVi, data.schemeId])
    expect([await shownAt('08-07T13:00:00'), await shownAt('08-07T20:00:00'), await shownAt('08-08T06:00:00')]).toEqual(
      [[['Vùng đỏ', 'hn-2021']], [['Vùng cam', 'hn-2021']], []],
    )
    const later = await putDirective('10-11T00:00:00', '12-31T00:00:00')
    city.clock.set(at('10-12T08:00:00'))
    const level = await done<{ colourId: string }>(
      station,
      'propose-colour',
      colour({ schemeId: 'nq-128', fromAt: at('10-12T09:00:00'), reviewAt: at('10-19T09:00:00') }),
    )
    await done(cityChair, 'decide-colour', { ...order, colourId: level.colourId, documentId: later })
    city.clock.set(at('10-12T10:00:00'))
    const { own, scheme } = await board('', ward)
    expect([own?.schemeId, own?.place, own?.tone, scheme?.id]).toEqual(['nq-128', 4, 4, 'nq-128'])
    const { items } = (await chair.get<{ items: ColourLine[] }>(`/zones/colours?areaId=${areaId}&show=all`)).body
    expect(items.map(({ mark, state }) => `${mark.schemeId} ${mark.colour} ${state}`).toSorted()).toEqual([
      'hn-2021 orange over',
      'hn-2021 red over',
      'nq-128 red in-force',
    ])
  })

  it('[ZON-07] [SG-04] anybody reads who stays apart from whom by which directive; small counts and places are not told', async () => {
    city.clock.set(at('07-28T08:00:00'))
    const { body } = await city.visitor().get<{ lockdowns: object }>(`/zones/citizen-info?areaId=${city.area(group)}`)
    expect(body.lockdowns).toEqual({ value: null, below: 5 })
    expect(JSON.stringify(body)).not.toContain('Ngõ 221')
    expect((await city.visitor().get(`/zones/board?areaId=${city.area(ward)}`)).status).toBe(401)
  })
})
