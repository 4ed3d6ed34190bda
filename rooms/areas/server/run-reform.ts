import { sql } from 'kysely'
import { z } from 'zod'
import { uuidField } from '#kit'
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
import type { Handover, RoomHandover } from './handover.ts'
import { findReform, handoverOf, type StoredReform, saveWaits } from './reforms.store.ts'
import { switchTree } from './switch-tree.ts'

/** The kind of job that carrying a reform out is. */
export const reformJobKind = 'areas.reform'

const inputSchema = z.object({ reformId: uuidField })

/**
 * Moves a running city. First the tree, in one transaction: readers see the old one or the new one. Then each room its
 * own rows, in floor order, in steps that commit with their journal entries; each step looks for what is left, so a run
 * that was cut off goes on where it was. At the end every room is asked once more, for what somebody wrote meanwhile.
 */
export function reformJob(rooms: readonly RoomHandover[]): JobKind {
  return {
    kind: reformJobKind,
    run: async (input, tools) => {
      const reform = await findReform(tools.db, inputSchema.parse(input).reformId)
      if (!reform) throw new Error('a reform was ordered and is not on file')
      if (reform.state === 'done') return { done: true }
      if (reform.switchedAt === null && !(await switchStep(reform, tools))) return { done: false }
      // Thousands of rows are new: without this the database would plan for the city that was.
      await sql`analyze areas, area_successions, reform_areas`.execute(tools.db)
      const handover = await handoverOf(tools.db, reform, tools.profile.utcOffsetMinutes)
      const run: Run = { reform, handover, tools, tree: await tools.territory.refresh(tools.db) }
      for (const room of [...rooms, ...rooms]) if (!(await moveRoom(room, run))) return { done: false }
      const finished = await finish(run)
      return { done: finished }
    },
  }
}

interface Run {
  readonly reform: StoredReform
  readonly handover: Handover
  readonly tools: JobTools
  readonly tree: Tree
}

async function switchStep(reform: StoredReform, tools: JobTools): Promise<boolean> {
  let changed = 0
  return tools.step(
    () => changed,
    async (trx) => {
      const { facts, tree, count } = await switchTree(trx, reform, tools)
      changed = count
      await tell(trx, facts, { reform, tools, tree })
    },
  )
}

async function moveRoom(room: RoomHandover, run: Run): Promise<boolean> {
  const { handover, tools, reform, tree } = run
  const told: Pick<Fact, 'areaId' | 'live'>[] = []
  for (let more = true; more; ) {
    let count = 0
    const goesOn = await tools.step(
      () => count,
      async (trx) => {
        const at = { now: tools.clock.now(), tree, profile: tools.profile }
        const part = await room.carry(trx, handover, at)
        count = part.carried + part.ended
        more = part.more
        if (count > 0) await addToCounts(trx, reform.id, { kind: room.kind, carried: part.carried, ended: part.ended })
        await write(trx, part.facts, run)
        told.push(...part.facts.map(({ areaId, live }) => ({ areaId, live: live ?? [] })))
        if (!more) await endRoom(trx, room, { run, told })
      },
    )
    if (!goesOn) return false
  }
  return true
}

/** Who watches is told once a room, not once a step: they would ask for everything again and again while the city moves. */
async function endRoom(
  trx: Trx,
  room: RoomHandover,
  { run, told }: { run: Run; told: readonly Pick<Fact, 'areaId' | 'live'>[] },
): Promise<void> {
  await announce(trx, told)
  const { reform, handover, tools, tree } = run

  const waits = (await room.waits?.(trx, handover)) ?? []
  await saveWaits(trx, reform.id, { kind: room.kind, waits, tree, now: tools.clock.now() })
}

async function addToCounts(
  trx: Trx,
  reformId: string,
  part: { kind: string; carried: number; ended: number },
): Promise<void> {
  await sql`
    update reforms set counts = counts || jsonb_build_object(${part.kind}::text, jsonb_build_object(
      'carried', coalesce((counts -> ${part.kind} ->> 'carried')::int, 0) + ${part.carried}::int,
      'ended', coalesce((counts -> ${part.kind} ->> 'ended')::int, 0) + ${part.ended}::int))
    where id = ${reformId}`.execute(trx)
}

async function finish(run: Run): Promise<boolean> {
  const { reform, tools, tree } = run
  return tools.step(0, async (trx) => {
    await sql`update reforms set state = 'done', finished_at = ${tools.clock.now()} where id = ${reform.id}`.execute(
      trx,
    )
    const fact: Fact = {
      type: 'reform-carried-out',
      areaId: rootOf(tree),
      subjectId: reform.id,
      documentId: reform.documentId,
      data: { on: reform.on },
      live: ['areas', 'bodies', 'tasks', 'documents', 'in-force', 'accounts'],
    }
    await tell(trx, [fact], run)
  })
}

function rootOf(tree: Tree): number {
  if (!tree.root) throw new Error('a reform was carried out in a tree without a root')
  return tree.root.id
}

/** Writes the journal and tells who watches. */
async function tell(trx: Trx, facts: readonly Fact[], run: Pick<Run, 'reform' | 'tools' | 'tree'>): Promise<void> {
  await write(trx, facts, run)
  await announce(trx, facts)
}

/** Everything the run does is done in the name of who ordered it. */
async function write(
  trx: Trx,
  facts: readonly Fact[],
  { reform, tools, tree }: Pick<Run, 'reform' | 'tools' | 'tree'>,
): Promise<void> {
  const now = tools.clock.now()
  const stated = facts.map(
    (fact): Stated => ({
      fact,
      intentId: reform.jobId,
      accountId: reform.orderedBy,
      officerId: reform.officerId,
      postId: reform.postId,
      occurredAt: now,
    }),
  )
  await appendToJournal(trx, stated, now, tree)
}
