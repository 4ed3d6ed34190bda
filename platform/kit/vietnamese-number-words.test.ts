import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moneyInVietnameseWords, numberInVietnameseWords } from './vietnamese-number-words.ts'

describe('a number in Vietnamese words', () => {
  it.each([
    [0n, 'không'],
    [4n, 'bốn'],
    [5n, 'năm'],
    [10n, 'mười'],
    [11n, 'mười một'],
    [14n, 'mười bốn'],
    [15n, 'mười lăm'],
    [20n, 'hai mươi'],
    [21n, 'hai mươi mốt'],
    [24n, 'hai mươi tư'],
    [25n, 'hai mươi lăm'],
    [100n, 'một trăm'],
    [105n, 'một trăm linh năm'],
    [110n, 'một trăm mười'],
    [115n, 'một trăm mười lăm'],
    [804n, 'tám trăm linh bốn'],
    [1_005n, 'một nghìn không trăm linh năm'],
    [1_015n, 'một nghìn không trăm mười lăm'],
    [21_000n, 'hai mươi mốt nghìn'],
    [1_000_001n, 'một triệu không trăm linh một'],
    [1_005_000n, 'một triệu không trăm linh năm nghìn'],
    [2_000_000_000n, 'hai tỷ'],
    [1_000_000_000_000n, 'một nghìn tỷ'],
    [1_234_000_000_005n, 'một nghìn hai trăm ba mươi tư tỷ không trăm linh năm'],
    [1_000_000_001_000_000_000n, 'một tỷ không trăm linh một tỷ'],
    [-7n, 'âm bảy'],
  ])('%d is “%s”', (value, expected) => {
    expect(numberInVietnameseWords(value)).toBe(expected)
  })

  it('says lẻ where the south does', () => {
    expect(numberInVietnameseWords(1_105n, 'lẻ')).toBe('một nghìn một trăm lẻ năm')
  })

  it('[VIO-01] the sum proposed on 27/7/2021 as a paper writes it', () => {
    expect(moneyInVietnameseWords(1_533_650_000n)).toBe('Một tỷ năm trăm ba mươi ba triệu sáu trăm năm mươi nghìn đồng')
  })

  it('two different numbers never read alike, and each reads back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (value) => {
        expect(readBack(numberInVietnameseWords(value))).toBe(value)
      }),
    )
  })
})

const units = new Map(
  'không một hai ba bốn năm sáu bảy tám chín'.split(' ').map((text, index) => [text, BigInt(index)]),
)
for (const [text, value] of [
  ['mốt', 1n],
  ['tư', 4n],
  ['lăm', 5n],
] as const)
  units.set(text, value)

interface Reading {
  readonly sum: bigint
  readonly group: bigint
  readonly digit: bigint
}

const steps: Readonly<Record<string, (read: Reading) => Reading>> = {
  trăm: ({ sum, group, digit }) => ({ sum, group: group + digit * 100n, digit: 0n }),
  mươi: ({ sum, group, digit }) => ({ sum, group: group + digit * 10n, digit: 0n }),
  mười: (read) => ({ ...read, group: read.group + 10n }),
  linh: (read) => read,
  nghìn: ({ sum, group, digit }) => ({ sum: sum + (group + digit) * 1_000n, group: 0n, digit: 0n }),
  triệu: ({ sum, group, digit }) => ({ sum: sum + (group + digit) * 1_000_000n, group: 0n, digit: 0n }),
}

/** Reads the words back, in the plainest way: a second opinion on what they say. */
function readBack(text: string): bigint {
  const billions = text.split(' tỷ')
  if (billions.length > 1) {
    const low = billions.at(-1)?.trim() ?? ''
    return readBack(billions.slice(0, -1).join(' tỷ')) * 1_000_000_000n + (low === '' ? 0n : readBack(low))
  }
  const start: Reading = { sum: 0n, group: 0n, digit: 0n }
  const { sum, group, digit } = text.split(' ').reduce((read, said) => {
    return steps[said]?.(read) ?? { ...read, digit: units.get(said) ?? -1n }
  }, start)
  return sum + group + digit
}
