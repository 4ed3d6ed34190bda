import { type IntentAnswer, type Refusal, refuse } from '#kit'
import { EXCHANGE } from '../domain/index.ts'
import type { ChunkOutcome, RowOutcome } from './batches.store.ts'
import { blame, type PlannedChunk, type PlannedIntent, type Planning } from './plan-rows.ts'
import type { ReadRow, RowError } from './read-rows.ts'
import { shapeError } from './shape-error.ts'

/** Puts the door's answers beside the rows: what is done, and the first thing that is wrong with each of the others. */
export function judgeAnswers(
  planned: PlannedChunk,
  answers: readonly IntentAnswer[],
  { rows, planning }: { rows: readonly ReadRow[]; planning: Planning },
): Omit<ChunkOutcome, 'percent'> {
  const byRow = new Map(rows.map((row) => [row.row, row]))
  const errors: RowError[] = [...planned.errors]
  const done: RowOutcome[] = []
  for (const [index, intent] of planned.intents.entries()) {
    const refusal = refusalIn(answers[index])
    if (refusal === null) done.push(...toDone(intent, planned))
    else errors.push(...intent.rows.map((row) => blame(byRow.get(row) as ReadRow, refusal, planning)))
  }
  const wrong = firstOfRow(errors)
  return {
    rows: [...done, ...wrong.map((error) => toWrong(error, planning))],
    readTo: rows.at(-1)?.row ?? 0,
    counts: {
      rows: planned.rows,
      done: done.length,
      wrong: wrong.length,
      already: planned.already.length,
      unchanged: planned.unchanged.length,
    },
  }
}

/** Why the door does not take a row; null: it does. */
export function refusalIn(answer: IntentAnswer | undefined): Refusal | null {
  if (answer?.outcome === 'accepted' || answer?.outcome === 'already-done') return null
  return answer?.outcome === 'refused' ? answer.refusal : refuse(EXCHANGE.FAULT)
}

function toDone({ rows }: PlannedIntent, { digests }: PlannedChunk): RowOutcome[] {
  const head = rows[0] ?? 0
  return rows.map((row) => ({ row, state: 'done', head, digest: digests.get(row) ?? null, error: null }))
}

function firstOfRow(errors: readonly RowError[]): RowError[] {
  const first = new Map<number, RowError>()
  for (const error of errors) if (!first.has(error.row)) first.set(error.row, error)
  return [...first.values()]
}

function toWrong(error: RowError, { columns }: Planning): RowOutcome {
  return { row: error.row, state: 'wrong', head: error.row, digest: null, error: shapeError(error, columns) }
}
