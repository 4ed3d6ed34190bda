import { addMinutes, type Instant, minutesBetween } from '#kit'

/** A stretch of time with its ends as they travel. */
export interface Stretch {
  readonly fromAt: string
  readonly toAt: string
}

/** The part of a stretch that lies in one day: minutes of the day, the lane it is drawn in, whether it goes on outside. */
export interface DayPart<S> {
  readonly item: S
  readonly from: number
  readonly to: number
  readonly lane: number
  readonly beganBefore: boolean
  readonly goesOn: boolean
}

const minutesOfDay = 1440

/** The parts of the stretches that lie in a day, in the order of time; those that meet stand in lanes below each other. */
export function partsOfDay<S extends Stretch>(items: readonly S[], dayStart: Instant): DayPart<S>[] {
  const dayEnd = addMinutes(dayStart, minutesOfDay)
  const inside = items
    .filter((item) => item.fromAt < dayEnd && item.toAt > dayStart)
    .sort((left, right) => (left.fromAt < right.fromAt ? -1 : left.fromAt > right.fromAt ? 1 : 0))
  const lanes: number[] = []
  return inside.map((item) => {
    const from = Math.max(0, minutesBetween(dayStart, item.fromAt as Instant))
    const to = Math.min(minutesOfDay, minutesBetween(dayStart, item.toAt as Instant))
    const free = lanes.findIndex((end) => end <= from)
    const lane = free === -1 ? lanes.length : free
    lanes[lane] = to
    return { item, from, to, lane, beganBefore: item.fromAt < dayStart, goesOn: item.toAt > dayEnd }
  })
}

/** How many lanes a day needs; one at least. */
export function lanesOf(parts: readonly DayPart<unknown>[]): number {
  return parts.reduce((most, part) => Math.max(most, part.lane + 1), 1)
}

/** Where minutes stand on the width of a day, in percent. */
export function percentOfDay(minutes: number): number {
  return (minutes * 100) / minutesOfDay
}
