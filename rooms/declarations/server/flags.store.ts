import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import type { Trx } from '#platform/server'
import type { RiskReason } from '../domain/index.ts'
import './declarations.tables.ts'

/** A declaration that a person should look at. */
export interface ToFlag {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly declaredAt: Instant
  readonly reasons: readonly RiskReason[]
  readonly keepUntil: string
}

/** Keeps the flags; who calls is found a few seconds later (ask-for-calls.tick.ts), so that a storm of declarations does not wait for it. */
export async function keepFlags(
  trx: Trx,
  flags: readonly ToFlag[],
  { now, callWithinHours }: { readonly now: Instant; readonly callWithinHours: number },
): Promise<void> {
  if (flags.length === 0) return
  await sql`
    insert into declaration_flags (zone_id, declaration_id, area_id, declared_at, reasons, call_by, tries, keep_until)
    select zone_id, id, area_id, declared_at, reasons::jsonb, ${addMinutes(now, callWithinHours * 60)}, 0, keep_until
    from unnest(${flags.map((flag) => flag.zoneId)}::int[], ${flags.map((flag) => flag.id)}::uuid[],
                ${flags.map((flag) => flag.areaId)}::int[], ${flags.map((flag) => flag.declaredAt)}::timestamptz[],
                ${flags.map((flag) => JSON.stringify(flag.reasons))}::text[],
                ${flags.map((flag) => flag.keepUntil)}::date[])
      as given (zone_id, id, area_id, declared_at, reasons, keep_until)`.execute(trx)
}
