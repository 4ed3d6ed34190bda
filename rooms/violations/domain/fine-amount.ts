import { notParsed, type Parsed, parsed } from '#kit'
import { type BehaviourBook, type Charge, type Factor, type Range, rangeFor } from './behaviour.ts'
import type { Verdict } from './dossier.ts'
import { sayVnd, type Vnd } from './money.ts'
import type { AgeBand, SubjectKind } from './subject.ts'
import { VIOLATIONS } from './violations.refusals.ts'

/** Who pays, as far as the amount depends on it. `ageBand` null: an organisation. */
export interface Payer {
  readonly kind: SubjectKind
  readonly ageBand: AgeBand | null
}

/** A range with its middle, which is the default (Art. 23(4): mức trung bình của khung). */
export interface AmountRange extends Range {
  readonly middle: Vnd
}

/**
 * The range for this payer: an organisation's is double; from 16 to under 18 no more than half of an adult's (Art. 134,
 * 135). For somebody younger there is none. Odd halves are rounded down, in favour of who pays.
 */
export function amountRange(charge: Charge, { kind, ageBand }: Payer): AmountRange | null {
  if (kind === 'individual' && (ageBand === 'under-14' || ageBand === '14-15')) return null
  const { min, max } = rangeFor(charge, kind)
  const share = ageBand === '16-17' ? 2n : 1n
  return { min: min / share, middle: (min + max) / 2n / share, max: max / share }
}

/** What may be said of somebody of this age: under 14 nothing, from 14 to under 16 a warning (SG-13). */
export function verdictsFor({ ageBand }: Payer): Verdict[] {
  if (ageBand === 'under-14') return ['no-fine']
  if (ageBand === '14-15' || ageBand === 'unknown') return ['warning', 'no-fine']
  return ['fine', 'warning', 'no-fine']
}

/** What is asked for: a verdict, perhaps an amount, and the circumstances that move it. */
export interface AskedSanction {
  readonly verdict: Verdict
  readonly amount: Vnd | null
  readonly factors: readonly { readonly key: string; readonly reason: string }[]
}

/**
 * Judges a sanction: the middle unless circumstances say otherwise; above it only with an aggravating, below
 * it only with a mitigating one, each with its reason; never outside the range. Gives the sum, null for no fine.
 */
export function judgeAmount(
  asked: AskedSanction,
  about: { readonly charge: Charge; readonly payer: Payer; readonly factors: BehaviourBook['factors'] },
): Parsed<Vnd | null> {
  const { charge, payer, factors } = about
  const kinds = kindsNamed(asked, factors)
  if (!kinds.ok) return kinds
  const young = judgeAge(asked.verdict, payer)
  if (young) return young
  if (asked.verdict !== 'fine') return parsed(null)
  const range = amountRange(charge, payer)
  if (range === null) return notParsed(VIOLATIONS.ONLY_WARNING)
  const amount = asked.amount ?? range.middle
  if (amount < range.min || amount > range.max) {
    const params = { amount: sayVnd(amount), min: sayVnd(range.min), max: sayVnd(range.max) }
    return notParsed(VIOLATIONS.AMOUNT_OUT_OF_RANGE, { field: 'amount', params })
  }
  const wanted = amount > range.middle ? 'aggravating' : amount < range.middle ? 'mitigating' : null
  if (wanted !== null && !kinds.value.has(wanted)) {
    return notParsed(VIOLATIONS.FACTOR_NEEDED, { field: 'factors', params: { middle: sayVnd(range.middle) } })
  }
  return parsed(amount)
}

function judgeAge(verdict: Verdict, payer: Payer): Parsed<null> | null {
  if (verdictsFor(payer).includes(verdict)) return null
  if (payer.ageBand === 'under-14') return notParsed(VIOLATIONS.TOO_YOUNG, { field: 'verdict' })
  if (payer.ageBand === '14-15') return notParsed(VIOLATIONS.ONLY_WARNING, { field: 'verdict' })
  return notParsed(VIOLATIONS.BIRTH_DATE_NEEDED, { field: 'subject.birthDate' })
}

function kindsNamed(asked: AskedSanction, factors: BehaviourBook['factors']): Parsed<ReadonlySet<Factor['kind']>> {
  const kinds = new Set<Factor['kind']>()
  for (const { key } of asked.factors) {
    const factor = factors.find((one) => one.key === key)
    if (!factor) return notParsed(VIOLATIONS.UNKNOWN_FACTOR, { field: 'factors', params: { factor: key } })
    kinds.add(factor.kind)
  }
  return parsed(kinds)
}
