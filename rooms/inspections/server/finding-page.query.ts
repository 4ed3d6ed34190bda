import { sql } from 'kysely'
import { type Instant, refuse } from '#kit'
import { type Asking, type Db, defineRead, mayAnywhere, notFound } from '#platform/server'
import { type FindingLine, type FindingStepKind, findingPageContract, refuseRecheck } from '../domain/index.ts'
import { readEyes } from './eyes.ts'
import { toFindingLines } from './finding-lines.query.ts'
import { reportersOf, standingTo } from './finding-standing.ts'
import { type FindingRow, findingColumns, fromFindings } from './findings.store.ts'
import { inspectionBook } from './inspection-book.query.ts'
import { photosByRecord } from './photos.store.ts'
import { isVisible } from './where-visible.ts'

/** Findings of an inspection that the asker was already shown, in the order in which they were stated. */
export async function readFindingsOf(db: Db, inspectionId: string): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select ${findingColumns} from ${fromFindings} where inspection_findings.inspection_id = ${inspectionId}
    order by inspection_findings.stated_at, inspection_findings.id`.execute(db)
  return rows
}

/** `GET /inspections/findings/:findingId`. */
export const findingPageRead = defineRead(findingPageContract, async (asking, { findingId }) => {
  const { db, tree, actor } = asking
  const eyes = await readEyes(db, asking)
  const { rows } = await sql<FindingRow>`
    select ${findingColumns} from ${fromFindings}
    where inspection_findings.id = ${findingId} and ${isVisible(eyes, tree)}`.execute(db)
  const row = rows[0]
  if (!row) return notFound('findingId')
  const [line] = (await toFindingLines(asking, eyes, [row])) as [FindingLine]
  const steps = await readSteps(db, row.id)
  const photos = await photosByRecord(db, [row.id, ...steps.map(({ id }) => id)])
  const standing = standingTo(eyes, row, (await reportersOf(db, [row.id])).get(row.id) ?? new Set(), tree)
  const no = refuseRecheck(row.state, standing)
  const isOpen = row.state === 'open' || row.state === 'reported'
  const leads = row.teamId !== null && eyes.leads.includes(row.teamId)
  return {
    ...line,
    details: row.details,
    checklist: row.checklist,
    item: row.item,
    itemText: await itemTextOf(asking, row),
    statedBy: steps.find(({ kind }) => kind === 'stated')?.by ?? null,
    fixedOnSpot: row.fixedOnSpot,
    photos: photos.get(row.id) ?? [],
    steps: steps.map((step) => ({ ...step, photos: photos.get(step.id) ?? [] })),
    mayWithdraw: isOpen && (standing.isFinder || leads) && mayAnywhere(actor, 'inspections.work'),
    whyNotRecheck: no === null || !isOpen ? null : refuse(no).words,
  }
})

async function readSteps(db: Db, findingId: string) {
  const { rows } = await sql<{
    id: string
    kind: FindingStepKind
    by: string | null
    at: Instant
    recordedAt: Instant
    note: string | null
    dueAt: Instant | null
  }>`
    select steps.id, kind, officers.name as by, at, recorded_at as "recordedAt", note, due_at as "dueAt"
    from inspection_finding_steps steps left join officers on officers.id = officer_id
    where finding_id = ${findingId} order by number`.execute(db)
  return rows
}

async function itemTextOf({ profile }: Asking, { checklist, item }: FindingRow) {
  const { checklists } = await inspectionBook(profile)
  const known = checklists.find(({ key }) => key === checklist)
  return known?.versions.flatMap(({ items }) => items).find(({ key }) => key === item)?.text ?? null
}
