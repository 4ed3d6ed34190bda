import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Trx } from '#platform/server'
import type { PersonInPost } from './person-above.query.ts'
import './tasks.tables.ts'

/** An unexpected matter and whose hands it is in. */
export interface Incident {
  readonly zoneId: number
  readonly id: string
  readonly areaId: number
  readonly title: string
  readonly details: string | null
  readonly severity: number
  readonly reportedBy: string | null
  readonly happenedAt: Instant
  readonly reportedAt: Instant
  readonly responderPostId: string
  readonly responderOfficerId: string
  readonly responderAreaId: number
  readonly takeBy: Instant
  readonly forwarded: number
  readonly takenBy: string | null
  readonly takenAt: Instant | null
  readonly outcome: string | null
  readonly settledBy: string | null
  readonly settledAt: Instant | null
}

/** What a select over `incidents` must name to give an {@link Incident}. */
export const incidentFields = sql`
  incidents.zone_id as "zoneId", incidents.id, incidents.area_id as "areaId", incidents.title, incidents.details,
  incidents.severity, incidents.reported_by as "reportedBy", incidents.happened_at as "happenedAt",
  incidents.reported_at as "reportedAt", incidents.responder_post_id as "responderPostId",
  incidents.responder_officer_id as "responderOfficerId", incidents.responder_area_id as "responderAreaId",
  incidents.take_by as "takeBy", incidents.forwarded, incidents.taken_by as "takenBy", incidents.taken_at as "takenAt",
  incidents.outcome, incidents.settled_by as "settledBy", incidents.settled_at as "settledAt"`

/** The incident, locked; undefined when there is none. */
export async function lockIncident(trx: Trx, id: string): Promise<Incident | undefined> {
  const { rows } = await sql<Incident>`select ${incidentFields} from incidents where id = ${id} for update`.execute(trx)
  return rows[0]
}

/** A new incident in the hands of a person. */
export async function insertIncident(
  trx: Trx,
  incident: Pick<
    Incident,
    'zoneId' | 'id' | 'areaId' | 'title' | 'details' | 'severity' | 'reportedBy' | 'happenedAt' | 'reportedAt'
  >,
  to: PersonInPost & { readonly takeBy: Instant },
): Promise<void> {
  await sql`
    insert into incidents (zone_id, id, area_id, title, details, severity, reported_by, happened_at, reported_at,
                           responder_post_id, responder_officer_id, responder_area_id, take_by, forwarded)
    values (${incident.zoneId}, ${incident.id}, ${incident.areaId}, ${incident.title}, ${incident.details},
            ${incident.severity}, ${incident.reportedBy}, ${incident.happenedAt}, ${incident.reportedAt},
            ${to.postId}, ${to.officerId}, ${to.areaId}, ${to.takeBy}, 0)`.execute(trx)
}

/** Gives the incident to the next person, whose minutes start. */
export async function passIncident(
  trx: Trx,
  { zoneId, id }: Incident,
  to: PersonInPost & { readonly takeBy: Instant },
): Promise<void> {
  await sql`
    update incidents set responder_post_id = ${to.postId}, responder_officer_id = ${to.officerId},
      responder_area_id = ${to.areaId}, take_by = ${to.takeBy}, forwarded = forwarded + 1, taken_by = null, taken_at = null
    where id = ${id} and zone_id = ${zoneId}`.execute(trx)
}

/** Somebody has it now. */
export async function writeTaken(trx: Trx, { zoneId, id }: Incident, by: string | null, at: Instant): Promise<void> {
  await sql`update incidents set taken_by = ${by}, taken_at = ${at} where id = ${id} and zone_id = ${zoneId}`.execute(
    trx,
  )
}

/** It is over. */
export async function writeSettled(
  trx: Trx,
  { zoneId, id }: Incident,
  end: { outcome: string; by: string | null; at: Instant },
): Promise<void> {
  await sql`update incidents set outcome = ${end.outcome}, settled_by = ${end.by}, settled_at = ${end.at}
    where id = ${id} and zone_id = ${zoneId}`.execute(trx)
}
