import { expect, it } from 'vitest'
import { dialled, numberKind, parseHotline } from './hotline-number.ts'

it('[HOT-01] the number is what is dialled, however it was written', () => {
  for (const text of ['024 3636 1027', '(024) 3636.1027', '+84 24 3636 1027', '0084 2436361027']) {
    expect(dialled(text)).toBe('02436361027')
  }
  expect(['02436361027', '1022', '1900 9095', '0912345678', '12', 'gọi chị Hoa'].map(numberKind)).toEqual([
    'landline',
    'service',
    'service',
    'mobile',
    null,
    null,
  ])
})

it('[HOT-01] a mobile number is taken for a private one until somebody answers for it', () => {
  expect(parseHotline('0912 345 678', false)).toMatchObject({ ok: false, refusal: { code: 'DUTY.PRIVATE_NUMBER' } })
  expect(parseHotline('0912345678', true)).toEqual({ ok: true, value: '0912 345 678' })
  expect(parseHotline('024.36361027', false)).toEqual({ ok: true, value: '024 3636 1027' })
  expect(parseHotline('024', false)).toMatchObject({ ok: false, refusal: { code: 'DUTY.NOT_A_NUMBER' } })
})
