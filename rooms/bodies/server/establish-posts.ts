import { sql } from 'kysely'
import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import { accept, allowed, childId, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { BODIES, type Catalogue, establishPosts, type PostKind, postWords } from '../domain/index.ts'
import { type KnownArea, readAreas, savePosts } from './bodies.store.ts'
import { catalogueOf } from './catalogue.query.ts'
import { isInForce, showDay } from './days.ts'

type Wanted = z.infer<typeof establishPosts.payload>['posts'][number]

interface KnownBody {
  readonly id: string
  readonly areaId: number
  readonly kind: string
  readonly name: string
  readonly validFrom: string
  readonly validTo: string | null
  hasHead: boolean
}

/** Adds posts to bodies, or to areas without one. A single one bears the intent's id. Answers `{ postIds }`. */
export const establishPostsIntent = defineIntent({
  contract: establishPosts,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof establishPosts.payload>>, step: Step) => {
    const { posts } = work.payload
    const catalogue = await catalogueOf(step.profile)
    const areas = await readAreas(
      step.trx,
      posts.map((post) => post.areaId),
    )
    const bodies = await lockBodies(step, posts)
    for (const [index, wanted] of posts.entries()) {
      const body = wanted.bodyId === undefined ? undefined : bodies.get(wanted.bodyId)
      const refusal = judgePlace(work, step, wanted, areas.get(wanted.areaId)) ?? judgeKind(wanted, catalogue, body)
      if (refusal) return reject({ ...refusal, field: `posts.${index}.${refusal.field ?? ''}` })
    }
    const rows = posts.map((wanted, index) => {
      const kind = catalogue.postKinds.get(wanted.kind) as PostKind
      const body = wanted.bodyId === undefined ? undefined : bodies.get(wanted.bodyId)
      const area = areas.get(wanted.areaId) as KnownArea
      return {
        id: posts.length === 1 ? work.id : childId(work, index),
        area_id: area.id,
        body_id: body?.id ?? null,
        kind: kind.kind,
        line: kind.line,
        title: wanted.title ?? postWords(kind, area, { vi: body?.name ?? '', en: '' }).vi,
        is_head: kind.head,
        valid_from: wanted.validFrom,
      }
    })
    await savePosts(step.trx, rows)
    return accept(
      rows.map((row) => ({
        type: 'post-established',
        areaId: row.area_id,
        subjectId: row.id,
        data: { kind: row.kind, bodyId: row.body_id, from: row.valid_from },
        live: ['bodies'],
      })),
      { postIds: rows.map((row) => row.id) },
    )
  }),
})

function judgePlace(work: Work<unknown>, step: Step, wanted: Wanted, area: KnownArea | undefined): Refusal | null {
  if (!area) return refuse(BODIES.AREA_UNKNOWN, { field: 'areaId' })
  const notAllowed = allowed(work, step, 'bodies.organise', area.id, 'bodies.read')
  if (notAllowed) return { ...notAllowed, field: 'areaId' }
  if (area.validTo !== null && area.validTo <= wanted.validFrom) {
    return refuse(BODIES.AREA_PAST, { field: 'areaId', params: { area: area.name, to: showDay(area.validTo) } })
  }
  return null
}

function judgeKind(wanted: Wanted, catalogue: Catalogue, body: KnownBody | undefined): Refusal | null {
  const kind = catalogue.postKinds.get(wanted.kind)
  if (!kind || !isInForce(kind, wanted.validFrom)) {
    return refuse(BODIES.KIND_UNKNOWN, { field: 'kind', params: { kind: wanted.kind, day: showDay(wanted.validFrom) } })
  }
  const wrongBody = judgeBody(wanted, body)
  if (wrongBody) return wrongBody
  if ((kind.bodyKind ?? undefined) !== body?.kind)
    return refuse(BODIES.NOT_OF_BODY, { field: 'kind', params: { kind: kind.title.vi } })
  if (kind.head && body) {
    if (body.hasHead) return refuse(BODIES.HEAD_EXISTS, { field: 'kind' })
    body.hasHead = true
  }
  return null
}

function judgeBody(wanted: Wanted, body: KnownBody | undefined): Refusal | null {
  if (wanted.bodyId !== undefined && (!body || body.areaId !== wanted.areaId)) {
    return refuse(BODIES.BODY_UNKNOWN, { field: 'bodyId' })
  }
  if (body?.validTo && body.validTo <= wanted.validFrom) {
    return refuse(BODIES.BODY_ENDED, { field: 'bodyId', params: { to: showDay(body.validTo) } })
  }
  return null
}

async function lockBodies(step: Step, posts: readonly Wanted[]): Promise<Map<string, KnownBody>> {
  const ids = [...new Set(posts.flatMap((post) => post.bodyId ?? []))]
  await sql`select id from bodies where id = any(${ids}::uuid[]) order by id for update`.execute(step.trx)
  const { rows } = await sql<KnownBody>`
    select id, area_id as "areaId", kind, name, valid_from as "validFrom", valid_to as "validTo",
           exists (select 1 from posts where body_id = bodies.id and is_head and valid_to is null) as "hasHead"
    from bodies where id = any(${ids}::uuid[])`.execute(step.trx)
  return new Map(rows.map((row) => [row.id, row]))
}
