import type { CityIndex } from './city-index.ts'
import { addAt } from './counting.ts'
import { eachStayAt } from './each-stay.ts'

/** Who was at a place, in minutes of the window. */
export interface PlaceView {
  readonly stays: readonly {
    readonly person: number
    readonly enter: number
    readonly leave: number
    readonly minutes: number
  }[]
  readonly found: number
  readonly people: number
  readonly peak: { readonly people: number; readonly at: number | null }
  readonly hourly: readonly number[]
}

interface PlaceAsked {
  readonly place: number
  readonly from: number
  readonly until: number
  readonly cap: number
}

/** The stays at a place between two minutes, the longest first, and how full it was. */
export function placeView(index: CityIndex, asked: PlaceAsked): PlaceView {
  const stays: { person: number; enter: number; leave: number; minutes: number }[] = []
  eachStayAt(index, asked, (person, times) => {
    const [enter, leave] = [times >> 16, times & 0xffff]
    const minutes = Math.min(leave, asked.until) - Math.max(enter, asked.from)
    if (minutes > 0) stays.push({ person, enter, leave, minutes })
  })
  return viewOf(stays, asked)
}

/** The same of stays from anywhere: the database answers with it while there is no index. */
export function viewOf(stays: PlaceView['stays'], { from, until, cap }: Omit<PlaceAsked, 'place'>): PlaceView {
  const ordered = stays.toSorted(
    (one, other) => other.minutes - one.minutes || one.enter - other.enter || one.person - other.person,
  )
  return {
    stays: ordered.slice(0, cap),
    found: stays.length,
    people: new Set(stays.map(({ person }) => person)).size,
    peak: peakOf(stays, from, until),
    hourly: hourlyOf(stays, from, until),
  }
}

function peakOf(stays: PlaceView['stays'], from: number, until: number): PlaceView['peak'] {
  const change = new Int32Array(Math.max(0, until - from) + 2)
  for (const { enter, leave } of stays) {
    addAt(change, Math.max(enter, from) - from, 1)
    addAt(change, Math.min(leave, until) - from, -1)
  }
  let [there, most, at] = [0, 0, 0]
  for (let minute = 0; minute < change.length; minute++) {
    there += change[minute] as number
    if (there > most) [most, at] = [there, minute]
  }
  return { people: most, at: most === 0 ? null : from + at }
}

function hourlyOf(stays: PlaceView['stays'], from: number, until: number): number[] {
  const hours = Array.from({ length: Math.max(0, Math.ceil((until - from) / 60)) }, () => 0)
  for (const { enter, leave } of stays) {
    const first = Math.floor((Math.max(enter, from) - from) / 60)
    const last = Math.floor((Math.min(leave, until) - 1 - from) / 60)
    for (let hour = first; hour <= last; hour++) hours[hour] = (hours[hour] ?? 0) + 1
  }
  return hours
}
