import { addDays, type Day } from '#kit'

/** An area and the days of a bulletin, both inside. */
export interface BulletinPeriod {
  readonly areaId: number
  readonly from: Day
  readonly to: Day
}

/** The fortnight that ends with a day. */
export function fortnightTo(day: Day): { readonly from: Day; readonly to: Day } {
  return { from: addDays(day, -13), to: day }
}
