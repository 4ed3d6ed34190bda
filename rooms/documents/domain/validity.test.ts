import { describe, expect, it } from 'vitest'
import { addMinutes, type Instant, toInstant } from '#kit'
import {
  checkValidity,
  dailySlots,
  dayCountAt,
  dayCountWords,
  isInForce,
  slotStandingAt,
  standingAt,
  type Validity,
} from './validity.ts'

const at = (local: string) => toInstant(`${local}+07:00`)
const directive17: Validity = {
  effectiveFrom: at('2021-07-24T06:00:00'),
  effectiveTo: at('2021-08-08T06:00:00'),
  reviewAt: null,
}
const counted = (moment: Instant) => {
  const count = dayCountAt(directive17, moment)
  return count && dayCountWords(count).vi
}

describe('[DOC-01] the day counter of Chỉ thị 17', () => {
  it.each([
    ['2021-07-24T06:00:00', 'ngày 1/15'],
    ['2021-07-25T05:59:59', 'ngày 1/15'],
    ['2021-07-25T06:00:00', 'ngày 2/15'],
    ['2021-07-27T18:40:00', 'ngày 4/15'],
    ['2021-08-08T05:59:59', 'ngày 15/15'],
  ])('at %s it is %s', (moment, words) => {
    expect(counted(at(moment))).toBe(words)
  })

  it('counts nothing before the start or from the end on', () => {
    expect(counted(at('2021-07-24T05:59:59'))).toBeUndefined()
    expect(counted(at('2021-08-08T06:00:00'))).toBeUndefined()
  })
})

describe('[SG-01] no directive without an end or a review', () => {
  const review = at('2021-08-01T06:00:00')
  it.each<[string, Partial<Validity>, string]>([
    ['neither end nor review', { effectiveTo: null }, 'DOCUMENTS.NO_END_NOR_REVIEW'],
    ['an end before the start', { effectiveTo: at('2021-07-20T06:00:00') }, 'DOCUMENTS.END_BEFORE_START'],
    ['an end at the start', { effectiveTo: directive17.effectiveFrom }, 'DOCUMENTS.END_BEFORE_START'],
    ['a review before the start', { reviewAt: at('2021-07-20T06:00:00') }, 'DOCUMENTS.REVIEW_BEFORE_START'],
    ['a review after the end', { reviewAt: at('2021-09-01T06:00:00') }, 'DOCUMENTS.REVIEW_AFTER_END'],
  ])('refuses %s', (_, change, code) => {
    expect(checkValidity({ ...directive17, ...change })).toMatchObject({ ok: false, refusal: { code } })
  })

  it('takes an end, a review, or both', () => {
    for (const change of [{}, { reviewAt: review }, { effectiveTo: null, reviewAt: review }]) {
      expect(checkValidity({ ...directive17, ...change }).ok).toBe(true)
    }
  })

  it('ends by itself: a second after 06:00 8/8/2021 nothing binds', () => {
    expect(isInForce(directive17, at('2021-08-08T06:00:01'))).toBe(false)
    expect(standingAt(directive17, at('2021-08-08T06:00:00'))).toBe('ended')
  })

  it('stays in force past its review, and says that the review is overdue', () => {
    const open = { ...directive17, effectiveTo: null, reviewAt: review }
    expect(standingAt(open, addMinutes(review, -1))).toBe('in-force')
    expect(standingAt(open, review)).toBe('review-due')
    expect(isInForce(open, addMinutes(review, 1))).toBe(true)
    expect(dayCountAt(open, review)).toEqual({ day: 9, of: null })
  })
})

describe('[DOC-02] every day of the directive is answered for', () => {
  const slots = dailySlots(directive17, 420)

  it('has fifteen days, one after the other from the start to the end', () => {
    expect(slots).toHaveLength(15)
    expect(slots.map(({ on }) => on).at(0)).toBe('2021-07-24')
    expect(slots.map(({ on }) => on).at(-1)).toBe('2021-08-07')
    expect(slots.slice(1).map(({ from }) => from)).toEqual(slots.slice(0, -1).map(({ to }) => to))
    expect(slots.at(-1)?.to).toBe(directive17.effectiveTo)
  })

  it('holds a begun day without a report for missing, never for met', () => {
    const now = at('2021-07-27T18:40:00')
    const standings = slots.map((slot) => slotStandingAt(slot, slot.day === 2 ? 'met' : undefined, now))
    expect(standings.slice(0, 5)).toEqual(['missing', 'met', 'missing', 'missing', 'upcoming'])
    expect(standings.filter((standing) => standing === 'met')).toHaveLength(1)
  })

  it('cuts the last day short at the end of the directive', () => {
    const short = { ...directive17, effectiveTo: at('2021-07-25T18:00:00') }
    expect(dailySlots(short, 420).map(({ to }) => to)).toEqual([at('2021-07-25T06:00:00'), at('2021-07-25T18:00:00')])
  })
})
