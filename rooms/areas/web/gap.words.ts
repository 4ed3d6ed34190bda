import type { Words } from '#kit'
import type { GapFacts, GapWords } from '#platform/web'

const parts: readonly (readonly [key: string, vi: string, en: string])[] = [
  ['group', 'tổ dân phố', 'residential groups'],
  ['task', 'việc', 'tasks'],
  ['order', 'chỉ đạo', 'orders'],
]

/** What the gaps of this room say, what closes them, and where. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'reform-undecided': {
    say: ({ areaTitle, data }: GapFacts) => {
      const counted = parts.filter(([key]) => Number(data[key] ?? 0) > 0)
      const vi = counted.map(([key, word]) => `${data[key]} ${word}`).join(', ')
      const en = counted.map(([key, , word]) => `${data[key]} ${word}`).join(', ')
      return {
        vi: `${areaTitle.vi} (đã kết thúc): ${vi} chờ quyết định về đâu`,
        en: `${areaTitle.en} (ended): ${en} wait for a decision`,
      }
    },
    closes: { vi: 'mọi mục đã được quyết định', en: 'everything is decided' },
    to: ({ data, areaId }) => `/reforms/${String(data.reformId)}?areaId=${areaId}`,
  },
}

/** What the room's journal entries say. */
export const factWords: Readonly<Record<string, Words>> = {
  'areas-imported': { vi: 'Nhập đơn vị hành chính', en: 'Areas imported' },
  'succession-imported': { vi: 'Nhập bảng kế thừa đơn vị', en: 'Succession imported' },
  'area-renamed': { vi: 'Sửa tên đơn vị', en: 'Area renamed' },
  'area-closed': { vi: 'Đơn vị kết thúc', en: 'Area ended' },
  'put-in-force': { vi: 'Đưa vào hiệu lực', en: 'Put in force' },
  'area-founded': { vi: 'Đơn vị thành lập', en: 'Area founded' },
  'reform-proposed': { vi: 'Nhập phương án sắp xếp', en: 'Reform brought in' },
  'reform-ordered': { vi: 'Ra lệnh thực hiện sắp xếp', en: 'Reform ordered' },
  'reform-carried-out': { vi: 'Thực hiện xong sắp xếp', en: 'Reform carried out' },
  'reform-wait-settled': { vi: 'Quyết định phần chờ sau sắp xếp', en: 'Decided what waited after a reform' },
}
