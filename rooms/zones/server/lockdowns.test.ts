import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, toInstant } from '#kit'
import { type Handover, inForceIn } from '#rooms/areas/server'
import type { Person, TestCity } from '#test-city'
import type { LockdownLine } from '../domain/index.ts'
import { noteLapses } from './note-lapses.tick.ts'
import { at, decide, group, openZoneTown, ward, whole, type ZoneTown } from './testing/zone-town.ts'
import { zonesHandover } from './zones.handover.ts'

let town: ZoneTown
let city: TestCity
let chair: Person
let clerk: Person
let wardChair: Person
let directive: string

beforeAll(async () => {
  town = await openZoneTown()
  ;({ city, chair, clerk, wardChair, directive } = town)
})
afterAll(() => city?.close())

const told: ZoneTown['told'] = (...asked) => town.told(...asked)
const done: ZoneTown['done'] = (...asked) => town.done(...asked)
const page: ZoneTown['page'] = (id) => town.page(id)
const board: ZoneTown['board'] = (...asked) => town.board(...asked)
const gaps: ZoneTown['gaps'] = (key) => town.gaps(key)
const term: ZoneTown['term'] = (more) => town.term(more)
const proposal: ZoneTown['proposal'] = (more) => town.proposal(more)
const propose: ZoneTown['propose'] = (more) => town.propose(more)
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
    const seen = (await board()).children.filter(({ proposed, active }) => proposed + active > 0)
    expect(seen).toMatchObject([{ proposed: 1, active: 0 }])
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

it('[ZON-01] when its area ends, a point goes on in the heir with its decisions and supplies; cut up, a person says where', async () => {
  city.clock.set(at('07-27T20:00:00'))
  const lockdownId = await town.propose({ place: 'Ngõ chuyển địa bàn' })
  await done(chair, 'decide-lockdown', decide(lockdownId, term()))
  const before = await page(lockdownId)
  const [old, heir] = [city.area(group), city.area('00334')]
  const when = { on: '2021-08-01' as Day, startsAt: at('08-01T00:00:00') }
  const who = { founded: [], grants: 'end' as const, holders: [], documentId: null }
  const of = (heirs: [number, number][]): Handover => ({
    ...{ id: randomUUID(), ...when, ended: [old], heirOf: new Map(heirs), ...who },
  })
  const now = { now: city.clock.now(), tree: city.house.territory.current(), profile: city.house.profile }
  const waits = await zonesHandover.waits?.(city.db as never, of([]))
  expect(waits).toContainEqual({ subjectId: lockdownId, areaId: old })
  expect((await zonesHandover.nameOf?.(city.db, [lockdownId]))?.get(lockdownId)).toBe('Ngõ chuyển địa bàn')
  const carry = () => city.db.transaction().execute((trx) => zonesHandover.carry(trx, of([[old, heir]]), now))
  const { facts, carried } = await carry()
  expect(carried).toBe(waits?.length)
  expect(facts).toContainEqual(
    expect.objectContaining({ type: 'lockdown-carried', areaId: heir, subjectId: lockdownId }),
  )
  expect((await carry()).carried).toBe(0)
  const { standing, endsAt, reviewAt, decisions, supplyDays } = before
  expect(await page(lockdownId)).toMatchObject({ areaId: heir, standing, endsAt, reviewAt, decisions, supplyDays })
})
