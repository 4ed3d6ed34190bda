import { expect, it } from 'vitest'
import { readMembers } from './read-members.ts'

it('[ORG-09] reads a delegation typed by hand or pasted from a spreadsheet; the first leads', () => {
  const typed =
    'Đinh Tiến Dũng, Bí thư Thành ủy\nNguyễn Hải Trung\tTrung tướng, Giám đốc Công an\n\nChử Xuân Dũng – Phó Chủ tịch UBND\nKhông rõ'
  expect(readMembers(typed)).toEqual([
    { name: 'Đinh Tiến Dũng', position: 'Bí thư Thành ủy', leads: true },
    { name: 'Nguyễn Hải Trung', position: 'Trung tướng, Giám đốc Công an', leads: false },
    { name: 'Chử Xuân Dũng', position: 'Phó Chủ tịch UBND', leads: false },
    { name: 'Không rõ', position: '', leads: false },
  ])
})
