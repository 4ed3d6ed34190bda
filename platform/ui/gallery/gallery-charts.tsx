import { addDays, type Day, exactly, type Figure } from '#kit'
import { BarList, NumberTable, Section, SeriesChart, type SeriesPoint, TwoColumns } from '../index.ts'

const first = '2021-11-08' as Day
const counts = [
  119,
  132,
  127,
  140,
  138,
  121,
  115,
  148,
  165,
  170,
  181,
  176,
  158,
  149,
  192,
  220,
  236,
  252,
  241,
  226,
  215,
  288,
  302,
  390,
  null,
  468,
  512,
  565,
  774,
]

const unsure: Readonly<Record<number, Figure>> = {
  20: { kind: 'about', value: 215 },
  21: { kind: 'range', low: 240, high: 330 },
  22: { kind: 'above', value: 300 },
}

const points: readonly SeriesPoint[] = counts.map((count, index) => ({
  day: addDays(first, index),
  figure: unsure[index] ?? (count === null ? null : exactly(count)),
  to: `/gallery?day=${index}`,
  isRecord: index === counts.length - 1,
  note: index === counts.length - 1 ? 'CDC, đến tối 6/12' : undefined,
}))

const mean = counts.map((_, index) => {
  const week = counts.slice(Math.max(0, index - 6), index + 1).filter((count) => count !== null)
  return index < 6 ? null : week.reduce((sum, count) => sum + count, 0) / week.length
})

/** Numbers over time, beside each other, and in a table: exact, about, at least, between, and missing. */
export function GalleryCharts() {
  return (
    <>
      <SeriesChart
        title="Cao nhất 774 ca ngày 6/12"
        lead="Ca mới trong ngày, thành phố Hà Nội, theo CDC"
        unit="ca"
        points={points}
        mean={{ label: 'trung bình 7 ngày', values: mean }}
        events={[
          { day: '2021-11-11' as Day, label: 'Nghị quyết 128, cấp độ 2' },
          { day: '2021-12-01' as Day, label: 'Hỏa tốc 25' },
        ]}
      />
      <TwoColumns>
        <Section title="Theo địa bàn">
          <BarList
            label="Theo địa bàn"
            bars={[
              { key: 'a', name: 'Hoàng Mai', figure: exactly(112), to: '/gallery?a', note: '≠ 30 + 81', tone: 'alarm' },
              { key: 'b', name: 'Đống Đa', figure: { kind: 'range', low: 40, high: 60 } },
              { key: 'c', name: 'Hai Bà Trưng', figure: { kind: 'about', value: 75 } },
              { key: 'd', name: 'Ba Đình', figure: null },
            ]}
          />
        </Section>
        <Section title="Hợp nhất">
          <NumberTable
            label="Hợp nhất"
            corner="Đơn vị"
            columns={[
              { key: 'cases', head: 'Ca mới', group: 'Dịch tễ' },
              { key: 'community', head: 'cộng đồng', group: 'Dịch tễ', isPart: true },
              { key: 'isolated', head: 'khu cách ly', group: 'Dịch tễ', isPart: true },
              { key: 'beds', head: 'Giường còn', group: 'Điều trị' },
            ]}
            rows={[
              row('total', 'Thành phố', [exactly(133), exactly(42), exactly(90), { kind: 'about', value: 7500 }]),
              row('hm', 'Hoàng Mai', [exactly(112), exactly(30), exactly(81), { kind: 'above', value: 300 }]),
              row('dd', 'Đống Đa', [exactly(21), exactly(12), exactly(9), null]),
            ]}
          />
        </Section>
      </TwoColumns>
    </>
  )
}

function row(key: string, head: string, [cases, community, isolated, beds]: readonly (Figure | null)[]) {
  const foots = key === 'dd'
  return {
    key,
    head,
    look: key === 'total' ? ('total' as const) : undefined,
    cells: {
      cases: {
        figure: cases ?? null,
        to: `/gallery?row=${key}`,
        ...(foots ? {} : { tone: 'alarm' as const, mark: '≠', said: 'chênh 1' }),
      },
      community: { figure: community ?? null },
      isolated: { figure: isolated ?? null },
      beds: { figure: beds ?? null },
    },
  }
}
