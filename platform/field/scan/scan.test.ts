import { describe, expect, it } from 'vitest'
import { troubleWithCamera } from './camera-trouble.ts'
import { type SeenCode, seeCode } from './fresh-code.ts'

describe('a code before the camera', () => {
  it('counts once while it stays in sight, again after three seconds away, at once when it is another', () => {
    let seen: SeenCode | undefined
    const given: string[] = []
    const show = (text: string, at: number) => {
      const next = seeCode(seen, text, at)
      seen = next.seen
      if (next.isFresh) given.push(`${text}@${at}`)
    }
    for (let at = 0; at < 10_000; at += 100) show('A', at)
    show('B', 10_000)
    show('A', 10_100)
    show('A', 13_099)
    show('A', 16_099)
    expect(given).toEqual(['A@0', 'B@10000', 'A@10100', 'A@16099'])
  })
})

it('a camera that is refused, missing or taken by another program is told apart', () => {
  const names = ['NotAllowedError', 'SecurityError', 'NotFoundError', 'OverconstrainedError', 'NotReadableError']
  expect(names.map(troubleWithCamera)).toEqual(['refused', 'refused', 'none', 'none', 'taken'])
})
