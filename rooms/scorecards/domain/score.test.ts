import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import type { Evidence } from './evidence.ts'
import { differencesBetween, inputsOf } from './evidence.ts'
import { type IndicatorKey, indicatorKeys } from './formula.ts'
import { type Count, countEvidence, poolCounts, scoreOf } from './score.ts'
import { holdAgreeing, holdInTime, holdSample } from './verdicts.ts'

const words = { vi: 'một', en: 'one' }
const source = { text: 'test', sure: 'U' as const }
const formula = {
  leastWeight: 20,
  indicators: indicatorKeys.map((key, at) => ({
    key,
    dimension: (['completeness', 'timeliness', 'consistency', 'process'] as const)[at % 4] ?? 'process',
    weight: 5 + at,
    minimum: 1 + (at % 2),
    title: words,
    measures: words,
    why: words,
    better: words,
    source,
  })),
}

const counts = fc
  .array(
    fc
      .tuple(fc.constantFrom(...indicatorKeys), fc.nat(40), fc.nat(40))
      .map(([key, good, bad]): [IndicatorKey, Count] => [key, { good, counted: good + bad }]),
  )
  .map((list) => new Map(list))

const at = (text: string) => toInstant(`2021-07-27T${text}:00+07:00`)

describe('the score', () => {
  it('[SCR-01] lies between 0 and 100, is the sum of its lines, and is the same for the same counts', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { score, lines } = scoreOf(formula, given)
        expect(scoreOf(formula, new Map([...given].toReversed()))).toEqual({ ...scoreOf(formula, given) })
        if (score === null) return
        const points = lines.reduce((sum, line) => sum + (line.points ?? 0), 0)
        expect(Math.abs(points - score)).toBeLessThan(0.1 * lines.length)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
      }),
    )
  })

  it('[SCR-06] [SG-14] a report of more never counts for less: what is judged of it is its time and its agreement', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.boolean(), (few, more, agrees) => {
        // The same report with any number of cases and violations found: the verdict has no argument for how many.
        const verdictOf = (_detected: number) => holdAgreeing({ flawed: !agrees, differsBelow: false })
        expect(verdictOf(few + more)).toEqual(verdictOf(few))
        expect(holdSample('over').verdict).toBe('open')
      }),
    )
  })

  it('[SCR-06] turning one bad record good never lowers the score; adding good ones to what is judged neither', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(...indicatorKeys), (given, key) => {
        const { good, counted } = given.get(key) ?? { good: 0, counted: 0 }
        const before = scoreOf(formula, given)
        if (before.score === null || before.lines.find((line) => line.key === key)?.share === null) return
        const added = scoreOf(formula, new Map(given).set(key, { good: good + 1, counted: counted + 1 }))
        expect(added.score).toBeGreaterThanOrEqual(before.score)
        if (good === counted) return
        const turned = scoreOf(formula, new Map(given).set(key, { good: good + 1, counted }))
        expect(turned.score).toBeGreaterThanOrEqual(before.score)
      }),
    )
  })

  it('[SCR-01] days pool by their records: whichever way they are put together', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 6 }), (days) => {
        const half = Math.floor(days.length / 2)
        const halves = [poolCounts(days.slice(0, half)), poolCounts(days.slice(half))]
        expect(scoreOf(formula, poolCounts(halves))).toEqual(scoreOf(formula, poolCounts(days)))
      }),
    )
  })

  it('[SCR-01] fewer records than the minimum are not judged, and a unit with too little judged has no score', () => {
    const one = new Map<IndicatorKey, Count>([['tasks-done', { good: 0, counted: 1 }]])
    const line = scoreOf(formula, one).lines.find(({ key }) => key === 'tasks-done')
    expect(line).toMatchObject({ share: null, points: null })
    expect(scoreOf(formula, one).score).toBeNull()
    expect(scoreOf(formula, new Map()).score).toBeNull()
  })
})

describe('records', () => {
  const due = { dueAt: at('19:30'), knownAt: at('23:00'), backDatedMinutes: 120 }
  const say = { good: 'in-time', missing: 'not-sent' } as const

  it('[SCR-07] in time by the hour of the field, with patience for a phone without signal, and none for the next day', () => {
    const hold = (one: string, recordedAt: ReturnType<typeof at>) =>
      holdInTime({ ...due, at: at(one), recordedAt }, say)
    expect(hold('19:00', at('19:01'))).toEqual({ verdict: 'good', why: 'in-time' })
    expect(hold('19:00', at('21:00'))).toEqual({ verdict: 'good', why: 'in-time' })
    expect(hold('19:00', toInstant('2021-07-28T09:00:00+07:00'))).toEqual({ verdict: 'bad', why: 'back-dated' })
    expect(hold('19:31', at('19:31'))).toEqual({ verdict: 'bad', why: 'late' })
    expect(holdInTime({ ...due, at: null, recordedAt: null }, say).why).toBe('not-sent')
    expect(holdInTime({ ...due, knownAt: at('18:00'), at: null, recordedAt: null }, say).verdict).toBe('open')
  })

  it('[SCR-01] the hash of inputs does not depend on the order in which records were found; a changed verdict is told', () => {
    const record = (subject: string, verdict: Evidence['verdict']): Evidence => {
      const base = { areaId: 1, indicator: 'tasks-done', kind: 'task', record: subject } as const
      return { ...base, subject, verdict, why: 'done', at: null, recordedAt: null, dueAt: null }
    }
    const some = [record('a', 'good'), record('b', 'bad'), record('c', 'open')]
    expect(inputsOf('v1', some.toReversed())).toBe(inputsOf('v1', some))
    expect(countEvidence(some).get('tasks-done')).toEqual({ good: 1, counted: 2 })
    const changed = differencesBetween(some, [record('a', 'good'), record('b', 'good'), record('d', 'bad')])
    expect(changed.map(({ was, now }) => [was?.subject ?? null, now?.verdict ?? null])).toEqual([
      ['b', 'good'],
      ['c', null],
      [null, 'bad'],
    ])
  })
})
