import { sql } from 'kysely'
import type { z } from 'zod'
import type { Instant } from '#kit'
import { type Asking, defineRead, mayAnywhere, notFound } from '#platform/server'
import { siteKinds } from '#rooms/sites/server'
import { type Checklist, type InspectionLine, inspectionPageContract, type Verdict } from '../domain/index.ts'
import { type Eyes, isOfInspected, readEyes } from './eyes.ts'
import { toFindingLines } from './finding-lines.query.ts'
import { readFindingsOf } from './finding-page.query.ts'
import { inspectionBook } from './inspection-book.query.ts'
import { overlapping, toInspectionLines } from './inspection-lines.query.ts'
import { findInspection, type InspectionRow } from './inspections.store.ts'
import { photosByRecord } from './photos.store.ts'
import { isAtWork } from './work-on-inspection.ts'

/** `GET /inspections/:inspectionId`. */
export const inspectionPageRead = defineRead(inspectionPageContract, async (asking, { inspectionId }) => {
  return (await inspectionDetailsOf(asking, inspectionId)) ?? notFound('inspectionId')
})

/** Everything of an inspection that the asker may see; undefined: nothing. */
export async function inspectionDetailsOf(
  asking: Asking,
  inspectionId: string,
): Promise<z.infer<typeof inspectionPageContract.answer> | undefined> {
  const { db, tree } = asking
  const eyes = await readEyes(db, asking)
  const row = await findInspection(db, inspectionId, { eyes, tree })
  if (!row) return undefined
  const [line] = (await toInspectionLines(db, [row])) as [InspectionLine]
  const around = await readAround(asking, row)
  const findings = await readFindingsOf(db, row.id)
  const checklist = row.checklist ?? (await checklistFor(asking, line))?.key ?? null
  return {
    ...line,
    note: row.note,
    place: row.place,
    summary: row.summary,
    plannedBy: around.plannedBy,
    plannedAt: row.plannedAt,
    checkedInBy: around.checkedInBy,
    calledOffAt: row.calledOffAt,
    callOffReason: row.callOffReason,
    campaignTitle: around.campaignTitle,
    checklist,
    sheets: await readSheets(asking, row.id),
    findingLines: await toFindingLines(asking, eyes, findings),
    photos: (await photosByRecord(db, [row.id])).get(row.id) ?? [],
    overlapping: await readOverlapping(asking, row.id),
    ...(await whatMay(asking, eyes, row)),
  }
}

interface Around {
  readonly plannedBy: string | null
  readonly checkedInBy: string | null
  readonly campaignTitle: string | null
}

async function readAround({ db }: Asking, row: InspectionRow): Promise<Around> {
  const { rows } = await sql<Around>`
    select (select name from officers where id = ${row.plannedBy}::uuid) as "plannedBy",
           (select name from officers where id = ${row.checkedInBy}::uuid) as "checkedInBy",
           (select title from inspection_campaigns where id = ${row.campaignId}::uuid) as "campaignTitle"`.execute(db)
  return rows[0] as Around
}

/** The checklist that suits a subject: of its kind of place, of its family, else of areas, bodies, posts. */
export async function checklistFor(
  { profile }: Pick<Asking, 'profile'>,
  { kind, subject }: Pick<InspectionLine, 'kind' | 'subject'>,
): Promise<Checklist | undefined> {
  const { checklists } = await inspectionBook(profile)
  if (kind === 'public-duty') return checklists.find(({ key }) => key === 'public-duty')
  const { siteKind } = subject
  if (siteKind === null) return checklists.find(({ subjects }) => subjects.some((one) => one === subject.kind))
  const family = (await siteKinds(profile)).find(({ key }) => key === siteKind)?.family
  return (
    checklists.find(({ siteKinds: kinds }) => kinds.includes(siteKind)) ??
    checklists.find(({ families }) => families.some((one) => one === family)) ??
    checklists.find(({ key }) => key === 'five-k')
  )
}

interface AnswerRow {
  readonly checklist: string
  readonly version: number
  readonly item: string
  readonly verdict: Verdict | null
  readonly number: number | null
  readonly note: string | null
  readonly olderVersion: boolean
}

/** Answers by sheet, with the words of the very version they were asked from. */
async function readSheets({ db, profile }: Asking, inspectionId: string) {
  const { rows } = await sql<AnswerRow>`
    select checklist, version, item, verdict, number::float8 as number, note, older_version as "olderVersion"
    from inspection_answers where inspection_id = ${inspectionId} order by checklist, version`.execute(db)
  const { checklists } = await inspectionBook(profile)
  return [...Map.groupBy(rows, ({ checklist, version }) => `${checklist} ${version}`).values()].map((answers) => {
    const { checklist, version, olderVersion } = answers[0] as AnswerRow
    const known = checklists.find(({ key }) => key === checklist)
    const items = known?.versions.find((one) => one.version === version)?.items ?? []
    return {
      checklist,
      title: known?.title ?? { vi: checklist, en: checklist },
      version,
      olderVersion,
      answered: answers.length,
      asked: Math.max(items.length, answers.length),
      failed: answers.filter(({ verdict }) => verdict === 'no').length,
      answers: inOrder(items, answers),
    }
  })
}

function inOrder(items: Checklist['versions'][number]['items'], answers: readonly AnswerRow[]) {
  const placeOf = (item: string) => items.findIndex(({ key }) => key === item)
  return answers
    .toSorted((one, other) => placeOf(one.item) - placeOf(other.item))
    .map(({ item, verdict, number, note }) => {
      const known = items.find(({ key }) => key === item)
      return {
        item,
        text: known?.text ?? { vi: item, en: item },
        kind: known?.kind ?? ('yes-no' as const),
        verdict,
        number,
        note,
      }
    })
}

async function readOverlapping({ db }: Asking, inspectionId: string) {
  const { rows } = await sql<{ id: string; teamName: string | null; checkedInAt: Instant; finishedAt: Instant | null }>`
    select other.id, bodies.name as "teamName", other.checked_in_at as "checkedInAt", other.finished_at as "finishedAt"
    from inspections join inspections other on ${overlapping}
    left join inspection_teams on inspection_teams.id = other.team_id left join bodies on bodies.id = inspection_teams.body_id
    where inspections.id = ${inspectionId} order by other.checked_in_at, other.id`.execute(db)
  return rows
}

async function whatMay({ db, tree, actor }: Asking, eyes: Eyes, row: InspectionRow) {
  const { rows } = await sql<{ named: boolean }>`
    select exists (select 1 from inspection_inspectors where inspection_id = ${row.id}
      and post_id = any(${eyes.postIds}::uuid[])) as named`.execute(db)
  const works =
    mayAnywhere(actor, 'inspections.work') &&
    isAtWork(eyes, row, rows[0]?.named ?? false, tree) &&
    !isOfInspected(eyes, row) &&
    (row.kind !== 'public-duty' || mayAnywhere(actor, 'inspections.inspect-duty'))
  const waits = works && row.calledOffAt === null && row.checkedInAt === null
  const open = works && row.checkedInAt !== null && row.finishedAt === null
  return { mayCheckIn: waits, mayRecord: waits || open, mayCallOff: waits }
}
