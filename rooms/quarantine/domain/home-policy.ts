import { notParsed, type Parsed, parsed } from '#kit'
import type { ChecklistItem, HomePolicy, QuarantinePolicy } from './policy-file.ts'
import { QUARANTINE } from './quarantine.refusals.ts'

/** Whether an F1 or a mild F0 may stay at home somewhere on a day. */
export interface HomeQuestion {
  readonly class: 'F0' | 'F1'
  readonly on: string
  /** Codes of the area and of all areas above it. */
  readonly areaCodes: readonly string[]
}

/** The row that holds there on that day: the one that began last; of two that began together the more particular. Undefined: nothing allows it. */
export function homePolicyOn(policy: Pick<QuarantinePolicy, 'home'>, asked: HomeQuestion): HomePolicy | undefined {
  return policy.home
    .filter(
      (row) =>
        row.class === asked.class &&
        row.validFrom <= asked.on &&
        (row.validTo === null || asked.on < row.validTo) &&
        (row.areas === null || row.areas.some((code) => asked.areaCodes.includes(code))),
    )
    .toSorted((left, right) => {
      if (left.validFrom !== right.validFrom) return left.validFrom < right.validFrom ? 1 : -1
      return Number(left.areas === null) - Number(right.areas === null)
    })[0]
}

/** Refused where the policy does not allow it, with its source and what is offered instead (QUA-04). */
export function judgeHomePolicy(policy: Pick<QuarantinePolicy, 'home'>, asked: HomeQuestion): Parsed<HomePolicy> {
  const row = homePolicyOn(policy, asked)
  if (row?.isAllowed) return parsed(row)
  if (!row) return notParsed(QUARANTINE.HOME_NO_POLICY, { params: { class: asked.class, day: asked.on } })
  return notParsed(QUARANTINE.HOME_NOT_ALLOWED, {
    params: { class: asked.class, day: asked.on, source: row.source.text, alternative: row.alternative.vi },
  })
}

/** What was answered to a question of the checklist. */
export type ChecklistAnswer = 'yes' | 'no' | 'unknown'

/** How a home stands against the checklist. Neighbours are no question: nobody's consent is asked (SG-11). */
export interface Eligibility {
  /** Items that must be and are not. */
  readonly missing: readonly ChecklistItem[]
  /** Items that must be and were not answered. */
  readonly open: readonly ChecklistItem[]
  readonly isEligible: boolean
}

/** The items asked of a class. */
export function checklistFor(policy: Pick<QuarantinePolicy, 'checklist'>, of: 'F0' | 'F1'): ChecklistItem[] {
  return policy.checklist.items.filter(({ classes }) => classes.includes(of))
}

/** Judges the answers; an answer that was not given counts as unknown (rule 2.4). */
export function judgeHome(
  items: readonly ChecklistItem[],
  answers: Readonly<Record<string, ChecklistAnswer>>,
): Eligibility {
  const musts = items.filter(({ weight }) => weight === 'must')
  const missing = musts.filter(({ key }) => answers[key] === 'no')
  const open = musts.filter(({ key }) => (answers[key] ?? 'unknown') === 'unknown')
  return { missing, open, isEligible: missing.length === 0 && open.length === 0 }
}
