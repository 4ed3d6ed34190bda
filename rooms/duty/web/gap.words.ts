import { type Day, formatDayShort, formatMoment, type Instant, isDay, type Words } from '#kit'
import type { GapFacts, GapWords, NoticeWords } from '#platform/web'

/** Việt Nam keeps one offset; the words of a gap stand in lists before any page of this room has come. */
const offsetMinutes = 420

const toPost = (gap: GapFacts) => (typeof gap.data.bodyId === 'string' ? `/duty/posts/${gap.data.bodyId}` : undefined)
const moment = (value: unknown) => (typeof value === 'string' ? formatMoment(value as Instant, offsetMinutes) : '')
const person = (gap: GapFacts) => gap.names[String(gap.data.officerId)] ?? ''
const day = (value: unknown) => {
  const text = String(value)
  return isDay(text) ? formatDayShort(text as Day, text as Day) : text
}

const trouble: GapWords = {
  say: (gap) => ({
    vi: `Ca ${moment(gap.data.fromAt)} của ${person(gap)}: ${String(gap.data.vi)}`,
    en: `Shift of ${person(gap)}, ${moment(gap.data.fromAt)}: ${String(gap.data.en)}`,
  }),
  closes: { vi: 'ca được sửa hoặc có người trực thay', en: 'the shift is changed or given to somebody else' },
  to: toPost,
}

/** What the gaps of this room say, what closes them, and where. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'duty-hole': {
    say: (gap) => {
      const { fromAt, toAt } = gap.data
      const until = toAt === null ? { vi: '', en: '' } : { vi: ` đến ${moment(toAt)}`, en: ` to ${moment(toAt)}` }
      return {
        vi: `${gap.areaTitle.vi}: không ai trực từ ${moment(fromAt)}${until.vi}`,
        en: `${gap.areaTitle.en}: nobody on duty from ${moment(fromAt)}${until.en}`,
      }
    },
    closes: { vi: 'có người được xếp vào chỗ hở', en: 'somebody is put on the roster there' },
    to: toPost,
  },
  'duty-no-roster': {
    say: (gap) =>
      gap.data.week === 'next'
        ? {
            vi: `${gap.areaTitle.vi} chưa xếp lịch trực tuần sau`,
            en: `${gap.areaTitle.en} has no roster for next week`,
          }
        : { vi: `${gap.areaTitle.vi} chưa có lịch trực`, en: `${gap.areaTitle.en} has no roster` },
    closes: { vi: 'lịch trực được xếp', en: 'a roster is planned' },
    to: toPost,
  },
  'duty-not-taken-over': {
    say: (gap) => ({
      vi: `${gap.areaTitle.vi}: ${person(gap)} chưa nhận ca ${moment(gap.data.fromAt)}`,
      en: `${gap.areaTitle.en}: ${person(gap)} has not taken over the watch of ${moment(gap.data.fromAt)}`,
    }),
    closes: { vi: 'người trực nhận ca', en: 'the person takes over' },
    to: toPost,
  },
  'duty-double': trouble,
  'duty-office-ended': trouble,
  'duty-rest-broken': trouble,
  'duty-holiday-touched': {
    say: (gap) => ({
      vi: `${gap.areaTitle.vi}: lịch trực ngày ${day(gap.data.day)} xếp trước khi đổi ngày nghỉ`,
      en: `${gap.areaTitle.en}: the roster of ${day(gap.data.day)} was planned before the holidays changed`,
    }),
    closes: { vi: 'lịch ngày đó được xếp lại', en: 'the roster of that day is planned again' },
    to: toPost,
  },
  'duty-no-hotline': {
    say: (gap) => {
      const missing = Array.isArray(gap.data.missing) ? gap.data.missing : []
      const vi = missing.map((kind) => (kind === 'hotline' ? 'đường dây nóng' : 'số trực')).join(', ')
      const en = missing.map((kind) => (kind === 'hotline' ? 'hotline' : 'duty line')).join(', ')
      return { vi: `${gap.areaTitle.vi} chưa công bố ${vi}`, en: `${gap.areaTitle.en} has published no ${en}` }
    },
    closes: { vi: 'số được công bố', en: 'the number is published' },
    to: (gap) => `/duty?tab=hotlines&areaId=${gap.areaId}`,
  },
  'duty-hotline-broken': {
    say: (gap) => ({
      vi: `${gap.areaTitle.vi}: số ${String(gap.data.number)} gọi không được`,
      en: `${gap.areaTitle.en}: ${String(gap.data.number)} does not work`,
    }),
    closes: { vi: 'số gọi lại được hoặc được thay', en: 'the number works again or is replaced' },
    to: (gap) => `/duty?tab=hotlines&areaId=${gap.areaId}`,
  },
}

const toMine = () => '/duty'
const say = (vi: string, en: string): NoticeWords => ({ say: () => ({ vi, en }), to: toMine })

/** What people are told. */
export const noticeWords: Readonly<Record<string, NoticeWords>> = {
  'duty-rostered': {
    say: ({ data }) => ({
      vi: `Bạn có ${Number(data.count)} ca trực, từ ngày ${day(data.day)}`,
      en: `You are on the roster: ${Number(data.count)} shifts from ${day(data.day)}`,
    }),
    to: toMine,
  },
  'duty-swap-asked': { ...say('Đồng nghiệp xin đổi ca với bạn', 'A colleague asks you to swap'), tone: 'soon' },
  'duty-swap-accepted': say('Đồng nghiệp đồng ý đổi ca, chờ duyệt', 'Your swap was accepted and waits for approval'),
  'duty-swap-declined': say('Đồng nghiệp không đổi ca được', 'Your swap was declined'),
  'duty-swap-refused': say('Việc đổi ca không được duyệt', 'The swap was not approved'),
  'duty-swap-done': say('Đã đổi ca', 'The swap is done'),
}

/** What the facts of this room say in a history. */
export const factWords: Readonly<Record<string, Words>> = {
  'roster-planned': { vi: 'Xếp lịch trực', en: 'Roster planned' },
  'shift-changed': { vi: 'Sửa ca trực', en: 'Shift changed' },
  'shift-substituted': { vi: 'Bố trí người trực thay', en: 'Substitute put in' },
  'shifts-cancelled': { vi: 'Bỏ ca trực', en: 'Shifts cancelled' },
  'duty-handed-over': { vi: 'Bàn giao ca', en: 'Watch handed over' },
  'duty-taken-over': { vi: 'Nhận ca', en: 'Watch taken over' },
  'duty-swap-asked': { vi: 'Xin đổi ca', en: 'Swap asked for' },
  'duty-swap-accepted': { vi: 'Đồng ý đổi ca', en: 'Swap accepted' },
  'duty-swap-declined': { vi: 'Từ chối đổi ca', en: 'Swap declined' },
  'duty-swap-withdrawn': { vi: 'Rút đề nghị đổi ca', en: 'Swap withdrawn' },
  'duty-swap-refused': { vi: 'Không duyệt đổi ca', en: 'Swap not approved' },
  'duty-swap-done': { vi: 'Đổi ca', en: 'Shifts swapped' },
  'hotline-published': { vi: 'Công bố số đường dây nóng', en: 'Hotline published' },
  'hotline-retired': { vi: 'Thôi công bố một số', en: 'Hotline retired' },
  'hotline-carried': { vi: 'Số đường dây nóng chuyển sang đơn vị mới', en: 'Hotline goes on in the new area' },
  'duty-ended-with-area': { vi: 'Ca trực kết thúc cùng đơn vị cũ', en: 'Watches end with the old area' },
  'hotline-checked': { vi: 'Gọi thử số đường dây nóng', en: 'Hotline tested' },
  'holiday-set': { vi: 'Đặt ngày nghỉ, ngày làm', en: 'Holiday or working day set' },
  'duty-feed-opened': { vi: 'Mở địa chỉ lịch riêng', en: 'Calendar address opened' },
  'duty-feed-closed': { vi: 'Đóng địa chỉ lịch riêng', en: 'Calendar address closed' },
}
