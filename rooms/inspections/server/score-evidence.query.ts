import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'

/** A finding's remedy that was due in a span; `reportedAt` null: none that no re-check overthrew. */
export interface RemedyEvidence {
  readonly findingId: string
  readonly areaId: number
  readonly round: number
  readonly dueAt: Instant
  readonly reportedAt: Instant | null
  readonly recordedAt: Instant | null
}

/** A re-check made in a span. */
export interface RecheckEvidence {
  readonly stepId: string
  readonly findingId: string
  readonly areaId: number
  readonly at: Instant
  readonly recordedAt: Instant
  readonly passed: boolean
}

interface Step {
  readonly id: string
  readonly findingId: string
  readonly areaId: number
  readonly kind: 'stated' | 'reported' | 'passed' | 'failed' | 'withdrawn'
  readonly at: Instant
  readonly recordedAt: Instant
  readonly dueAt: Instant | null
}

/**
 * Remedies due and re-checks made in a span, each by its finding, as known at a moment. How many findings there are is
 * not asked: only what became of each.
 */
export async function findingEvidence(
  db: Db | Trx,
  of: { readonly from: Instant; readonly to: Instant; readonly knownAt: Instant },
): Promise<{ readonly remedies: readonly RemedyEvidence[]; readonly rechecks: readonly RecheckEvidence[] }> {
  const { from, to, knownAt } = of
  const { rows } = await sql<Step>`
    with wanted as materialized (
      select distinct finding_id from inspection_finding_steps
      where recorded_at <= ${knownAt} and ((due_at >= ${from} and due_at < ${to})
        or (kind in ('passed', 'failed') and at >= ${from} and at < ${to})))
    select steps.id, steps.finding_id as "findingId", area_id as "areaId", kind, at, recorded_at as "recordedAt",
           due_at as "dueAt"
    from wanted join inspection_finding_steps as steps on steps.finding_id = wanted.finding_id
    where steps.recorded_at <= ${knownAt}
    order by steps.finding_id, steps.number`.execute(db)
  const findings = [...Map.groupBy(rows, ({ findingId }) => findingId).values()].filter(
    (steps) => !steps.some(({ kind }) => kind === 'withdrawn'),
  )
  const isWithin = (at: Instant) => at >= from && at < to
  return {
    remedies: findings.flatMap(roundsOf).filter(({ dueAt }) => isWithin(dueAt)),
    rechecks: findings.flat().flatMap(({ id, findingId, areaId, kind, at, recordedAt }) => {
      if ((kind !== 'passed' && kind !== 'failed') || !isWithin(at)) return []
      return [{ stepId: id, findingId, areaId, at, recordedAt, passed: kind === 'passed' }]
    }),
  }
}

/** A finding is a row of rounds: the statement or a failed re-check begins one, with its own deadline. */
function roundsOf(steps: readonly Step[]): RemedyEvidence[] {
  const rounds: RemedyEvidence[] = []
  for (const { findingId, areaId, kind, at, recordedAt, dueAt } of steps) {
    const last = rounds.at(-1)
    if (last && kind === 'reported') rounds[rounds.length - 1] = { ...last, reportedAt: at, recordedAt }
    if (last && kind === 'failed') rounds[rounds.length - 1] = { ...last, reportedAt: null, recordedAt: null }
    if ((kind === 'stated' || kind === 'failed') && dueAt !== null) {
      rounds.push({ findingId, areaId, round: rounds.length + 1, dueAt, reportedAt: null, recordedAt: null })
    }
  }
  return rounds
}
