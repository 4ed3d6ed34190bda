import type { SyntheticCity } from './city-plan.ts'
import { Draws } from './draws.ts'
import { walkVisits } from './walk-visits.ts'

/** Somebody infected, and when they were reported; minutes from the beginning of the first day. */
export interface Infection {
  readonly person: number
  readonly infectedAt: number
  /** Who infected them; null: came from outside. */
  readonly by: number | null
  /** Null: no symptoms. */
  readonly onsetAt: number | null
  /** Null: never found. */
  readonly confirmedAt: number | null
}

/** How the made-up disease passes; plausible for a respiratory one, not a model of any. */
const latentMinutes = 2 * 1440
const infectiousMinutes = 8 * 1440
const chancePerHour = 0.02
const chanceAtHome = 0.25
const foundShare = 0.6

interface Stay {
  readonly person: number
  readonly place: number
  readonly enter: number
  readonly leave: number
}

/**
 * Lets an infection run through the visits from a few people on: at home by chance, at places by the hour spent together. For
 * cities of up to some hundred thousand people: visits are held in memory.
 */
export function spreadInfections(city: SyntheticCity, imported: number): Infection[] {
  const outbreak = new Outbreak(city)
  outbreak.bringIn(imported)
  while (outbreak.passOn());
  return outbreak.infections()
}

class Outbreak {
  private readonly city: SyntheticCity
  private readonly draws: Draws
  private readonly infected = new Map<number, Infection>()
  private readonly waiting: Infection[] = []
  private readonly ofPerson: Map<number, Stay[]>
  private readonly atPlace: Map<number, Stay[]>
  private readonly home: Map<number, number[]>

  constructor(city: SyntheticCity) {
    this.city = city
    this.draws = new Draws().begin(city.plan.seed, -2)
    const stays: Stay[] = []
    walkVisits(city, (person, place, enter, leave) => stays.push({ person, place, enter, leave }))
    this.ofPerson = Map.groupBy(stays, ({ person }) => person)
    this.atPlace = Map.groupBy(stays, ({ place }) => place)
    this.home = Map.groupBy(city.householdOf.keys(), (person) => city.householdOf[person] as number)
  }

  /** So many come from outside, within the first four days. */
  bringIn(count: number): void {
    const { people } = this.city.plan
    while (this.infected.size < Math.min(count, people)) {
      this.infect(this.draws.below(people), this.draws.below(4 * 1440), null)
    }
  }

  /** The earliest infected who has not yet passed it on does; false when nobody is left. */
  passOn(): boolean {
    const one = this.waiting.shift()
    if (!one) return false
    const from = one.infectedAt + latentMinutes
    for (const mate of this.home.get(this.city.householdOf[one.person] as number) ?? []) {
      if (mate !== one.person && this.draws.hits(chanceAtHome)) {
        this.infect(mate, from + this.draws.below(2 * 1440), one.person)
      }
    }
    for (const own of this.ofPerson.get(one.person) ?? []) this.meet(own, { from, until: from + infectiousMinutes })
    this.waiting.sort(byTime)
    return true
  }

  infections(): Infection[] {
    return [...this.infected.values()].sort(byTime)
  }

  private meet(own: Stay, span: { readonly from: number; readonly until: number }): void {
    for (const other of this.atPlace.get(own.place) ?? []) {
      const from = Math.max(own.enter, other.enter, span.from)
      const minutes = Math.min(own.leave, other.leave, span.until) - from
      if (minutes > 0 && other.person !== own.person && this.draws.hits((chancePerHour * minutes) / 60)) {
        this.infect(other.person, from + this.draws.below(minutes), own.person)
      }
    }
  }

  private infect(person: number, infectedAt: number, by: number | null): void {
    const { days, seed } = this.city.plan
    if (this.infected.has(person) || infectedAt >= days * 1440) return
    const one = { person, infectedAt, by, ...courseOf(seed, person, infectedAt) }
    this.infected.set(person, one)
    this.waiting.push(one)
  }
}

const byTime = (left: Infection, right: Infection): number =>
  left.infectedAt - right.infectedAt || left.person - right.person

/** Onset after three to seven days for two of three; confirmed a day or two later, or by chance without symptoms. */
function courseOf(seed: number, person: number, infectedAt: number): Pick<Infection, 'onsetAt' | 'confirmedAt'> {
  const draws = new Draws().begin(seed ^ 0x27d4eb2f, person)
  const onsetAt = draws.hits(0.67) ? infectedAt + 3 * 1440 + draws.below(4 * 1440) : null
  const from = onsetAt ?? infectedAt + 4 * 1440
  const confirmedAt = draws.hits(foundShare) ? from + 600 + draws.below(2 * 1440) : null
  return { onsetAt, confirmedAt }
}
