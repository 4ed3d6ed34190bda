import { sql } from 'kysely'
import type { Instant, Words } from '#kit'
import { type Asking, defineRead, notFound, visiblePlace } from '#platform/server'
import { type AreaKind, fullName, levelOf } from '#rooms/areas/domain'
import { type Catalogue, cityDay, type PostShape, responsibilities } from '../domain/index.ts'
import { catalogueOf } from './catalogue.query.ts'
import { ownersOf } from './owners.query.ts'
import { type PostRow, postColumns, postsById, postTables, shapePosts } from './shape-posts.query.ts'

/** The posts that a unit is asked for, in the order people call them. */
const unitKinds = ['party-secretary', 'chairman', 'steering-head', 'command-head', 'health-chief', 'police-chief']

/**
 * Who answers for an area: of a unit the heads of its lines, of a residential group its five roles. A role that has no
 * post, or a post nobody holds, stays in the list, with the person up the line who must act meanwhile.
 */
export const responsibilitiesRead = defineRead(responsibilities, async (asking, query) => {
  if (!visiblePlace(asking, query.areaId, 'bodies.read')) return notFound('areaId')
  const area = await asking.db
    .selectFrom('areas')
    .select(['kind', 'name'])
    .where('id', '=', query.areaId)
    .executeTakeFirst()
  if (!area) return notFound('areaId')
  const kind = area.kind as AreaKind
  const catalogue = await catalogueOf(asking.profile)
  const kinds = levelOf(kind) === 'group' ? catalogue.groupRoles : unitKinds
  const at = query.at ?? asking.now
  const found = await readPosts(asking, { areaId: query.areaId, kinds, at }, catalogue)
  const standIns = await findStandIns(
    asking,
    found.filter((post) => post.holders.length === 0),
    at,
    catalogue,
  )
  const phones = await readPhones(asking, found)
  return {
    areaId: query.areaId,
    areaName: fullName({ kind, name: area.name }),
    items: kinds.map((wanted) => {
      const post = found.find((one) => one.kind === wanted) ?? null
      return {
        role: catalogue.postKinds.get(wanted)?.title ?? ({ vi: wanted, en: wanted } satisfies Words),
        post,
        officePhone: (post?.bodyId ? phones.get(post.bodyId) : null) ?? null,
        standIn: post ? (standIns.get(post.id) ?? null) : null,
      }
    }),
  }
})

async function readPosts(
  asking: Asking,
  { areaId, kinds, at }: { areaId: number; kinds: readonly string[]; at: Instant },
  catalogue: Catalogue,
): Promise<PostShape[]> {
  const day = cityDay(at)
  const { rows } = await sql<PostRow>`
    select ${postColumns} from ${postTables}
    where posts.area_id = ${areaId} and posts.kind = any(${[...kinds]}::text[]) and posts.valid_from <= ${day}
      and (posts.valid_to is null or posts.valid_to > ${day})
    order by posts.valid_from, posts.id limit 100`.execute(asking.db)
  return shapePosts(asking.db, rows, at, catalogue)
}

async function findStandIns(
  asking: Asking,
  vacant: readonly PostShape[],
  now: Instant,
  catalogue: Catalogue,
): Promise<Map<string, PostShape>> {
  if (vacant.length === 0) return new Map()
  const questions = vacant.map((post) => ({ areaId: post.areaId, postId: post.id, raised: 0 }))
  const owners = await asking.db.transaction().execute((trx) => ownersOf(trx, questions, { now, tree: asking.tree }))
  const posts = await postsById(
    asking.db,
    owners.flatMap((owner) => owner.postId ?? []),
    now,
    catalogue,
  )
  return new Map(
    vacant.flatMap((post, index) => {
      const owner = owners[index]
      const standIn = owner?.officerId && owner.postId ? posts.get(owner.postId) : undefined
      return standIn ? [[post.id, standIn] as const] : []
    }),
  )
}

async function readPhones(asking: Asking, posts: readonly PostShape[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; phone: string }>`
    select id, office_phone as phone from bodies
    where id = any(${posts.flatMap((post) => post.bodyId ?? [])}::uuid[]) and office_phone is not null`.execute(
    asking.db,
  )
  return new Map(rows.map((row) => [row.id, row.phone]))
}
