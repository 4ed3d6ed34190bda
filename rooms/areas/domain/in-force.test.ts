import { describe, expect, test } from 'vitest'
import { toInstant } from '#kit'
import { dayInForce, type InForce, inForceAt } from './in-force.ts'

const [cityId, districtId, wardId] = [1, 2, 3]
const chiThi17: InForce = {
  areaId: cityId,
  kind: 'directive',
  label: 'Chỉ thị 17/CT-UBND',
  from: toInstant('2021-07-24T06:00:00+07:00'),
  to: toInstant('2021-08-08T06:00:00+07:00'),
  documentId: '17/CT-UBND',
}
const redZone: InForce = { ...chiThi17, areaId: wardId, kind: 'zone', label: 'vùng đỏ', to: null }
const districtOrder: InForce = { ...chiThi17, areaId: districtId, label: 'of the district' }
const elsewhere: InForce = { ...chiThi17, areaId: 99, label: 'elsewhere' }
const rows = [redZone, chiThi17, elsewhere, districtOrder]
const at = (text: string): string[] =>
  inForceAt(rows, [wardId, districtId, cityId], toInstant(text)).map((row) => row.label)

describe('what is in force', () => {
  test('[SG-01] an order of the city holds in the ward; nearer orders first, orders before zones, none from elsewhere', () => {
    expect(at('2021-07-27T18:00:00+07:00')).toEqual(['of the district', 'Chỉ thị 17/CT-UBND', 'vùng đỏ'])
    expect(inForceAt(rows, [cityId], toInstant('2021-07-27T18:00:00+07:00'))).toEqual([chiThi17])
  })

  test('[SG-01] at its end instant nothing of the order is in force any more; a second before it still is', () => {
    expect(at('2021-08-08T05:59:59+07:00')).toContain('Chỉ thị 17/CT-UBND')
    expect(at('2021-08-08T06:00:00+07:00')).toEqual(['vùng đỏ'])
    expect(at('2021-07-24T05:59:59+07:00')).toEqual([])
    expect(at('2021-07-24T06:00:00+07:00')).toHaveLength(3)
  })

  test('[DOC-01][DOC-02] day 4 of 15 on 27/7, day 15 until the last moment, no day after', () => {
    expect(dayInForce(chiThi17, toInstant('2021-07-27T18:00:00+07:00'))).toEqual({ day: 4, of: 15 })
    expect(dayInForce(chiThi17, toInstant('2021-08-08T05:59:59+07:00'))).toEqual({ day: 15, of: 15 })
    expect(dayInForce(chiThi17, chiThi17.to ?? chiThi17.from)).toBeUndefined()
    expect(dayInForce(redZone, toInstant('2021-07-24T06:00:00+07:00'))).toEqual({ day: 1, of: null })
  })
})
