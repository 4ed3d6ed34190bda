import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Asking, defineRead, may } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { activationList, cityDay } from '../domain/index.ts'
import { holdersOf } from './holders.query.ts'

const mostShown = 200

interface Row {
  readonly bodyId: string
  readonly name: string
  readonly areaId: number
  readonly kind: AreaKind
  readonly areaName: string
  readonly formerly: string | null
  readonly headPostId: string | null
  readonly at: Instant | null
  readonly headThen: string | null
}

/** `GET /bodies/activations` */
export const activationListRead = defineRead(activationList, async (asking, { documentId }) => {
  const rows = await readRows(asking, documentId)
  const seen = rows.filter(({ areaId }) => may(asking.actor, 'bodies.read', areaId, asking.tree))
  const heads = seen.flatMap(({ headPostId }) => headPostId ?? [])
  const holders = await holdersOf(asking.db, heads, asking.now)
  const names = await namesOf(
    asking,
    [...holders.values()].map(({ officerId }) => officerId),
  )
  return {
    items: seen.map((row) => {
      const holder = row.headPostId === null ? undefined : holders.get(row.headPostId)
      return {
        bodyId: row.bodyId,
        name: row.name,
        areaId: row.areaId,
        area: areaTitle({ kind: row.kind, name: row.areaName, formerly: row.formerly }),
        head: holder ? (names.get(holder.officerId) ?? null) : null,
        active: row.at === null ? null : { at: row.at, head: row.headThen ?? '' },
        mayActivate: row.at === null && may(asking.actor, 'bodies.activate', row.areaId, asking.tree),
      }
    }),
  }
})

/** Command posts that took the directive up, and those standing in areas where the asker himself may have one do so. */
async function readRows({ db, actor, now }: Asking, documentId: string): Promise<Row[]> {
  const own = actor.scopes.filter(({ permissions }) => permissions.has('bodies.activate')).map(({ areaId }) => areaId)
  const { rows } = await sql<Row>`
    select bodies.id as "bodyId", bodies.name, bodies.area_id as "areaId", areas.kind, areas.name as "areaName",
           areas.formerly, head.id as "headPostId", body_activations.at, officers.name as "headThen"
    from bodies
    join areas on areas.id = bodies.area_id
    left join body_activations on body_activations.body_id = bodies.id and document_id = ${documentId}
    left join officers on officers.id = body_activations.head_officer_id
    left join lateral (
      select id from posts where posts.body_id = bodies.id and is_head order by valid_to desc nulls first limit 1) as head on true
    where bodies.line = 'command' and (body_activations.at is not null or (
      bodies.area_id = any(${own}::int[]) and (bodies.valid_to is null or bodies.valid_to > ${cityDay(now)})))
    order by body_activations.at is null, areas.first, bodies.name limit ${mostShown}`.execute(db)
  return rows
}

async function namesOf({ db }: Asking, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from officers where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
