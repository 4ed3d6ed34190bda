import { describe, expect, it } from 'vitest'
import { findPersonalMarks } from './personal-marks.ts'

const kinds = (text: string) =>
  findPersonalMarks(text, (name) => name === 'Hoàng Mai' || name === 'Mai Động').map(({ kind }) => kind)

describe('[SG-04] what must not be made public', () => {
  it.each([
    ['Liên hệ 0912 345 678 để nhận hàng', 'phone'],
    ['Gọi +84 912 345 678', 'phone'],
    ['CCCD 001 085 012 345', 'identity-number'],
    ['Bệnh nhân Nguyễn Văn An đã khỏi', 'patient-name'],
    ['Đưa bà Hạnh là F0 đi điều trị', 'patient-name'],
    ['Ca nhiễm N.V.A. ở ngõ 109', 'patient-name'],
    ['Đã xác định F0 ở số nhà 12 ngõ 34', 'patient-address'],
  ])('is found: %s', (text, kind) => {
    expect(kinds(text)).toContain(kind)
  })

  it.each([
    'Quận Hoàng Mai lập các cơ sở thu dung điều trị F0',
    'Đề nghị xử phạt 804 trường hợp, 1.533.650.000 đồng',
    'Biểu dương Chủ tịch UBND phường Nguyễn Văn An. Phường không để ca bệnh lây lan.',
    'Ngày 27/7/2021 lúc 18:40, theo công văn 2434/UBND-KGVX',
    'Tiêm được 48.321 mũi trong 15 ngày',
  ])('is let through: %s', (text) => {
    expect(kinds(text)).toEqual([])
  })
})
