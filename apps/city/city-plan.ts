import { Draws } from './draws.ts'

/** What a synthetic city is made by. The same plan is the same city. */
export interface CityPlan {
  readonly people: number
  readonly days: number
  readonly seed: number
  /** Visits of one person over 14 days, about; 18 unless told (150 million in a city of 8.5 million). */
  readonly visitsPerPerson?: number
}

/** Kinds of place. */
const placeKinds = ['workplace', 'classroom', 'market', 'shop', 'eatery', 'bus', 'clinic', 'temple'] as const
/** See {@link placeKinds}. */
export type PlaceKind = (typeof placeKinds)[number]

/** What somebody mostly does on a day. */
export const callings = ['worker', 'pupil', 'at-home'] as const

/** Places of a kind: their numbers run from `first`; so many in the whole city, spread over the wards in order. */
export interface PlaceBlock {
  readonly kind: PlaceKind
  readonly first: number
  readonly count: number
}

/** People of each place of a kind: how many places a city of so many people has. Round figures, to be plausible, not to be cited. */
const peoplePerPlace: Readonly<Record<PlaceKind, number>> = {
  workplace: 70,
  classroom: 160,
  market: 2200,
  shop: 140,
  eatery: 290,
  bus: 1500,
  clinic: 3600,
  temple: 5000,
}

/** People of a ward, about: 579 of them in 8.5 million. */
const peoplePerWard = 14_700

/** Sizes of households, by chance: 3.4 on average (census of 2019: 3.5 in the country). */
const householdSizes = [0.1, 0.18, 0.24, 0.28, 0.12, 0.05, 0.03]

/** A city of which nothing has moved yet. Everything in it is synthetic. */
export interface SyntheticCity {
  readonly plan: Required<CityPlan>
  readonly households: number
  readonly wards: number
  /** Household of each person; people of a household follow each other. */
  readonly householdOf: Int32Array
  /** Index in {@link callings}. */
  readonly callingOf: Uint8Array
  readonly blocks: Readonly<Record<PlaceKind, PlaceBlock>>
  readonly places: number
}

/** Builds households, callings and places. 5 bytes a person. */
export function planCity(plan: CityPlan): SyntheticCity {
  const { people, seed } = plan
  const householdOf = new Int32Array(people)
  const draws = new Draws().begin(seed, -1)
  let households = 0
  for (let person = 0; person < people; households++) {
    for (let size = drawSize(draws); size > 0 && person < people; size--) householdOf[person++] = households
  }
  const callingOf = new Uint8Array(people)
  for (let person = 0; person < people; person++)
    callingOf[person] = drawCalling(draws.begin(seed ^ 0x5bd1e995, person))
  const blocks = {} as Record<PlaceKind, PlaceBlock>
  let places = 0
  for (const kind of placeKinds) {
    const count = Math.max(2, Math.round(people / peoplePerPlace[kind]))
    blocks[kind] = { kind, first: places, count }
    places += count
  }
  const wards = Math.max(1, Math.round(people / peoplePerWard))
  return { plan: { visitsPerPerson: 18, ...plan }, households, wards, householdOf, callingOf, blocks, places }
}

/** The ward of somebody: wards follow each other as people do. */
export function wardOf({ wards, plan }: SyntheticCity, person: number): number {
  return Math.min(wards - 1, Math.floor((person * wards) / plan.people))
}

/** Kind and ward of a place. */
export function placeOf({ blocks, wards }: SyntheticCity, place: number): { kind: PlaceKind; ward: number } {
  const block = placeKinds.map((kind) => blocks[kind]).findLast(({ first }) => first <= place) as PlaceBlock
  return { kind: block.kind, ward: Math.floor(((place - block.first) * wards) / block.count) }
}

function drawSize(draws: Draws): number {
  let rest = draws.next()
  for (const [index, chance] of householdSizes.entries()) {
    rest -= chance
    if (rest < 0) return index + 1
  }
  return householdSizes.length
}

function drawCalling(draws: Draws): number {
  const drawn = draws.next()
  return drawn < 0.52 ? 0 : drawn < 0.76 ? 1 : 2
}
