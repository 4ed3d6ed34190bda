import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import { type PlaceView, viewOf } from '../kernel/place-view.ts'
import { instantOf } from '../minutes.ts'
import { longestMinutes } from '../sql/first-hop.ts'
import type { Applied, PlaceAnswer } from '../tracer.contract.ts'
import { namesOf } from './names.ts'

/** A place in numbers, between two minutes since 2020. */
export interface PlaceAsked {
  readonly place: number
  readonly from: number
  readonly until: number
  readonly cap: number
}

/** The view of a place from the database. */
export async function placeFromSql(db: Db | Trx, asked: PlaceAsked): Promise<PlaceView> {
  const { place, from, until } = asked
  const { rows } = await sql<{ person: number; enter: number; leave: number }>`
    select person, enter_minute as enter, leave_minute as leave from stays
    where place = ${place} and enter_minute between ${from - longestMinutes} and ${until}
      and leave_minute > ${from}`.execute(db)
  const stays = rows.map((row) => ({ ...row, minutes: Math.min(row.leave, until) - Math.max(row.enter, from) }))
  return viewOf(
    stays.filter(({ minutes }) => minutes > 0),
    asked,
  )
}

/** The view with ids and moments. */
export async function toPlaceAnswer(db: Db | Trx, view: PlaceView, applied: Applied): Promise<PlaceAnswer> {
  const names = await namesOf(db, { people: view.stays.map(({ person }) => person), places: [] })
  return {
    appliedSeq: applied.appliedSeq,
    servedBy: applied.servedBy,
    found: view.found,
    people: view.people,
    hourly: view.hourly,
    leftOut: view.found - view.stays.length,
    peak: { people: view.peak.people, at: view.peak.at === null ? null : instantOf(view.peak.at) },
    stays: view.stays.map(({ person, enter, leave, minutes }) => ({
      personId: names.person(person),
      enteredAt: instantOf(enter),
      leftAt: instantOf(leave),
      minutes,
    })),
  }
}
