import { type IntentAnswer, type Refusal, refuse } from '#kit'
import { derivedId, type JobKind, type JobTools, type UndoPlan } from '#platform/server'
import { EXCHANGE } from '../domain/index.ts'
import { findBatch, nextToUndo, saveUndone, setBatchState, type UndoOutcome } from './batches.store.ts'
import { shapeError } from './shape-error.ts'
import { sheetAskingOf } from './sheets-for.ts'
import { readDone } from './undo.store.ts'
import { undoJob } from './undo-import.ts'

type Batch = NonNullable<Awaited<ReturnType<typeof findBatch>>>

const perChunk = 1_000

/**
 * Takes a batch back from its last row to its first, by the intents its sheet names, sent as the one who asked. What later
 * changes stand on stays, and the row says why.
 */
export const undoJobKind: JobKind = {
  kind: undoJob,
  async run(input, tools) {
    const { batchId } = input as { batchId: string }
    const batch = await findBatch(tools.db, batchId)
    if (!batch) throw new Error(`no batch ${batchId}`)
    for (;;) {
      const rows = await nextToUndo(tools.db, batchId, perChunk)
      if (rows.length === 0) break
      const outcomes = await undoRows(batch, rows, tools)
      if (outcomes === undefined) break
      const went = await tools.step(rows.length, (trx) => saveUndone(trx, batchId, outcomes))
      if (!went) return endEarly(batch, tools)
    }
    await setBatchState(tools.db, batchId, { state: 'undone', endedAt: tools.clock.now() })
    return { batchId }
  },
}

/** Cancelled: the batch stands as far as it was not taken back, and may be taken back again. Closing: goes on later. */
async function endEarly(batch: Batch, { db, runId, clock }: JobTools): Promise<null> {
  const job = await db.selectFrom('job_runs').select('cancel_asked').where('id', '=', runId).executeTakeFirst()
  if (job?.cancel_asked) await setBatchState(db, batch.id, { state: 'stopped', endedAt: clock.now() })
  return null
}

async function undoRows(batch: Batch, rows: readonly number[], tools: JobTools): Promise<UndoOutcome[] | undefined> {
  const { db, clock, territory, profile, door, runId, catalogue } = tools
  const undo = catalogue.sheets.get(batch.sheet)?.import?.undo
  const job = await db.selectFrom('job_runs').select('account_id').where('id', '=', runId).executeTakeFirst()
  const actor = job?.account_id ? await tools.actorOf(job.account_id) : undefined
  if (!actor || !undo || 'cannot' in undo) {
    const refusal = refuse(EXCHANGE.STOPPED_RIGHTS)
    return rows.map((row) => toOutcome(row, refusal))
  }
  const asking = sheetAskingOf({ db, actor, now: clock.now(), tree: territory.current(), profile }, batch.variant)
  const plans = await undo.plan(await readDone(db, batch.id, rows), asking)
  const sent = plans.filter((plan) => 'intent' in plan)
  const intents = sent.map(({ row, intent }) => ({ id: derivedId(runId, row), ...intent }))
  const answers = intents.length === 0 ? [] : await door.submit(intents, { actor, requestId: `undo ${runId}` })
  const byRow = new Map(sent.map(({ row }, index) => [row, answers[index]]))
  return plans.map((plan) => judge(plan, byRow.get(plan.row)))
}

function judge(plan: UndoPlan, answer: IntentAnswer | undefined): UndoOutcome {
  if ('refusal' in plan) return toOutcome(plan.row, plan.refusal)
  if ('nothing' in plan) return { head: plan.row, error: null }
  if (answer?.outcome === 'accepted' || answer?.outcome === 'already-done') return { head: plan.row, error: null }
  return toOutcome(plan.row, answer?.outcome === 'refused' ? answer.refusal : refuse(EXCHANGE.FAULT))
}

function toOutcome(row: number, refusal: Refusal): UndoOutcome {
  return { head: row, error: shapeError({ row, column: null, key: null, value: null, refusal }, []) }
}
