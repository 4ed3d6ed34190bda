import type { Words } from '#kit'
import type { GapFacts, GapWords, NoticeWords } from '#platform/web'

const toFinding = ({ subject }: GapFacts) => `/inspections/findings/${subject}`
const count = (gap: GapFacts) => Number(gap.data.areas)
const graveness: Readonly<Record<number, Words>> = {
  2: { vi: 'đáng kể ', en: 'considerable ' },
  3: { vi: 'nghiêm trọng ', en: 'serious ' },
}
const grave = (gap: GapFacts): Words => graveness[Number(gap.data.severity)] ?? { vi: '', en: '' }

/** What the gaps of this room say, what closes them, and where. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'finding-overdue': {
    say: (gap) => ({
      vi: `Quá hạn chấn chỉnh một tồn tại ${grave(gap).vi}ở ${gap.areaTitle.vi}`,
      en: `A ${grave(gap).en}finding in ${gap.areaTitle.en} was not put right in time`,
    }),
    closes: { vi: 'đơn vị báo đã chấn chỉnh', en: 'the unit reports its remedy' },
    to: toFinding,
  },
  'finding-recheck-due': {
    say: (gap) => ({
      vi: `Đến hạn phúc tra một tồn tại ${grave(gap).vi}ở ${gap.areaTitle.vi}`,
      en: `A remedy in ${gap.areaTitle.en} waits too long to be checked again`,
    }),
    closes: { vi: 'người kiểm tra ghi kết quả phúc tra', en: 'an inspector records the re-check' },
    to: toFinding,
  },
  'inspection-areas-idle': {
    say: (gap) => ({
      vi: `${gap.names[gap.subject] ?? 'Một đoàn kiểm tra'}: ${count(gap)} địa bàn phụ trách ${Number(gap.data.days)} ngày chưa ai kiểm tra`,
      en: `${gap.names[gap.subject] ?? 'An inspection team'}: ${count(gap)} of its areas not inspected for ${Number(gap.data.days)} days`,
    }),
    closes: { vi: 'có cuộc kiểm tra kết thúc ở đó', en: 'an inspection is finished there' },
    to: ({ subject }) => `/inspections/teams/${subject}`,
  },
  'inspection-areas-without-team': {
    say: (gap) => ({
      vi: `${gap.areaTitle.vi}: ${count(gap)} địa bàn chưa có đoàn kiểm tra phụ trách`,
      en: `${gap.areaTitle.en}: ${count(gap)} areas without an inspection team`,
    }),
    closes: { vi: 'địa bàn được phân cho một đoàn', en: 'the areas are assigned to a team' },
    to: (gap) => `/inspections/teams?areaId=${gap.areaId}`,
  },
}

const toThatFinding = ({ subjectId }: { readonly subjectId: string | null }) =>
  subjectId === null ? undefined : `/inspections/findings/${subjectId}`

/** What people are told. */
export const noticeWords: Readonly<Record<string, NoticeWords>> = {
  'remedy-reported': {
    say: ({ areaName }) => ({
      vi: `${areaName}: đơn vị báo đã chấn chỉnh, chờ phúc tra`,
      en: `${areaName}: the unit reports its remedy; it waits to be checked`,
    }),
    to: toThatFinding,
    tone: 'soon',
  },
  'finding-reopened': {
    say: ({ areaName }) => ({
      vi: `${areaName}: phúc tra chưa đạt, phải chấn chỉnh lại`,
      en: `${areaName}: checked again and not put right; it must be done again`,
    }),
    to: toThatFinding,
    tone: 'alarm',
  },
}

/** What the facts of this room say in a history. */
export const factWords: Readonly<Record<string, Words>> = {
  'inspection-team-registered': { vi: 'Ghi đoàn kiểm tra', en: 'Inspection team registered' },
  'inspection-team-areas-set': { vi: 'Phân địa bàn cho đoàn kiểm tra', en: 'Areas assigned to a team' },
  'inspection-team-members-set': { vi: 'Ghi thành viên đoàn kiểm tra', en: 'Members of a team set' },
  'inspection-team-ended': { vi: 'Kết thúc đoàn kiểm tra', en: 'Inspection team ended' },
  'inspection-campaign-opened': { vi: 'Mở đợt tổng kiểm tra', en: 'Campaign opened' },
  'inspection-campaign-closed': { vi: 'Kết thúc đợt tổng kiểm tra', en: 'Campaign closed' },
  'inspection-planned': { vi: 'Lập kế hoạch kiểm tra', en: 'Inspection planned' },
  'inspection-carried': { vi: 'Cuộc kiểm tra chuyển sang đơn vị mới', en: 'Inspection goes on in the new area' },
  'inspection-called-off': { vi: 'Hủy cuộc kiểm tra', en: 'Inspection called off' },
  'inspection-checked-in': { vi: 'Người kiểm tra có mặt', en: 'Inspector checked in' },
  'inspection-answered': { vi: 'Trả lời bảng kiểm', en: 'Checklist answered' },
  'inspection-photos-added': { vi: 'Thêm ảnh kiểm tra', en: 'Photos added to an inspection' },
  'inspection-finished': { vi: 'Kết thúc cuộc kiểm tra', en: 'Inspection finished' },
  'finding-stated': { vi: 'Ghi tồn tại', en: 'Finding stated' },
  'remedy-reported': { vi: 'Đơn vị báo đã chấn chỉnh', en: 'Unit reported its remedy' },
  'finding-closed': { vi: 'Phúc tra đạt, đóng tồn tại', en: 'Checked again, finding closed' },
  'finding-reopened': { vi: 'Phúc tra chưa đạt, mở lại tồn tại', en: 'Checked again, finding open again' },
  'finding-withdrawn': { vi: 'Rút tồn tại', en: 'Finding withdrawn' },
  'inspection-visit-recorded': { vi: 'Ghi chuyến thị sát', en: 'Visit recorded' },
  'inspection-visit-noted': { vi: 'Ghi nhận xét chuyến thị sát', en: 'Visit noted' },
}
