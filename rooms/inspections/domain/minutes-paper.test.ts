import { expect, it } from 'vitest'
import { type PaperBlock, paperField } from '#kit'
import { layOutMinutes, type MinutesWording } from './minutes-paper.ts'

const wording: MinutesWording = { language: 'vi', offsetMinutes: 420 }

const owner = { postId: 'p', postTitle: 'Chủ tịch UBND phường', officerId: 'o', name: 'Nguyễn Văn A' }
const finding = {
  id: 'f1',
  title: '<script>Bỏ lọt</script>',
  lane: 'Làn 2',
  severity: 3,
  state: 'open',
  owner,
  dueAt: null,
}
const inspection = {
  id: '0190d6c5-aaaa-7000-8000-000000000001',
  kind: 'inspection',
  surprise: true,
  subject: { kind: 'site', id: 's', name: 'Chốt 41', areaId: 1, areaName: 'Phúc Xá', siteKind: 'checkpoint' },
  teamName: 'Đoàn kiểm tra số 3',
  checkedInAt: '2021-07-27T01:00:00.000Z',
  finishedAt: '2021-07-27T02:00:00.000Z',
  recordedAt: '2021-07-27T02:01:00.000Z',
  place: 'đầu ngõ',
  outcome: 'lax',
  summary: 'Chấn chỉnh ngay.',
  inspectors: [{ officerId: 'i', name: 'Trần Thị B' }],
  sheets: [],
  photos: [{ hash: 'ab12'.repeat(16), takenAt: '2021-07-27T01:10:00.000Z' }],
  findingLines: [finding, { ...finding, id: 'f2', title: 'Ghi nhầm', state: 'withdrawn' }],
} as unknown as Parameters<typeof layOutMinutes>[0]

const textOf = (block: PaperBlock): string => JSON.stringify(block)

it('[INS-06] the printed record says who, when, where, what was found and who must put it right; what was withdrawn is left out', () => {
  const paper = paperField.parse(layOutMinutes(inspection, wording))
  const text = paper.blocks.map(textOf).join(' ')
  expect(paper.placeAndDay).toBe('Phúc Xá, ngày 27 tháng 7 năm 2021')
  expect(paper.issuer).toEqual(['ĐOÀN KIỂM TRA SỐ 3'])
  expect(paper.subject).toBe('Việc kiểm tra đột xuất tại Chốt 41')
  expect(text).toContain('08:00 27/7/2021')
  expect(text).toContain('<script>Bỏ lọt</script> · Làn 2')
  expect(text).toContain('Chủ tịch UBND phường, Nguyễn Văn A')
  expect(text).toContain('ab12ab12ab12ab12 (chụp 08:10 27/7/2021)')
  expect(text).not.toContain('Ghi nhầm')
  expect(paper.signatures.map(({ name }) => name)).toEqual(['', 'Trần Thị B'])
  expect(paper.standing).toBeNull()
})

it('[INS-06] a record printed before the end says that it is not the last word', () => {
  const open = layOutMinutes({ ...inspection, finishedAt: null }, wording)
  expect(open.standing).toContain('chưa kết thúc')
})
