import { describe, expect, it } from 'vitest'
import type { Pick } from '#platform/field'
import type { CarriedHousehold } from '../domain/index.ts'
import { changedFields, formOf, householdConflict, withOwnChanges } from './household-edit.ts'

const before: CarriedHousehold = { a: 1, n: 12, h: 'Số 5, ngõ 12', c: 'Trần Thị Mẫu', p: '+84900000001', s: 3, v: 1 }
const householdId = '0b0f2b6e-0000-7000-8000-000000000009'

describe('a household mended on two phones', () => {
  it('given a form, only what was changed goes; what was emptied goes as null', () => {
    const form = { ...formOf(before), phone: undefined, size: 4 }
    expect(changedFields(formOf(before), form)).toEqual({ phone: null, size: 4 })
    expect(withOwnChanges(before, [{ phone: null, size: 4 }])).toEqual({
      ...{ a: 1, n: 12, h: 'Số 5, ngõ 12', c: 'Trần Thị Mẫu', s: 4, v: 1 },
    })
  })

  it('given another’s change meanwhile, each touched field stands with what was, mine and theirs; only mine goes again', () => {
    const mine = { householdId, version: 1, size: 4, house: 'Số 5A, ngõ 12', phone: '0900.000.002' }
    const present: CarriedHousehold = { ...before, s: 5, p: '+84900000002', e: 1, v: 2 }
    const fields = householdConflict.fields(mine, present, before)
    expect(fields.map(({ key, before: first, mine: own, theirs }) => [key, first?.vi, own.vi, theirs.vi])).toEqual([
      ['house', 'Số 5, ngõ 12', 'Số 5A, ngõ 12', 'Số 5, ngõ 12'],
      ['phone', '0900 000 001', '0900 000 002', '0900 000 002'],
      ['size', '3', '4', '5'],
      ['elderly', 'không ghi', 'không ghi', '1'],
    ])
    const resolve = (size: Pick) =>
      householdConflict.resolve(
        mine,
        present,
        new Map<string, Pick>([
          ['house', 'mine'],
          ['phone', 'theirs'],
          ['size', size],
          ['elderly', 'theirs'],
        ]),
      )
    expect(resolve('mine')).toEqual({ householdId, version: 2, house: 'Số 5A, ngõ 12', size: 4 })
    expect(resolve('theirs')).toEqual({ householdId, version: 2, house: 'Số 5A, ngõ 12' })
  })

  it('given that nothing of one’s own is left, there is nothing to send', () => {
    const mine = { householdId, version: 1, size: 4 }
    const present: CarriedHousehold = { ...before, s: 5, v: 2 }
    expect(householdConflict.resolve(mine, present, new Map([['size', 'theirs' as const]]))).toBeUndefined()
  })
})
