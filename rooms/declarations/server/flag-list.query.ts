import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { type CallOutcome, type Flag, flagListContract, type RiskReason, receiptCodeOf } from '../domain/index.ts'
import { flagsInside } from './inside-place.ts'
import { reasonWords } from './risk-words.query.ts'

interface FlagRow {
  readonly declarationId: string
  readonly areaId: number
  readonly areaKind: AreaKind
  readonly areaName: string
  readonly declaredAt: Instant
  readonly callBy: Instant
  readonly reasons: readonly RiskReason[]
  readonly taskId: string | null
  readonly calledAt: Instant | null
  readonly outcome: CallOutcome | null
  readonly tries: number
}

/** `GET /declarations/flags`: who is to be called, the earliest deadline first; no person is in it. */
export const flagListRead = defineRead(flagListContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'declarations.follow')
  if (!place) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const { rows } = await sql<FlagRow>`
    select declaration_id as "declarationId", declaration_flags.area_id as "areaId", areas.kind as "areaKind",
           areas.name as "areaName", declared_at as "declaredAt", call_by as "callBy", reasons, task_id as "taskId",
           called_at as "calledAt", outcome, tries
    from declaration_flags join areas on areas.id = declaration_flags.area_id
    where ${flagsInside(asking, place)} ${query.state === 'open' ? sql`and called_at is null` : sql``}
      ${after === undefined ? sql`` : sql`and (call_by, declaration_id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by call_by, declaration_id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await toFlags(asking, page),
    next: rows.length > query.limit && last ? toCursor([last.callBy, last.declarationId]) : null,
  }
})

async function toFlags({ db, profile }: Asking, rows: readonly FlagRow[]): Promise<Flag[]> {
  const words = await reasonWords(
    db,
    profile,
    rows.map(({ reasons }) => reasons),
  )
  return rows.map(({ areaKind, areaName, ...row }, index) => ({
    ...row,
    code: receiptCodeOf(row.declarationId),
    areaTitle: areaTitle({ kind: areaKind, name: areaName }),
    reasons: words[index] ?? [],
  }))
}
