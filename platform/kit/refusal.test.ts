import { describe, expect, it } from 'vitest'
import { defineRefusals, refuse } from './refusal.ts'

const SHOP = defineRefusals('SHOP', {
  CLOSED: { vi: 'Đóng cửa từ {from}, mã {code}.', en: 'Closed since {from}, code {code}.' },
})

describe('what a refusal says', () => {
  it('[RPT-05] a day is said as people write it; the parameter keeps what a program reads', () => {
    const refusal = refuse(SHOP.CLOSED, { params: { from: '2021-07-05', code: '2021-07' } })
    expect(refusal.words).toEqual({
      vi: 'Đóng cửa từ 5/7/2021, mã 2021-07.',
      en: 'Closed since 5/7/2021, code 2021-07.',
    })
    expect(refusal.params).toEqual({ from: '2021-07-05', code: '2021-07' })
  })
})
