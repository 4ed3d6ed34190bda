import { sql } from 'kysely'
import type { Fact, JobTools, Tree, Trx } from '#platform/server'
import { numberTree, planReform, type ReformPlan } from '../domain/index.ts'
import { lockRegister, readRegister, saveNewAreas, saveNumbers } from './areas.store.ts'
import { type StoredReform, saveFates, saveWaits } from './reforms.store.ts'
import { saveSuccession } from './succession.store.ts'

/** The tree after the switch, the facts of it, and how many areas it touched. */
export interface Switched {
  readonly facts: readonly Fact[]
  readonly tree: Tree
  readonly count: number
}

/**
 * Ends the old areas, founds the new ones, takes the groups over, keeps which became which, and numbers the tree anew:
 * one transaction under the lock of the register. The interval of an old area stays where it was, under the root, so
 * that its facts are found as before.
 */
export async function switchTree(trx: Trx, reform: StoredReform, tools: JobTools): Promise<Switched> {
  await lockRegister(trx)
  const known = await readRegister(trx)
  const firstId = known.reduce((most, area) => Math.max(most, area.id), 0) + 1
  const planned = planReform(reform.plan, known, firstId)
  if (!planned.ok) throw new Error(`the reform no longer fits the register: ${planned.refusal.words.en}`)
  const plan = planned.value
  const added = [...plan.founded, ...plan.carried.map(({ area }) => area)]
  const ended = [...plan.ended.map(({ area }) => area), ...plan.carried.map(({ old }) => old)]
  await endAreas(
    trx,
    ended.map((area) => area.id),
    plan.on,
  )
  const isEnded = new Set(ended.map((area) => area.id))
  const after = known.map((area) => (isEnded.has(area.id) ? { ...area, validTo: plan.on } : area))
  const numbered = numberTree([...after, ...added])
  if (!numbered.ok) throw new Error(`the tree after the reform does not hold: ${numbered.refusal.words.en}`)
  const places = new Map(numbered.value.map((place) => [place.areaId, place]))
  await saveNewAreas(trx, added, await extrasOf(trx, reform, plan), places)
  await saveNumbers(trx, after, places)
  await saveSuccession(trx, plan.edges, reform.source)
  await saveFates(trx, reform.id, plan)
  const now = tools.clock.now()
  await sql`update reforms set switched_at = ${now} where id = ${reform.id}`.execute(trx)
  const tree = await tools.territory.readWithin(trx)
  const waits = plan.waiting.map((area) => ({ subjectId: String(area.id), areaId: area.id }))
  await saveWaits(trx, reform.id, { kind: 'group', waits, tree, now })
  return { facts: toFacts(plan, reform), tree, count: ended.length + plan.founded.length }
}

async function endAreas(trx: Trx, ids: readonly number[], on: string): Promise<void> {
  await sql`update areas set valid_to = ${on} where id = any(${ids}::int[])`.execute(trx)
  await sql`update area_codes set valid_to = ${on} where area_id = any(${ids}::int[]) and valid_to is null`.execute(trx)
}

/** Places of new units on the tile-grid as the file says; a group made for a sample stays marked as that. */
async function extrasOf(trx: Trx, { plan }: StoredReform, { carried }: ReformPlan) {
  const { rows } = await sql<{ id: number }>`select id from areas where synthetic`.execute(trx)
  const synthetic = new Set(rows.map((row) => row.id))
  const places = plan.units as readonly { gridColumn?: number; gridRow?: number }[]
  return [
    ...places.map(({ gridColumn, gridRow }) => ({ gridColumn, gridRow })),
    ...carried.map(({ old }) => ({ synthetic: synthetic.has(old.id) })),
  ]
}

function toFacts({ ended, carried, founded, on }: ReformPlan, { id, documentId }: StoredReform): Fact[] {
  const fact = (type: string, areaId: number, data: Fact['data']): Fact => ({
    type,
    areaId,
    subjectId: id,
    documentId,
    data: { reformId: id, ...data },
    live: ['areas'],
  })
  return [
    ...ended.map(({ area, fate, heirId }) => fact('area-closed', area.id, { validTo: on, fate, heirId })),
    ...carried.map(({ old, area }) => fact('area-closed', old.id, { validTo: on, fate: 'whole', heirId: area.id })),
    ...founded.map((area) => fact('area-founded', area.id, { validFrom: on })),
  ]
}
