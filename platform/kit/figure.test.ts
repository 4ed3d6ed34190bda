import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactly, type Figure, formatFigure, isExact, parseFigure, sumFigures } from './figure.ts'

describe('[RPT-05] figures of the source documents keep their word', () => {
  it.each<[string, Figure]>([
    ['hơn 9.300 ca', { kind: 'above', value: 9_300 }],
    ['trên 9.300', { kind: 'above', value: 9_300 }],
    ['> 9.300', { kind: 'above', value: 9_300 }],
    ['gần 40%', { kind: 'nearly', value: 40 }],
    ['khoảng 7.500 giường', { kind: 'about', value: 7_500 }],
    ['ước tính 7.500', { kind: 'about', value: 7_500 }],
    ['từ 400 đến 600 ca', { kind: 'range', low: 400, high: 600 }],
    ['400–600', { kind: 'range', low: 400, high: 600 }],
    ['dưới 5', { kind: 'below', value: 5 }],
    ['không quá 2', { kind: 'at-most', value: 2 }],
    ['từ 20 trở lên', { kind: 'at-least', value: 20 }],
    ['774 ca', { kind: 'exact', value: 774 }],
    ['Hơn 9.300'.normalize('NFD'), { kind: 'above', value: 9_300 }],
  ])('reads %j', (text, figure) => {
    expect(parseFigure(text, ['ca', 'giường', '%'])).toEqual({ ok: true, value: figure })
  })

  it.each([
    ['nhiều', 'NUMBERS.NOT_A_NUMBER'],
    ['khoảng', 'NUMBERS.NOT_A_NUMBER'],
    ['774 mũi', 'NUMBERS.NOT_A_NUMBER'],
    ['hơn 24.7', 'NUMBERS.DOT_IS_AMBIGUOUS'],
    ['600 đến 400', 'FIGURES.RANGE_UPSIDE_DOWN'],
  ])('refuses %j', (text, code) => {
    expect(parseFigure(text)).toMatchObject({ ok: false, refusal: { code } })
  })

  it('comes back from print as it went', () => {
    const kind = fc.constantFrom('exact', 'about', 'nearly', 'at-least', 'above', 'at-most', 'below')
    const figure: fc.Arbitrary<Figure> = fc.oneof(
      fc.record({ kind, value: fc.nat() }),
      fc
        .tuple(fc.nat(), fc.nat())
        .map(([a, b]): Figure => ({ kind: 'range', low: Math.min(a, b), high: Math.max(a, b) })),
    )
    fc.assert(
      fc.property(figure, (given) => {
        expect(parseFigure(formatFigure(given))).toEqual({ ok: true, value: given })
      }),
    )
  })
})

describe('[RPT-05] totals never claim more than their parts', () => {
  it.each<[string, Figure[], string]>([
    ['exact parts', [exactly(12), exactly(9)], '21'],
    ['nothing', [], '0'],
    ['an estimate', [exactly(100), { kind: 'about', value: 7_500 }], 'khoảng 7.600'],
    ['a near miss', [exactly(10), { kind: 'nearly', value: 40 }], 'gần 50'],
    ['a lower bound', [exactly(774), { kind: 'above', value: 9_300 }], 'hơn 10.074'],
    ['a range', [exactly(100), { kind: 'range', low: 400, high: 600 }], '500 đến 700'],
    [
      'two upper bounds',
      [
        { kind: 'below', value: 5 },
        { kind: 'below', value: 5 },
      ],
      'dưới 10',
    ],
    ['an upper bound and a count', [exactly(20), { kind: 'below', value: 5 }], '20 đến 25'],
    [
      'bounds on both sides',
      [
        { kind: 'at-least', value: 3 },
        { kind: 'at-most', value: 5 },
      ],
      'ít nhất 3',
    ],
    [
      'an estimate and a bound',
      [
        { kind: 'about', value: 10 },
        { kind: 'above', value: 5 },
      ],
      'khoảng 15',
    ],
  ])('with %s', (_, parts, total) => {
    expect(formatFigure(sumFigures(parts))).toBe(total)
  })

  it('is exact only when every part is', () => {
    const kind = fc.constantFrom('exact', 'about', 'nearly', 'at-least', 'above', 'at-most', 'below')
    fc.assert(
      fc.property(fc.array(fc.record({ kind, value: fc.integer({ min: 1, max: 1_000 }) })), (parts: Figure[]) => {
        expect(isExact(sumFigures(parts))).toBe(parts.every(isExact))
      }),
    )
  })
})
