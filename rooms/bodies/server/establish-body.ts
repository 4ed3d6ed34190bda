import { sql } from 'kysely'
import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import { accept, childId, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import {
  BODIES,
  type BodyKind,
  bodyWords,
  type Catalogue,
  establishBody,
  type PostKind,
  postWords,
} from '../domain/index.ts'
import { type KnownArea, readAreas, saveBodies, savePosts } from './bodies.store.ts'
import { catalogueOf } from './catalogue.query.ts'
import { isInForce, showDay } from './days.ts'

type Payload = z.infer<typeof establishBody.payload>

/** Sets up one body with its posts, one of them its head. The body bears the intent's id. */
export const establishBodyIntent = defineIntent({
  contract: establishBody,
  area: (payload) => payload.areaId,
  handle: oneByOne(async (work: Work<Payload>, step: Step) => {
    const { payload } = work
    const catalogue = await catalogueOf(step.profile)
    const area = (await readAreas(step.trx, [payload.areaId])).get(payload.areaId)
    if (!area) return reject(BODIES.AREA_UNKNOWN, { field: 'areaId' })
    const kind = catalogue.bodyKinds.get(payload.kind)
    const wrong = judgeBody(payload, area, kind) ?? judgePosts(payload, catalogue)
    if (wrong || !kind) return reject(wrong ?? refuse(BODIES.KIND_UNKNOWN))
    const name = payload.name ?? bodyWords(kind, area).vi
    const refused = (await judgeParent(payload, step)) ?? (await judgeTwin(payload, name, step))
    if (refused) return reject(refused)
    const posts = toPosts(work, { area, kind, name }, catalogue)
    await saveBodies(step.trx, [
      {
        id: work.id,
        area_id: area.id,
        kind: kind.kind,
        line: kind.line,
        name,
        parent_id: payload.parentId ?? null,
        office_phone: payload.officePhone ?? null,
        valid_from: payload.validFrom,
      },
    ])
    await savePosts(step.trx, posts)
    return accept(
      [
        {
          type: 'body-established',
          areaId: area.id,
          subjectId: work.id,
          documentId: payload.documentId ?? null,
          data: { kind: kind.kind, from: payload.validFrom, posts: posts.map((post) => post.id) },
          live: ['bodies'],
        },
      ],
      { bodyId: work.id, posts: posts.map((post) => ({ id: post.id, kind: post.kind })) },
    )
  }),
})

function judgeBody(payload: Payload, area: KnownArea, kind: BodyKind | undefined): Refusal | null {
  if (area.validTo !== null && area.validTo <= payload.validFrom) {
    return refuse(BODIES.AREA_PAST, { field: 'areaId', params: { area: area.name, to: showDay(area.validTo) } })
  }
  if (!kind || !isInForce(kind, payload.validFrom)) {
    return refuse(BODIES.KIND_UNKNOWN, {
      field: 'kind',
      params: { kind: payload.kind, day: showDay(payload.validFrom) },
    })
  }
  if (!kind.names.some((name) => name.areaKinds.includes(area.kind))) {
    return refuse(BODIES.KIND_NOT_HERE, { field: 'kind', params: { kind: kind.title.vi } })
  }
  return null
}

function judgePosts(payload: Payload, catalogue: Catalogue): Refusal | null {
  let heads = 0
  for (const [index, wanted] of payload.posts.entries()) {
    const kind = catalogue.postKinds.get(wanted.kind)
    const field = `posts.${index}.kind`
    if (!kind) {
      return refuse(BODIES.KIND_UNKNOWN, { field, params: { kind: wanted.kind, day: showDay(payload.validFrom) } })
    }
    if (kind.bodyKind !== payload.kind) return refuse(BODIES.NOT_OF_BODY, { field, params: { kind: kind.title.vi } })
    if (kind.head) heads += wanted.count
  }
  return heads === 1 ? null : refuse(BODIES.NO_HEAD_POST, { field: 'posts' })
}

async function judgeParent(payload: Payload, step: Step): Promise<Refusal | null> {
  if (payload.parentId === undefined) return null
  const parent = await step.trx.selectFrom('bodies').selectAll().where('id', '=', payload.parentId).executeTakeFirst()
  if (!parent) return refuse(BODIES.BODY_UNKNOWN, { field: 'parentId' })
  if (!isInForce({ validFrom: parent.valid_from, validTo: parent.valid_to }, payload.validFrom)) {
    return refuse(BODIES.BODY_ENDED, { field: 'parentId', params: { to: showDay(parent.valid_to ?? '') } })
  }
  const around = step.tree.upward(payload.areaId).some((place) => place.id === parent.area_id)
  return around ? null : refuse(BODIES.PARENT_ELSEWHERE, { field: 'parentId' })
}

/** One body of a name on an area at a time; the lock makes a concurrent twin wait and see the first. */
async function judgeTwin(payload: Payload, name: string, step: Step): Promise<Refusal | null> {
  await sql`select pg_advisory_xact_lock(7403, ${payload.areaId}::int)`.execute(step.trx)
  const twin = await step.trx
    .selectFrom('bodies')
    .select('id')
    .where('area_id', '=', payload.areaId)
    .where('kind', '=', payload.kind)
    .where('name', '=', name)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', payload.validFrom)]))
    .executeTakeFirst()
  return twin ? refuse(BODIES.BODY_EXISTS, { field: 'kind', params: { name } }) : null
}

function toPosts(
  work: Work<Payload>,
  { area, kind, name }: { area: KnownArea; kind: BodyKind; name: string },
  catalogue: Catalogue,
) {
  return work.payload.posts.flatMap((wanted) => {
    const postKind = catalogue.postKinds.get(wanted.kind) as PostKind
    const title = wanted.title ?? postWords(postKind, area, { vi: name, en: name }).vi
    return Array.from({ length: wanted.count }, (_, index) => ({
      id: childId(work, `${postKind.kind}/${index + 1}`),
      area_id: area.id,
      body_id: work.id,
      kind: postKind.kind,
      line: kind.line,
      title,
      is_head: postKind.head,
      valid_from: work.payload.validFrom,
    }))
  })
}
