import { foldVietnamese } from '#kit'
import type { CarriedHousehold } from '../domain/index.ts'

/** A household with the words it is found by. */
export interface IndexedHousehold {
  readonly id: string
  readonly row: CarriedHousehold
  readonly words: string
}

/** Makes households findable, in the order of their numbers: once, not with each letter that is typed. */
export function indexHouseholds(rows: ReadonlyMap<string, CarriedHousehold>): readonly IndexedHousehold[] {
  return [...rows]
    .map(([id, row]) => {
      const names = (row.r ?? []).map(({ n }) => n)
      return { id, row, words: foldVietnamese([row.n, row.h, row.c, row.p, ...names].filter(Boolean).join(' ')) }
    })
    .sort((left, right) => left.row.n - right.row.n)
}

/** Households in which every typed word occurs, at most so many. */
export function findHouseholds(
  households: readonly IndexedHousehold[],
  text: string,
  most: number,
): readonly IndexedHousehold[] {
  const wanted = foldVietnamese(text).split(' ').filter(Boolean)
  const found: IndexedHousehold[] = []
  for (const household of households) {
    if (found.length === most) break
    if (wanted.every((word) => household.words.includes(word))) found.push(household)
  }
  return found
}
