import { dayOf, formatMoment, type Instant, type Refusal, refuse } from '#kit'
import type { Profile } from '#platform/server'
import {
  CHECKPOINTS,
  type CheckpointKind,
  type CheckpointReasons,
  type CheckpointRisk,
  type CheckpointRule,
  type CrossingLists,
  checkpointAdjacencyFile,
  checkpointKindsFile,
  checkpointReasonsFile,
  checkpointRiskFile,
  checkpointRuleOn,
  checkpointRulesFile,
  crossingLists,
} from '../domain/index.ts'

/** All that the profile says of checkpoints. */
export interface ProfileBook {
  readonly forces: Awaited<ReturnType<typeof readBook>>['forces']
  readonly kinds: readonly CheckpointKind[]
  readonly kindOf: ReadonlyMap<string, CheckpointKind>
  readonly rules: readonly CheckpointRule[]
  readonly reasons: CheckpointReasons
  readonly risk: CheckpointRisk
  readonly lists: CrossingLists
  readonly adjacency: {
    readonly source: string
    readonly pairs: readonly (readonly [string, string])[]
  }
}

const known = new WeakMap<Profile, Promise<ProfileBook>>()

/** The catalogues and figures of the running profile; read once. */
export function profileBook(profile: Profile): Promise<ProfileBook> {
  const before = known.get(profile)
  if (before) return before
  const book = readBook(profile)
  known.set(profile, book)
  return book
}

async function readBook(profile: Profile) {
  const { forces, kinds } = await profile.json('checkpoints/kinds.json', checkpointKindsFile)
  const [rules, reasons, risk, adjacency] = await Promise.all([
    profile.json('checkpoints/rules.json', checkpointRulesFile),
    profile.json('checkpoints/reasons.json', checkpointReasonsFile),
    profile.json('checkpoints/risk.json', checkpointRiskFile),
    profile.json('checkpoints/adjacency.json', checkpointAdjacencyFile),
  ])
  return {
    forces,
    kinds,
    kindOf: new Map(kinds.map((one) => [one.key, one])),
    rules,
    reasons,
    risk,
    lists: crossingLists(reasons, risk.provinces),
    adjacency: { source: adjacency.source.text, pairs: adjacency.pairs },
  }
}

/** The figures of a moment's day; a refusal where the profile has none: nothing is guessed. */
export function ruleAt(
  book: ProfileBook,
  at: Instant,
  profile: Pick<Profile, 'utcOffsetMinutes'>,
): CheckpointRule | Refusal {
  const day = dayOf(at, profile.utcOffsetMinutes)
  return checkpointRuleOn(book.rules, day) ?? refuse(CHECKPOINTS.RULE_MISSING, { params: { day } })
}

/** The figures of a day; undefined where the profile has none. */
export function checkpointRuleOfDay(book: ProfileBook, day: string): CheckpointRule | undefined {
  return checkpointRuleOn(book.rules, day)
}

/** Says a moment in the city's time, `06:00 8/8/2021`. */
export function sayMoment(at: Instant, { utcOffsetMinutes }: Pick<Profile, 'utcOffsetMinutes'>): string {
  return formatMoment(at, utcOffsetMinutes)
}
