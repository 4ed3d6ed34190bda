import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Tree, Trx } from '#platform/server'
import type { InspectionKind, InspectionOutcome, InspectionState, SubjectKind } from '../domain/index.ts'
import type { Eyes, InspectedUnit } from './eyes.ts'
import { isVisible } from './where-visible.ts'

/** An inspection as it is kept. */
export interface InspectionRow extends InspectedUnit {
  readonly zoneId: number
  readonly id: string
  readonly teamId: string | null
  readonly kind: InspectionKind
  readonly surprise: boolean
  readonly subjectKind: SubjectKind
  readonly siteId: string | null
  readonly campaignId: string | null
  readonly checklist: string | null
  readonly note: string | null
  readonly plannedOn: string | null
  readonly plannedAt: Instant | null
  readonly plannedBy: string | null
  readonly place: string | null
  readonly checkedInAt: Instant | null
  readonly checkInRecordedAt: Instant | null
  readonly checkedInBy: string | null
  readonly finishedAt: Instant | null
  readonly finishRecordedAt: Instant | null
  readonly finishedBy: string | null
  readonly outcome: InspectionOutcome | null
  readonly summary: string | null
  readonly calledOffAt: Instant | null
  readonly callOffReason: string | null
  readonly overlapOf: string | null
  readonly sortAt: Instant
  readonly recordedAt: Instant
}

/** The columns of an {@link InspectionRow}, for statements that select from `inspections`. */
export const inspectionColumns = sql`inspections.zone_id as "zoneId", inspections.id, inspections.area_id as "areaId",
  inspections.level_area_id as "levelAreaId", inspections.team_id as "teamId", inspections.kind, inspections.surprise,
  inspections.subject_kind as "subjectKind", inspections.site_id as "siteId", inspections.body_id as "bodyId",
  inspections.post_id as "postId", inspections.campaign_id as "campaignId", inspections.checklist, inspections.note,
  inspections.planned_on as "plannedOn", inspections.planned_at as "plannedAt", inspections.planned_by as "plannedBy",
  inspections.place, inspections.checked_in_at as "checkedInAt",
  inspections.check_in_recorded_at as "checkInRecordedAt", inspections.checked_in_by as "checkedInBy",
  inspections.finished_at as "finishedAt", inspections.finish_recorded_at as "finishRecordedAt",
  inspections.finished_by as "finishedBy", inspections.outcome, inspections.summary,
  inspections.called_off_at as "calledOffAt", inspections.call_off_reason as "callOffReason",
  inspections.overlap_of as "overlapOf", inspections.sort_at as "sortAt", inspections.recorded_at as "recordedAt"`

/** The inspection, locked, when these eyes see it; otherwise undefined: "not found". */
export async function lockInspection(
  trx: Trx,
  id: string,
  { eyes, tree }: { eyes: Eyes; tree: Tree },
): Promise<InspectionRow | undefined> {
  const { rows } = await sql<InspectionRow>`
    select ${inspectionColumns} from inspections
    where inspections.id = ${id} and ${isVisible(eyes, tree)} for update of inspections`.execute(trx)
  return rows[0]
}

/** The same for reading. */
export async function findInspection(
  db: Db,
  id: string,
  { eyes, tree }: { eyes: Eyes; tree: Tree },
): Promise<InspectionRow | undefined> {
  const { rows } = await sql<InspectionRow>`
    select ${inspectionColumns} from inspections where inspections.id = ${id} and ${isVisible(eyes, tree)}`.execute(db)
  return rows[0]
}

/** Where an inspection stands. */
export function stateOf(row: Pick<InspectionRow, 'calledOffAt' | 'finishedAt' | 'checkedInAt'>): InspectionState {
  if (row.calledOffAt !== null) return 'called-off'
  if (row.finishedAt !== null) return 'finished'
  return row.checkedInAt === null ? 'planned' : 'checked-in'
}

/** An inspection that begins its life; what is left out is not so. */
export type NewInspection = Pick<
  InspectionRow,
  | 'zoneId'
  | 'id'
  | 'areaId'
  | 'levelAreaId'
  | 'teamId'
  | 'kind'
  | 'surprise'
  | 'subjectKind'
  | 'siteId'
  | 'bodyId'
  | 'postId'
  | 'sortAt'
  | 'recordedAt'
> &
  Partial<InspectionRow>

const unsaid = {
  campaignId: null,
  checklist: null,
  note: null,
  plannedOn: null,
  plannedAt: null,
  plannedBy: null,
  place: null,
  checkedInAt: null,
  checkInRecordedAt: null,
  checkedInBy: null,
  finishedAt: null,
  finishRecordedAt: null,
  finishedBy: null,
  outcome: null,
  summary: null,
  calledOffAt: null,
  callOffReason: null,
  overlapOf: null,
} satisfies Partial<InspectionRow>

/** Writes a new inspection; gives it whole. */
export async function insertInspection(trx: Trx, given: NewInspection): Promise<InspectionRow> {
  const row: InspectionRow = { ...unsaid, ...given }
  await trx
    .insertInto('inspections')
    .values({
      zone_id: row.zoneId,
      id: row.id,
      area_id: row.areaId,
      level_area_id: row.levelAreaId,
      team_id: row.teamId,
      kind: row.kind,
      surprise: row.surprise,
      subject_kind: row.subjectKind,
      site_id: row.siteId,
      body_id: row.bodyId,
      post_id: row.postId,
      campaign_id: row.campaignId,
      checklist: row.checklist,
      note: row.note,
      planned_on: row.plannedOn,
      planned_at: row.plannedAt,
      planned_by: row.plannedBy,
      place: row.place,
      checked_in_at: row.checkedInAt,
      check_in_recorded_at: row.checkInRecordedAt,
      checked_in_by: row.checkedInBy,
      finished_at: row.finishedAt,
      finish_recorded_at: row.finishRecordedAt,
      finished_by: row.finishedBy,
      outcome: row.outcome,
      summary: row.summary,
      called_off_at: null,
      call_off_reason: null,
      overlap_of: row.overlapOf,
      sort_at: row.sortAt,
      recorded_at: row.recordedAt,
    })
    .execute()
  return row
}

/** Who inspects, by post and officer. */
export async function nameInspectors(
  trx: Trx,
  of: { zoneId: number; id: string },
  people: readonly { officerId: string; postId: string | null }[],
): Promise<void> {
  if (people.length === 0) return
  await sql`
    insert into inspection_inspectors (zone_id, inspection_id, officer_id, post_id)
    select ${of.zoneId}::int, ${of.id}::uuid, * from unnest(${people.map((one) => one.officerId)}::uuid[],
      ${people.map((one) => one.postId)}::uuid[])
    on conflict do nothing`.execute(trx)
}
