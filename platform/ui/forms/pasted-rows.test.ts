import { describe, expect, it } from 'vitest'
import { readPastedRows } from './pasted-rows.ts'

describe('[TSK-01] rows pasted from a spreadsheet', () => {
  it.each([
    [
      'Tên\tHạn\nLập chốt\t27/7',
      [
        ['Tên', 'Hạn'],
        ['Lập chốt', '27/7'],
      ],
    ],
    ['Một dòng\r\nHai dòng\r\n', [['Một dòng'], ['Hai dòng']]],
    ['"Hai\ndòng trong một ô"\tx', [['Hai\ndòng trong một ô', 'x']]],
    ['"nói ""khẩn"""\t', [['nói "khẩn"', '']]],
    ['a\t\tc', [['a', '', 'c']]],
    ['\n\n  \t \n', []],
    ['', []],
  ])('reads %j', (text, rows) => {
    expect(readPastedRows(text)).toEqual(rows)
  })

  it('composes names typed on a machine that takes them apart', () => {
    expect(readPastedRows('Hòa Lạc'.normalize('NFD'))).toEqual([['Hòa Lạc'.normalize('NFC')]])
  })
})
