import { describe, expect, it } from 'vitest'
import { type Day, exactly, type Figure } from '#kit'
import { boundsOf, spokenBounds } from './bounds.ts'
import { averageOf, findFlaws, footingOf } from './check-figures.ts'

const stated = (figures: Record<string, Figure | number>) =>
  new Map(Object.entries(figures).map(([key, one]) => [key, typeof one === 'number' ? exactly(one) : one]))
const cases = { total: 'cases', parts: ['community', 'quarantine'], whole: true }
const about = (value: number): Figure => ({ kind: 'about', value })
const above = (value: number): Figure => ({ kind: 'above', value })

describe('[RPT-06] totals against their parts', () => {
  it('[EPI-01] 21 = 12 + 9 foots', () => {
    expect(footingOf(cases, stated({ cases: 21, community: 12, quarantine: 9 }))).toBeUndefined()
  })

  it('[EPI-02] 112 against 30 + 81 is apart by 1; both are kept as reported', () => {
    expect(footingOf(cases, stated({ cases: 112, community: 30, quarantine: 81 }))).toEqual({
      kind: 'footing',
      total: 'cases',
      parts: ['community', 'quarantine'],
      stated: exactly(112),
      sum: exactly(111),
      difference: 1,
    })
  })

  it('a blank part counts as nothing, unless the parts are only "trong đó": then only parts above the total are wrong', () => {
    const amongThem = { ...cases, whole: false }
    expect(footingOf(cases, stated({ cases: 10, community: 4 }))?.difference).toBe(6)
    expect(footingOf(amongThem, stated({ cases: 10, community: 4 }))).toBeUndefined()
    expect(footingOf(amongThem, stated({ cases: 10, community: 12 }))?.difference).toBe(-2)
    expect(footingOf(cases, stated({ community: 4 }))).toBeUndefined()
  })

  it('[SG-14] what is only about right is not called wrong, what cannot be right is', () => {
    expect(footingOf(cases, stated({ cases: about(110), community: 30, quarantine: 81 }))).toBeUndefined()
    expect(footingOf(cases, stated({ cases: about(200), community: 30, quarantine: 81 }))?.difference).toBe(69)
    expect(footingOf(cases, stated({ cases: 112, community: 30, quarantine: above(70) }))).toBeUndefined()
    const between: Figure = { kind: 'range', low: 90, high: 100 }
    expect(footingOf(cases, stated({ cases: 112, community: 10, quarantine: between }))?.difference).toBe(2)
  })

  it('decimals are compared without the dust of binary fractions', () => {
    expect(footingOf(cases, stated({ cases: 0.3, community: 0.1, quarantine: 0.2 }))).toBeUndefined()
  })

  it('breakdowns foot at any depth: a part may itself be a total', () => {
    const form = {
      breakdowns: [cases, { total: 'community', parts: ['screened', 'walked-in'], whole: true }],
      averages: [],
      indicators: [],
    }
    const figures = stated({ cases: 21, community: 12, quarantine: 9, screened: 5, 'walked-in': 6 })
    const flaws = findFlaws(form, figures, { since: null, until: '2021-07-27' as Day })
    expect(flaws).toMatchObject([{ total: 'community', difference: 1 }])
  })
})

describe('[EPI-03] an average against its dates', () => {
  const rule = { average: 'a-day', total: 'since' }
  const from = '2021-10-11' as Day
  const held = (figures: Record<string, Figure | number>, until: string) =>
    averageOf(rule, stated(figures), { since: from, until: until as Day })

  it('hơn 9.300 at 173 a day is 53,8 days, not the 57 from 11/10 to 6/12 (163 a day)', () => {
    expect(held({ 'a-day': 173, since: above(9300) }, '2021-12-06')).toMatchObject({
      days: 57,
      impliedDays: 53.8,
      impliedAverage: 163.2,
    })
  })

  it('the same figures as of 3/12 agree: 54 days', () => {
    expect(held({ 'a-day': 173, since: above(9300) }, '2021-12-03')).toBeUndefined()
  })

  it('a rounded average is not wrong for being rounded', () => {
    expect(held({ 'a-day': 6.2, since: 112 }, '2021-10-28')).toBeUndefined()
    expect(held({ 'a-day': 6, since: 112 }, '2021-10-28')).toBeUndefined()
    expect(held({ 'a-day': 7, since: 112 }, '2021-10-28')).toBeDefined()
  })
})

describe('[RPT-05] what a word of sureness lets a number be', () => {
  it('hơn 9.300 is open upwards when summed, and below 9.400 when spoken beside an average', () => {
    expect(boundsOf(above(9300))).toEqual({ low: 9300, high: Number.POSITIVE_INFINITY })
    expect(spokenBounds(above(9300))).toEqual({ low: 9300, high: 9400 })
    expect(spokenBounds({ kind: 'nearly', value: 40 })).toEqual({ low: 39, high: 40 })
  })
})
