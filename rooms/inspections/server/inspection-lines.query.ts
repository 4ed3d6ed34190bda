import { sql } from 'kysely'
import type { Db } from '#platform/server'
import type { InspectionLine } from '../domain/index.ts'
import { type InspectionRow, stateOf } from './inspections.store.ts'
import { subjectsOf } from './subjects.query.ts'

interface Around {
  readonly id: string
  readonly teamName: string | null
  readonly findings: number
  readonly openFindings: number
  readonly overlaps: boolean
}

/** Rows that the asker may see as lines, with the names that people read. */
export async function toInspectionLines(db: Db, rows: readonly InspectionRow[]): Promise<InspectionLine[]> {
  if (rows.length === 0) return []
  const subject = await subjectsOf(db, rows)
  const around = await readAround(db, rows)
  const inspectors = await readInspectors(db, rows)
  return rows.map((row): InspectionLine => {
    const its = around.get(row.id)
    return {
      id: row.id,
      kind: row.kind,
      surprise: row.surprise,
      hidden: row.surprise && row.checkedInAt === null,
      state: stateOf(row),
      subject: subject(row),
      teamId: row.teamId,
      teamName: its?.teamName ?? null,
      campaignId: row.campaignId,
      plannedOn: row.plannedOn,
      checkedInAt: row.checkedInAt,
      finishedAt: row.finishedAt,
      recordedAt: row.checkInRecordedAt ?? row.recordedAt,
      outcome: row.outcome,
      findings: its?.findings ?? 0,
      openFindings: its?.openFindings ?? 0,
      overlaps: its?.overlaps ?? false,
      inspectors: inspectors.get(row.id) ?? [],
    }
  })
}

/**
 * Whether another inspection was at the same subject at the same time: both are marked, both stand. One that is hidden
 * has not begun, so it never shows here. Of a subject that is no place the area and body or post are compared.
 */
export const overlapping = sql`other.zone_id = inspections.zone_id and other.id <> inspections.id
  and other.checked_in_at is not null and inspections.checked_in_at is not null
  and other.subject_kind = inspections.subject_kind and other.area_id = inspections.area_id
  and other.site_id is not distinct from inspections.site_id and other.body_id is not distinct from inspections.body_id
  and other.post_id is not distinct from inspections.post_id
  and other.checked_in_at <= coalesce(inspections.finished_at, 'infinity')
  and inspections.checked_in_at <= coalesce(other.finished_at, 'infinity')
  and (other.overlap_of = inspections.id or inspections.overlap_of = other.id
    or other.overlap_of = inspections.overlap_of
    or abs(extract(epoch from other.checked_in_at - inspections.checked_in_at)) < 43200)`

async function readAround(db: Db, rows: readonly InspectionRow[]): Promise<Map<string, Around>> {
  const { rows: around } = await sql<Around>`
    select inspections.id, bodies.name as "teamName",
           (select count(*)::int from inspection_findings f where f.inspection_id = inspections.id
             and f.state <> 'withdrawn') as findings,
           (select count(*)::int from inspection_findings f where f.inspection_id = inspections.id
             and f.state in ('open', 'reported')) as "openFindings",
           exists (select 1 from inspections other where ${overlapping}) as overlaps
    from inspections left join inspection_teams on inspection_teams.id = inspections.team_id
    left join bodies on bodies.id = inspection_teams.body_id
    where inspections.id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(db)
  return new Map(around.map((one) => [one.id, one]))
}

async function readInspectors(
  db: Db,
  rows: readonly InspectionRow[],
): Promise<Map<string, InspectionLine['inspectors']>> {
  const { rows: named } = await sql<{ of: string; officerId: string; name: string | null }>`
    select inspection_id as of, officer_id as "officerId", officers.name
    from inspection_inspectors left join officers on officers.id = officer_id
    where inspection_id = any(${rows.map(({ id }) => id)}::uuid[]) order by inspection_id, officers.name`.execute(db)
  return new Map(
    [...Map.groupBy(named, ({ of }) => of)].map(([of, people]) => [
      of,
      people.map(({ officerId, name }) => ({ officerId, name })),
    ]),
  )
}
