import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '#kit'
import { layoutOf, placeEvents } from './chart-layout.ts'

const days = Array.from({ length: 30 }, (_, index) => addDays('2021-07-25' as Day, index))
const events = [
  { day: '2021-08-08' as Day, label: 'Hết hiệu lực: Chỉ thị 17/CT-UBND' },
  { day: '2021-08-08' as Day, label: 'Chỉ thị 18/CT-UBND' },
  { day: '2021-08-21' as Day, label: 'Chỉ thị 20/CT-UBND' },
  { day: '2021-08-23' as Day, label: 'Hết hiệu lực: Chỉ thị 18/CT-UBND' },
  { day: '2021-09-06' as Day, label: 'Hết hiệu lực: Chỉ thị 20/CT-UBND' },
]

describe('[EPI-03] what is written over a chart', () => {
  it.each([328, 700, 1400])('stays on a plot of %i px, and no words lie on others', (width) => {
    const points = days.map((day) => ({ day, figure: null }))
    const layout = layoutOf(points, { mean: [], eventRows: 0 }, { width, height: 248 })
    const placed = placeEvents(events, days, layout)
    expect(placed.map(({ label }) => label)).toEqual(events.slice(0, 4).map(({ label }) => label))
    const spans = placed.map(({ row, x, anchor, shown }) => {
      const length = shown.length * 6
      return { row, from: anchor === 'start' ? x : x - length, until: anchor === 'start' ? x + length : x }
    })
    for (const { from, until } of spans) expect([from >= 0, until <= width]).toEqual([true, true])
    const meet = spans.flatMap((one, at) =>
      spans.slice(at + 1).filter((two) => two.row === one.row && two.from < one.until && one.from < two.until),
    )
    expect(meet).toEqual([])
  })

  it('is cut off where it is longer than the plot', () => {
    const layout = layoutOf([], { mean: [], eventRows: 0 }, { width: 240, height: 248 })
    const [placed] = placeEvents([{ day: days[3] as Day, label: 'Một việc '.repeat(12) }], days, layout)
    expect(placed?.shown).toMatch(/^Một việc .*…$/)
    expect(placed?.shown.length).toBeLessThan(40)
  })
})
