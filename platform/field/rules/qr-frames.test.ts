import fc from 'fast-check'
import { expect, it } from 'vitest'
import { collectFrame, noFrames, textOfFrames, toFrames } from './qr-frames.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz{}":,0123456789+/='
const long = Array.from({ length: 5_000 }, (_, at) => letters[(at * 7 + (at >> 3)) % letters.length]).join('')

it('a series is whole once every code was read, in any order, twice or damaged on the way', () => {
  const frames = toFrames(long)
  expect(frames.length).toBe(8)
  fc.assert(
    fc.property(fc.shuffledSubarray([...frames, ...frames], { minLength: 1 }), fc.nat(600), (shown, at) => {
      let read = noFrames
      for (const frame of shown) {
        read = collectFrame(read, `${frame.slice(0, at)}~${frame.slice(at + 1)}`)
        read = collectFrame(read, frame)
      }
      const isWhole = new Set(shown).size === frames.length
      expect(textOfFrames(read)).toBe(isWhole ? long : undefined)
    }),
  )
})

it('a code of somebody else changes nothing; one of a newer series begins anew', () => {
  const [first = ''] = toFrames(long)
  const [other = ''] = toFrames(`${long}!`)
  const read = collectFrame(noFrames, first)
  expect(collectFrame(read, 'HC1:NCFOXN')).toBe(read)
  expect(collectFrame(read, other).parts.size).toBe(1)
  expect(collectFrame(read, other).series).not.toBe(read.series)
})
