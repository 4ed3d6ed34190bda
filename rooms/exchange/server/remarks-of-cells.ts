import type { MergedDown } from '#platform/server'
import type { FoundHeader, PreviewShape, RowErrorShape } from '../domain/index.ts'

type Remark = PreviewShape['remarks'][number]

/** Which columns are merged over several rows, and what is read of them. */
export function mergedRemarks(merged: readonly MergedDown[], header: FoundHeader | undefined): Remark[] {
  if (!header) return []
  const columns = new Set(merged.filter(({ from }) => from > header.row).map(({ column }) => column + 1))
  const names = header.matched.flatMap((one) => (columns.has(one.column) && one.key !== null ? [one.header] : []))
  if (names.length === 0) return []
  const list = names.join(', ')
  const words = {
    vi: `Ô gộp nhiều dòng ở cột: ${list}. Địa bàn, ngày, danh mục, người được dùng cho mọi dòng gộp; chữ và số chỉ thuộc dòng đầu. Nếu không đúng, hãy bỏ gộp, điền từng dòng rồi gửi lại.`,
    en: `Cells merged over several rows in: ${list}. Areas, dates, choices and people hold for every merged row; words and numbers belong to the first alone. If that is wrong, unmerge, fill in each row and send again.`,
  }
  return [{ code: 'merged-cells', words }]
}

/** A date that can only be month before day. */
const monthFirst = /^(?:0?[1-9]|1[0-2])[/.-](?:1[3-9]|2\d|3[01])[/.-]\d{4}\b/

/** A column in which somebody wrote the month first: its other dates may be read the wrong way round, and only a person can tell. */
export function monthFirstRemarks(errors: readonly RowErrorShape[]): Remark[] {
  const found = new Map<string, string>()
  for (const { header, value, code } of errors) {
    if (header === null || value === null || !code.startsWith('DATES.') || !monthFirst.test(value)) continue
    if (!found.has(header)) found.set(header, value)
  }
  return [...found].map(([header, value]) => ({
    code: 'month-first',
    words: {
      vi: `Cột “${header}” có ngày viết tháng trước (${value}). Ở đây đọc ngày trước, tháng sau: hãy xem lại cả cột, vì 07/05/2021 được đọc là ngày 7 tháng 5.`,
      en: `The column “${header}” has a date with the month first (${value}). Here the day comes first: look at the whole column again, for 07/05/2021 is read as 7 May.`,
    },
  }))
}
