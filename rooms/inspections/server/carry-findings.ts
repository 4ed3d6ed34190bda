import { sql } from 'kysely'
import type { Instant } from '#kit'
import { derivedId, type Fact, type Trx } from '#platform/server'
import { type GoingThing, type HandoverAt, moveRows, type Settling } from '#rooms/areas/server'
import { headPostsOf } from '#rooms/bodies/server'
import { saveSteps } from './steps.store.ts'

/** Findings of inspections that go, with their steps. Whoever heads the new area answers for what is not put right yet. */
export async function moveFindings(trx: Trx, going: readonly GoingThing[], { now }: HandoverAt): Promise<void> {
  const byInspection = new Map(going.map((one) => [one.id, one]))
  const { rows } = await sql<{ id: string; inspectionId: string }>`
    select id, inspection_id as "inspectionId" from inspection_findings
    where inspection_id = any(${going.map(({ id }) => id)}::uuid[])`.execute(trx)
  const findings = rows.flatMap(({ id, inspectionId }) => {
    const one = byInspection.get(inspectionId)
    return one ? [{ ...one, id }] : []
  })
  await moveRows(trx, findings, { table: 'inspection_finding_steps', by: 'finding_id', hasArea: true })
  await moveRows(trx, findings, { table: 'inspection_findings', by: 'id', hasArea: true })
  await giveToHeads(trx, findings, now)
}

async function giveToHeads(trx: Trx, findings: readonly GoingThing[], now: Instant): Promise<void> {
  const heads = await headPostsOf(
    trx,
    findings.map(({ toAreaId }) => toAreaId),
    now,
  )
  const owned = findings.flatMap(({ id, toAreaId }) => {
    const head = heads.get(toAreaId)
    return head ? [{ id, ...head }] : []
  })
  await sql`
    update inspection_findings set owner_post_id = given.post_id, owner_officer_id = given.officer_id, updated_at = ${now}
    from unnest(${owned.map(({ id }) => id)}::uuid[], ${owned.map(({ postId }) => postId)}::uuid[],
                ${owned.map(({ officerId }) => officerId)}::uuid[]) as given (id, post_id, officer_id)
    where inspection_findings.id = given.id and state in ('open', 'reported')`.execute(trx)
}

interface OpenFinding {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly severity: number
  readonly statedAt: Instant
  readonly duty: number
}

/** Withdraws what is not put right of an inspection whose unit is no more, by the hand of whoever settles it. */
export async function withdrawOpenFindings(
  trx: Trx,
  { subjectId, reason, by }: Pick<Settling, 'subjectId' | 'reason' | 'by'>,
  { now }: HandoverAt,
): Promise<Fact[]> {
  const { rows } = await sql<OpenFinding>`
    update inspection_findings set state = 'withdrawn', recheck_by = null, updated_at = ${now} from inspections
    where inspection_id = ${subjectId} and inspections.id = inspection_id and state in ('open', 'reported')
    returning inspection_findings.id, inspection_findings.zone_id as "zoneId", inspection_findings.area_id as "areaId",
      severity, stated_at as "statedAt", (inspections.kind = 'public-duty')::int as duty`.execute(trx)
  const steps = rows.map(({ id, zoneId, areaId }) => ({
    id: derivedId(id, 'ended'),
    zoneId,
    areaId,
    findingId: id,
    kind: 'withdrawn' as const,
    at: now,
    recordedAt: now,
    ...by,
    note: reason,
    dueAt: null,
  }))
  await saveSteps(trx, steps)
  return rows.map(
    ({ id, areaId, severity, statedAt, duty }): Fact => ({
      type: 'finding-withdrawn',
      areaId,
      subjectId: id,
      data: { inspectionId: subjectId, severity, duty, statedAt },
      live: ['inspections'],
    }),
  )
}
