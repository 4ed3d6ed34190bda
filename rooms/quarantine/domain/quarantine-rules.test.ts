import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Day, toInstant } from '#kit'
import {
  ageBandOn,
  canBeMeasured,
  checklistFor,
  dayNumber,
  durationOn,
  homePolicyOn,
  isBinding,
  isMinorOn,
  judgeHome,
  judgePlaceMove,
  judgeRoom,
  mustEscalate,
  policyFile,
  protectionOn,
  spanOf,
  stripOf,
} from './index.ts'

const read = (name: string) =>
  policyFile.parse(
    JSON.parse(readFileSync(new URL(`../../../profiles/${name}/quarantine/policy.json`, import.meta.url), 'utf8')),
  )
const policy = read('hanoi-2021')
const zone = 420
const day = (text: string) => text as Day

describe('what a thermometer and an oximeter can show', () => {
  it('[QUA-06] 38,2 °C and 97 % can be; 388 °C and 9 % are slips of the thumb; nothing measured is no mistake', () => {
    expect([38.2, 30, 45, undefined].map((value) => canBeMeasured('temperature', value))).toEqual(Array(4).fill(true))
    expect([388, 3.8].map((value) => canBeMeasured('temperature', value))).toEqual([false, false])
    expect([97, undefined, 9, 975].map((value) => canBeMeasured('oxygen', value))).toEqual([true, true, false, false])
  })
})

describe('how long somebody is isolated', () => {
  const days = (decidedOn: string, more: object = {}) => {
    const asked = {
      class: 'F1',
      setting: 'concentrated',
      protection: 'unknown',
      decidedOn: day(decidedOn),
      ...more,
    } as const
    const rule = durationOn(policy, asked)
    return rule.ok ? [rule.value.days, rule.value.followDays] : rule.refusal.code
  }

  it('[QUA-03] the row is chosen by the day of the decision, never by a constant', () => {
    expect(days('2020-04-01')).toEqual([14, null])
    expect(days('2021-05-05')).toEqual([21, 7])
    expect(days('2021-07-13')).toEqual([21, 7])
    expect(days('2021-07-14')).toEqual([14, 14])
    expect(days('2021-12-15', { setting: 'home', protection: 'protected' })).toEqual([14, 14])
    expect(days('2021-12-16', { setting: 'home', protection: 'protected' })).toEqual([7, 7])
    expect(days('2022-02-21', { setting: 'home', protection: 'protected' })).toEqual([5, 5])
  })

  it('[QUA-03] a blank refuses to compute, and so does a day without any rule', () => {
    expect(days('2021-12-16', { setting: 'home', protection: 'not-protected' })).toBe('QUARANTINE.RULE_BLANK')
    expect(days('2021-12-16', { setting: 'home', protection: 'unknown' })).toBe('QUARANTINE.RULE_BLANK')
    expect(days('2019-12-01')).toBe('QUARANTINE.NO_RULE')
    expect(read('hanoi-2025').durations).toEqual([])
  })

  it('[QUA-03] every row that is not confirmed says so, and every row has its source', () => {
    for (const { source, days: length } of policy.durations) {
      expect(source.text.length).toBeGreaterThan(10)
      if (length === null) expect(source.sure).toBe('U')
      if (source.sure === 'B' || source.sure === 'U')
        expect(source.text).toMatch(/cần (đối chiếu|văn bản gốc|xác nhận)/)
    }
  })

  it('[QUA-03] day 0 is the last exposure, the end is day 0 + N at 24:00 in the city', () => {
    const span = spanOf({ lastExposureOn: day('2021-07-23'), decidedOn: day('2021-07-27'), days: 14 }, zone)
    expect(span).toEqual({
      ok: true,
      value: { dayZero: '2021-07-23', lastDay: '2021-08-06', endsAt: toInstant('2021-08-07T00:00:00+07:00') },
    })
    const unknown = spanOf({ lastExposureOn: null, decidedOn: day('2021-07-27'), days: 14 }, zone)
    expect(unknown.ok && unknown.value.lastDay).toBe('2021-08-10')
    const late = spanOf({ lastExposureOn: day('2021-07-01'), decidedOn: day('2021-07-27'), days: 14 }, zone)
    expect(!late.ok && late.refusal.code).toBe('QUARANTINE.OVER_ALREADY')
    const ahead = spanOf({ lastExposureOn: day('2021-07-28'), decidedOn: day('2021-07-27'), days: 14 }, zone)
    expect(!ahead.ok && ahead.refusal.field).toBe('lastExposureOn')
  })

  it('[QUA-03] binds until the last second and not one more, whatever a sweep did', () => {
    const order = { state: 'in-force', endsAt: toInstant('2021-08-07T00:00:00+07:00'), endedAt: null }
    expect(isBinding(order, toInstant('2021-08-06T23:59:59+07:00'))).toBe(true)
    expect(isBinding(order, toInstant('2021-08-07T00:00:00+07:00'))).toBe(false)
    const span = { dayZero: day('2021-07-23'), endsAt: order.endsAt }
    expect(dayNumber(span, toInstant('2021-07-27T08:00:00+07:00'), zone)).toEqual({ day: 4, of: 14 })
    expect(dayNumber(span, toInstant('2021-09-01T08:00:00+07:00'), zone)).toEqual({ day: 14, of: 14 })
  })

  it('[QUA-03] two doses count from the fourteenth day for six months, a recovery for six months', () => {
    const on = (facts: object) => protectionOn(facts, policy.protection, day('2021-12-20'))
    expect(on({})).toBe('unknown')
    expect(on({ doses: 2, lastDoseOn: '2021-12-06' })).toBe('protected')
    expect(on({ doses: 2, lastDoseOn: '2021-12-07' })).toBe('not-protected')
    expect(on({ doses: 2, lastDoseOn: '2021-06-20' })).toBe('protected')
    expect(on({ doses: 2, lastDoseOn: '2021-06-19' })).toBe('not-protected')
    expect(on({ doses: 1, lastDoseOn: '2021-11-01' })).toBe('not-protected')
    expect(on({ doses: 0, recoveredOn: '2021-07-01' })).toBe('protected')
  })
})

describe('who may stay at home', () => {
  const allowed = (of: 'F0' | 'F1', on: string, ...areaCodes: string[]) =>
    homePolicyOn(policy, { class: of, on, areaCodes: [...areaCodes, '01'] })?.isAllowed

  it('[QUA-04] by date and territory: not in August, not in four districts at first, everywhere from 6 December', () => {
    expect(allowed('F0', '2021-08-10', '008')).toBe(false)
    expect(allowed('F0', '2021-12-06', '008')).toBe(true)
    expect(allowed('F1', '2021-11-16', '008')).toBe(false)
    expect(allowed('F1', '2021-11-17', '006')).toBe(true)
    expect(allowed('F1', '2021-11-23', '006')).toBe(false)
    expect(allowed('F1', '2021-11-23', '008')).toBe(true)
    expect(allowed('F1', '2021-12-06', '006')).toBe(true)
  })

  it('[QUA-03] a must that is missing disqualifies, one not answered waits, a preference never does', () => {
    const items = checklistFor(policy, 'F1')
    const yes = Object.fromEntries(items.map(({ key }) => [key, 'yes' as const]))
    expect(judgeHome(items, yes).isEligible).toBe(true)
    expect(judgeHome(items, { ...yes, 'own-toilet': 'no' }).isEligible).toBe(true)
    expect(judgeHome(items, { ...yes, 'own-room': 'no' }).missing.map(({ key }) => key)).toEqual(['own-room'])
    const { 'own-room': _, ...open } = yes
    expect(judgeHome(items, open)).toMatchObject({ isEligible: false, missing: [], open: [{ key: 'own-room' }] })
    expect(checklistFor(policy, 'F0').map(({ key }) => key)).toContain('judged-mild')
  })

  it('[SG-11] asks neither for neighbours nor for origin, religion or a phone as such', () => {
    const asked = JSON.stringify(policy.checklist.items)
    expect(asked).not.toMatch(/hàng xóm|neighbour|dân tộc|tôn giáo|ethnic|religio/i)
    expect(policy.checklist.items.find(({ key }) => key === 'reachable')?.title.vi).toMatch(/hoặc có người đến/)
  })

  it('[SG-13] a child is a child by the year of birth; in the year of doubt somebody says', () => {
    const minor = (born: number | null, said?: boolean) => isMinorOn(born, '2021-07-27', said)
    expect(minor(2010)).toEqual({ ok: true, value: true })
    expect(minor(2002, true)).toEqual({ ok: true, value: false })
    expect(minor(2003)).toMatchObject({ ok: false })
    expect(minor(2003, true)).toEqual({ ok: true, value: true })
    expect(minor(null)).toMatchObject({ ok: false, refusal: { field: 'isMinor' } })
    const band = (born: number | null) => ageBandOn(born, '2021-07-27')
    expect([2010, 2003, 2002, 1962, 1961, null].map(band)).toEqual([
      'minor',
      'unknown',
      'adult',
      'adult',
      'elder',
      'unknown',
    ])
  })
})

describe('places and days', () => {
  it('[QUA-02] a place goes one step at a time, and with a milestone left only with a reason', () => {
    const at = (state: 'preparing' | 'ready' | 'active' | 'closed', left = 0, people = 0) => ({ state, left, people })
    expect(judgePlaceMove(at('preparing'), 'active', undefined)).toMatchObject({ ok: false })
    expect(judgePlaceMove(at('preparing', 2), 'ready', undefined)).toMatchObject({ refusal: { field: 'reason' } })
    expect(judgePlaceMove(at('preparing', 2), 'ready', 'còn sơn').ok).toBe(true)
    expect(judgePlaceMove(at('ready'), 'active', undefined).ok).toBe(true)
    expect(judgePlaceMove(at('active', 0, 3), 'closed', 'x')).toMatchObject({ ok: false })
    expect(judgePlaceMove(at('closed'), 'active', 'x')).toMatchObject({ ok: false })
  })

  it('[QUA-01] the last bed is given, the one after it only with a reason', () => {
    const place = { state: 'active', capacity: 2000, people: 1999 } as const
    expect(judgeRoom(place, 1, undefined)).toEqual({ ok: true, value: { isOver: false } })
    expect(judgeRoom({ ...place, people: 2000 }, 1, undefined)).toMatchObject({ refusal: { field: 'overReason' } })
    expect(judgeRoom({ ...place, people: 2000 }, 1, 'kê thêm giường')).toEqual({ ok: true, value: { isOver: true } })
    expect(judgeRoom({ ...place, state: 'ready' }, 1, undefined)).toMatchObject({ ok: false })
  })

  it('[QUA-06] a day without a check is missed after the hour of the profile; the gravest of a day is shown', () => {
    const clock = (now: string) => ({ now: toInstant(now), utcOffsetMinutes: zone, missedAfterHour: 20 })
    const checks = [
      { day: day('2021-07-25'), outcome: 'no-answer' },
      { day: day('2021-07-25'), outcome: 'well' },
    ] as const
    const span = { from: day('2021-07-25'), to: day('2021-07-28') }
    const outcomes = (now: string) => stripOf(span, checks, clock(now)).map(({ outcome }) => outcome)
    expect(outcomes('2021-07-27T19:59:59+07:00')).toEqual(['well', 'missed', 'coming', 'coming'])
    expect(outcomes('2021-07-27T20:00:00+07:00')).toEqual(['well', 'missed', 'missed', 'coming'])
  })

  it('[QUA-06] symptoms, fever or low oxygen call a person; feeling well does not', () => {
    const { checks } = policy
    expect(mustEscalate({ outcome: 'well', temperature: 36.9, oxygen: 98 }, checks)).toBe(false)
    expect(mustEscalate({ outcome: 'symptoms' }, checks)).toBe(true)
    expect(mustEscalate({ outcome: 'well', temperature: 38 }, checks)).toBe(true)
    expect(mustEscalate({ outcome: 'well', oxygen: 95 }, checks)).toBe(true)
  })
})
