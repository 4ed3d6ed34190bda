import { type RawBuilder, sql } from 'kysely'
import type { Instant, Words } from '#kit'
import type { Db } from '#platform/server'
import { type AreaKind, fullName } from '#rooms/areas/domain'
import {
  type BodyShape,
  bodyWords,
  type Catalogue,
  type HolderShape,
  type PostShape,
  postWords,
} from '../domain/index.ts'

/** A post as it lies in the tables, with the names around it. */
export interface PostRow {
  readonly id: string
  readonly areaId: number
  readonly areaKind: AreaKind
  readonly areaName: string
  /** The commune around a residential group; the area itself elsewhere. */
  readonly zoneId: number
  readonly zoneKind: AreaKind
  readonly zoneName: string
  readonly bodyId: string | null
  readonly bodyKind: string | null
  readonly bodyName: string | null
  readonly kind: string
  readonly line: string
  readonly title: string
  readonly isHead: boolean
  readonly validFrom: string
  readonly validTo: string | null
}

/** What {@link PostRow} is selected with: `select ${postColumns} from ${postTables} where …`. */
export const postColumns: RawBuilder<unknown> = sql`posts.id, posts.area_id as "areaId", areas.kind as "areaKind",
  areas.name as "areaName", zones.id as "zoneId", zones.kind as "zoneKind", zones.name as "zoneName",
  posts.body_id as "bodyId", bodies.kind as "bodyKind", bodies.name as "bodyName", posts.kind,
  posts.line, posts.title, posts.is_head as "isHead", posts.valid_from as "validFrom", posts.valid_to as "validTo"`
export const postTables: RawBuilder<unknown> = sql`posts join areas on areas.id = posts.area_id
  join areas as zones on zones.id = areas.zone_id left join bodies on bodies.id = posts.body_id`

/** Rows as they are shown at a moment: titles in both languages, holders with the acting one first. */
export async function shapePosts(
  db: Db,
  rows: readonly PostRow[],
  at: Instant,
  catalogue: Catalogue,
): Promise<PostShape[]> {
  const holders = await holdersAt(
    db,
    rows.map((row) => row.id),
    at,
  )
  return rows.map((row) => ({
    id: row.id,
    areaId: row.areaId,
    areaName: placeName(row),
    bodyId: row.bodyId,
    kind: row.kind,
    line: row.line,
    title: titleOf(row, catalogue),
    isHead: row.isHead,
    validFrom: row.validFrom,
    validTo: row.validTo,
    holders: holders.get(row.id) ?? [],
  }))
}

/** A residential group is named with its commune: there is a group number 1 in every one. */
function placeName(row: PostRow): string {
  const own = fullName({ kind: row.areaKind, name: row.areaName })
  return row.zoneId === row.areaId ? own : `${own}, ${fullName({ kind: row.zoneKind, name: row.zoneName })}`
}

/** The posts by id, shaped, in the order of the ids; unknown ones are left out. */
export async function postsById(
  db: Db,
  ids: readonly string[],
  at: Instant,
  catalogue: Catalogue,
): Promise<Map<string, PostShape>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<PostRow>`
    select ${postColumns} from ${postTables} where posts.id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map((await shapePosts(db, rows, at, catalogue)).map((post) => [post.id, post]))
}

async function holdersAt(db: Db, postIds: readonly string[], at: Instant): Promise<Map<string, HolderShape[]>> {
  if (postIds.length === 0) return new Map()
  const { rows } = await sql<HolderShape & { postId: string }>`
    select holdings.post_id as "postId", holdings.id as "holdingId", officers.id as "officerId", officers.name,
           officers.synthetic, holdings.acting, holdings.from_at as "fromAt", holdings.to_at as "toAt"
    from holdings join officers on officers.id = holdings.officer_id
    where holdings.post_id = any(${postIds}::uuid[]) and holdings.from_at <= ${at}
      and (holdings.to_at is null or holdings.to_at > ${at})
    order by holdings.acting desc, holdings.from_at desc, holdings.id`.execute(db)
  const byPost = new Map<string, HolderShape[]>()
  for (const { postId, ...holder } of rows) byPost.set(postId, [...(byPost.get(postId) ?? []), holder])
  return byPost
}

/** A title given by hand has no translation: it is shown as it is. */
function titleOf(row: PostRow, catalogue: Catalogue): Words {
  const kind = catalogue.postKinds.get(row.kind)
  if (!kind) return { vi: row.title, en: row.title }
  const area = { kind: row.areaKind, name: row.areaName }
  const body = row.bodyKind === null ? { vi: '', en: '' } : nameOf(row.bodyKind, row.bodyName ?? '', area, catalogue)
  const words = postWords(kind, area, body)
  return words.vi === row.title ? words : { vi: row.title, en: row.title }
}

/** A body's own name in both languages, as far as it follows the catalogue. */
export function nameOf(
  kind: string,
  name: string,
  area: { kind: AreaKind; name: string },
  catalogue: Catalogue,
): Words {
  const known = catalogue.bodyKinds.get(kind)
  const words = known ? bodyWords(known, area) : undefined
  return words?.vi === name ? words : { vi: name, en: name }
}

/** A body as it lies in the tables. */
export interface BodyRow {
  readonly id: string
  readonly areaId: number
  readonly areaKind: AreaKind
  readonly areaName: string
  readonly kind: string
  readonly line: string
  readonly name: string
  readonly parentId: string | null
  readonly officePhone: string | null
  readonly validFrom: string
  readonly validTo: string | null
}

export const bodyColumns: RawBuilder<unknown> = sql`bodies.id, bodies.area_id as "areaId", areas.kind as "areaKind",
  areas.name as "areaName", bodies.kind, bodies.line, bodies.name, bodies.parent_id as "parentId",
  bodies.office_phone as "officePhone", bodies.valid_from as "validFrom", bodies.valid_to as "validTo"`

/** Bodies as they are shown at a moment: how many posts, how many vacant, who heads them. */
export async function shapeBodies(
  db: Db,
  rows: readonly BodyRow[],
  at: { moment: Instant; day: string },
  catalogue: Catalogue,
): Promise<{ body: BodyShape; posts: PostShape[] }[]> {
  const ids = rows.map((row) => row.id)
  const { rows: postRows } = await sql<PostRow>`
    select ${postColumns} from ${postTables}
    where posts.body_id = any(${ids}::uuid[]) and posts.valid_from <= ${at.day}
      and (posts.valid_to is null or posts.valid_to > ${at.day})
    order by posts.is_head desc, posts.kind, posts.id`.execute(db)
  const order = [...catalogue.postKinds.keys()]
  const posts = await shapePosts(db, postRows, at.moment, catalogue)
  posts.sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
  const byBody = Map.groupBy(posts, (post) => post.bodyId)
  return rows.map((row) => {
    const own = byBody.get(row.id) ?? []
    return { body: toBody(row, own, catalogue), posts: own }
  })
}

function toBody(row: BodyRow, posts: readonly PostShape[], catalogue: Catalogue): BodyShape {
  const area = { kind: row.areaKind, name: row.areaName }
  return {
    id: row.id,
    areaId: row.areaId,
    areaName: fullName(area),
    kind: row.kind,
    line: row.line,
    name: nameOf(row.kind, row.name, area, catalogue),
    parentId: row.parentId,
    officePhone: row.officePhone,
    validFrom: row.validFrom,
    validTo: row.validTo,
    posts: posts.length,
    vacant: posts.filter((post) => post.holders.length === 0).length,
    head: posts.find((post) => post.isHead) ?? null,
  }
}
