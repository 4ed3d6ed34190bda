import { sql } from 'kysely'
import type { Step, Trx, Work } from '#platform/server'
import { addEvidence, addEvidenceContract, type Decision, reportDone, reportDoneContract } from '../domain/index.ts'
import { defineTaskChange } from './change-tasks.ts'
import { evidenceId, knownFiles, refuseEvidence, type SentEvidence, writeEvidence } from './evidence.store.ts'

type AddEvidence = { taskId: string; evidence: SentEvidence[] }

/** `tasks.add-evidence`: more proofs. */
export const addEvidenceIntent = defineTaskChange<AddEvidence, ReadonlySet<string>>({
  contract: addEvidenceContract,
  taskIdOf: (work) => work.payload.taskId,
  lookUp: lookUpFiles,
  decide: (given, work, files) => {
    const { evidence } = work.payload
    const ids = evidence.map((_, index) => evidenceId(work, index))
    return refuseAny(evidence, files) ?? addEvidence(given, ids)
  },
  alsoWrite: (done, step) => writeEvidence(done, step, ({ evidence }) => evidence),
})

type ReportDone = { taskId: string; note?: string | undefined; evidence: SentEvidence[] }

interface AroundReport {
  readonly files: ReadonlySet<string>
  /** Who owns the task above, by the id of the task below: the result is theirs to accept. */
  readonly accepters: ReadonlyMap<string, string>
}

/** `tasks.report-done`, with its proofs in one step. */
export const reportDoneIntent = defineTaskChange<ReportDone, AroundReport>({
  contract: reportDoneContract,
  taskIdOf: (work) => work.payload.taskId,
  lookUp: async (works, step) => ({
    files: await lookUpFiles(works, step),
    accepters: await ownersAbove(
      step.trx,
      works.map(({ payload }) => payload.taskId),
    ),
  }),
  decide: (given, { payload }, { files, accepters }) =>
    refuseAny(payload.evidence, files) ??
    reportDone(given, {
      note: payload.note,
      evidenceAdded: payload.evidence.length,
      accepter: accepters.get(payload.taskId),
    }),
  alsoWrite: (done, step) => writeEvidence(done, step, ({ evidence }) => evidence),
})

async function ownersAbove(trx: Trx, taskIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; officerId: string }>`
    select tasks.id, above.owner_officer_id as "officerId"
    from tasks join tasks above on above.id = tasks.parent_id and above.zone_id = tasks.parent_zone_id
    where tasks.id = any(${taskIds}::uuid[]) and above.owner_officer_id is not null`.execute(trx)
  return new Map(rows.map(({ id, officerId }) => [id, officerId]))
}

function lookUpFiles(works: readonly Work<{ evidence: SentEvidence[] }>[], { trx }: Step): Promise<Set<string>> {
  return knownFiles(
    trx,
    works.flatMap(({ payload }) => payload.evidence),
  )
}

function refuseAny(evidence: readonly SentEvidence[], files: ReadonlySet<string>): Decision | undefined {
  for (const [index, sent] of evidence.entries()) {
    const refusal = refuseEvidence(sent, files, `evidence.${index}`)
    if (refusal) return { ok: false, refusal }
  }
  return undefined
}
