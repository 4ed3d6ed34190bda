import { sql } from 'kysely'
import type { z } from 'zod'
import { accept, defineIntent, derivedId, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { BODIES, establishByTemplate } from '../domain/index.ts'
import { readAreasWithin, saveAccountabilities, saveBodies, savePosts } from './bodies.store.ts'
import { catalogueOf } from './catalogue.query.ts'
import { type Known, type Planned, planTemplate } from './plan-template.ts'

type Payload = z.infer<typeof establishByTemplate.payload>

/** Id of the post that {@link establishByTemplateIntent} made for an area: the same whenever it is asked for. */
export function templatePostId(intentId: string, areaId: number, postKind: string, number = 1): string {
  return derivedId(intentId, `post/${areaId}/${postKind}/${number}`)
}

/** Id of a body made by the template. */
export function templateBodyId(intentId: string, areaId: number, bodyKind: string): string {
  return derivedId(intentId, `body/${areaId}/${bodyKind}`)
}

/**
 * Gives every fitting area of a subtree what the template says and it still lacks, from the top down, with the
 * accountabilities of the kinds. Whole districts, or the five roles of 17,000 groups, in a handful of statements.
 */
export const establishByTemplateIntent = defineIntent({
  contract: establishByTemplate,
  area: (payload) => payload.areaId,
  handle: oneByOne(async (work: Work<Payload>, step: Step) => {
    const { payload } = work
    const catalogue = await catalogueOf(step.profile)
    const template = catalogue.templates.get(payload.template)
    if (!template) return reject(BODIES.TEMPLATE_UNKNOWN, { field: 'template', params: { key: payload.template } })
    await sql`select pg_advisory_xact_lock(7403, 0)`.execute(step.trx)
    const within = step.tree.get(payload.areaId)
    const areas = await readAreasWithin(step.trx, within, template.areaKinds, payload.validFrom)
    const known = await readKnown(
      step,
      areas.map((area) => area.id),
    )
    const plan = planTemplate({
      template,
      catalogue,
      areas,
      known,
      upward: (areaId) => step.tree.upward(areaId).map((place) => place.id),
      bodyId: (areaId, kind) => templateBodyId(work.id, areaId, kind),
      postId: (areaId, kind, number) => templatePostId(work.id, areaId, kind, number),
      validFrom: payload.validFrom,
    })
    if (plan.posts.length === 0) return reject(BODIES.NOTHING_TO_DO, { field: 'areaId' })
    await saveBodies(step.trx, plan.bodies)
    await savePosts(step.trx, plan.posts)
    await saveAccountabilities(step.trx, plan.edges)
    return accept(toFacts(plan, payload), {
      areas: new Set(plan.posts.map((post) => post.area_id)).size,
      bodies: plan.bodies.length,
      posts: plan.posts.length,
    })
  }),
})

/** One entry for each area: which bodies it got and how many posts. */
export function toFacts(
  plan: Planned,
  payload: { readonly template: string; readonly documentId?: string | null | undefined },
): Fact[] {
  const bodies = Map.groupBy(plan.bodies, (body) => body.area_id)
  const posts = Map.groupBy(plan.posts, (post) => post.area_id)
  return [...posts].map(([areaId, made]) => ({
    type: 'posts-established',
    areaId,
    documentId: payload.documentId ?? null,
    data: { template: payload.template, bodies: (bodies.get(areaId) ?? []).map((body) => body.id), posts: made.length },
    live: ['bodies'],
  }))
}

/** What stands on the areas already, and the heads above them. */
export async function readKnown(step: Pick<Step, 'trx' | 'tree'>, areaIds: readonly number[]): Promise<Known> {
  const bodies = await sql<{ id: string; areaId: number; kind: string }>`
    select id, area_id as "areaId", kind from bodies where area_id = any(${areaIds}::int[]) and valid_to is null`.execute(
    step.trx,
  )
  const loose = await sql<{ areaId: number; kind: string }>`
    select distinct area_id as "areaId", kind from posts
    where area_id = any(${areaIds}::int[]) and body_id is null and valid_to is null`.execute(step.trx)
  const around = new Set(
    areaIds.flatMap((areaId) =>
      step.tree
        .upward(areaId)
        .slice(1)
        .map((place) => place.id),
    ),
  )
  const superiors = await sql<{ id: string; areaId: number; kind: string }>`
    select id, area_id as "areaId", kind from posts
    where area_id = any(${[...around]}::int[]) and is_head and valid_to is null order by valid_from, id`.execute(
    step.trx,
  )
  return { bodies: bodies.rows, loosePosts: loose.rows, superiors: superiors.rows }
}
