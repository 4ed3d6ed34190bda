import { formatNumber } from '#kit'
import { emptyRowsEnd, type Noticed, type OpenedTable } from '#platform/server'
import type { FoundHeader, PreviewShape } from '../domain/index.ts'

type Remark = PreviewShape['remarks'][number]

/** What the sender should know about how their file was read. */
export function remarksOf(told: {
  readonly opened: OpenedTable
  readonly noticed: Noticed
  readonly header: FoundHeader | undefined
  readonly isWhole: boolean
  readonly isTried: boolean
}): Remark[] {
  const { opened, noticed, header } = told
  const extra = header?.matched.filter(({ key, header: words }) => key === null && words.trim() !== '') ?? []
  const hidden = opened.file.tabs.filter((tab) => tab.hidden)
  const remarks: (Remark | false | undefined)[] = [
    header && header.row > 1 && headerRemark(header),
    header?.isTwoRows && {
      code: 'merged-header',
      words: {
        vi: `Tiêu đề cao hai dòng (ô gộp), đọc chung dòng ${header.row - 1} và ${header.row}.`,
        en: `The header is two rows high (merged cells); rows ${header.row - 1} and ${header.row} are read together.`,
      },
    },
    hidden.length > 0 && {
      code: 'hidden-sheets',
      words: {
        vi: `Có ${hidden.length} trang tính ẩn, không đọc: ${hidden.map(({ name }) => name).join(', ')}.`,
        en: `${hidden.length} hidden worksheets are not read: ${hidden.map(({ name }) => name).join(', ')}.`,
      },
    },
    noticed.formulas > 0 && formulaRemark(noticed.formulas),
    noticed.formulasWithoutValue > 0 && emptyFormulaRemark(noticed.formulasWithoutValue),
    opened.file.hasMacro && {
      code: 'macro',
      words: {
        vi: 'Tệp có macro. Macro không được chạy và không được giữ; chỉ đọc các ô.',
        en: 'The file holds a macro. It is never run; only the cells are read.',
      },
    },
    extra.length > 0 && {
      code: 'extra-columns',
      words: {
        vi: `Cột không dùng: ${extra.map(({ header: words }) => words).join(', ')}.`,
        en: `Columns not used: ${extra.map(({ header: words }) => words).join(', ')}.`,
      },
    },
    opened.file.isDate1904 && {
      code: 'dates-1904',
      words: {
        vi: 'Bảng tính đếm ngày từ năm 1904 (Excel cho Mac); ngày đã đọc theo đó.',
        en: 'The workbook counts days from 1904 (Excel for Mac); dates are read so.',
      },
    },
    opened.encoding !== null && !opened.encoding.isSure && encodingRemark(opened.encoding.chosen),
    noticed.stoppedAfterRow > 0 && emptyRemark(noticed.stoppedAfterRow),
    ...lengthRemarks(told),
  ]
  return remarks.filter((remark): remark is Remark => Boolean(remark))
}

/** What of a long file the preview does not know. */
function lengthRemarks({ isWhole, isTried }: { readonly isWhole: boolean; readonly isTried: boolean }) {
  const remarks: (Remark | false)[] = [
    !isWhole && {
      code: 'rows-not-read',
      words: {
        vi: 'Tệp dài: bản xem trước chỉ đọc phần đầu. Khi nhập, mọi dòng đều được đọc.',
        en: 'The file is long: only its beginning is previewed. The import reads every row.',
      },
    },
    !isTried && {
      code: 'rows-not-tried',
      words: {
        vi: 'Một số dòng chưa được thử hết các bước (tệp dài hoặc máy chủ đang bận). Khi nhập, dòng nào không nhận được sẽ nêu rõ lý do.',
        en: 'Some rows were not tried to the end (the file is long or the server busy). The import says of each row it does not take why.',
      },
    },
  ]
  return remarks
}

function headerRemark({ row }: FoundHeader): Remark {
  const words = { vi: `Dòng tiêu đề tìm thấy ở dòng ${row}.`, en: `The header was found at row ${row}.` }
  return { code: 'header-row', words }
}

function formulaRemark(count: number): Remark {
  return {
    code: 'formulas',
    words: {
      vi: `${formatNumber(count)} ô là công thức: lấy giá trị đã tính lần cuối trong tệp, không tính lại.`,
      en: `${formatNumber(count)} cells are formulas: the value last computed in the file is taken, nothing is computed anew.`,
    },
  }
}

function emptyFormulaRemark(count: number): Remark {
  return {
    code: 'formulas-without-value',
    words: {
      vi: `${formatNumber(count)} công thức không có giá trị đã tính, coi như ô trống. Mở và lưu tệp bằng Excel rồi gửi lại.`,
      en: `${formatNumber(count)} formulas carry no computed value and count as empty. Open and save the file in Excel, then send it again.`,
    },
  }
}

function encodingRemark(chosen: string): Remark {
  return {
    code: 'encoding-guessed',
    words: {
      vi: `Bảng mã được đoán là ${chosen}. Xem mẫu chữ; nếu sai hãy chọn bảng mã khác.`,
      en: `The encoding is guessed to be ${chosen}. Look at the samples; choose another if it is wrong.`,
    },
  }
}

function emptyRemark(row: number): Remark {
  return {
    code: 'empty-rows',
    words: {
      vi: `Sau ${formatNumber(emptyRowsEnd)} dòng trống liền nhau (đến dòng ${formatNumber(row)}) bảng coi như hết.`,
      en: `After ${formatNumber(emptyRowsEnd)} empty rows in a row (up to row ${formatNumber(row)}) the table is taken to have ended.`,
    },
  }
}
