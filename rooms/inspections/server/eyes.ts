import { sql } from 'kysely'
import type { Interval } from '#kit'
import { type Actor, type Db, intervalsOf, type Tree, type Trx } from '#platform/server'
import type {} from './inspections.tables.ts'

/**
 * Who looks, as far as inspections are concerned: by the posts held now. What is hidden is shown to a team and its chain
 * alone, so everything that reads `inspections` asks for these first.
 */
export interface Eyes {
  readonly actor: Actor
  readonly postIds: readonly string[]
  /** Bodies the actor sits in; posts of inspection teams do not make one part of a unit. */
  readonly unitBodyIds: readonly string[]
  /** Areas of the actor's posts outside inspection teams. */
  readonly unitAreaIds: readonly number[]
  /** These and all above them: an inspection of any of them is one of the actor's own unit. */
  readonly unitAreasUp: readonly number[]
  readonly leads: readonly string[]
  /** Teams the actor belongs to beside its leader. */
  readonly memberOf: readonly string[]
  /** Teams of bodies that the actor heads and may direct. */
  readonly directs: readonly string[]
  readonly readable: readonly Interval[]
  /** Where the actor sees inspections of public duty as a matter of course. */
  readonly dutyReadable: readonly Interval[]
}

interface PostRow {
  readonly id: string
  readonly areaId: number
  readonly bodyId: string | null
  readonly line: string
  readonly isHead: boolean
}

/** Looks up who the actor is to teams and units: two short statements. */
export async function readEyes(db: Db | Trx, { actor, tree }: { actor: Actor; tree: Tree }): Promise<Eyes> {
  const postIds = [...new Set(actor.scopes.flatMap(({ postId }) => postId ?? []))]
  const posts = postIds.length === 0 ? [] : await readPosts(db, postIds)
  const ofUnits = posts.filter(({ line }) => line !== 'inspection')
  const unitAreaIds = [...new Set(ofUnits.map(({ areaId }) => areaId))]
  return {
    actor,
    postIds,
    unitBodyIds: [...new Set(ofUnits.flatMap(({ bodyId }) => bodyId ?? []))],
    unitAreaIds,
    unitAreasUp: [...new Set(unitAreaIds.flatMap((id) => tree.upward(id).map((place) => place.id)))],
    ...(await readTeamsOf(db, postIds, directing(actor, posts))),
    readable: intervalsOf(actor, 'inspections.read', tree),
    dutyReadable: intervalsOf(actor, 'inspections.inspect-duty', tree),
  }
}

async function readPosts(db: Db | Trx, ids: readonly string[]): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select id, area_id as "areaId", body_id as "bodyId", line, is_head as "isHead"
    from posts where id = any(${ids}::uuid[])`.execute(db)
  return rows
}

/** Head posts by which the actor directs teams of that body, or of another body of the same area and line (Bí thư → Ban Thường vụ). */
function directing(actor: Actor, posts: readonly PostRow[]): PostRow[] {
  const may = new Set(
    actor.scopes.flatMap(({ postId, permissions }) => (permissions.has('inspections.direct') ? (postId ?? []) : [])),
  )
  return posts.filter((post) => post.isHead && may.has(post.id))
}

async function readTeamsOf(db: Db | Trx, postIds: readonly string[], heads: readonly PostRow[]) {
  if (postIds.length === 0) return { leads: [], memberOf: [], directs: [] }
  const { rows } = await sql<{ teamId: string; how: 'leads' | 'memberOf' | 'directs' }>`
    select id as "teamId", 'leads' as how from inspection_teams where leader_post_id = any(${postIds}::uuid[])
    union all
    select team_id, 'memberOf' from inspection_team_members where to_at is null and post_id = any(${postIds}::uuid[])
    union all
    select teams.id, 'directs' from inspection_teams teams join bodies owner on owner.id = teams.owner_body_id
    where exists (select 1 from unnest(${heads.map((post) => post.bodyId)}::uuid[], ${heads.map((post) => post.areaId)}::int[],
        ${heads.map((post) => post.line)}::text[]) as head (body_id, area_id, line)
      where head.body_id = owner.id or (head.area_id = owner.area_id and head.line = owner.line))`.execute(db)
  const of = (how: string) => [...new Set(rows.filter((row) => row.how === how).map((row) => row.teamId))]
  return { leads: of('leads'), memberOf: of('memberOf'), directs: of('directs') }
}

/** What tells whether somebody is of the inspected side. */
export interface InspectedUnit {
  readonly areaId: number
  readonly levelAreaId: number
  readonly bodyId: string | null
  readonly postId: string | null
}

/**
 * Whether the actor is of the inspected side: sits in the body or post inspected, or holds a post inside the inspected
 * area. At the very level that inspects (a ward's team in its own ward) the area alone makes nobody the inspected side.
 * Must say the same as `isInspectedSide` of where-visible.ts.
 */
export function isOfInspected(eyes: Eyes, unit: InspectedUnit): boolean {
  if (unit.bodyId !== null && eyes.unitBodyIds.includes(unit.bodyId)) return true
  if (unit.postId !== null && eyes.postIds.includes(unit.postId)) return true
  return unit.areaId !== unit.levelAreaId && eyes.unitAreasUp.includes(unit.areaId)
}

/** Whether the actor leads the team or is one of its people. */
export function isOfTeam(eyes: Eyes, teamId: string | null): boolean {
  return teamId !== null && (eyes.leads.includes(teamId) || eyes.memberOf.includes(teamId))
}
