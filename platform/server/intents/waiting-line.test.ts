import { describe, expect, it } from 'vitest'
import type { Prepared } from './prepare.ts'
import { type Share, type Waiting, WaitingLine } from './waiting-line.ts'

const of = (count: number): Waiting => ({ items: Array<Prepared>(count), resolve: () => {} })
const fill = (line: WaitingLine, share: Share, ...counts: number[]) => {
  for (const count of counts) line.push(share, of(count))
}
const sizes = (taken: readonly Waiting[]) => taken.map(({ items }) => items.length)

describe('the line at the door', () => {
  it('given both shares wait, when a batch is taken, then each has half of it', () => {
    const line = new WaitingLine()
    fill(line, 'staff', 50, 50, 50)
    fill(line, 'public', 40, 40, 40)
    expect(sizes(line.take(100))).toEqual([40, 50])
    expect(line.length).toBe(180)
  })

  it('given one request is larger than a batch, when it is its turn, then it is taken whole', () => {
    const line = new WaitingLine()
    fill(line, 'staff', 2000, 1)
    expect(sizes(line.take(1000))).toEqual([2000])
  })

  it('given a slow pace, when many wait, then the public is sent away first and nobody while little waits', () => {
    const line = new WaitingLine()
    expect(line.secondsToWait('public', 0)).toBe(0)
    fill(line, 'public', 1000)
    expect(line.secondsToWait('public', 0)).toBeGreaterThanOrEqual(6)
    expect(line.secondsToWait('staff', 0)).toBe(0)
    fill(line, 'staff', 4000)
    expect(line.secondsToWait('staff', 0)).toBeGreaterThan(0)
    expect(line.secondsToWait('staff', 0.99)).toBeGreaterThan(line.secondsToWait('staff', 0))
  })

  it('given work goes quickly, when it is measured, then more may wait than before', () => {
    const line = new WaitingLine()
    fill(line, 'public', 2000)
    expect(line.secondsToWait('public', 0)).toBeGreaterThan(0)
    for (let batch = 0; batch < 20; batch++) {
      line.begin(1000)
      line.end(1000, 100)
    }
    expect(line.secondsToWait('public', 0)).toBe(0)
  })
})
