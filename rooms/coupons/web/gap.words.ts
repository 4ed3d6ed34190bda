import type { Words } from '#kit'
import type { GapFacts, GapWords } from '#platform/web'

const toCoupons = (gap: GapFacts) => `/coupons?areaId=${gap.areaId}`

/** What the gaps of this room say, what closes them, and where. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'coupons-market-full': {
    say: ({ data, names }) => {
      const name = names[String(data.siteId)]
      const [inside, capacity] = [Number(data.inside), Number(data.capacity)]
      return {
        vi: `${name ?? 'Chợ'}: ${inside} người trong chợ, sức chứa ${capacity}`,
        en: `${name ?? 'A market'}: ${inside} people inside, room for ${capacity}`,
      }
    },
    closes: { vi: 'người trong chợ giảm xuống', en: 'fewer people are inside' },
    to: toCoupons,
  },
  'coupons-rollout-unanswered': {
    say: ({ areaTitle }) => ({
      vi: `${areaTitle.vi} chưa trả lời về triển khai phiếu đi chợ`,
      en: `${areaTitle.en} has not answered about rolling out coupons`,
    }),
    closes: { vi: 'địa bàn báo cáo triển khai đến đâu', en: 'the area says where it stands' },
    to: toCoupons,
  },
  'coupons-doubles-open': {
    say: ({ areaTitle, data }) => ({
      vi: `${areaTitle.vi}: ${Number(data.count)} phiếu đi chợ dùng hai lần trong ngày, chờ xem xét`,
      en: `${areaTitle.en}: ${Number(data.count)} coupons used twice in a day, to be looked at`,
    }),
    closes: { vi: 'cán bộ phường xem xét từng trường hợp', en: 'somebody of the ward looks at each' },
    to: toCoupons,
  },
}

/** What the facts of this room say in a history. */
export const factWords: Readonly<Record<string, Words>> = {
  'coupon-scheme-registered': { vi: 'Lập phương án phiếu đi chợ', en: 'Coupon scheme set up' },
  'coupon-scheme-markets-changed': { vi: 'Đổi chợ của phương án phiếu', en: 'Markets of a coupon scheme changed' },
  'coupon-scheme-extended': { vi: 'Gia hạn phương án phiếu đi chợ', en: 'Coupon scheme prolonged' },
  'coupon-scheme-ended': { vi: 'Kết thúc phương án phiếu đi chợ', en: 'Coupon scheme ended' },
  'coupon-scheme-carried': {
    vi: 'Phương án phiếu chuyển sang đơn vị mới',
    en: 'Coupon scheme goes on in the new area',
  },
  'coupons-carried': { vi: 'Phiếu của các hộ chuyển sang đơn vị mới', en: 'Coupons go on in the new area' },
  'coupon-market-carried': {
    vi: 'Số liệu của chợ chuyển sang đơn vị mới',
    en: 'Counts of a market go on in the new area',
  },
  'coupon-issue-ordered': { vi: 'Bắt đầu cấp phiếu đi chợ', en: 'Issue of coupons begun' },
  'coupon-issue-stopped': { vi: 'Dừng cấp phiếu đi chợ', en: 'Issue of coupons stopped' },
  'coupons-issued': { vi: 'Cấp phiếu đi chợ cho các hộ', en: 'Coupons issued to households' },
  'coupon-replaced': { vi: 'Cấp lại một phiếu đi chợ', en: 'A coupon replaced' },
  'coupon-proxy-set': { vi: 'Ghi người đi chợ hộ', en: 'Who shops for a household' },
  'coupon-redeemed': { vi: 'Một lượt đi chợ bằng phiếu', en: 'A visit by coupon' },
  'coupon-double-found': { vi: 'Một phiếu dùng hai lần trong ngày', en: 'A coupon used twice in a day' },
  'coupon-double-settled': { vi: 'Xem xét phiếu dùng hai lần', en: 'A double use looked at' },
  'helped-without-coupon': { vi: 'Giúp người không có phiếu', en: 'Helped without a coupon' },
  'gate-counted': { vi: 'Đếm người ở cổng chợ', en: 'People counted at a gate' },
  'market-capacity-set': { vi: 'Đặt sức chứa của chợ', en: 'Capacity of a market set' },
  'coupon-rollout-asked': { vi: 'Yêu cầu triển khai phiếu đi chợ', en: 'Roll-out of coupons asked for' },
  'coupon-rollout-reported': { vi: 'Báo cáo triển khai phiếu đi chợ', en: 'Roll-out of coupons reported' },
  'coupon-visits-forgotten': {
    vi: 'Xóa liên kết giữa lượt đi chợ và hộ',
    en: 'Links of visits to households forgotten',
  },
}
