import type { Words } from '#kit'
import type { GapFacts, GapWords, NoticeWords } from '#platform/web'

const toLockdown = (gap: GapFacts) => `/zones/lockdowns/${gap.subject}`

/** What the gaps of this room say, what closes them, and where. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'zones-review-due': {
    say: ({ areaTitle }) => ({
      vi: `${areaTitle.vi}: điểm phong tỏa sắp đến hạn rà soát`,
      en: `${areaTitle.en}: a lockdown is due for review`,
    }),
    closes: { vi: 'có quyết định gia hạn hoặc dỡ bỏ', en: 'it is prolonged or lifted by a decision' },
    to: toLockdown,
  },
  'zones-lapsed': {
    say: ({ areaTitle, data }) => ({
      vi: `${areaTitle.vi}: phong tỏa ${data.isLapsed === true ? 'tự hết hiệu lực vì không rà soát' : 'đã hết thời hạn'}, chưa xác nhận gỡ rào`,
      en: `${areaTitle.en}: a lockdown ${data.isLapsed === true ? 'lapsed without review' : 'is over'}; nobody said that the place is open`,
    }),
    closes: { vi: 'có người xác nhận đã gỡ rào, báo người dân', en: 'somebody confirms that the place is open' },
    to: toLockdown,
  },
  'zones-unguarded': {
    say: ({ areaTitle }) => ({
      vi: `${areaTitle.vi}: điểm phong tỏa chưa có người chỉ huy chốt`,
      en: `${areaTitle.en}: a lockdown without a guard`,
    }),
    closes: { vi: 'giao người chỉ huy chốt', en: 'somebody is made to command the guard' },
    to: toLockdown,
  },
  'zones-supplies-low': {
    say: ({ areaTitle, data }) => ({
      vi: `${areaTitle.vi}: điểm phong tỏa còn đủ nhu yếu phẩm ${Number(data.days)} ngày`.replace('.', ','),
      en: `${areaTitle.en}: a lockdown has supplies for ${Number(data.days)} days`,
    }),
    closes: { vi: 'ghi đã bổ sung nhu yếu phẩm', en: 'new supplies are recorded' },
    to: toLockdown,
  },
  'zones-proposal-waits': {
    say: ({ areaTitle }) => ({
      vi: `${areaTitle.vi}: đề xuất phong tỏa chờ quyết định`,
      en: `${areaTitle.en}: a proposed lockdown waits for a decision`,
    }),
    closes: { vi: 'quyết định hoặc trả lại đề xuất', en: 'it is decided or returned' },
    to: toLockdown,
  },
  'zones-cluster-waits': {
    say: ({ areaTitle, data }) => ({
      vi: `${areaTitle.vi}: ${Number(data.cases)} ca liên quan với nhau chưa được xem xét`,
      en: `${areaTitle.en}: ${Number(data.cases)} related cases that nobody has looked at`,
    }),
    closes: { vi: 'mở chùm ca bệnh hoặc ghi rõ không phải chùm', en: 'a cluster is opened or dismissed' },
    to: ({ areaId }) => `/zones?areaId=${areaId}`,
  },
}

/** Notices of this room. */
export const noticeWords: Readonly<Record<string, NoticeWords>> = {
  'zones-lockdown-lapsed': {
    say: ({ areaName }) => ({
      vi: `${areaName}: phong tỏa đã tự hết hiệu lực vì không rà soát`,
      en: `${areaName}: a lockdown lapsed without review`,
    }),
    to: ({ subjectId }) => (subjectId === null ? undefined : `/zones/lockdowns/${subjectId}`),
    tone: 'alarm',
  },
}

/** What the facts of this room say in a history. */
export const factWords: Readonly<Record<string, Words>> = {
  'lockdown-proposed': { vi: 'Đề xuất phong tỏa', en: 'Lockdown proposed' },
  'lockdown-proposal-amended': { vi: 'Bổ sung đề xuất phong tỏa', en: 'Proposal completed' },
  'lockdown-dismissed': { vi: 'Trả lại đề xuất phong tỏa', en: 'Proposal returned' },
  'lockdown-decided': { vi: 'Quyết định phong tỏa', en: 'Lockdown decided' },
  'lockdown-extended': { vi: 'Rà soát, gia hạn phong tỏa', en: 'Lockdown prolonged' },
  'lockdown-lifted': { vi: 'Dỡ bỏ phong tỏa', en: 'Lockdown lifted' },
  'lockdown-lapsed': { vi: 'Phong tỏa tự hết hiệu lực vì không rà soát', en: 'Lockdown lapsed without review' },
  'lockdown-ended': { vi: 'Phong tỏa hết thời hạn', en: 'Lockdown ended' },
  'lockdown-opened': { vi: 'Xác nhận đã gỡ rào, báo người dân', en: 'Place confirmed to be open' },
  'lockdown-supplies-told': { vi: 'Ghi nhu yếu phẩm của điểm phong tỏa', en: 'Supplies recorded' },
  'lockdown-guard-set': { vi: 'Giao chốt trực điểm phong tỏa', en: 'Guard set' },
  'lockdown-carried': { vi: 'Điểm phong tỏa chuyển sang đơn vị mới', en: 'Lockdown point carried to a new unit' },
  'cluster-opened': { vi: 'Mở chùm ca bệnh', en: 'Cluster opened' },
  'cluster-dismissed': { vi: 'Xem xét: không phải chùm ca bệnh', en: 'Looked at: no cluster' },
  'cluster-changed': { vi: 'Thêm, bớt ca của chùm ca bệnh', en: 'Cases of a cluster changed' },
  'cluster-closed': { vi: 'Kết thúc chùm ca bệnh', en: 'Cluster closed' },
  'cluster-carried': { vi: 'Chùm ca bệnh chuyển sang đơn vị mới', en: 'Cluster carried to a new unit' },
  'colour-proposed': { vi: 'Đề xuất màu vùng', en: 'Colour proposed' },
  'colour-decided': { vi: 'Quyết định màu vùng', en: 'Colour decided' },
  'colour-dismissed': { vi: 'Trả lại đề xuất màu vùng', en: 'Proposed colour returned' },
  'outbreak-plan-opened': { vi: 'Lập kế hoạch dập dịch', en: 'Outbreak plan opened' },
  'outbreak-criterion-met': { vi: 'Đạt một tiêu chí kết thúc', en: 'A criterion met' },
  'outbreak-extinguished': { vi: 'Xác nhận đã dập dịch', en: 'Outbreak declared over' },
  'playbook-switched': { vi: 'Chuyển kịch bản của địa bàn', en: 'Playbook switched' },
}
