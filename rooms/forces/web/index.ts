import type { WebRoom } from '#platform/web'
import { overworkedWords } from './gap.words.ts'

const toForces = ({ areaId }: { readonly areaId: number }, tab: string) => `/forces?areaId=${areaId}&tab=${tab}`

/** The web face of forces: one page for an area. */
export const webRoom: WebRoom = {
  name: 'forces',
  pages: [
    {
      path: '/forces',
      title: { vi: 'Lực lượng', en: 'Forces' },
      permission: 'forces.read',
      load: () => import('./forces.page.tsx').then((file) => file.ForcesPage),
    },
  ],
  navigation: [
    {
      to: '/forces',
      label: { vi: 'Lực lượng', en: 'Forces' },
      icon: 'people',
      order: 46,
      permission: 'forces.read',
    },
  ],
  gaps: {
    'forces-order-unanswered': {
      say: ({ data }) => ({
        vi: `Chưa trả lời lệnh điều động ${Number(data.asked)} người`,
        en: `No answer to an order for ${Number(data.asked)} people`,
      }),
      closes: { vi: 'đơn vị trả lời số người nhận', en: 'the unit says how many come' },
      to: (gap) => toForces(gap, 'orders'),
    },
    'forces-overworked': {
      say: ({ names, data }) => ({
        vi: `${names[String(data.officerId)] ?? 'Một cán bộ'}: ${overworkedWords(data).vi}`,
        en: `${names[String(data.officerId)] ?? 'An officer'}: ${overworkedWords(data).en}`,
      }),
      closes: { vi: 'tuần sau, hoặc giờ được ghi lại đúng', en: 'the week ends, or the hours are set right' },
      to: (gap) => toForces(gap, 'hours'),
    },
    'forces-rostered-on-leave': {
      say: ({ names, data }) => ({
        vi: `${names[String(data.officerId)] ?? 'Một cán bộ'} được nghỉ nhưng bị xếp ${Number(data.shifts)} ca trực`,
        en: `${names[String(data.officerId)] ?? 'An officer'} is on leave and stands on ${Number(data.shifts)} shifts`,
      }),
      closes: {
        vi: 'người khác trực thay, hoặc rút việc cho nghỉ',
        en: 'another stands in, or the leave is withdrawn',
      },
      to: (gap) => toForces(gap, 'hours'),
    },
    'forces-security-unheld': {
      say: ({ areaTitle }) => ({
        vi: `${areaTitle.vi}: nội dung an ninh chưa có người phụ trách`,
        en: `${areaTitle.en}: an item of security has nobody in charge`,
      }),
      closes: {
        vi: 'chức vụ có người giữ, hoặc giao chức vụ khác',
        en: 'somebody holds the post, or another takes it',
      },
      to: (gap) => toForces(gap, 'security'),
    },
    'forces-tests-due': {
      say: ({ areaTitle, data }) => ({
        vi: `${areaTitle.vi}: ${Number(data.due)} người tuyến đầu đến hạn xét nghiệm`,
        en: `${areaTitle.en}: ${Number(data.due)} frontline members due for a test`,
      }),
      closes: { vi: 'y tế ghi ngày xét nghiệm', en: 'health staff record the day of the test' },
      to: (gap) => toForces(gap, 'units'),
    },
  },
  facts: {
    'force-unit-registered': { vi: 'Lập đơn vị lực lượng', en: 'Unit registered' },
    'force-unit-closed': { vi: 'Đơn vị thôi hoạt động', en: 'Unit closed' },
    'force-strength-reported': { vi: 'Báo quân số', en: 'Strength reported' },
    'force-mobilised': { vi: 'Điều động lực lượng', en: 'Unit mobilised' },
    'force-unit-carried': { vi: 'Đơn vị lực lượng chuyển sang địa bàn mới', en: 'Unit goes on in the new area' },
    'force-order-carried': { vi: 'Lệnh điều động chuyển sang địa bàn mới', en: 'Order goes on into the new area' },
    'force-leave-carried': { vi: 'Ngày nghỉ chuyển sang địa bàn mới', en: 'Days off go on in the new area' },
    'force-order-answered': { vi: 'Trả lời điều động', en: 'Order answered' },
    'force-arrived': { vi: 'Lực lượng có mặt', en: 'Force arrived' },
    'force-health-kept': { vi: 'Cập nhật tiêm chủng, xét nghiệm của đơn vị', en: 'Health of a unit kept' },
    'force-leave-given': { vi: 'Cho cán bộ nghỉ', en: 'Leave given' },
    'force-leave-withdrawn': { vi: 'Rút việc cho nghỉ', en: 'Leave withdrawn' },
    'force-supported': { vi: 'Hỗ trợ lực lượng', en: 'Unit supported' },
    'security-planned': { vi: 'Phân công an ninh', en: 'Security given out' },
  },
}
