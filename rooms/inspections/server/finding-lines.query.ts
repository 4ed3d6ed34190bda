import { sql } from 'kysely'
import type { Asking, Db } from '#platform/server'
import { type FindingLine, refuseRecheck, refuseReport } from '../domain/index.ts'
import type { Eyes } from './eyes.ts'
import { maySpeakForUnit, reportersOf, standingTo } from './finding-standing.ts'
import type { FindingRow } from './findings.store.ts'
import { subjectsOf } from './subjects.query.ts'

/** Findings that the asker may see as lines, with names, and what the asker may do. */
export async function toFindingLines(asking: Asking, eyes: Eyes, rows: readonly FindingRow[]): Promise<FindingLine[]> {
  if (rows.length === 0) return []
  const { db, tree, now } = asking
  const subject = await subjectsOf(db, rows)
  const names = await readNames(db, rows)
  const reporters = await reportersOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row): FindingLine => {
    const shown = subject(row)
    return {
      id: row.id,
      inspectionId: row.inspectionId,
      kind: row.kind,
      areaId: row.areaId,
      areaName: shown.areaName,
      subject: shown,
      title: row.title,
      severity: row.severity,
      template: row.template,
      lane: row.lane,
      count: row.count,
      state: row.state,
      statedAt: row.statedAt,
      recordedAt: row.recordedAt,
      dueAt: row.dueAt,
      isOverdue: row.state === 'open' && row.dueAt !== null && row.dueAt <= now,
      isRecheckDue: row.state === 'reported' && row.recheckBy !== null && row.recheckBy <= now,
      owner: {
        postId: row.ownerPostId,
        postTitle: names.get(row.ownerPostId ?? '') ?? null,
        officerId: row.ownerOfficerId,
        name: names.get(row.ownerOfficerId ?? '') ?? null,
      },
      taskId: row.taskId,
      teamId: row.teamId,
      teamName: names.get(row.teamId ?? '') ?? null,
      rounds: row.rounds,
      mayRecheck: refuseRecheck(row.state, standingTo(eyes, row, reporters.get(row.id) ?? new Set(), tree)) === null,
      mayReport: refuseReport(row.state, maySpeakForUnit(eyes, row, tree)) === null,
    }
  })
}

async function readNames(db: Db, rows: readonly FindingRow[]): Promise<Map<string, string>> {
  const { rows: named } = await sql<{ id: string; name: string }>`
    select id, title as name from posts where id = any(${rows.flatMap((row) => row.ownerPostId ?? [])}::uuid[])
    union all select id, name from officers where id = any(${rows.flatMap((row) => row.ownerOfficerId ?? [])}::uuid[])
    union all select teams.id, bodies.name from inspection_teams teams join bodies on bodies.id = teams.body_id
      where teams.id = any(${rows.flatMap((row) => row.teamId ?? [])}::uuid[])`.execute(db)
  return new Map(named.map(({ id, name }) => [id, name]))
}
