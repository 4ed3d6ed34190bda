import { addDays, type Day, dayOf, type Instant, type Refusal, refuse } from '#kit'
import { type CaseRule, type CaseSettings, settingsOn, variantsOn } from './case-rules.ts'
import type { BacklogKind, CaseOutcome, CaseStatus, SettingGroup, SourceKind } from './case-words.ts'
import { CASES } from './cases.refusals.ts'

/** What is known of a case, as it is judged: reported or amended, by hand or by a list. */
export interface CaseFacts {
  readonly status: CaseStatus
  readonly setting: string
  readonly residenceAreaId: number | null
  readonly residenceOutside: string | null
  readonly reportPlace: string | null
  readonly sampledAt: Instant | null
  readonly confirmedAt: Instant | null
  readonly onsetOn: Day | null
  readonly symptoms: string | null
  readonly variant: string | null
  readonly variantSure: string | null
  readonly sourceKind: SourceKind
  readonly sourceCaseId: string | null
  readonly sourceClusterId: string | null
  readonly sourceNote: string | null
  readonly outcome: CaseOutcome | null
  readonly outcomeOn: Day | null
}

/** What a case is judged by: the clock, and the rules of the day. */
export interface CaseGround {
  readonly now: Instant
  readonly utcOffsetMinutes: number
  readonly rule: CaseRule
  readonly book: CaseSettings
  readonly sayMoment: (at: Instant) => string
  readonly hasArea: (areaId: number) => boolean
}

/** The setting of a case on the day it was found. */
export function settingOf(facts: Pick<CaseFacts, 'setting' | 'confirmedAt'>, ground: CaseGround) {
  const on = dayOf(facts.confirmedAt ?? ground.now, ground.utcOffsetMinutes)
  return settingsOn(ground.book, on).find(({ key }) => key === facts.setting)
}

/** What a setting counts as in the bulletin. */
export function settingGroupOf(facts: Pick<CaseFacts, 'setting' | 'confirmedAt'>, ground: CaseGround): SettingGroup {
  return settingOf(facts, ground)?.group ?? 'none'
}

/**
 * Judges a case: what cannot be is refused with its field (confirmed before the sample, onset after death, a moment that has
 * not come). Null: it can be.
 */
export function judgeCase(facts: CaseFacts, ground: CaseGround): Refusal | null {
  return judgeWords(facts, ground) ?? judgeMoments(facts, ground) ?? judgeOutcome(facts, ground)
}

function judgeWords(facts: CaseFacts, ground: CaseGround): Refusal | null {
  const on = dayOf(facts.confirmedAt ?? ground.now, ground.utcOffsetMinutes)
  if (!settingOf(facts, ground)) {
    return refuse(CASES.SETTING_UNKNOWN, { field: 'setting', params: { day: on, key: facts.setting } })
  }
  if (facts.variant !== null && !variantsOn(ground.book, on).some(({ key }) => key === facts.variant)) {
    return refuse(CASES.VARIANT_UNKNOWN, { field: 'variant', params: { day: on, key: facts.variant } })
  }
  if (facts.residenceAreaId !== null && facts.residenceOutside !== null) {
    return refuse(CASES.RESIDENCE_TWICE, { field: 'residenceOutside' })
  }
  if (facts.residenceAreaId !== null && !ground.hasArea(facts.residenceAreaId)) {
    return refuse(CASES.AREA_UNKNOWN, { field: 'residenceAreaId' })
  }
  if (facts.sourceKind === 'known-case' && facts.sourceCaseId === null && facts.sourceNote === null) {
    return refuse(CASES.SOURCE_CASE_MISSING, { field: 'source' })
  }
  if (facts.sourceKind === 'cluster' && facts.sourceClusterId === null && facts.sourceNote === null) {
    return refuse(CASES.SOURCE_CLUSTER_MISSING, { field: 'source' })
  }
  return null
}

function judgeMoments(facts: CaseFacts, ground: CaseGround): Refusal | null {
  const { status, sampledAt, confirmedAt, onsetOn } = facts
  if (status === 'confirmed' && confirmedAt === null) {
    return refuse(CASES.CONFIRMED_WITHOUT_TIME, { field: 'confirmedAt' })
  }
  const told = [
    { field: 'sampledAt', on: dayAt(sampledAt, ground), isAhead: isAhead(sampledAt, ground.now) },
    { field: 'confirmedAt', on: dayAt(confirmedAt, ground), isAhead: isAhead(confirmedAt, ground.now) },
    { field: 'onsetOn', on: onsetOn, isAhead: isAhead(onsetOn, dayOf(ground.now, ground.utcOffsetMinutes)) },
  ]
  for (const one of told) {
    const wrong = judgeDay(one, ground)
    if (wrong) return wrong
  }
  if (sampledAt === null || confirmedAt === null || confirmedAt >= sampledAt) return null
  return refuse(CASES.CONFIRMED_BEFORE_SAMPLE, { field: 'confirmedAt', params: { at: ground.sayMoment(sampledAt) } })
}

const isAhead = (at: string | null, now: string): boolean => at !== null && at > now

function dayAt(at: Instant | null, { utcOffsetMinutes }: CaseGround): Day | null {
  return at === null ? null : dayOf(at, utcOffsetMinutes)
}

/** A moment that has not come, or that lies long before the epidemic: a slip of the hand. */
function judgeDay(
  told: { readonly field: string; readonly on: Day | null; readonly isAhead: boolean },
  { rule }: CaseGround,
): Refusal | null {
  const { field, on } = told
  if (told.isAhead) return refuse(CASES.IN_THE_FUTURE, { field })
  if (on === null || on >= rule.epidemicSince) return null
  return refuse(CASES.LONG_BEFORE, { field, params: { day: rule.epidemicSince } })
}

function judgeOutcome({ outcome, outcomeOn, onsetOn }: CaseFacts, ground: CaseGround): Refusal | null {
  if (outcome === null || outcomeOn === null) return null
  if (outcomeOn > dayOf(ground.now, ground.utcOffsetMinutes)) {
    return refuse(CASES.IN_THE_FUTURE, { field: 'outcomeOn' })
  }
  if (onsetOn === null || outcomeOn >= onsetOn) return null
  return outcome === 'died'
    ? refuse(CASES.ONSET_AFTER_DEATH, { field: 'onsetOn', params: { day: outcomeOn } })
    : refuse(CASES.OUTCOME_BEFORE_ONSET, { field: 'outcomeOn', params: { day: onsetOn } })
}

/** Whether a case comes as backlog (tồn): see {@link CaseRule} `backlogDays`. */
export function backlogOf(
  { confirmedAt, undated }: { confirmedAt: Instant | null; undated: boolean },
  { now, rule, utcOffsetMinutes }: CaseGround,
): BacklogKind | null {
  if (confirmedAt === null) return null
  if (undated) return 'undated'
  const on = dayOf(confirmedAt, utcOffsetMinutes)
  return addDays(on, rule.backlogDays.value) < dayOf(now, utcOffsetMinutes) ? 'late' : null
}

/** From when a case could hand it on, and until when at most; milliseconds. */
export function infectiousSpan(
  facts: { readonly onsetAt: number | null; readonly sampledAt: number | null; readonly confirmedAt: number },
  placedAt: number | null,
  rule: Pick<CaseRule, 'infectiousDaysBefore' | 'infectiousDaysAfter'>,
): { readonly from: number; readonly to: number } {
  const dayMs = 86_400_000
  const start = facts.onsetAt ?? facts.sampledAt ?? facts.confirmedAt
  const last = Math.max(start, facts.confirmedAt) + rule.infectiousDaysAfter.value * dayMs
  return {
    from: start - rule.infectiousDaysBefore.value * dayMs,
    to: placedAt === null ? last : Math.min(last, placedAt),
  }
}
