import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Trx } from './db/connect.ts'
import { newId } from './ids.ts'

/** What a person should know. `reason` makes it come once: the same officer is not told twice for the same reason. */
export interface Notice {
  readonly officerId: string
  readonly kind: string
  readonly reason: string
  readonly areaId: number
  readonly subjectId?: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** Tells people, in the transaction of what they are told about. */
export async function notify(trx: Trx, notices: readonly Notice[], now: Instant): Promise<void> {
  if (notices.length === 0) return
  await sql`
    insert into notices (zone_id, id, officer_id, kind, reason, area_id, subject_id, at, data)
    select areas.zone_id, given.id, given.officer_id, given.kind, given.reason, given.area_id, given.subject_id, ${now},
           given.data::jsonb
    from unnest(${notices.map(() => newId())}::uuid[], ${notices.map((n) => n.officerId)}::uuid[],
                ${notices.map((n) => n.kind)}::text[], ${notices.map((n) => n.reason)}::text[],
                ${notices.map((n) => n.areaId)}::int[], ${notices.map((n) => n.subjectId ?? null)}::text[],
                ${notices.map((n) => JSON.stringify(n.data))}::text[])
      as given (id, officer_id, kind, reason, area_id, subject_id, data)
    join areas on areas.id = given.area_id
    on conflict (zone_id, officer_id, reason) do nothing`.execute(trx)
  await sql`select pg_notify('notices', '')`.execute(trx)
}
