import { sql } from 'kysely'
import { derivedId, type Fact, type Trx } from '#platform/server'
import type { Handover, HandoverAt } from '#rooms/areas/server'
import type { Template } from '../domain/index.ts'
import { readAreas, saveAccountabilities, saveBodies, savePosts } from './bodies.store.ts'
import { catalogueOf } from './catalogue.query.ts'
import { readKnown, toFacts } from './establish-by-template.ts'
import { planTemplate } from './plan-template.ts'

/** Areas in one step. */
const areasPerStep = 1_000

/** What a step set up; null when no founded area lacks anything. */
export interface Founded {
  readonly facts: readonly Fact[]
  readonly areas: number
}

/**
 * Gives founded areas the bodies and posts of the template for their kind in force on their first day. Nobody holds
 * them: who does is for a person to say, and until then for the radar.
 */
export async function foundPosts(trx: Trx, handover: Handover, at: HandoverAt): Promise<Founded | null> {
  const catalogue = await catalogueOf(at.profile)
  const templates = [...catalogue.templates.values()].filter((template) => template.validFrom <= handover.on)
  const lacking = await areasWithoutPosts(trx, handover, templates)
  if (lacking.length === 0) return null
  const areas = [...(await readAreas(trx, lacking)).values()]
  const order = new Map(lacking.map((id, index) => [id, index]))
  areas.sort((left, right) => (order.get(left.id) ?? 0) - (order.get(right.id) ?? 0))
  const facts: Fact[] = []
  for (const template of templates) {
    const own = areas.filter((area) => template.areaKinds.includes(area.kind))
    const known = await readKnown(
      { trx, tree: at.tree },
      own.map((area) => area.id),
    )
    const plan = planTemplate({
      template,
      catalogue,
      areas: own,
      known,
      upward: (areaId) => at.tree.upward(areaId).map((place) => place.id),
      bodyId: (areaId, kind) => derivedId(handover.id, `body/${areaId}/${kind}`),
      postId: (areaId, kind, number) => derivedId(handover.id, `post/${areaId}/${kind}/${number}`),
      validFrom: handover.on,
    })
    await saveBodies(trx, plan.bodies)
    await savePosts(trx, plan.posts)
    await saveAccountabilities(trx, plan.edges)
    facts.push(...toFacts(plan, { template: template.key, documentId: handover.documentId }))
  }
  return { facts, areas: areas.length }
}

/** Founded areas of a kind that has a template, from the top down, that have no post yet. */
async function areasWithoutPosts(
  trx: Trx,
  { founded, on }: Handover,
  templates: readonly Template[],
): Promise<number[]> {
  const kinds = [...new Set(templates.flatMap((template) => template.areaKinds))]
  // Asked for alone: joined, a planner that does not know the new rows yet walks all posts for each area.
  const seated = await sql<{ id: number }>`
    select distinct area_id as id from posts where area_id = any(${founded}::int[]) and valid_from >= ${on}::date`.execute(
    trx,
  )
  const isSeated = new Set(seated.rows.map((row) => row.id))
  const lacking = founded.filter((id) => !isSeated.has(id))
  const { rows } = await sql<{ id: number }>`
    select id from areas where id = any(${lacking}::int[]) and kind = any(${kinds}::text[])
    order by first limit ${areasPerStep}`.execute(trx)
  return rows.map((row) => row.id)
}
