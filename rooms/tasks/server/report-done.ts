import type { Refusal } from '#kit'
import { addEvidence, addEvidenceContract, type Decision, reportDone, reportDoneContract } from '../domain/index.ts'
import { defineTaskChange } from './change-tasks.ts'
import { evidenceId, knownFiles, refuseEvidence, type SentEvidence, writeEvidence } from './evidence.store.ts'

/** `tasks.add-evidence`: one proof more. */
export const addEvidenceIntent = defineTaskChange<{ taskId: string; evidence: SentEvidence }, ReadonlySet<string>>({
  contract: addEvidenceContract,
  taskIdOf: (work) => work.payload.taskId,
  lookUp: (works, step) =>
    knownFiles(
      step.trx,
      works.map(({ payload }) => payload.evidence),
    ),
  decide: (given, work, files) => {
    const { evidence } = work.payload
    const no = refuseEvidence(evidence, files, 'evidence')
    return no ? refused(no) : addEvidence(given, { kind: evidence.kind, id: evidenceId(work, 0) })
  },
  alsoWrite: (done, step) => writeEvidence(done, step, ({ evidence }) => [evidence]),
})

type ReportDone = { taskId: string; note?: string | undefined; evidence: SentEvidence[] }

/** `tasks.report-done`, with its proofs in one step. */
export const reportDoneIntent = defineTaskChange<ReportDone, ReadonlySet<string>>({
  contract: reportDoneContract,
  taskIdOf: (work) => work.payload.taskId,
  lookUp: (works, step) =>
    knownFiles(
      step.trx,
      works.flatMap(({ payload }) => payload.evidence),
    ),
  decide: (given, { payload }, files) => {
    for (const [index, sent] of payload.evidence.entries()) {
      const no = refuseEvidence(sent, files, `evidence.${index}`)
      if (no) return refused(no)
    }
    return reportDone(given, { note: payload.note, evidenceAdded: payload.evidence.length })
  },
  alsoWrite: (done, step) => writeEvidence(done, step, ({ evidence }) => evidence),
})

function refused(refusal: Refusal): Decision {
  return { ok: false, refusal }
}
