import { formatNumber, type Words } from '#kit'
import { type CriteriaSet, type Level, targetOn } from './criteria.ts'
import type { Judgement, LevelQuestion, TestedShare } from './judge-level.ts'

/** One step of the reasoning, in the order in which it is made; `level` is the level after it, null before there is one. */
export interface Step {
  readonly key: string
  readonly words: Words
  readonly level: Level | null
  /** Whether the step made a difference: the cell of the matrix always, a raise or a hold when it fired. */
  readonly fired: boolean
}

/** A share or rate for people: two digits at most, and never rounded over the edge that decides (`19,99`, not `20`). */
export function sayDecimal(value: number): string {
  return formatNumber(Math.floor(value * 100 + 1e-9) / 100)
}

/** Every step from the numbers to the level. */
export function stepsOf(question: LevelQuestion, judged: Judgement): Step[] {
  return [
    ...judged.indicators.map((one) => sayIndicator(question, one, judged.row)),
    ...judged.tests.map((test) => sayTest(question.set.response.tests, test)),
    sayCell(question.set, judged),
    ...sayRaises(question, judged),
    ...sayHolds(question, judged),
  ]
}

function sayIndicator({ set, inputs }: LevelQuestion, one: Judgement['indicators'][number], row: Level): Step {
  const title = set.infection.find(({ key }) => key === one.key)?.title ?? { vi: one.key, en: one.key }
  const [count, people] = [formatNumber(one.count), formatNumber(inputs.population?.value ?? 0)]
  const weeks = set.windowDays / 7
  return {
    key: one.key,
    words: {
      vi: `${title.vi}: ${count} ca trong ${set.windowDays} ngày ÷ ${weeks} ÷ ${people} dân × 100.000 = ${sayDecimal(one.rate)} → mức ${one.band}`,
      en: `${title.en}: ${count} cases in ${set.windowDays} days ÷ ${weeks} ÷ ${people} people × 100.000 = ${sayDecimal(one.rate)} → band ${one.band}`,
    },
    level: null,
    fired: one.band === row,
  }
}

function sayTest(tests: CriteriaSet['response']['tests'], test: TestedShare): Step {
  const title = tests.find(({ key }) => key === test.key)?.title ?? { vi: test.key, en: test.key }
  return { key: test.key, words: sayShare(title, test), level: null, fired: test.passed }
}

function sayShare(title: Words, { share, atLeast, passed }: TestedShare): Words {
  const [is, sign, least] = [sayDecimal(share), passed ? '≥' : '<', formatNumber(atLeast)]
  return {
    vi: `${title.vi}: ${is} % ${sign} ${least} %, ${passed ? 'đạt' : 'chưa đạt'}`,
    en: `${title.en}: ${is} % ${sign} ${least} %, ${passed ? 'met' : 'not met'}`,
  }
}

function sayCell(set: CriteriaSet, { row, column, cell }: Judgement): Step {
  const title = set.response.columns[column]?.title ?? { vi: '', en: '' }
  return {
    key: 'cell',
    words: {
      vi: `Bảng phân loại: mức ${row} × “${title.vi}” → cấp ${cell}`,
      en: `Matrix: band ${row} × “${title.en}” → level ${cell}`,
    },
    level: cell,
    fired: true,
  }
}

function sayRaises({ set, on }: LevelQuestion, { raises, cell }: Judgement): Step[] {
  let level: Level = cell
  return raises.map((raise) => {
    const rule = set.raises.find(({ key }) => key === raise.raise) as CriteriaSet['raises'][number]
    const share = sayShare(targetOn(rule, on)?.test.title ?? rule.title, raise)
    if (raise.fired) level = Math.min(4, level + 1) as Level
    const spared = !raise.passed && !raise.fired
    const then: Words = raise.fired
      ? { vi: `tăng một cấp → cấp ${level}`, en: `one level more → level ${level}` }
      : spared
        ? { vi: 'không tăng vì không có ca mắc', en: 'not raised: there were no cases' }
        : { vi: 'không tăng cấp', en: 'not raised' }
    return {
      key: raise.raise,
      words: { vi: `${share.vi}; ${then.vi}`, en: `${share.en}; ${then.en}` },
      level,
      fired: raise.fired,
    }
  })
}

function sayHolds({ set, before }: LevelQuestion, { holds, level }: Judgement): Step[] {
  return holds.map(({ key, met, fired }) => {
    const title = set.holds.find((one) => one.key === key)?.title ?? { vi: key, en: key }
    const then: Words = met
      ? { vi: 'đạt', en: 'met' }
      : fired
        ? {
            vi: `chưa đạt, không được giảm cấp: giữ cấp ${before}`,
            en: `not met, the level may not be lowered: level ${before} stays`,
          }
        : before === null
          ? {
              vi: 'chưa đạt; chưa có cấp độ trước nên không có gì để giữ',
              en: 'not met; no level before, nothing to keep',
            }
          : { vi: 'chưa đạt; cấp độ không giảm nên không ảnh hưởng', en: 'not met; the level does not fall, no effect' }
    return {
      key,
      words: { vi: `${title.vi}: ${then.vi}`, en: `${title.en}: ${then.en}` },
      level,
      fired,
    }
  })
}
