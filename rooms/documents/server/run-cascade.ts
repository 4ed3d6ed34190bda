import { z } from 'zod'
import { type Instant, uuidField } from '#kit'
import {
  announce,
  appendToJournal,
  type Fact,
  type JobKind,
  type JobTools,
  type Stated,
  type Tree,
  type Trx,
} from '#platform/server'
import { createTasks } from '#rooms/tasks/server'
import type { PlannedTask } from '../domain/index.ts'
import { readCascade, type StoredCascade, saveCascadeGaps } from './cascades.store.ts'
import { readDocuments } from './documents.store.ts'
import { type CascadeOutlook, cascadeTaskId, existingTaskIds, outlookOf } from './plan-of-cascade.query.ts'

/** The kind of job that a cascade is. */
export const cascadeJobKind = 'documents.cascade'

/** The first step is small, so that the first tasks are seen at once. */
const firstStep = 200
const laterSteps = 2_000

const inputSchema = z.object({ cascadeId: uuidField })

/**
 * Makes the tasks of a cascade, parents before children, in steps that each commit with their journal entries. Every task
 * has the id that its document, template and area give it: after a crash the run looks which are there and makes the rest.
 */
export const cascadeJob: JobKind = {
  kind: cascadeJobKind,
  run: async (input, tools) => {
    const cascade = await readCascade(tools.db, inputSchema.parse(input).cascadeId)
    if (!cascade) throw new Error('a cascade was ordered and is not on file')
    const [document] = await readDocuments(tools.db, [cascade.documentId])
    if (!document) throw new Error('the document of a cascade is not on file')
    const tree = await tools.territory.refresh(tools.db)
    const now = tools.clock.now()
    const outlook = await outlookOf({ document, ...cascadeScope(cascade) }, { ...tools, now, tree })
    if (!outlook.ok) throw new Error(outlook.refusal.words.en)
    const there = await existingTaskIds(tools.db, cascade.documentId)
    const tasks = inOrder(outlook.value, cascade.documentId, tree).filter(({ id }) => !there.has(id))
    return makeAll(tools, { cascade, tasks, gaps: outlook.value.plan.gaps, tree, now })
  },
}

function cascadeScope({ areaId, templates }: StoredCascade) {
  return { areaId, templates }
}

type TaskToMake = Parameters<typeof createTasks>[1]['tasks'][number]

interface Making {
  readonly cascade: StoredCascade
  readonly tasks: readonly TaskToMake[]
  readonly gaps: CascadeOutlook['plan']['gaps']
  readonly tree: Tree
  readonly now: Instant
}

async function makeAll(tools: JobTools, { cascade, tasks, gaps, tree, now }: Making): Promise<unknown> {
  let made = 0
  for (let at = 0; at === 0 || at < tasks.length; ) {
    const part = tasks.slice(at, at + (at === 0 ? firstStep : laterSteps))
    const isFirst = at === 0
    const goesOn = await tools.step(part.length, async (trx) => {
      if (isFirst) await tellWhereNobodyIs(trx, { cascade, tasks: part, gaps, tree, now })
      await makeStep(trx, tools, { cascade, tasks: part, gaps, tree, now })
    })
    if (!goesOn) break
    made += part.length
    at += Math.max(part.length, 1)
  }
  return { made, gaps: gaps.length }
}

/** Once for the whole run: the radar looks at documents again for the places where nobody holds the post. */
async function tellWhereNobodyIs(trx: Trx, { cascade, gaps, tree }: Making): Promise<void> {
  await saveCascadeGaps(trx, cascade, gaps, tree)
  await announce(trx, [{ areaId: cascade.areaId, live: ['documents'] }])
}

async function makeStep(trx: Trx, { profile }: JobTools, { cascade, tasks, tree, now }: Making): Promise<void> {
  const by = { postId: cascade.postId, officerId: cascade.officerId }
  const { facts } = await createTasks(trx, { tasks, by, now, tree, profile })
  await appendToJournal(
    trx,
    facts.map((fact) => toStated(fact, cascade, now)),
    now,
    tree,
  )
  await announce(trx, facts)
}

function toStated(fact: Fact, { id, accountId, officerId, postId }: StoredCascade, occurredAt: Instant): Stated {
  return { fact, intentId: id, accountId, officerId, postId, occurredAt }
}

/** The planned tasks as the tasks room makes them: highest areas first, so that a parent is there before its children. */
function inOrder({ plan, templates, areas, validity }: CascadeOutlook, documentId: string, tree: Tree): TaskToMake[] {
  const levels = new Map(areas.map(({ id, level }) => [id, level]))
  const chains = new Map(templates.map(({ code, chain }) => [code, chain ?? code]))
  const keyOf = (templateCode: string, areaId: number) => `${chains.get(templateCode)} ${areaId}`
  const codeAt = new Map(plan.tasks.map((task) => [keyOf(task.templateCode, task.areaId), task.templateCode]))
  const parentOf = ({ templateCode, parentAreaId }: PlannedTask): { zoneId: number; id: string } | null => {
    const code = parentAreaId === null ? undefined : codeAt.get(keyOf(templateCode, parentAreaId))
    if (parentAreaId === null || code === undefined) return null
    return { zoneId: tree.get(parentAreaId).zoneId, id: cascadeTaskId(documentId, code, parentAreaId) }
  }
  return plan.tasks
    .toSorted((left, right) => (levels.get(left.areaId) ?? 0) - (levels.get(right.areaId) ?? 0))
    .map((task) => ({
      id: cascadeTaskId(documentId, task.templateCode, task.areaId),
      areaId: task.areaId,
      title: task.title,
      product: task.product,
      ownerPostId: task.ownerPostId,
      ownerOfficerId: task.ownerOfficerId,
      startAt: validity.effectiveFrom,
      dueAt: task.dueAt,
      documentId,
      templateCode: task.templateCode,
      parent: parentOf(task),
    }))
}
