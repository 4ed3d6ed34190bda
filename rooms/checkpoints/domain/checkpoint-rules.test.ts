import { expect, it } from 'vitest'
import { type Instant, toInstant } from '#kit'
import type { CheckpointReasons, CheckpointRisk } from './checkpoint-book.ts'
import { coverageOf, outliersOf } from './flow.ts'
import { type CrossingPost, crossingLists, judgeCrossing, mayRestrict } from './judge-crossing.ts'
import { judgeMembers, judgeShiftTime } from './judge-shift.ts'
import { isAreaAtRisk, isProvinceAtRisk } from './risk-origin.ts'
import { type StandingPost, type StandingShift, standingAt, standingSpans } from './standing.ts'

const at = (text: string): Instant => toInstant(`2021-07-${text}:00+07:00`)
const here = (moment: string | null, ...forces: string[]) =>
  forces.map((force) => ({ force, hereAt: moment === null ? null : at(moment) }))
const shift = (fromAt: string, toAt: string, more: Partial<StandingShift> = {}): StandingShift => ({
  fromAt: at(fromAt),
  toAt: at(toAt),
  startedAt: null,
  endedAt: null,
  commanders: 1,
  forces: [],
  ...more,
})
const post = (...shifts: StandingShift[]): StandingPost => ({
  openedAt: at('14T06:00'),
  closedAt: null,
  continuous: true,
  needs: ['police', 'army', 'health', 'government'],
  shifts,
})
const four = ['police', 'army', 'health', 'government']

it('[CHK-01] given a shift that checked in forty minutes late, the post did not stand for forty minutes, and why', () => {
  const late = shift('27T06:00', '27T12:00', { startedAt: at('27T06:40'), forces: here('27T06:40', ...four) })
  const night = shift('27T00:00', '27T06:00', { startedAt: at('26T23:50'), forces: here('26T23:50', ...four) })
  const spans = standingSpans(post(night, late), at('27T00:00'), at('27T12:00'))
  expect(spans.map(({ fromAt, toAt, state }) => [fromAt, toAt, state])).toEqual([
    [at('27T00:00'), at('27T06:00'), 'standing'],
    [at('27T06:00'), at('27T06:40'), 'not-checked-in'],
    [at('27T06:40'), at('27T12:00'), 'standing'],
  ])
})

it('[CHK-01] a post stands only in the time of a shift that has checked in and not left; before it opened there is nothing to tell', () => {
  const begun = { startedAt: at('27T06:00'), forces: here('27T06:00', ...four) }
  expect(standingAt(post(shift('27T06:00', '27T12:00', begun)), at('27T12:00')).state).toBe('no-shift')
  const left = shift('27T06:00', '27T12:00', { ...begun, endedAt: at('27T11:00') })
  expect(standingAt(post(left), at('27T11:00')).state).toBe('ended-early')
  expect(standingAt(post(shift('27T06:00', '27T12:00', { commanders: 0 })), at('27T07:00')).state).toBe('no-commander')
  expect(standingAt({ ...post(), continuous: false }, at('27T07:00')).state).toBe('off')
  expect(standingSpans(post(), at('13T00:00'), at('14T06:00'))).toEqual([])
})

it('[CHK-04] a force that has not come is told by name until somebody of it checks in', () => {
  const forces = [...here('27T06:00', 'police', 'army', 'government'), ...here('27T06:25', 'health')]
  const short = post(shift('27T06:00', '27T12:00', { startedAt: at('27T06:00'), forces }))
  expect(standingAt(short, at('27T06:10'))).toEqual({ state: 'force-missing', missingForces: ['health'] })
  expect(standingAt(short, at('27T06:25')).state).toBe('standing')
})

const member = (id: string, role: 'commander' | 'execution', officerId?: string) => ({
  ...{ memberId: id, role, force: 'police', name: `Người ${id}`, task: 'Kiểm tra giấy tờ' },
  ...(officerId === undefined ? {} : { officerId }),
})

it('[CHK-03] two commanders are refused; each person once, a commander always an officer; shifts of one post never overlap', () => {
  const around = { forces: new Set(four), officers: new Set(['a', 'b']) }
  const code = (...members: Parameters<typeof judgeMembers>[0]) => judgeMembers(members, around)?.code ?? null
  expect(code(member('1', 'commander', 'a'), member('2', 'commander', 'b'))).toBe('CHECKPOINTS.TWO_COMMANDERS')
  expect(code(member('1', 'commander'))).toBe('CHECKPOINTS.COMMANDER_NO_OFFICER')
  expect(code(member('1', 'commander', 'c'))).toBe('CHECKPOINTS.OFFICER_UNKNOWN')
  expect(code(member('1', 'commander', 'a'), member('2', 'execution', 'a'))).toBe('CHECKPOINTS.MEMBER_TWICE')
  expect(code({ ...member('2', 'execution'), force: 'navy' })).toBe('CHECKPOINTS.FORCE_UNKNOWN')
  expect(code(member('1', 'commander', 'a'), member('2', 'execution'))).toBeNull()
  expect(code(member('2', 'execution'))).toBeNull()
  const taken = [{ fromAt: at('27T06:00'), toAt: at('27T12:00') }]
  const time = (from: string, to: string) => judgeShiftTime({ fromAt: at(from), toAt: at(to) }, 24, taken)?.code ?? null
  expect(time('27T11:59', '27T18:00')).toBe('CHECKPOINTS.SHIFT_OVERLAPS')
  expect(time('27T12:00', '27T12:00')).toBe('CHECKPOINTS.SHIFT_ENDS_FIRST')
  expect(time('27T12:00', '29T12:00')).toBe('CHECKPOINTS.SHIFT_TOO_LONG')
  expect(time('27T12:00', '27T18:00')).toBeNull()
})

const words = (text: string) => ({ vi: text, en: text })
const reasons: CheckpointReasons = {
  source: { text: 'test', sure: 'I' },
  permitted: [
    { document: '17/CT-UBND', source: 'test', reasons: [{ key: 'food', title: words('food'), paper: null }] },
  ],
  grounds: [{ key: 'no-permitted-reason', title: words('none'), decisions: ['turned-back'] }],
  appeal: words('appeal'),
  emergencies: [{ key: 'childbirth', title: words('birth') }],
  noReceipt: [{ key: 'declared-on-paper', title: words('paper') }],
}
const lists = crossingLists(reasons, [{ key: 'ho-chi-minh' }])
const directive = {
  documentId: 'ct17',
  number: '17/CT-UBND',
  fromAt: at('24T06:00'),
  toAt: toInstant('2021-08-08T06:00:00+07:00'),
}
const gateway: CrossingPost = {
  areaId: 20,
  pastAreaIds: [19],
  openedAt: at('14T06:00'),
  closedAt: null,
  documentIds: ['ct17'],
  directives: [directive],
}
const cross = (more: object, moment: Instant = at('27T08:00'), where: CrossingPost | undefined = gateway) =>
  judgeCrossing(
    {
      ...{
        areaId: 20,
        checkpointId: 'x',
        subject: 'person',
        decision: 'passed',
        reason: 'food',
        noReceipt: 'declared-on-paper',
      },
      ...more,
      at: moment,
    },
    where,
    lists,
    String,
  )?.code ?? null

it('[SG-01] [CHK-13] powers end with the document: one second after it nobody is turned back under it', () => {
  const back = { decision: 'turned-back', reason: 'no-permitted-reason' }
  expect(cross(back, toInstant('2021-08-08T05:59:59+07:00'))).toBeNull()
  expect(cross(back, toInstant('2021-08-08T06:00:00+07:00'))).toBe('CHECKPOINTS.NO_POWERS')
  expect(cross(back, toInstant('2021-08-08T06:00:01+07:00'))).toBe('CHECKPOINTS.NO_POWERS')
  expect(cross(back, at('24T05:59'))).toBe('CHECKPOINTS.NO_POWERS')
  expect(cross(back, undefined, { ...gateway, documentIds: [] })).toBe('CHECKPOINTS.NO_POWERS')
  expect(mayRestrict({ ...gateway, directives: [] }, at('27T08:00'))).toBe(false)
  expect(cross({ reason: undefined }, toInstant('2021-08-09T06:00:00+07:00'))).toBeNull()
})

it('[CHK-05] [CHK-13] a crossing says a reason of the list in force then, and the receipt or why there is none', () => {
  expect(cross({ reason: 'picnic' })).toBe('CHECKPOINTS.REASON_UNKNOWN')
  expect(cross({ reason: undefined })).toBe('CHECKPOINTS.REASON_MISSING')
  expect(cross({ noReceipt: undefined })).toBe('CHECKPOINTS.RECEIPT_MISSING')
  expect(cross({ receipt: 'AB12-9' })).toBe('CHECKPOINTS.RECEIPT_AND_NONE')
  expect(cross({ receipt: 'AB12-9', noReceipt: undefined })).toBeNull()
  expect(cross({ decision: 'turned-back' })).toBe('CHECKPOINTS.REASON_UNKNOWN')
  expect(cross({ origin: { province: 'atlantis' } })).toBe('CHECKPOINTS.PROVINCE_UNKNOWN')
  expect(cross({ areaId: 21 })).toBe('CHECKPOINTS.ELSEWHERE')
  expect(cross({ areaId: 19 })).toBeNull()
})

it('[SG-10] an emergency is refused by nothing: no reason, no receipt, no directive, a closed post, a clock that is wrong', () => {
  const birth = { decision: 'emergency', reason: undefined, noReceipt: undefined }
  expect(cross(birth)).toBeNull()
  expect(cross({ ...birth, reason: 'something-new', areaId: 999 }, at('13T00:00'))).toBeNull()
  expect(cross(birth, at('28T00:00'), { ...gateway, closedAt: at('27T00:00'), directives: [] })).toBeNull()
  expect(cross({}, at('14T05:59'))).toBe('CHECKPOINTS.BEFORE_IT_EXISTED')
  expect(cross({}, at('27T00:00'), { ...gateway, closedAt: at('27T00:00') })).toBe('CHECKPOINTS.CLOSED')
})

it('[CHK-02] there is no coverage without an independent count, and never 100 % while one was missed', () => {
  expect(coverageOf(500, null)).toBeNull()
  expect(coverageOf(0, 0)).toBeNull()
  expect(coverageOf(9_999, 10_000)).toBe(99.9)
  expect(coverageOf(10_000, 10_000)).toBe(100)
  expect(coverageOf(50, 200)).toBe(25)
})

it('[CHK-06] a post whose declared share is far below the middle of the others is told; a quiet one is not judged', () => {
  const of = (id: string, crossings: number, withReceipt: number) => ({ id, crossings, withReceipt })
  const rule = { leastCrossings: 30, share: 0.5 }
  const posts = [of('a', 100, 90), of('b', 100, 80), of('c', 100, 20), of('d', 10, 0)]
  expect(outliersOf(posts, rule).map(({ post: { id } }) => id)).toEqual(['c'])
  expect(outliersOf(posts.slice(1), rule)).toEqual([])
})

it('[CHK-10] an origin is at risk by province and time, or by the zone or level in force there', () => {
  const risk: Pick<CheckpointRisk, 'rules' | 'zones'> = {
    rules: [
      {
        ...{ fromAt: '2021-07-19T00:00:00+07:00', toAt: '2021-08-02T00:00:00+07:00' },
        ...{ provinces: ['ho-chi-minh'], source: 'test' },
      },
    ],
    zones: { colours: ['red'], leastLevel: 3, source: 'test' },
  }
  expect(isProvinceAtRisk(risk, 'ho-chi-minh', at('18T23:59'))).toBe(false)
  expect(isProvinceAtRisk(risk, 'ho-chi-minh', at('19T00:00'))).toBe(true)
  expect(isProvinceAtRisk(risk, 'ha-giang', at('19T00:00'))).toBe(false)
  const fact = (kind: string, data: object) => [
    { kind, fromAt: at('20T00:00'), toAt: at('22T00:00'), data: { ...data } },
  ]
  expect(isAreaAtRisk(risk, fact('zone', { colour: 'red' }), at('21T00:00'))).toBe(true)
  expect(isAreaAtRisk(risk, fact('zone', { colour: 'red' }), at('22T00:00'))).toBe(false)
  expect(isAreaAtRisk(risk, fact('level', { level: 2 }), at('21T00:00'))).toBe(false)
  expect(isAreaAtRisk(risk, fact('level', { level: 3 }), at('21T00:00'))).toBe(true)
})
