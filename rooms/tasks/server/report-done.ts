import type { Step, Work } from '#platform/server'
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

/** `tasks.report-done`, with its proofs in one step. */
export const reportDoneIntent = defineTaskChange<ReportDone, ReadonlySet<string>>({
  contract: reportDoneContract,
  taskIdOf: (work) => work.payload.taskId,
  lookUp: lookUpFiles,
  decide: (given, { payload }, files) =>
    refuseAny(payload.evidence, files) ??
    reportDone(given, { note: payload.note, evidenceAdded: payload.evidence.length }),
  alsoWrite: (done, step) => writeEvidence(done, step, ({ evidence }) => evidence),
})

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
