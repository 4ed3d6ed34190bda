import { sql } from 'kysely'
import type { Instant } from '#kit'
import { derivedId, type Fact, type Trx } from '#platform/server'
import type { Handover, HandoverAt } from '#rooms/areas/server'
import { saveHoldings } from './bodies.store.ts'
import type { HoldingsTable } from './bodies.tables.ts'
import { catalogueOf } from './catalogue.query.ts'

/** Areas in one step. */
const areasPerStep = 1_000

/** What a step ended and carried over; null when nothing is left to end. */
export interface Ended {
  readonly facts: readonly Fact[]
  readonly ended: number
  readonly carried: number
}

/** A holding that goes on, from the old post to the one of its kind in the heir. */
interface Going {
  readonly holdingId: string
  readonly officerId: string
  readonly acting: boolean
  readonly fromAt: Instant
  readonly toAt: Instant | null
  readonly documentId: string | null
  readonly postId: string
  readonly areaId: number
}

/**
 * Ends bodies, posts and holdings of the next ended areas at the first moment of the day. The people whom a residential
 * group has of its own stay with it under its new commune.
 */
export async function endPosts(trx: Trx, handover: Handover, at: HandoverAt): Promise<Ended | null> {
  const areaIds = await nextAreas(trx, handover)
  if (areaIds.length === 0) return null
  const going = await carryHolders(trx, areaIds, handover, at)
  const { on, startsAt } = handover
  await sql`delete from holdings using posts where posts.id = holdings.post_id and posts.area_id = any(${areaIds}::int[])
    and holdings.from_at >= ${startsAt}`.execute(trx)
  const cut = await sql<{ id: string; areaId: number }>`
    update holdings set to_at = ${startsAt} from posts
    where posts.id = holdings.post_id and posts.area_id = any(${areaIds}::int[])
      and (holdings.to_at is null or holdings.to_at > ${startsAt})
    returning holdings.id, posts.area_id as "areaId"`.execute(trx)
  const posts = await sql<{ areaId: number }>`
    update posts set valid_to = greatest(${on}::date, valid_from + 1)
    where area_id = any(${areaIds}::int[]) and (valid_to is null or valid_to > greatest(${on}::date, valid_from + 1))
    returning area_id as "areaId"`.execute(trx)
  const bodies = await sql<{ id: string; areaId: number }>`
    update bodies set valid_to = greatest(${on}::date, valid_from + 1)
    where area_id = any(${areaIds}::int[]) and (valid_to is null or valid_to > greatest(${on}::date, valid_from + 1))
    returning id, area_id as "areaId"`.execute(trx)
  const bodiesOf = Map.groupBy(bodies.rows, (row) => row.areaId)
  const cutOf = Map.groupBy(cut.rows, (row) => row.areaId)
  const postsOf = Map.groupBy(posts.rows, (row) => row.areaId)
  const ended = areaIds.map(
    (areaId): Fact => ({
      type: 'posts-ended',
      areaId,
      documentId: handover.documentId,
      data: {
        onDay: on,
        bodies: (bodiesOf.get(areaId) ?? []).map((row) => row.id),
        posts: postsOf.get(areaId)?.length ?? 0,
        holdings: (cutOf.get(areaId) ?? []).map((row) => row.id),
        heirId: handover.heirOf.get(areaId) ?? null,
      },
      live: ['bodies'],
    }),
  )
  return { facts: [...ended, ...going], ended: posts.rows.length + bodies.rows.length, carried: going.length }
}

async function nextAreas(trx: Trx, { ended, on }: Handover): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct area_id as id from posts
    where area_id = any(${ended}::int[]) and (valid_to is null or valid_to > greatest(${on}::date, valid_from + 1))
    union
    select distinct area_id from bodies
    where area_id = any(${ended}::int[]) and (valid_to is null or valid_to > greatest(${on}::date, valid_from + 1))
    order by id limit ${areasPerStep}`.execute(trx)
  return rows.map((row) => row.id)
}

async function carryHolders(
  trx: Trx,
  areaIds: readonly number[],
  handover: Handover,
  { profile }: HandoverAt,
): Promise<Fact[]> {
  const { postKinds } = await catalogueOf(profile)
  const kinds = [...postKinds.values()].filter((kind) => kind.goesWithArea).map((kind) => kind.kind)
  const pairs = areaIds.flatMap((old) => {
    const heir = handover.heirOf.get(old)
    return heir === undefined ? [] : [{ old, heir }]
  })
  const { rows } = await sql<Going>`
    select holdings.id as "holdingId", officer_id as "officerId", acting, from_at as "fromAt", to_at as "toAt",
           document_id as "documentId", heir.id as "postId", heir.area_id as "areaId"
    from unnest(${pairs.map((pair) => pair.old)}::int[], ${pairs.map((pair) => pair.heir)}::int[]) as pair (old_id, heir_id)
    join posts as old on old.area_id = pair.old_id and old.kind = any(${kinds}::text[])
      and (old.valid_to is null or old.valid_to > ${handover.on})
    join posts as heir on heir.area_id = pair.heir_id and heir.kind = old.kind and heir.valid_from = ${handover.on}
    join holdings on holdings.post_id = old.id and (to_at is null or to_at > ${handover.startsAt})
    order by heir.id, acting, from_at, holdings.id`.execute(trx)
  return hold(trx, rows, handover)
}

/** Who goes on in office because the file that brought the reform in says so. */
export async function holdAsFiled(trx: Trx, handover: Handover): Promise<Fact[]> {
  const lines = handover.holders
  if (lines.length === 0) return []
  const { rows } = await sql<Going>`
    select holdings.id as "holdingId", officer_id as "officerId", acting, from_at as "fromAt",
           null::timestamptz as "toAt", ${handover.documentId}::uuid as "documentId", heir.id as "postId",
           heir.area_id as "areaId"
    from unnest(${lines.map((line) => line.oldId)}::int[], ${lines.map((line) => line.oldPost)}::text[],
                ${lines.map((line) => line.newId)}::int[], ${lines.map((line) => line.newPost)}::text[])
      as line (old_id, old_post, new_id, new_post)
    join posts as old on old.area_id = line.old_id and old.kind = line.old_post
    join posts as heir on heir.area_id = line.new_id and heir.kind = line.new_post and heir.valid_to is null
    join holdings on holdings.post_id = old.id and from_at < ${handover.startsAt}
      and (to_at is null or to_at >= ${handover.startsAt})
    where not exists (select from holdings as taken where taken.post_id = heir.id)
    order by heir.id, acting, from_at, holdings.id`.execute(trx)
  return hold(trx, rows, handover)
}

/** One substantive and one acting holder a post, the longest in office; the old holding is told of in the fact. */
async function hold(trx: Trx, rows: readonly Going[], handover: Handover): Promise<Fact[]> {
  const bySeat = new Map<string, Going>()
  for (const row of rows) {
    const seat = `${row.postId} ${row.acting}`
    if (!bySeat.has(seat)) bySeat.set(seat, row)
  }
  const going = [...bySeat.values()].map(
    (row): HoldingsTable => ({
      id: derivedId(handover.id, `holding/${row.holdingId}/${row.postId}`),
      post_id: row.postId,
      officer_id: row.officerId,
      acting: row.acting,
      from_at: row.fromAt > handover.startsAt ? row.fromAt : handover.startsAt,
      to_at: row.toAt,
      document_id: row.documentId,
    }),
  )
  await saveHoldings(trx, going)
  return [...bySeat.values()].map(
    (row, index): Fact => ({
      type: 'post-held',
      areaId: row.areaId,
      subjectId: going[index]?.id as string,
      documentId: row.documentId,
      data: {
        postId: row.postId,
        officerId: row.officerId,
        acting: row.acting,
        fromAt: going[index]?.from_at,
        toAt: row.toAt,
        continues: row.holdingId,
      },
      live: ['bodies'],
    }),
  )
}
