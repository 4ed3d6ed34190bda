import { sql } from 'kysely'
import { type Refusal, refuse } from '#kit'
import { accept, childId, defineIntent, type Outcome, oneByOne, reject, type Step, type Work } from '#platform/server'
import { type AmendCase, amendCase, CASES, type CaseFacts, judgeCase, settleClaim } from '../domain/index.ts'
import { saidFacts, type ToldField } from './case-row.ts'
import { type CaseRow, caseForUpdate } from './cases.store.ts'
import { changeCase, mayKeep, noteVersion, refuseWithdrawn } from './change-case.ts'
import { caseGround } from './rules-of-house.ts'

/** Amends a case, with history; what another source says is kept beside it. */
export const amendCaseIntent = defineIntent<AmendCase>({
  contract: amendCase,
  area: 'handler',
  handle: oneByOne((work, step) =>
    work.payload.otherSource === undefined
      ? changeCase(work, step, (row) => decideAmendment(row, work.payload))
      : keepClaims(work, step, work.payload.otherSource),
  ),
})

function decideAmendment(row: CaseRow, payload: AmendCase) {
  const wrong = refuseWithdrawn(row) ?? judgeMoved(row, payload)
  if (wrong) return wrong
  const next = differing(row, saidFacts(payload))
  const fields = Object.keys(next)
  if (fields.length === 0) return refuse(CASES.NOTHING_TO_CHANGE)
  return { next, fact: { type: 'case-amended', data: { fields: fields.length } }, reason: payload.reason }
}

function judgeMoved(row: CaseRow, { version, source }: AmendCase): Refusal | null {
  if (version !== undefined && version !== row.version) return refuse(CASES.CHANGED_MEANWHILE)
  return source?.caseId === row.id ? refuse(CASES.SOURCE_IS_ITSELF, { field: 'source' }) : null
}

/** What is said and is not what stands. */
function differing(row: CaseRow, said: Partial<CaseFacts>): Partial<CaseFacts> {
  return Object.fromEntries(Object.entries(said).filter(([field, value]) => row[field as ToldField] !== value))
}

/** Two sources disagree: the register's word stands, the other is kept beside it until somebody settles which holds. */
async function keepClaims(work: Work<AmendCase>, step: Step, source: string): Promise<Outcome> {
  const row = await caseForUpdate(step.trx, work.payload.caseId)
  if (!row) return reject(CASES.UNKNOWN, { field: 'caseId' })
  const ground = await caseGround(step)
  const refusal = mayKeep(work, step, row) ?? refuseWithdrawn(row) ?? ('code' in ground ? ground : null)
  if (refusal || 'code' in ground) return reject(refusal ?? CASES.UNKNOWN)
  const said = differing(row, saidFacts(work.payload))
  const fields = Object.entries(said)
  if (fields.length === 0) return reject(CASES.NOTHING_TO_CHANGE)
  const wrong = judgeCase({ ...row, ...said }, ground)
  if (wrong) return reject(wrong)
  await sql`
    insert into case_claims (zone_id, id, case_id, field, value, source, said_at)
    select ${row.zoneId}::int, given.id, ${row.id}::uuid, given.field, given.value, ${source}, ${step.now}::timestamptz
    from unnest(${fields.map((_, index) => childId(work, index))}::uuid[], ${fields.map(([field]) => field)}::text[],
      ${fields.map(([, value]) => (value === null ? null : String(value)))}::text[]) as given (id, field, value)`.execute(
    step.trx,
  )
  await sql`
    update cases set disputed = disputed + ${fields.length}, version = version + 1
    where id = ${row.id} and zone_id = ${row.zoneId}`.execute(step.trx)
  const changes = Object.fromEntries(fields.map(([field, value]) => [field, [row[field as ToldField], value]]))
  const version = row.version + 1
  await noteVersion({ work, row: { ...row, version }, what: 'case-disputed', changes, reason: source }, step)
  const data = { fields: fields.length }
  const fact = { type: 'case-disputed', areaId: row.areaId, subjectId: row.id, data, live: ['cases'] }
  return accept([fact], { caseId: row.id, version })
}

interface ClaimRow {
  readonly field: string
  readonly value: string | null
}

/** Settles what two sources said differently. */
export const settleClaimIntent = defineIntent({
  contract: settleClaim,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { caseId, claimId, take, reason } = work.payload
    const { rows } = await sql<ClaimRow>`
      select field, value from case_claims where id = ${claimId} and case_id = ${caseId} and settled_at is null`.execute(
      step.trx,
    )
    const claim = rows[0]
    if (!claim) return reject(CASES.CLAIM_UNKNOWN, { field: 'claimId' })
    const outcome = await changeCase(work, step, (row) => ({
      next: {
        disputed: Math.max(0, row.disputed - 1),
        ...(take ? { [claim.field]: claim.field.endsWith('AreaId') ? Number(claim.value) : claim.value } : {}),
      },
      fact: { type: 'case-settled', data: { taken: take } },
      reason,
    }))
    if (outcome.accepted) {
      await sql`
        update case_claims set settled_at = ${step.now}, settled_as = ${take ? 'taken' : 'left'}
        where id = ${claimId} and case_id = ${caseId}`.execute(step.trx)
    }
    return outcome
  }),
})
