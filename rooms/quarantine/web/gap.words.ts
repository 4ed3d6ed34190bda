import type { Words } from '#kit'
import type { GapFacts, GapWords } from '#platform/web'
import { quarantinePath } from './quarantine-paths.ts'

const countOf = ({ data }: GapFacts) => Number(data.count ?? 0)
const orders = (more: Readonly<Record<string, string>>) => (gap: GapFacts) =>
  quarantinePath(gap.areaId, { tab: 'orders', ...more })

/** What the gaps of this room say, what closes them, and where. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'quarantine-checks-missed': {
    say: (gap) => ({
      vi: `${countOf(gap)} người cách ly chưa được hỏi thăm`,
      en: `Nobody asked after ${countOf(gap)} people in isolation`,
    }),
    closes: { vi: 'mọi người đã được hỏi thăm', en: 'everybody has been asked after' },
    to: orders({ only: 'missed' }),
  },
  'quarantine-undecided': {
    say: (gap) => ({
      vi: `${countOf(gap)} đề nghị cách ly quá hạn quyết định`,
      en: `${countOf(gap)} proposals of isolation not decided in time`,
    }),
    closes: { vi: 'có quyết định, cho hoặc không', en: 'they are decided, one way or the other' },
    to: orders({ only: 'late' }),
  },
  'quarantine-needs-late': {
    say: (gap) => ({
      vi: `${countOf(gap)} nhu cầu của người cách ly quá hạn`,
      en: `${countOf(gap)} needs of people in isolation not met in time`,
    }),
    closes: { vi: 'đã giao, đã làm', en: 'what was needed is brought or done' },
    to: orders({ only: 'needs' }),
  },
  'quarantine-appeals': {
    say: (gap) => ({
      vi: `${countOf(gap)} khiếu nại về cách ly chờ người khác với người đã quyết định giải quyết`,
      en: `${countOf(gap)} complaints about isolation wait for somebody who did not decide`,
    }),
    closes: { vi: 'khiếu nại được giải quyết', en: 'the complaint is resolved' },
    to: orders({ state: 'all', only: 'appeals' }),
  },
  'quarantine-self-watch-silent': {
    say: (gap) => ({
      vi: `${countOf(gap)} người sau cách ly lâu chưa có tin: gọi hỏi thăm`,
      en: `${countOf(gap)} people not heard of after isolation: give them a call`,
    }),
    closes: { vi: 'đã gọi hoặc có tin, hoặc hết thời gian', en: 'they were called, told, or their time is over' },
    to: orders({ state: 'all', only: 'self-watch-silent' }),
  },
  'quarantine-places': {
    say: ({ data, names }) => {
      const name = names[String(data.siteId)] ?? ''
      const over = Number(data.over ?? 0)
      return over > 0
        ? { vi: `${name}: quá sức chứa ${over} người`, en: `${name}: ${over} people over its capacity` }
        : { vi: `${name}: trễ ${Number(data.late)} mốc`, en: `${name}: ${Number(data.late)} milestones late` }
    },
    closes: { vi: 'số người trong sức chứa, mốc xong', en: 'people within the capacity, milestones done' },
    to: (gap) => quarantinePath(gap.areaId, { tab: 'places' }),
  },
}

/** What the journal entries of this room say. */
export const factWords: Readonly<Record<string, Words>> = {
  'isolation-proposed': { vi: 'Đề nghị cách ly', en: 'Isolation proposed' },
  'isolation-declined': { vi: 'Không áp dụng cách ly', en: 'Isolation not ordered' },
  'isolation-ordered': { vi: 'Quyết định cách ly', en: 'Isolation ordered' },
  'isolation-extended': { vi: 'Kéo dài cách ly', en: 'Isolation extended' },
  'isolation-released': { vi: 'Kết thúc cách ly trước thời hạn', en: 'Released before the last day' },
  'isolation-lapsed': { vi: 'Hết thời hạn cách ly', en: 'Isolation ended on its last day' },
  'isolation-person-forgotten': { vi: 'Bỏ định danh hồ sơ cách ly', en: 'Person taken out of an isolation record' },
  'isolation-carried': { vi: 'Hồ sơ cách ly chuyển sang đơn vị mới', en: 'Isolation goes on in the new area' },
  'isolation-checked': { vi: 'Hỏi thăm người cách ly', en: 'Somebody in isolation asked after' },
  'isolation-escalated': { vi: 'Báo trạm y tế liên hệ ngay', en: 'Health station called in' },
  'self-watch-told': { vi: 'Có tin của người tự theo dõi', en: 'News of somebody after isolation' },
  'self-watch-over': { vi: 'Hết thời gian tự theo dõi', en: 'Watching oneself is over' },
  'isolation-need-asked': { vi: 'Người cách ly cần giúp', en: 'Need of somebody in isolation' },
  'isolation-need-met': { vi: 'Đã đáp ứng nhu cầu', en: 'Need met' },
  'isolation-appeal-filed': { vi: 'Nhận khiếu nại về cách ly', en: 'Complaint about isolation' },
  'isolation-appeal-resolved': { vi: 'Giải quyết khiếu nại về cách ly', en: 'Complaint about isolation resolved' },
  'home-isolation-asked': { vi: 'Nhận đơn cách ly tại nhà', en: 'Request for home isolation' },
  'home-checklist-answered': { vi: 'Bổ sung bảng kiểm ở nhà', en: 'Checklist of the home completed' },
  'home-isolation-refused': { vi: 'Từ chối cách ly tại nhà', en: 'Home isolation refused' },
  'isolation-place-registered': { vi: 'Lập khu cách ly', en: 'Isolation place registered' },
  'isolation-place-moved': { vi: 'Khu cách ly chuyển bước', en: 'Isolation place moved on' },
  'isolation-place-carried': {
    vi: 'Khu cách ly chuyển sang đơn vị mới',
    en: 'Isolation place goes on in the new area',
  },
  'isolation-capacity-set': { vi: 'Ghi sức chứa khu cách ly', en: 'Capacity of a place set' },
  'isolation-headcount-reported': { vi: 'Khu cách ly báo số người', en: 'Head count of a place' },
  'isolation-milestone-reached': { vi: 'Khu cách ly xong một mốc', en: 'Milestone of a place reached' },
}
