import { sql } from 'kysely'
import { type Instant, isUuid, type Refusal, refuse } from '#kit'
import { accept, allowed, type Fact, type Outcome, reject, type Step, type Work } from '#platform/server'
import { CASES, type CaseGround, judgeCase } from '../domain/index.ts'
import { changesBetween, countOf, recountFacts, toTableRow, withDerived } from './case-row.ts'
import { type CaseRow, caseForUpdate, replaceCase } from './cases.store.ts'
import { classifyPersons } from './classify-persons.ts'
import { caseGround } from './rules-of-house.ts'

/** What a change makes of a case. */
export interface CaseChange {
  readonly next: Partial<CaseRow>
  /** The fact that says it, without place and subject. */
  readonly fact: Pick<Fact, 'type' | 'data'>
  readonly reason?: string | undefined
}

/** A change of one case: what is decided of it, from the case as it stands. */
export type DecideChange = (row: CaseRow, ground: CaseGround) => Refusal | CaseChange

/**
 * Changes one case: permission where it counts or where it was reported, the decision, the judgement of what comes of it, the
 * history, the counters and the classes that hang on it.
 */
export async function changeCase(
  work: Work<{ readonly caseId: string }>,
  step: Step,
  decide: DecideChange,
): Promise<Outcome> {
  const row = isUuid(work.payload.caseId) ? await caseForUpdate(step.trx, work.payload.caseId) : undefined
  if (!row) return reject(CASES.UNKNOWN, { field: 'caseId' })
  const refusal = mayKeep(work, step, row)
  if (refusal) return reject(refusal)
  const ground = await caseGround(step)
  if ('code' in ground) return reject(ground)
  const change = decide(row, ground)
  if ('code' in change) return reject(change)
  const next = { ...row, ...change.next, version: row.version + 1, isUndated: row.backlog === 'undated' }
  const wrong = judgeCase(next, ground)
  if (wrong) return reject(wrong)
  const after = withDerived(next, ground, step.tree)
  return accept(await saveChange({ work, before: row, after, change }, step), {
    caseId: row.id,
    version: after.version,
  })
}

/** Whether the asker may keep this case: where it counts, or where it was reported. */
export function mayKeep(
  work: Pick<Work<unknown>, 'actor'>,
  step: Pick<Step, 'tree'>,
  { areaId, reportAreaId }: Pick<CaseRow, 'areaId' | 'reportAreaId'>,
): Refusal | null {
  const here = allowed(work, step, 'cases.keep', areaId, 'cases.read')
  return here && allowed(work, step, 'cases.keep', reportAreaId, 'cases.read') ? here : null
}

interface Saving {
  readonly work: Work<unknown>
  readonly before: CaseRow
  readonly after: CaseRow
  readonly change: CaseChange
}

async function saveChange({ work, before, after, change }: Saving, step: Step): Promise<Fact[]> {
  await replaceCase(step.trx, before, toTableRow(after))
  if (before.zoneId !== after.zoneId) await moveHistory(step, before, after)
  const changes = changesBetween(before, after)
  await noteVersion({ work, row: after, what: change.fact.type, changes, reason: change.reason }, step)
  const counts = countsOf(change.fact.type, before, after)
  const data = { ...change.fact.data, ...counts.data }
  const said: Fact = { type: change.fact.type, areaId: counts.areaId, subjectId: after.id, data, live: ['cases'] }
  const touchesClasses = ['status', 'onsetOn', 'sampledAt', 'confirmedAt', 'placedAt'].some((field) => field in changes)
  const classed = touchesClasses ? await classifyPersons(step, [after.personId]) : []
  return [said, ...counts.facts, ...classed]
}

/** How counters move: by the fact itself where a case is confirmed or withdrawn, else by facts of their own. */
function countsOf(type: string, before: CaseRow, after: CaseRow) {
  const was = countOf(before)
  const is = countOf(after)
  if (type === 'case-confirmed' && is) return { areaId: after.areaId, data: { ...is, by: 1 }, facts: [] }
  if (type === 'case-withdrawn' && was) return { areaId: before.areaId, data: { ...was, by: -1 }, facts: [] }
  return { areaId: after.areaId, data: {}, facts: recountFacts(before, after) }
}

/** What hangs on a case goes with it into another zone. */
export async function moveHistory(
  { trx }: Pick<Step, 'trx'>,
  { id, zoneId }: Pick<CaseRow, 'id' | 'zoneId'>,
  to: Pick<CaseRow, 'zoneId'>,
): Promise<void> {
  await sql`
    with gone as (delete from case_versions where case_id = ${id} and zone_id = ${zoneId} returning *)
    insert into case_versions select ${to.zoneId}::int, case_id, version, changed_at, officer_id, what, changes, reason
    from gone`.execute(trx)
  await sql`
    with gone as (delete from case_claims where case_id = ${id} and zone_id = ${zoneId} returning *)
    insert into case_claims
    select ${to.zoneId}::int, id, case_id, field, value, source, said_at, settled_at, settled_as from gone`.execute(trx)
}

/** One line of a case's history. */
export async function noteVersion(
  {
    work,
    row,
    what,
    changes,
    reason,
  }: {
    readonly work: Pick<Work<unknown>, 'actor'>
    readonly row: Pick<CaseRow, 'id' | 'zoneId' | 'version'>
    readonly what: string
    readonly changes: Readonly<Record<string, unknown>>
    readonly reason?: string | undefined
  },
  { trx, now }: { readonly trx: Step['trx']; readonly now: Instant },
): Promise<void> {
  await sql`
    insert into case_versions (zone_id, case_id, version, changed_at, officer_id, what, changes, reason)
    values (${row.zoneId}, ${row.id}, ${row.version}, ${now}, ${work.actor.officerId}, ${what},
            ${JSON.stringify(changes)}::jsonb, ${reason ?? null})`.execute(trx)
}

/** A case that was withdrawn is closed: only its history is read. */
export function refuseWithdrawn({ status }: CaseRow): Refusal | null {
  return status === 'withdrawn' ? refuse(CASES.WITHDRAWN) : null
}
