import { sql } from 'kysely'
import type { z } from 'zod'
import { addDays, dayOf } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject } from '#platform/server'
import { closeTrace, TRACING } from '../domain/index.ts'
import { traceForUpdate } from './trace-head.query.ts'
import { tracingRuleAt } from './tracing-rules.query.ts'

/** Closes a trace, and those it replaced: from here the days run after which nobody remembers who was whose contact (SG-03). */
export const closeTraceIntent = defineIntent<z.infer<typeof closeTrace.payload>>({
  contract: closeTrace,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { trx, now, profile } = step
    const trace = await traceForUpdate(trx, work.payload.traceId)
    if (!trace || allowed(work, step, closeTrace.permission, trace.areaId))
      return reject(TRACING.TRACE_UNKNOWN, { field: 'traceId' })
    if (trace.closedAt !== null) return reject(TRACING.TRACE_CLOSED)
    const { rule, day } = await tracingRuleAt(profile, now)
    if (!rule) return reject(TRACING.RULE_MISSING, { params: { day } })
    const forgetOn = addDays(dayOf(now, profile.utcOffsetMinutes), rule.identityDaysAfterClose.value + 1)
    await sql`
      with recursive older as (
        select id from traces where id = ${trace.id}
        union select traces.id from traces join older on traces.replaced_by = older.id)
      update traces set closed_at = ${now}, close_reason = ${work.payload.reason}, forget_on = ${forgetOn}
      where id in (select id from older) and closed_at is null`.execute(trx)
    return accept([
      { type: 'trace-closed', areaId: trace.areaId, subjectId: trace.id, data: { forgetOn }, live: ['tracing'] },
    ])
  }),
})
