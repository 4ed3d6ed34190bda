import { addDays, type Day } from '#kit'

/** What is known of one member: status and dates only. */
export interface MemberHealth {
  readonly label: string
  readonly doses: number
  readonly lastDoseOn: Day | null
  readonly lastTestOn: Day | null
}

/** What a unit may be told without naming anybody. */
export interface HealthSums {
  readonly known: number
  readonly vaccinated: number
  /** The first day on which each member's next test is due, in order; never tested: due at once. Null: the interval is blank. */
  readonly dueDays: readonly Day[] | null
}

/** When the next test is due; null: the interval is blank. Never tested: the day they were first counted. */
export function dueOn(
  { lastTestOn }: Pick<MemberHealth, 'lastTestOn'>,
  everyDays: number | null,
  since: Day,
): Day | null {
  if (everyDays === null) return null
  return lastTestOn === null ? since : addDays(lastTestOn, everyDays)
}

/** Sums of a unit [FOR-06]: how many are known, how many have the full doses, when tests fall due. */
export function sumHealth(
  members: readonly MemberHealth[],
  { fullDoses, everyDays, today }: { fullDoses: number | null; everyDays: number | null; today: Day },
): HealthSums {
  const days = members.map((member) => dueOn(member, everyDays, today))
  return {
    known: members.length,
    vaccinated: fullDoses === null ? 0 : members.filter(({ doses }) => doses >= fullDoses).length,
    dueDays: everyDays === null ? null : days.filter((day) => day !== null).sort(),
  }
}
