import { expect, it } from 'vitest'
import { toInstant } from '#kit'
import { changeMarketsAt, marketsAt, servesAt } from './market-spans.ts'

const at = (text: string) => toInstant(`2021-07-${text}:00+07:00`)

it('[SHP-01] a market that closes serves until then, the one that takes its place from then on; back again is back again', () => {
  const begun = { marketIds: ['dong-xuan', 'buoi'] }
  const closed = changeMarketsAt(begun, { wanted: ['buoi', 'yen-phu'], at: at('28T08:00'), reason: 'Có F0' })
  expect(closed.marketIds).toEqual(['dong-xuan', 'buoi', 'yen-phu'])
  expect(marketsAt(closed, at('28T07:59'))).toEqual(['dong-xuan', 'buoi'])
  expect(marketsAt(closed, at('28T08:00'))).toEqual(['buoi', 'yen-phu'])
  const opened = changeMarketsAt(closed, { wanted: ['buoi', 'dong-xuan'], at: at('30T06:00'), reason: 'Đã khử khuẩn' })
  expect(
    [at('28T07:00'), at('29T07:00'), at('30T07:00')].map((moment) => servesAt(opened, 'dong-xuan', moment)),
  ).toEqual([...[true, false], true])
  expect(opened.marketSpans.filter(({ siteId }) => siteId === 'yen-phu')).toEqual([
    { siteId: 'yen-phu', from: at('28T08:00'), to: at('30T06:00'), reason: 'Đã khử khuẩn' },
  ])
  expect(servesAt(opened, 'elsewhere', at('30T07:00'))).toBe(false)
})
