import type { CityIndex } from './city-index.ts'
import { eachStayOf } from './each-stay.ts'

/**
 * Where somebody was when they were exposed, and how long that stay was: the hops do not write it down, but nobody is at two
 * places at once. `place` -1: at none, so at home or by a reported contact.
 */
export function exposurePlace(index: CityIndex, person: number, least: number): { place: number; minutes: number } {
  const exposed = index.reach.exposed[person] as number
  let found = { place: -1, minutes: 0 }
  eachStayOf(index, person, (place, times) => {
    const [enter, leave] = [times >> 16, times & 0xffff]
    if (enter > exposed - least || leave < exposed) return
    if (leave - enter > found.minutes) found = { place, minutes: leave - enter }
  })
  return found
}
