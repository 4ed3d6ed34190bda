import { describe, expect, test } from 'vitest'
import type { Area } from './area.ts'
import { areaAtCode, registerByCode } from './area-at-code.ts'

const area = (id: number, code: string, name: string, [validFrom, validTo]: [string, string | null]): Area => ({
  id,
  code,
  kind: 'ward',
  name,
  parentId: null,
  validFrom,
  validTo,
})
const phucXa = area(1, '00001', 'Phúc Xá', ['2019-10-25', '2025-07-01'])
const trungTu = area(2, '00226', 'Trung Tự', ['2019-10-25', '2025-01-01'])
const vanMieu = area(3, '00226', 'Văn Miếu - Quốc Tử Giám', ['2025-07-01', null])
const hongHa = area(4, '00097', 'Hồng Hà', ['2025-07-01', null])
const register = registerByCode([vanMieu, phucXa, trungTu, hongHa])

describe('which area an official code names', () => {
  test('[ORG-01] a code that changed its meaning and a day → the area of that day', () => {
    expect(areaAtCode(register, { code: '00226', on: '2021-07-27' })).toEqual({ ok: true, value: trungTu })
    expect(areaAtCode(register, { code: ' 00226 ', on: '2025-07-01' })).toEqual({ ok: true, value: vanMieu })
  })

  test('[ORG-01] a code that changed its meaning and no day → refused, with both meanings and their days', () => {
    const answer = areaAtCode(register, { code: '00226' })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'AREAS.AMBIGUOUS_CODE', field: 'code' } })
    if (answer.ok) return
    expect(answer.refusal.words.vi).toContain('Phường Trung Tự (25/10/2019 → 1/1/2025)')
    expect(answer.refusal.words.en).toContain('Phường Văn Miếu - Quốc Tử Giám (1/7/2025 → …)')
  })

  test('[ORG-01] a code that ended → refused, saying until when and who took over; also between two meanings', () => {
    const answer = areaAtCode(register, { code: '00001', on: '2025-07-01', successorsOf: () => [hongHa] })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'AREAS.EXPIRED_CODE' } })
    if (!answer.ok) expect(answer.refusal.words.vi).toMatch(/Phường Phúc Xá.*1\/7\/2025.*Phường Hồng Hà \(00097\)/)
    expect(areaAtCode(register, { code: '00001' })).toMatchObject({
      refusal: { code: 'AREAS.EXPIRED_CODE_HEIRS_UNKNOWN' },
    })
    expect(areaAtCode(register, { code: '00226', on: '2025-03-01' })).toMatchObject({
      refusal: { code: 'AREAS.EXPIRED_CODE_HEIRS_UNKNOWN', params: { until: '2025-01-01' } },
    })
    expect(areaAtCode(register, { code: '00001', on: '2025-06-30' })).toEqual({ ok: true, value: phucXa })
  })

  test('[ORG-01] an unknown code, one not yet valid, a day that does not exist → refused', () => {
    expect(areaAtCode(register, { code: '99999' })).toMatchObject({ refusal: { code: 'AREAS.UNKNOWN_CODE' } })
    expect(areaAtCode(register, { code: '00097', on: '2021-07-27' })).toMatchObject({
      refusal: { code: 'AREAS.CODE_NOT_YET_VALID', params: { from: '2025-07-01' } },
    })
    expect(areaAtCode(register, { code: '00097', on: '2026-02-31' })).toMatchObject({
      refusal: { code: 'AREAS.NOT_A_DAY', field: 'on' },
    })
    expect(areaAtCode(register, { code: '00097' })).toEqual({ ok: true, value: hongHa })
  })
})
