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
  const { rows: owed } = await sql<OwedDay>`
    select compliance_days.document_id as "documentId", compliance_days.area_id as "areaId",
           compliance_days.day::int as day, compliance_days.to_at as "dueAt"
    from compliance_days
    join document_units on document_units.document_id = compliance_days.document_id
      and document_units.area_id = compliance_days.area_id and document_units.zone_id = compliance_days.zone_id
    where compliance_days.on_day = ${of.day} and document_units.activated_at <= ${of.knownAt}
      and compliance_days.zone_id = any(${[...of.zoneIds]}::int[])
      and compliance_days.area_id = any(${[...of.areaIds]}::int[])`.execute(db)
  const said = await firstSaid(db, owed, of)
  return owed.map((day) => {
    const report = said.get(dayKey(day))
    return { ...day, reportedAt: report?.at ?? null, recordedAt: report?.recordedAt ?? null }
  })
}

interface OwedDay {
  readonly documentId: string
  readonly areaId: number
  readonly day: number
  readonly dueAt: Instant
}

type SaidDay = Pick<OwedDay, 'documentId' | 'areaId' | 'day'> & { readonly at: Instant; readonly recordedAt: Instant }

const dayKey = ({ documentId, areaId, day }: Pick<OwedDay, 'documentId' | 'areaId' | 'day'>) =>
  `${documentId} ${areaId} ${day}`

/** The first report of each day. */
async function firstSaid(db: Db | Trx, owed: readonly OwedDay[], of: Units): Promise<Map<string, SaidDay>> {
  if (owed.length === 0) return new Map()
  const { rows } = await sql<SaidDay>`
    select document_id as "documentId", area_id as "areaId", (data->>'day')::int as day, occurred_at as at,
           recorded_at as "recordedAt"
    from journal
    where subject_id = any(${[...new Set(owed.map(({ documentId }) => documentId))]}::text[]) and type = 'day-reported'
      and (data->>'day')::int = any(${[...new Set(owed.map(({ day }) => day))]}::int[])
      and area_id = any(${[...of.areaIds]}::int[]) and recorded_at <= ${of.knownAt} and (data->>'first')::int = 1
    order by recorded_at desc, seq desc`.execute(db)
  return new Map(rows.map((row) => [dayKey(row), row]))
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
