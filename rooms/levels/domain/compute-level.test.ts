import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { computeLevel } from './compute-level.ts'
import { type CriteriaSet, criteriaFile, criteriaOn, type Level } from './criteria.ts'
import { footingOf } from './footing.ts'
import { type GivenInput, type LevelInputs, sumInputs } from './inputs.ts'
import { bandOf, weeklyRate } from './judge-level.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')
let sets: readonly CriteriaSet[]
let set4800: CriteriaSet

const given = (value: number, outOf: number | null = null): GivenInput => ({
  value,
  outOf,
  asOn: '2021-11-11',
  source: 'bảng kiểm thử',
  areaId: 1,
})
const inputsOf = (more: Record<string, GivenInput | undefined> = {}): LevelInputs => ({
  population: given(10_000),
  'community-cases': given(1),
  'adults-first-dose': given(6_500, 7_000),
  'full-dose-50': given(900, 1_000),
  'plan-top': given(1),
  'plan-district': given(1),
  ...more,
})
const compute = (more: Record<string, GivenInput | undefined> = {}, before: Level | null = null, on = '2021-11-12') =>
  computeLevel({ set: set4800, on, inputs: inputsOf(more), before })
const levelOf = (...asked: Parameters<typeof compute>) => {
  const computed = compute(...asked)
  return computed.ok ? computed.level : computed.lacks.map(({ key }) => key)
}

beforeAll(async () => {
  const text = await readFile(path.join(root, 'profiles/hanoi-2021/levels/criteria.json'), 'utf8')
  sets = criteriaFile.parse(JSON.parse(text)).sets
  set4800 = criteriaOn(sets, '2021-11-12') as CriteriaSet
})

describe('[LVL-01] the criteria sets by date', () => {
  it('none before 12/10/2021, 4800 until the day before 27/1/2022, 218 from then on', () => {
    const on = (day: string) => criteriaOn(sets, day)?.key
    expect([on('2021-07-27'), on('2021-10-11'), on('2021-10-12'), on('2022-01-26'), on('2022-01-27')]).toEqual([
      undefined,
      undefined,
      '4800',
      '4800',
      '218',
    ])
  })

  it('218 refuses to compute and names every parameter that nobody has read', () => {
    const set = criteriaOn(sets, '2022-03-04') as CriteriaSet
    const computed = computeLevel({ set, on: '2022-03-04', inputs: {}, before: 2 })
    expect(computed.ok).toBe(false)
    if (computed.ok) return
    const thresholds = computed.lacks.filter(({ what }) => what === 'threshold')
    expect(thresholds.map(({ key }) => key)).toEqual([
      'cut.new-cases.2',
      'cut.new-cases.3',
      'cut.oxygen-patients.2',
      'cut.oxygen-patients.3',
      'cut.oxygen-patients.4',
      'cut.deaths.2',
      'cut.deaths.3',
      'cut.deaths.4',
      'atLeast.care-staff',
      'atLeast.vacant-beds',
      'atLeast.icu-beds',
      'columns',
      'matrix',
    ])
    expect(thresholds[0]?.words.vi).toContain('Bộ tiêu chí 218/QĐ-BYT chưa đủ tham số')
  })
})

describe('[LVL-01] edges of criterion 1', () => {
  it.each([
    [0, 1],
    [19.999, 1],
    [20, 2],
    [49.99, 2],
    [50, 3],
    [149.99, 3],
    [150, 4],
  ])('a rate of %d is band %d', (rate, band) => expect(bandOf(rate, [20, 50, 150])).toBe(band))

  it('6,000 people and 18 cases in 14 days are exactly 150: band 4', () => {
    expect(weeklyRate(18, 14, 6_000)).toBe(150)
    const computed = compute({ population: given(6_000), 'community-cases': given(18) })
    expect(computed).toMatchObject({ ok: true, level: 3, judged: { row: 4, cell: 3 } })
  })

  it('population 0, absent inputs and absent population are refused by name, never guessed', () => {
    expect(levelOf({ population: given(0) })).toEqual(['population'])
    expect(levelOf({ population: undefined })).toEqual(['population'])
    expect(levelOf({ 'adults-first-dose': undefined, 'plan-district': undefined })).toEqual([
      'adults-first-dose',
      'plan-district',
    ])
  })
})

describe('[LVL-01] the table, the old-age target and criterion 3', () => {
  const cases = (rate: number) => given((rate * 2 * 10_000) / 100_000)
  it.each([
    [0, 1, 1],
    [20, 1, 2],
    [50, 2, 3],
    [150, 3, 4],
  ])('rate %d: level %d where 70 percent of adults had a dose, else %d', (rate, high, low) => {
    expect(levelOf({ 'community-cases': cases(rate) })).toBe(high)
    expect(levelOf({ 'community-cases': cases(rate), 'adults-first-dose': given(4_900, 7_000) })).toBe(high)
    expect(levelOf({ 'community-cases': cases(rate), 'adults-first-dose': given(4_899, 7_000) })).toBe(low)
  })

  it('one level more where the old-age target is missed; not without a case; 4 at most; the age by the day', () => {
    const missed = { 'full-dose-50': given(799, 1_000), 'full-dose-65': given(800, 1_000) }
    expect(levelOf({ ...missed })).toBe(2)
    expect(levelOf({ ...missed, 'community-cases': given(0) })).toBe(1)
    expect(levelOf({ ...missed, 'community-cases': cases(150), 'adults-first-dose': given(10) })).toBe(4)
    expect(levelOf({ ...missed }, null, '2021-10-31')).toBe(1)
  })

  it('the level is not lowered while criterion 3 is not met, and may rise', () => {
    const unmet = { 'plan-district': given(0) }
    expect(levelOf(unmet, 3)).toBe(3)
    expect(levelOf(unmet, 1)).toBe(1)
    expect(levelOf(unmet, null)).toBe(1)
    expect(levelOf({ ...unmet, 'community-cases': cases(50) }, 1)).toBe(2)
    expect(levelOf({}, 3)).toBe(1)
  })
})

describe('[LVL-01] the explanation', () => {
  it('says the numbers, the rule that fired and the nearest change of each input', () => {
    const computed = compute({
      population: given(6_000),
      'community-cases': given(18),
      'full-dose-50': given(700, 1_000),
    })
    if (!computed.ok) throw new Error('refused')
    expect(computed.level).toBe(4)
    expect(computed.steps.map(({ key, level, fired }) => [key, level, fired])).toEqual([
      ['community-cases', null, true],
      ['adults-first-dose', null, true],
      ['cell', 3, true],
      ['old-age', 4, true],
      ['plan-top', 4, false],
      ['plan-district', 4, false],
    ])
    expect(computed.steps[0]?.words.vi).toContain('18 ca trong 14 ngày ÷ 2 ÷ 6.000 dân × 100.000 = 150 → mức 4')
    expect(computed.changes).toEqual([
      { input: 'community-cases', from: 18, to: 17, unit: 'cases', level: 3 },
      { input: 'full-dose-50', from: 700, to: 800, unit: 'people', level: 3 },
    ])
  })

  it('more cases that would raise it; a share known only in percent; a plan that alone changes nothing', () => {
    const computed = compute({
      'community-cases': given(3),
      'adults-first-dose': given(65.5),
      'plan-top': given(0),
    })
    if (!computed.ok) throw new Error('refused')
    expect(computed.level).toBe(1)
    expect(computed.changes).toEqual([
      { input: 'community-cases', from: 3, to: 4, unit: 'cases', level: 2 },
      { input: 'adults-first-dose', from: 65.5, to: 70, unit: 'percent', level: 1 },
      { input: 'plan-top', from: 0, to: 1, unit: 'yes-no', level: 1 },
    ])
  })

  it('a larger unit takes sums of counts; of shares without counts no sum is made', () => {
    const sum = sumInputs(9, [given(700, 1_000), given(300, 500)], 'adults-first-dose')
    expect(sum).toMatchObject({ areaId: 9, value: 1_000, outOf: 1_500, summedFrom: 2 })
    expect(sumInputs(9, [given(700, 1_000), given(60)], 'adults-first-dose')).toBeUndefined()
    expect(sumInputs(9, [given(5), undefined], 'population')).toBeUndefined()
  })
})

describe('[LVL-01] published notices', () => {
  it('281 + 293 + 4 + 1 and 66 + 187 + 326 are 579; unknown is not zero; what does not foot says by how much', () => {
    expect(footingOf([281, 293, 4, 1], 579)).toEqual({ sum: 579, units: 579, delta: 0 })
    expect(footingOf([422, 132, 25, 0], 579)?.delta).toBe(0)
    expect(footingOf([66, 187, 326, 0], 579)?.delta).toBe(0)
    expect(footingOf([0, 23, 7, 0], 30)?.delta).toBe(0)
    expect(footingOf(null, 579)).toBeNull()
    expect(footingOf([281, 293, 4, 0], 579)?.delta).toBe(-1)
  })
})
