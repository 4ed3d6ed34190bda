import { sql } from 'kysely'
import { defineRead, fromCursor, may, notFound, toCursor, visiblePlace } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { type IncidentListQuery, incidentListContract } from '../domain/index.ts'
import { type Incident, incidentFields } from './incidents.store.ts'
import { readPeople } from './people.query.ts'
import { allOf, type Condition, inside, onDays } from './where-tasks.ts'

/** `GET /incidents`: what came unexpectedly, newest first, and whose hands it is in. */
export const incidentListRead = defineRead(incidentListContract, async (asking, query) => {
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, 'tasks.read')
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const cursor = fromCursor(query.cursor)
  const conditions = [
    inside(place ? [place] : asking.intervals, asking.tree),
    ...standing(query),
    ...onDays(sql`happened_at`, query, asking.profile.utcOffsetMinutes),
    ...(cursor === undefined ? [] : [sql`(reported_at, id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`]),
  ]
  const { rows } = await sql<Incident>`
    select ${incidentFields} from incidents where ${allOf(conditions)}
    order by reported_at desc, id desc limit ${query.limit + 1}`.execute(asking.db)
  const shown = rows.slice(0, query.limit)
  const areas = await areaNames(
    asking.db,
    shown.map(({ areaId }) => areaId),
  )
  const people = await readPeople(
    asking.db,
    shown.flatMap((row) => [
      { postId: row.responderPostId, officerId: row.responderOfficerId },
      { postId: null, officerId: row.reportedBy },
      { postId: null, officerId: row.takenBy },
    ]),
  )
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({
      id: row.id,
      areaId: row.areaId,
      areaName: areas.get(row.areaId) ?? '',
      title: row.title,
      details: row.details,
      severity: row.severity,
      reportedBy: people.name(row.reportedBy),
      happenedAt: row.happenedAt,
      reportedAt: row.reportedAt,
      responder: people.person({ postId: row.responderPostId, officerId: row.responderOfficerId }),
      takeBy: row.takeBy,
      isLate: row.takenAt === null && row.settledAt === null && row.takeBy <= asking.now,
      forwarded: row.forwarded,
      takenBy: people.name(row.takenBy),
      takenAt: row.takenAt,
      outcome: row.outcome,
      settledAt: row.settledAt,
      mayTake:
        row.responderOfficerId === asking.actor.officerId ||
        may(asking.actor, 'incidents.take', row.areaId, asking.tree),
    })),
    next: rows.length > query.limit && last ? toCursor([last.reportedAt, last.id]) : null,
  }
})

/** Of a day all are asked for, whatever became of them since; otherwise what is still open. */
function standing({ settled, from, to }: IncidentListQuery): Condition[] {
  if (settled === undefined && (from ?? to) !== undefined) return []
  return [settled ? sql`settled_at is not null` : sql`settled_at is null`]
}
