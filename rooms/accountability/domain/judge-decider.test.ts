import { describe, expect, it } from 'vitest'
import { judgeDecider, wasHeard } from './judge-decider.ts'

const city = { first: 0, last: 100 }
const district = { first: 10, last: 40 }
const ward = { first: 12, last: 15 }
const head = { officerIds: ['head'], place: ward, leads: true }
const ask = (officerId: string | null, line: string, place = district, judged = head) =>
  judgeDecider({ officerId, posts: [{ line, place }] }, judged, { finders: ['finder', null], line: 'government' })?.code

describe('[INS-08] [SG-08] who says the last word', () => {
  it('is a named, competent person above, who neither is the person nor found it', () => {
    expect(ask('chair', 'government')).toBeUndefined()
    expect(ask('chair', 'government', city)).toBeUndefined()
  })
  it('is nobody else', () => {
    expect(ask(null, 'government')).toBe('ACCOUNTABILITY.HUMAN_NEEDED')
    expect(ask('head', 'government')).toBe('ACCOUNTABILITY.OWN_CASE')
    expect(ask('finder', 'government')).toBe('ACCOUNTABILITY.FINDERS_CHOICE')
    expect(ask('secretary', 'party')).toBe('ACCOUNTABILITY.NOT_COMPETENT')
    expect(ask('peer', 'government', ward)).toBe('ACCOUNTABILITY.NOT_COMPETENT')
    expect(ask('other', 'government', { first: 50, last: 60 })).toBe('ACCOUNTABILITY.NOT_COMPETENT')
  })
  it('may be the head of one’s own area for somebody who does not lead it', () => {
    expect(ask('chair', 'government', ward, { ...head, leads: false })).toBeUndefined()
  })
})

it('[SG-17] nobody is concluded about before being heard or having had the time', () => {
  const waiting = { explainedAt: null, explainBy: '2021-07-30' }
  expect(wasHeard(waiting, '2021-07-29')).toBe(false)
  expect(wasHeard(waiting, '2021-07-30')).toBe(true)
  expect(wasHeard({ ...waiting, explainedAt: '2021-07-28' }, '2021-07-29')).toBe(true)
  expect(wasHeard({ explainedAt: null, explainBy: null }, '2021-07-29')).toBe(true)
})
