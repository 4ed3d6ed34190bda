import { type PlaceBlock, type SyntheticCity, wardOf } from './city-plan.ts'
import { Draws } from './draws.ts'

/** Takes one visit; minutes from the beginning of the first day. */
export type TakeVisit = (person: number, place: number, enter: number, leave: number) => void

/** How often somebody goes, on a day, before it is scaled to the visits per person that the plan asks for. */
const chances = {
  work: 0.74,
  school: 0.8,
  bus: 0.1,
  market: 0.16,
  shop: 0.22,
  eatery: 0.14,
  clinic: 0.01,
  temple: 0.015,
}
/** Visits in 14 days that these chances give on average: to work, school and on the bus, which nobody does twice a day; and errands. */
const baseVisits = 8.9
const errandVisits = 8.1
const dayMinutes = 1440

/** Visits of a whole city, person by person and day by day. */
export function walkVisits(city: SyntheticCity, take: TakeVisit): void {
  for (let person = 0; person < city.plan.people; person++) walkPerson(city, person, take)
}

/** Visits of one person. The usual places are drawn first and stay: the same work, the same market. */
export function walkPerson(city: SyntheticCity, person: number, take: TakeVisit): void {
  const { plan } = city
  const draws = new Draws().begin(plan.seed, person)
  const rounds = roundsPerDay(plan.visitsPerPerson)
  const ward = wardOf(city, person)
  const goesOut = { city, person, ward, draws, take, habits: habitsOf(city, { person, ward, draws }) }
  for (let day = 0; day < plan.days; day++) {
    const times = roundsOf(draws, rounds)
    for (let time = 0; time < times; time++) {
      if (time === 0) goToWork(goesOut, day)
      runErrands(goesOut, { dawn: day * dayMinutes, time })
    }
  }
}

/** What somebody keeps doing. Times are minutes of the day. */
interface Habits {
  /** Workplace or classroom, and how likely they go on a working day; 0: neither. */
  readonly base: number
  readonly goes: number
  readonly starts: number
  readonly lasts: number
  readonly market: number
  readonly bus: number
  readonly ridesBus: boolean
}

function habitsOf(
  city: SyntheticCity,
  { person, ward, draws }: { readonly person: number; readonly ward: number; readonly draws: Draws },
): Habits {
  const { blocks, callingOf } = city
  const calling = callingOf[person] as number
  const isWorker = calling === 0
  return {
    base: isWorker ? workplaceOf(city, ward, draws) : nearPlace(city, blocks.classroom, ward, draws),
    goes: [chances.work, chances.school, 0][calling] as number,
    starts: isWorker ? draws.around(8 * 60, 70) : draws.around(7 * 60 + 15, 20),
    lasts: isWorker ? draws.around(480, 90) : draws.around(420, 90),
    market: nearPlace(city, blocks.market, ward, draws),
    bus: nearPlace(city, blocks.bus, ward, draws),
    ridesBus: draws.hits(0.22),
  }
}

/** To work or to school and back, six days in seven; some by bus. */
function goToWork({ person, draws, take, habits }: GoesOut, day: number): void {
  const { base, goes, starts, lasts, bus, ridesBus } = habits
  if (!draws.hits(goes) || day % 7 === 6) return
  const dawn = day * dayMinutes
  const enter = Math.max(dawn, dawn + starts + draws.around(0, 25))
  take(person, base, enter, enter + Math.max(30, lasts + draws.around(0, 40)))
  if (!ridesBus) return
  for (const at of [starts - 40, starts + lasts + 50]) {
    if (!draws.hits(0.8)) continue
    const boards = Math.max(dawn, dawn + draws.around(at, 20))
    take(person, bus, boards, boards + 12 + draws.below(40))
  }
}

function roundsPerDay(visitsPerPerson: number): number {
  const lived = baseVisits + errandVisits
  return visitsPerPerson < lived ? visitsPerPerson / lived : (visitsPerPerson - baseVisits) / errandVisits
}

/** A day is lived once; denser cities live some days twice, sparser ones leave some out. */
function roundsOf(draws: Draws, scale: number): number {
  const whole = Math.floor(scale)
  return whole + (draws.hits(scale - whole) ? 1 : 0)
}

interface GoesOut {
  readonly city: SyntheticCity
  readonly person: number
  readonly ward: number
  readonly draws: Draws
  readonly take: TakeVisit
  readonly habits: Habits
}

/** Market, shop, meals out, clinic, temple: mostly near home, at hours that people keep. */
function runErrands(
  { city, person, ward, draws, take, habits }: GoesOut,
  { dawn, time }: { dawn: number; time: number },
): void {
  const { blocks } = city
  const go = (place: number, hour: number, lasts: number) => {
    const enter = Math.max(dawn, dawn + draws.around(hour * 60 + time * 45, 120))
    take(person, place, enter, enter + lasts)
  }
  if (draws.hits(chances.market)) go(habits.market, draws.hits(0.7) ? 7 : 17, 15 + draws.below(40))
  if (draws.hits(chances.shop)) go(nearPlace(city, blocks.shop, ward, draws), 18, 6 + draws.below(35))
  if (draws.hits(chances.eatery))
    go(anyPlace(blocks.eatery, draws, 1.4), draws.hits(0.5) ? 12 : 18, 25 + draws.below(60))
  if (draws.hits(chances.clinic)) go(nearPlace(city, blocks.clinic, ward, draws), 9, 40 + draws.below(100))
  if (draws.hits(chances.temple)) go(anyPlace(blocks.temple, draws, 2), 15, 30 + draws.below(60))
}

/** Workplaces differ as they do: few are large. A third of people work in their ward. */
function workplaceOf(city: SyntheticCity, ward: number, draws: Draws): number {
  return draws.hits(0.33)
    ? nearPlace(city, city.blocks.workplace, ward, draws)
    : anyPlace(city.blocks.workplace, draws, 1.7)
}

/** Somewhere in the city; the higher the power, the more go to few. */
function anyPlace({ first, count }: PlaceBlock, draws: Draws, power: number): number {
  return first + Math.floor(count * draws.next() ** power)
}

/** Somewhere in the ward, or where the ward has none, in the next that has. */
function nearPlace({ wards }: SyntheticCity, { first, count }: PlaceBlock, ward: number, draws: Draws): number {
  const from = Math.floor((ward * count) / wards)
  const until = Math.max(from + 1, Math.floor(((ward + 1) * count) / wards))
  return first + Math.min(count - 1, from + draws.below(until - from))
}
