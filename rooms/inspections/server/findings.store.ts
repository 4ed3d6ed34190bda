import { sql } from 'kysely'
import { type Instant, type Refusal, refuse } from '#kit'
import { ACCESS, type Step, type Trx, type Work } from '#platform/server'
import type { FindingState, InspectionKind, SubjectKind } from '../domain/index.ts'
import { type Eyes, type InspectedUnit, readEyes } from './eyes.ts'
import { type Condition, isVisible } from './where-visible.ts'

/** A finding as it is kept, with what of its inspection tells who is who. */
export interface FindingRow extends InspectedUnit {
  readonly zoneId: number
  readonly id: string
  readonly inspectionId: string
  readonly teamId: string | null
  readonly kind: InspectionKind
  readonly subjectKind: SubjectKind
  readonly siteId: string | null
  readonly template: string | null
  readonly checklist: string | null
  readonly item: string | null
  readonly title: string
  readonly details: string | null
  readonly severity: 1 | 2 | 3
  readonly lane: string | null
  readonly count: number | null
  readonly fixedOnSpot: boolean
  readonly statedAt: Instant
  readonly recordedAt: Instant
  readonly statedBy: string | null
  readonly dueAt: Instant | null
  readonly recheckBy: Instant | null
  readonly state: FindingState
  readonly ownerPostId: string | null
  readonly ownerOfficerId: string | null
  readonly taskId: string | null
  readonly rounds: number
}

/** The columns of a {@link FindingRow}, for statements that join `inspection_findings` and `inspections`. */
export const findingColumns = sql`inspection_findings.zone_id as "zoneId", inspection_findings.id,
  inspection_findings.area_id as "areaId", inspections.level_area_id as "levelAreaId",
  inspections.body_id as "bodyId", inspections.post_id as "postId", inspections.site_id as "siteId",
  inspections.subject_kind as "subjectKind", inspections.kind, inspection_findings.inspection_id as "inspectionId",
  inspection_findings.team_id as "teamId", template, inspection_findings.checklist, item, title, details, severity, lane,
  counted as "count", fixed_on_spot as "fixedOnSpot", stated_at as "statedAt",
  inspection_findings.recorded_at as "recordedAt", stated_by as "statedBy", due_at as "dueAt",
  recheck_by as "recheckBy", state, owner_post_id as "ownerPostId", owner_officer_id as "ownerOfficerId",
  task_id as "taskId", rounds`

/** Findings with their inspections; `isVisible` reads the latter. */
export const fromFindings = sql`inspection_findings join inspections
  on inspections.id = inspection_findings.inspection_id and inspections.zone_id = inspection_findings.zone_id`

/** A finding taken up for a step, and who takes it. */
export interface TakenFinding {
  readonly row: FindingRow
  readonly eyes: Eyes
}

/** Locks the finding for a step; what the actor may not see is not found. */
export async function takeFinding(
  work: Pick<Work<unknown>, 'actor'>,
  step: Step,
  findingId: string,
): Promise<TakenFinding | { readonly refusal: Refusal }> {
  const eyes = await readEyes(step.trx, { actor: work.actor, tree: step.tree })
  const [row] = await readFindings(
    step.trx,
    sql`inspection_findings.id = ${findingId} and ${isVisible(eyes, step.tree)}`,
    true,
  )
  return row ? { row, eyes } : { refusal: refuse(ACCESS.NOT_FOUND, { field: 'findingId' }) }
}

/** Findings under a condition. Says nothing of who may see them: the condition does. */
export async function readFindings(trx: Trx, where: Condition, lock = false): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select ${findingColumns} from ${fromFindings} where ${where} order by inspection_findings.id
    ${lock ? sql`for update of inspection_findings` : sql``}`.execute(trx)
  return rows
}

/** Writes where a finding stands now. */
export async function moveFinding(
  step: Step,
  row: FindingRow,
  to: { state: FindingState; dueAt: Instant | null; recheckBy: Instant | null; rounds: number },
): Promise<void> {
  await step.trx
    .updateTable('inspection_findings')
    .set({ state: to.state, due_at: to.dueAt, recheck_by: to.recheckBy, rounds: to.rounds, updated_at: step.now })
    .where('id', '=', row.id)
    .where('zone_id', '=', row.zoneId)
    .execute()
}
