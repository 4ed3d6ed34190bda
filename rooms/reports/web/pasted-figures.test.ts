import { describe, expect, it } from 'vitest'
import type { IndicatorView } from '../domain/index.ts'
import { placePasted } from './pasted-figures.ts'
import { readFigures } from './read-figures.ts'

const indicators: readonly IndicatorView[] = [
  indicator('cases', 'Ca mắc mới', 'New cases', 0),
  indicator('community', 'Ca cộng đồng', 'Community cases', 1),
  indicator('isolated', 'Ca trong khu cách ly', 'Cases in isolation', 1),
  { ...indicator('rate', 'Tỷ lệ', 'Rate', 0), kind: 'ratio', decimals: 1 },
]

function indicator(key: string, vi: string, en: string, depth: number): IndicatorView {
  const unit = { vi: 'ca', en: 'cases' }
  return { key, title: { vi, en }, unit, kind: 'flow', decimals: 0, lead: false, required: false, depth }
}

describe('[RPT-05] figures typed and pasted by a ward clerk', () => {
  it('reads a column from where it was dropped', () => {
    expect(placePasted([['30'], ['81']], indicators, 'community')).toEqual({
      texts: { community: '30', isolated: '81' },
      unknown: [],
    })
  })

  it('reads a table by the names of its lines, numbered or not, in any order, and tells what it does not know', () => {
    const rows = [
      ['TT', 'Chỉ tiêu', 'Số liệu 27/7'],
      ['2', 'Ca trong khu cách ly', '81'],
      ['1', '- Ca cộng đồng', 'khoảng 30'],
      ['3', 'Ca tử vong', '2'],
      ['', 'CA MẮC MỚI', '112 ca'],
    ]
    expect(placePasted(rows, indicators, 'cases')).toEqual({
      texts: { isolated: '81', community: 'khoảng 30', cases: '112 ca' },
      unknown: ['Ca tử vong'],
    })
  })

  it('keeps the word of a figure, asks about a comma that parts thousands, and takes emptiness for no figure', () => {
    const { figures, problems } = readFigures(indicators, {
      cases: '48,321',
      community: 'hơn 9.300 ca',
      isolated: ' ',
      rate: '53,8',
    })
    expect(Object.fromEntries(figures)).toEqual({
      community: { kind: 'above', value: 9300 },
      rate: { kind: 'exact', value: 53.8 },
    })
    expect(problems.get('cases')?.vi).toContain('Ý là 48 hay 48.321?')
    expect(readFigures(indicators, { cases: '48.321' }).figures.get('cases')).toEqual({ kind: 'exact', value: 48321 })
  })
})
