import { sql } from 'kysely'
import { addMinutes, type Day, type Instant } from '#kit'
import type { Db, Trx } from '#platform/server'

/** A day of a directive that a unit owed a report on; `reportedAt` null: nothing was known of it. */
export interface DirectiveDayEvidence {
  readonly documentId: string
  readonly areaId: number
  readonly day: number
  readonly dueAt: Instant
  readonly reportedAt: Instant | null
  readonly recordedAt: Instant | null
}

/** A document sent to a post of a unit; `receivedAt` null: nobody had said that they have it. */
export interface ReceiptEvidence {
  readonly recipientId: string
  readonly documentId: string
  readonly areaId: number
  readonly sentAt: Instant
  readonly dueAt: Instant
  readonly receivedAt: Instant | null
  readonly recordedAt: Instant | null
}

interface Units {
  readonly knownAt: Instant
  readonly areaIds: readonly number[]
  readonly zoneIds: readonly number[]
}

/**
 * What units owed on directives for a calendar day, and the first time they said it, as known at a moment. Met or not met
 * is not asked: an honest "not met" is as good a report as any.
 */
export async function directiveDayEvidence(
  db: Db | Trx,
  of: Units & { readonly day: Day },
): Promise<DirectiveDayEvidence[]> {
  const { rows } = await sql<DirectiveDayEvidence>`
    with owed as materialized (
      select compliance_days.document_id, compliance_days.area_id, compliance_days.day, compliance_days.to_at
      from compliance_days
      join document_units on document_units.document_id = compliance_days.document_id
        and document_units.area_id = compliance_days.area_id and document_units.zone_id = compliance_days.zone_id
      where compliance_days.on_day = ${of.day} and document_units.activated_at <= ${of.knownAt}
        and compliance_days.zone_id = any(${[...of.zoneIds]}::int[])
        and compliance_days.area_id = any(${[...of.areaIds]}::int[])),
    said as (
      select document_id, area_id, (data->>'day')::int as day, min(occurred_at) as at, min(recorded_at) as recorded_at
      from journal
      where subject_id in (select distinct document_id::text from owed) and type = 'day-reported'
        and recorded_at <= ${of.knownAt} and (data->>'first')::int = 1
        ${of.areaIds.length === 1 ? sql`and zone_id = any(${[...of.zoneIds]}::int[])` : sql``}
      group by 1, 2, 3)
    select owed.document_id as "documentId", owed.area_id as "areaId", owed.day::int as day, owed.to_at as "dueAt",
           said.at as "reportedAt", said.recorded_at as "recordedAt"
    from owed left join said on said.document_id = owed.document_id and said.area_id = owed.area_id
      and said.day = owed.day`.execute(db)
  return rows
}

/** Receipts whose time ran out in a span (`minutes` after sending), as known at a moment. */
export async function receiptEvidence(
  db: Db | Trx,
  of: Units & { readonly from: Instant; readonly to: Instant; readonly minutes: number },
): Promise<ReceiptEvidence[]> {
  const { rows } = await sql<Omit<ReceiptEvidence, 'dueAt'>>`
    with sent as materialized (
      select id, document_id, area_id, sent_at from document_recipients
      where sent_at >= ${addMinutes(of.from, -of.minutes)} and sent_at < ${addMinutes(of.to, -of.minutes)}
        and post_id is not null and zone_id = any(${[...of.zoneIds]}::int[]) and area_id = any(${[...of.areaIds]}::int[]))
    select sent.id as "recipientId", sent.document_id as "documentId", sent.area_id as "areaId", sent.sent_at as "sentAt",
           min(journal.occurred_at) as "receivedAt", min(journal.recorded_at) as "recordedAt"
    from sent left join journal on journal.subject_id = sent.id::text and journal.recorded_at <= ${of.knownAt}
      and journal.type in ('document-received', 'document-read', 'document-acted')
    group by 1, 2, 3, 4`.execute(db)
  return rows.map((row) => ({ ...row, dueAt: addMinutes(row.sentAt, of.minutes) }))
}

/** Numbers (or titles) of documents by id. */
export async function documentNames(db: Db | Trx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(number_raw, title, kind) as name from documents where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
