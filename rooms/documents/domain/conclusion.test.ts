import { describe, expect, it } from 'vitest'
import type { Day } from '#kit'
import { splitConclusions } from './conclusion.ts'

const on = '2021-07-27' as Day
const sentences = (record: string) => splitConclusions(record, on).map(({ sentence }) => sentence)

describe('[DOC-10] conclusions of a meeting, sentence by sentence', () => {
  it('parts at full stops, semicolons and lines, and drops numbers and bullets', () => {
    expect(
      sentences('1. Rà soát các chốt; chấn chỉnh ngay.\n- Nơi làm tốt phải biểu dương! Báo cáo trước 18h.'),
    ).toEqual(['Rà soát các chốt', 'chấn chỉnh ngay.', 'Nơi làm tốt phải biểu dương!', 'Báo cáo trước 18h.'])
  })

  it('keeps numbers, dates, abbreviations, brackets and quotations whole', () => {
    const whole = [
      'Đã tiêm 48.321 mũi tính từ ngày 24.7 tại TP. Hà Nội.',
      'Thực hiện “3 trước” (nhận diện trước; chuẩn bị trước; xử lý trước) tại cơ sở.',
      'Đồng chí nói: “Gốc là kiểm tra. Ngọn là phương án.”',
    ]
    expect(sentences(whole.join(' '))).toEqual(whole)
  })

  it('loses nothing over a bracket that never closes', () => {
    expect(sentences('Rà soát (gấp. Báo cáo ngay.')).toEqual(['Rà soát (gấp.', 'Báo cáo ngay.'])
  })

  it('proposes which sentences order something, and the day they set', () => {
    const record =
      'Tình hình còn phức tạp. Các quận phải phê duyệt kế hoạch sản xuất; việc này phải hoàn thành trong ngày 28/7.'
    expect(splitConclusions(record, on)).toEqual([
      { order: 1, sentence: 'Tình hình còn phức tạp.', orders: false, dueOn: null },
      { order: 2, sentence: 'Các quận phải phê duyệt kế hoạch sản xuất', orders: true, dueOn: null },
      { order: 3, sentence: 'việc này phải hoàn thành trong ngày 28/7.', orders: true, dueOn: '2021-07-28' },
    ])
  })

  it('does not take an account of what happened for an order', () => {
    const record =
      'Các đoàn đã triển khai kiểm tra 30 quận, huyện. Trong ngày 27/7 có 21 ca. Ùn tắc giao thông đã giảm.'
    expect(splitConclusions(record, on).map(({ orders, dueOn }) => [orders, dueOn])).toEqual([
      [false, null],
      [false, null],
      [false, null],
    ])
  })

  it('takes no day that does not exist, and nothing from an empty record', () => {
    expect(splitConclusions('Phải hoàn thành trước ngày 31/2.', on)[0]?.dueOn).toBeNull()
    expect(splitConclusions(' \n\n 1. \n ***', on)).toEqual([])
  })
})
