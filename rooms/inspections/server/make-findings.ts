import { sql } from 'kysely'
import { dayOf, type Instant, type Refusal } from '#kit'
import { actingPost, childId, type Fact, type Step, type Work } from '#platform/server'
import { ownersOf } from '#rooms/bodies/server'
import { type JudgedFinding, judgeFinding, type NamedFinding, remedyDueAt } from '../domain/index.ts'
import { before } from './answers.store.ts'
import { giveRemedies, type RemedyOwner as Owner } from './give-remedies.ts'
import { inspectionBook } from './inspection-book.query.ts'
import type { InspectionRow } from './inspections.store.ts'
import { savePhotos } from './photos.store.ts'
import { type NewStep, saveSteps } from './steps.store.ts'

/** Findings to be stated together in one inspection. */
export interface FindingsToMake {
  readonly row: Pick<
    InspectionRow,
    'zoneId' | 'id' | 'areaId' | 'teamId' | 'kind' | 'subjectKind' | 'bodyId' | 'postId'
  >
  readonly named: readonly NamedFinding[]
  /** The id of each, in order. */
  readonly ids: readonly string[]
}

interface Made {
  readonly id: string
  readonly named: NamedFinding
  readonly judged: JudgedFinding
  readonly statedAt: Instant
  readonly dueAt: Instant | null
  readonly taskId: string | null
}

/** Each finding judged; or the first refusal, with its field. */
export async function judgeFindings(
  named: readonly NamedFinding[],
  step: Step,
): Promise<readonly JudgedFinding[] | { readonly refusal: Refusal; readonly index: number }> {
  const book = await inspectionBook(step.profile)
  const judged: JudgedFinding[] = []
  for (const [index, one] of named.entries()) {
    const finding = judgeFinding(one, book)
    if (!finding.ok) return { refusal: finding.refusal, index }
    judged.push(finding.value)
  }
  return judged
}

/**
 * States findings: rows, first steps, photos, and for each that was not put right on the spot a remedy task of the unit's
 * head (INS-06). The task is a way to see and urge it: closing the task never closes the finding.
 */
export async function makeFindings(
  work: Work<unknown>,
  step: Step,
  { row, named, ids }: FindingsToMake,
  judged: readonly JudgedFinding[],
): Promise<Fact[]> {
  if (named.length === 0) return []
  const book = await inspectionBook(step.profile)
  const day = dayOf(step.now, step.profile.utcOffsetMinutes)
  const owner = await unitHead(row, step)
  const made = named.map((one, index): Made => {
    const finding = judged[index] as JudgedFinding
    const id = ids[index] as string
    const dueAt = one.fixedOnSpot ? null : remedyDueAt(book, finding.severity, { now: step.now, day })
    const statedAt = before(work.occurredAt, one.secondsAgo ?? 0)
    return {
      id,
      named: one,
      judged: finding,
      statedAt,
      dueAt,
      taskId: one.fixedOnSpot || !owner ? null : childId(work, `remedy/${id}`),
    }
  })
  await insertFindings(work, step, row, { made, owner })
  await saveSteps(
    step.trx,
    made.flatMap((one) => firstSteps(work, step, row, one)),
  )
  await savePhotos(
    work,
    step,
    row,
    made.map(({ id, named: { photos } }) => ({ kind: 'finding', id, photos })),
  )
  const remedies = made.map(({ taskId, dueAt, judged: { title, severity } }) => ({ taskId, dueAt, title, severity }))
  const tasks = owner ? await giveRemedies(work, step, { row, owner, remedies }) : []
  return [...made.map((one) => toFact(row, one)), ...tasks]
}

type RowOf = FindingsToMake['row']

/** Who must put it right: the head of the body, the holder of the post, else the head of the area; climbing over vacancies. */
async function unitHead(row: RowOf, step: Step): Promise<Owner | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from posts where body_id = ${row.subjectKind === 'post' ? null : row.bodyId}::uuid and is_head and valid_to is null
    limit 1`.execute(step.trx)
  const postId = row.subjectKind === 'post' ? row.postId : (rows[0]?.id ?? null)
  const [owner] = await ownersOf(step.trx, [{ areaId: row.areaId, postId, raised: 0 }], step)
  return owner?.postId && owner.officerId ? { postId: owner.postId, officerId: owner.officerId } : undefined
}

async function insertFindings(
  work: Work<unknown>,
  step: Step,
  row: RowOf,
  { made, owner }: { made: readonly Made[]; owner: Owner | undefined },
): Promise<void> {
  await step.trx
    .insertInto('inspection_findings')
    .values(
      made.map(({ id, named, judged, statedAt, dueAt, taskId }) => ({
        zone_id: row.zoneId,
        id,
        area_id: row.areaId,
        inspection_id: row.id,
        team_id: row.teamId,
        template: named.template ?? null,
        checklist: named.checklist ?? null,
        item: named.item ?? null,
        title: judged.title,
        details: named.details ?? null,
        severity: judged.severity,
        lane: named.lane ?? null,
        counted: named.count ?? null,
        fixed_on_spot: named.fixedOnSpot,
        stated_at: statedAt,
        recorded_at: step.now,
        stated_by: work.actor.officerId,
        due_at: dueAt,
        recheck_by: null,
        state: named.fixedOnSpot ? 'closed' : 'open',
        owner_post_id: owner?.postId ?? null,
        owner_officer_id: owner?.officerId ?? null,
        task_id: taskId,
        rounds: 0,
        updated_at: step.now,
      })),
    )
    .execute()
}

function firstSteps(work: Work<unknown>, step: Step, row: RowOf, one: Made): NewStep[] {
  const postId = actingPost(work, step, 'inspections.work', row.areaId)
  const said = {
    zoneId: row.zoneId,
    areaId: row.areaId,
    findingId: one.id,
    recordedAt: step.now,
    officerId: work.actor.officerId,
    postId,
    note: null,
  }
  const stated: NewStep = {
    ...said,
    id: childId(work, `stated/${one.id}`),
    number: 1,
    kind: 'stated',
    at: one.statedAt,
    dueAt: one.dueAt,
  }
  if (!one.named.fixedOnSpot) return [stated]
  return [
    stated,
    { ...said, id: childId(work, `passed/${one.id}`), number: 2, kind: 'passed', at: work.occurredAt, dueAt: null },
  ]
}

function toFact(row: RowOf, { id, named, judged, dueAt }: Made): Fact {
  return {
    type: 'finding-stated',
    areaId: row.areaId,
    subjectId: id,
    data: {
      inspectionId: row.id,
      duty: row.kind === 'public-duty' ? 1 : 0,
      severity: judged.severity,
      template: named.template ?? null,
      dueAt,
      fixed: named.fixedOnSpot ? 1 : 0,
    },
    live: ['inspections'],
  }
}
