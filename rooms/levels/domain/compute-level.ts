import type { Words } from '#kit'
import { type CriteriaSet, type Ground, type Level, targetOn, testsOn } from './criteria.ts'
import { inputKind } from './inputs.ts'
import { type Judgement, judgeLevel, type Lack, type LevelQuestion, lacksOf } from './judge-level.ts'
import { type Step, stepsOf } from './say-steps.ts'
import { type NearestChange, whatWouldChange } from './what-would-change.ts'

/** Something lacking, in words for whoever must bring it. */
export interface NamedLack extends Lack {
  readonly words: Words
}

/** A level with all that led to it, or the names of what is lacking. Never a guess. */
export type ComputedLevel =
  | {
      readonly ok: true
      readonly level: Level
      readonly judged: Judgement
      readonly steps: readonly Step[]
      readonly changes: readonly NearestChange[]
    }
  | { readonly ok: false; readonly lacks: readonly NamedLack[] }

/** Computes the level of one area: same inputs, same level. */
export function computeLevel(question: LevelQuestion): ComputedLevel {
  const lacks = lacksOf(question)
  if (lacks.length > 0) return { ok: false, lacks: lacks.map((lack) => ({ ...lack, words: nameLack(question, lack) })) }
  const judged = judgeLevel(question)
  return {
    ok: true,
    level: judged.level,
    judged,
    steps: stepsOf(question, judged),
    changes: whatWouldChange(question, judged),
  }
}

/** What is lacking, in words. */
export function nameLack({ set, on }: Pick<LevelQuestion, 'set' | 'on'>, { what, key }: Lack): Words {
  if (what === 'population') return { vi: 'Dân số bằng 0 hoặc chưa rõ', en: 'The population is 0 or unknown' }
  if (what === 'input') {
    const { title } = inputKind(key)
    return { vi: `Chưa có số liệu: ${title.vi}`, en: `No figure: ${title.en}` }
  }
  const named = nameThreshold(set, on, key)
  return {
    vi: `Bộ tiêu chí ${set.number} chưa đủ tham số: ${named.vi}`,
    en: `Criteria set ${set.number} lacks a parameter: ${named.en}`,
  }
}

function nameThreshold(set: CriteriaSet, on: string, key: string): Words {
  if (key === 'matrix') return { vi: 'bảng phân loại cấp độ', en: 'the matrix of levels' }
  if (key === 'columns') return { vi: 'cách xếp khả năng đáp ứng', en: 'how the response is ranked' }
  const [kind, name, band] = key.split('.')
  if (kind === 'cut') {
    const title = set.infection.find((one) => one.key === name)?.title
    return {
      vi: `mốc mức ${band} của “${title?.vi ?? name}”`,
      en: `cut-point of band ${band} of “${title?.en ?? name}”`,
    }
  }
  const test = testsOn(set, on).find((one) => one.key === name)
  const title = test?.title ?? set.raises.find((one) => one.key === name)?.title
  return { vi: `ngưỡng của “${title?.vi ?? name}”`, en: `threshold of “${title?.en ?? name}”` }
}

/** Parts of a set that rest on something less than the decision's own text, to be compared with it: each once. */
export function unconfirmed(
  set: CriteriaSet,
  on: string,
): readonly { readonly what: Words; readonly ground: Ground }[] {
  const cuts = set.infection.flatMap(({ title, cuts: three }) =>
    three.map(({ ground }, index) => ({
      what: { vi: `${title.vi}, mốc mức ${index + 2}`, en: `${title.en}, cut-point of band ${index + 2}` },
      ground,
    })),
  )
  const tests = testsOn(set, on).map(({ title, atLeast }) => ({ what: title, ground: atLeast.ground }))
  const raises = set.raises.filter((raise) => targetOn(raise, on)).map(({ title, ground }) => ({ what: title, ground }))
  const holds = set.holds.map(({ title, ground }) => ({ what: title, ground }))
  const all = [
    ...cuts,
    ...tests,
    ...raises,
    ...holds,
    { what: { vi: 'Kỳ tính số ca', en: 'Window of cases' }, ground: set.windowGround },
    { what: { vi: 'Cách xếp khả năng đáp ứng', en: 'Ranking of the response' }, ground: set.response.ground },
    { what: { vi: 'Bảng phân loại cấp độ', en: 'Matrix of levels' }, ground: set.matrix.ground },
    { what: { vi: 'Đơn vị được xếp cấp độ', en: 'Units that get a level' }, ground: set.givesGround },
  ]
  return all.filter(({ ground }) => ground.sure !== 'C')
}
