import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { inputKind, LEVELS, recordInput, withdrawInput } from '../domain/index.ts'
import { saveInput } from './level-inputs.store.ts'

type Payload = z.output<typeof recordInput.payload>

/** Records one figure that levels are computed from. */
export const recordInputIntent = defineIntent({
  contract: recordInput,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<Payload>, step: Step) => {
    const { payload } = work
    const { areaId, kind, value, outOf, asOn, source } = payload
    if (asOn > dayOf(step.now, step.profile.utcOffsetMinutes)) return reject(LEVELS.DAY_AHEAD, { field: 'asOn' })
    const wrong = impossible(payload)
    if (wrong) return reject(LEVELS.INPUT_IMPOSSIBLE, { field: wrong.field, params: { why: wrong.why } })
    await saveInput(step.trx, {
      id: work.id,
      zoneId: step.tree.get(areaId).zoneId,
      areaId,
      kind,
      value,
      outOf: outOf ?? null,
      asOn,
      source,
      by: work.actor.officerId,
      now: step.now,
    })
    const data = { kind, value, outOf: outOf ?? null, asOn }
    return accept([{ type: 'level-input-recorded', areaId, subjectId: work.id, data, live: ['levels'] }], {
      id: work.id,
    })
  }),
})

interface Wrong {
  readonly field: string
  readonly why: string
}

/** Why a figure cannot be; undefined when it can. A population of 0 can be recorded: the computation refuses it. */
function impossible(payload: Payload): Wrong | undefined {
  const { unit } = inputKind(payload.kind)
  if (unit === 'share') return impossibleShare(payload)
  if (payload.outOf !== undefined) return { field: 'outOf', why: 'loại số liệu này không có tổng số' }
  const isFlag = payload.value === 0 || payload.value === 1
  return unit === 'yes-no' && !isFlag ? { field: 'value', why: 'chỉ ghi 1 (đạt) hoặc 0 (chưa đạt)' } : undefined
}

function impossibleShare({ value, outOf }: Payload): Wrong | undefined {
  if (outOf === undefined) return value > 100 ? { field: 'value', why: 'tỷ lệ lớn hơn 100 %' } : undefined
  if (value > outOf) return { field: 'value', why: 'số người tiêm lớn hơn tổng số người' }
  return Number.isInteger(value) ? undefined : { field: 'value', why: 'số người phải là số nguyên' }
}

/** Takes a figure back. */
export const withdrawInputIntent = defineIntent({
  contract: withdrawInput,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.output<typeof withdrawInput.payload>>, step: Step) => {
    const { inputId, reason } = work.payload
    const { rows } = await sql<{ areaId: number; withdrawnAt: string | null }>`
      select area_id as "areaId", withdrawn_at as "withdrawnAt" from level_inputs where id = ${inputId} for update`.execute(
      step.trx,
    )
    const input = rows[0]
    if (!input) return reject(LEVELS.UNKNOWN)
    const no = allowed(work, step, 'levels.prepare', input.areaId, 'levels.read')
    if (no) return reject(no)
    if (input.withdrawnAt !== null) return reject(LEVELS.REVOKED)
    await sql`update level_inputs set withdrawn_at = ${step.now}, withdrawn_reason = ${reason} where id = ${inputId}`.execute(
      step.trx,
    )
    return accept([
      { type: 'level-input-withdrawn', areaId: input.areaId, subjectId: inputId, data: {}, live: ['levels'] },
    ])
  }),
})
