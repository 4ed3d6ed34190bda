import type { Day } from '#kit'
import type { Tally } from '#platform/server'
import { FORCE_KEYS } from '../domain/index.ts'

/** The counter of who stood duty, by force. */
export const strengthIndicator = (force: string): string => `forces.present.${force}`

const words: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  police: ['Công an', 'Police'],
  army: ['Quân đội', 'Army'],
  health: ['Y tế', 'Health'],
  government: ['Cấp ủy, chính quyền', 'Party and government'],
  reserve: ['Dự bị động viên', 'Military reserve'],
  militia: ['Dân quân tự vệ', 'Militia'],
  guard: ['Bảo vệ dân phố', 'Neighbourhood guards'],
  'self-managed': ['Tổ tự quản', 'Self-managed teams'],
  youth: ['Đoàn thanh niên', 'Youth union'],
  veterans: ['Cựu chiến binh', 'Veterans'],
  women: ['Hội phụ nữ', 'Women’s union'],
  'covid-team': ['Tổ COVID cộng đồng', 'Community COVID teams'],
}

/** Totals per force, per area, per day [FOR-03]: the day is the one reported on, not the one of reporting. */
export const forcesTally: Tally = {
  types: ['force-strength-reported'],
  indicators: FORCE_KEYS.map((key) => ({
    key: strengthIndicator(key),
    vi: `Quân số có mặt: ${words[key]?.[0] ?? key}`,
    en: `Present: ${words[key]?.[1] ?? key}`,
  })),
  count: ({ areaId, data }) => {
    const { force, day, more } = data as { force: string; day: Day; more: number }
    return more === 0 ? [] : [{ indicator: strengthIndicator(force), areaId, day, by: more }]
  },
}
