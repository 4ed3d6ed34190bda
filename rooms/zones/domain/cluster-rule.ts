import { addDays, type Day } from '#kit'

/** The first day on which a cluster may be closed: so many whole days after its last case (ZON-02). */
export function closesFrom(lastCaseOn: Day, closeAfterDays: number): Day {
  return addDays(lastCaseOn, closeAfterDays)
}

/** How a unit stands by the facts: an outbreak while there was a case within the days of the rule, or a place is locked, or a cluster open. */
export function statusByFacts(facts: {
  readonly lastCaseOn: Day | null
  readonly today: Day
  readonly quietDays: number
  readonly activePoints: number
  readonly openClusters: number
}): 'outbreak' | 'no-new-cases' {
  const isQuiet = facts.lastCaseOn === null || facts.lastCaseOn <= addDays(facts.today, -facts.quietDays)
  return isQuiet && facts.activePoints === 0 && facts.openClusters === 0 ? 'no-new-cases' : 'outbreak'
}
