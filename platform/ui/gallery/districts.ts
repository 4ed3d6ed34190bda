import type { MapTile } from '../maps/tile.ts'
import type { Tone } from '../theme/theme.ts'

const places = `Sóc Sơn 4 0|Mê Linh 3 0|Ba Vì 0 1|Phúc Thọ 1 1|Đan Phượng 2 1|Bắc Từ Liêm 3 1|Đông Anh 4 1|Gia Lâm 6 2|Sơn Tây 0 2|Thạch Thất 1 2|Hoài Đức 2 2|Tây Hồ 4 2|Long Biên 5 2|Quốc Oai 1 3|Nam Từ Liêm 2 3|Cầu Giấy 3 3|Ba Đình 4 3|Hoàn Kiếm 5 3|Chương Mỹ 1 4|Hà Đông 2 4|Thanh Xuân 3 4|Đống Đa 4 4|Hai Bà Trưng 5 4|Mỹ Đức 1 5|Thanh Oai 2 5|Thanh Trì 4 5|Hoàng Mai 5 5|Ứng Hòa 2 6|Thường Tín 4 6|Phú Xuyên 4 7`

/** Thirty squares about where they lie: for the gallery only, boards get theirs from the areas room. */
export const districtPlaces = places.split('|').map((line, index) => {
  const [, label = '', column = '0', row = '0'] = /^(.*) (\d) (\d)$/.exec(line) ?? []
  return { areaId: index + 1, label, column: Number(column), row: Number(row) }
})

/** Squares that show a count of gaps: grey, and colour only where one is late. */
export const gapTiles: readonly MapTile[] = districtPlaces.map((place, index) => {
  const gaps = [0, 1, 0, 2, 0, 3, 0, 1, 12, 0, 4, 0][index % 12] ?? 0
  const late = index % 8 === 0 && gaps > 0 ? 2 : 0
  const tone: Tone = late > 0 ? 'alarm' : gaps > 3 ? 'warn' : gaps > 0 ? 'soon' : 'quiet'
  return {
    ...place,
    value: gaps > 0 ? String(gaps) : '',
    tone,
    title: `${place.label}: ${gaps} kẽ hở, ${late} quá hạn`,
  }
})

/** Squares in the four official levels. */
export const levelTiles: readonly MapTile[] = districtPlaces.map((place, index) => {
  const level = ([1, 1, 2, 1, 3, 2, 4, 1, 2, 3][index % 10] ?? 1) as 1 | 2 | 3 | 4
  return { ...place, value: String(level), tone: `level-${level}`, title: `${place.label}: cấp ${level}` }
})

/** Squares shaded by a measure. */
export const measureTiles: readonly MapTile[] = districtPlaces.map((place, index) => {
  const share = (index * 37) % 100
  return {
    ...place,
    value: String(share),
    tone: `scale-${Math.min(4, Math.floor(share / 20))}` as Tone,
    title: `${place.label}: ${share}%`,
  }
})

/** 126 squares, as close as the city of 2025 is. */
export const manyTiles: readonly MapTile[] = Array.from({ length: 126 }, (_, index) => ({
  areaId: 1_000 + index,
  column: index % 14,
  row: Math.floor(index / 14),
  label: `Phường ${index + 1}`,
  value: index % 9 === 0 ? String((index % 5) + 1) : '',
  tone: index % 9 === 0 ? (index % 18 === 0 ? 'alarm' : 'soon') : 'quiet',
  title: `Phường ${index + 1}`,
}))
