import {
  type Posterior,
  type Prior,
  posteriorOf,
  probabilityAbove,
  type Renewal,
  usualPrior,
} from './reproduction-number.ts'

/**
 * When there are too few cases to say anything of R, and what is done then: dated data of the profile.
 *
 * With prior Gamma(a, b) and n local cases in the window the posterior’s coefficient of variation is 1/√(a + n), whatever Λ:
 * for a = 1 it is 0,3 or less from n = 11 on. Cori et al. 2013 (main text and web appendix 1.4) advise a window wide enough for that.
 */
export interface ThinRule {
  /** Windows in days, the wanted one first; the next is tried where the one before holds too few cases. */
  readonly windows: readonly number[]
  /** Fewest local cases in a window. */
  readonly leastCases: number
  /** Largest coefficient of variation of the posterior. */
  readonly mostVariation: number
}

/** What is said of R on a day: an estimate with the window it needed, or why there is none. */
export type RtFinding =
  | { readonly state: 'estimated'; readonly window: number; readonly isWidened: boolean; readonly posterior: Posterior }
  | { readonly state: 'too-few'; readonly window: number; readonly cases: number }
  /** No window fits: the series, or the known part of it, is younger than a window or than the mean serial interval. */
  | { readonly state: 'too-early' }
  /** Cases, but nobody known before them who could have infected them: all began elsewhere, or the chain is hidden. */
  | { readonly state: 'no-source'; readonly window: number; readonly cases: number }
  /** A day of the window looks like backlog: nothing is said until somebody has looked. */
  | { readonly state: 'backlog' }

/** R in the narrowest window of the rule that holds enough cases and ends on place `last`; see {@link ThinRule}. */
export function judgeRt(renewal: Renewal, last: number, rule: ThinRule, prior: Prior = usualPrior): RtFinding {
  let widest: Posterior | undefined
  for (const [turn, window] of rule.windows.entries()) {
    const posterior = posteriorOf(renewal, last, window, prior)
    if (!posterior) continue
    widest = posterior
    if (posterior.cases < rule.leastCases || 1 / Math.sqrt(posterior.shape) > rule.mostVariation) continue
    if (!hasPressure(renewal, posterior)) return { state: 'no-source', window, cases: posterior.cases }
    return { state: 'estimated', window, isWidened: turn > 0, posterior }
  }
  if (!widest) return { state: 'too-early' }
  return { state: 'too-few', window: widest.last - widest.first + 1, cases: widest.cases }
}

function hasPressure({ pressure }: Renewal, { first, last }: Posterior): boolean {
  for (let day = first; day <= last; day += 1) if ((pressure[day] as number) > 0) return true
  return false
}

/** How an estimate stands to 1: `surely` from 97,5 % on, `likely` from 90 %. */
export type Leaning = 'surely-above' | 'likely-above' | 'unclear' | 'likely-below' | 'surely-below'

/** On which side of 1 the reproduction number lies, and how sure that is. */
export function leaningOf(posterior: Posterior): Leaning {
  const above = probabilityAbove(posterior, 1)
  if (above >= 0.975) return 'surely-above'
  if (above >= 0.9) return 'likely-above'
  if (above <= 0.025) return 'surely-below'
  return above <= 0.1 ? 'likely-below' : 'unclear'
}
