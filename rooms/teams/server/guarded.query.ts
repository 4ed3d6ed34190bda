import { sql } from 'kysely'
import { defineRead, notFound, type Place, type Tree, visiblePlace } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { guardedContract } from '../domain/index.ts'
import { byChild, insideOf } from './where-inside.ts'

/** The kind of post that guards a safe zone; see profiles/<name>/checkpoints/kinds.json. */
const guardKind = 'safe-zone'

interface PostsHere {
  readonly areaId: number
  readonly layer: number | null
  readonly posts: number
  readonly ofTeams: number
}

/** `GET /teams/guarded`: posts of the room of checkpoints, teams of this one. */
export const guardedRead = defineRead(guardedContract, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'teams.read')
  const book = await openBook(asking)
  if (!place) return notFound('areaId')
  const { rows: teams } = await sql<{ areaId: number; teams: number; synthetic: boolean }>`
    select area_id as "areaId", count(*)::int as teams, bool_or(synthetic) as synthetic from teams
    where kind = 'self-managed' and ended_on is null and ${insideOf('teams', [place], asking.tree)}
    group by area_id`.execute(asking.db)
  const { rows: posts } = await sql<PostsHere>`
    select area_id as "areaId", layer, count(*)::int as posts, count(team_id)::int as "ofTeams" from checkpoints
    where kind = ${guardKind} and closed_at is null and area_id = any(${areasIn(asking.tree, place)}::int[])
    group by area_id, layer`.execute(asking.db)
  const children = book.childrenOf.get(areaId) ?? []
  const [teamsBelow, postsBelow] = [byChild(teams, children, asking.tree), byChild(posts, children, asking.tree)]
  const count = total(teams, 'teams')
  return {
    asOf: asking.now,
    teams: count,
    posts: total(posts, 'posts'),
    layers: byLayer(posts),
    ofTeams: total(posts, 'ofTeams'),
    postsPerTeam: count === 0 ? null : Math.round((total(posts, 'posts') / count) * 100) / 100,
    synthetic: teams.some(({ synthetic }) => synthetic),
    below: children.flatMap((child) => {
      const [own, guarded] = [teamsBelow.get(child.id) ?? [], postsBelow.get(child.id) ?? []]
      if (own.length === 0 && guarded.length === 0) return []
      const shown = { areaId: child.id, areaTitle: areaTitle(child) }
      return [{ ...shown, teams: total(own, 'teams'), posts: total(guarded, 'posts'), layers: byLayer(guarded) }]
    }),
  }
})

function areasIn(tree: Tree, place: Place): number[] {
  return tree.inside([place]).map(({ id }) => id)
}

function total<K extends string>(rows: readonly Readonly<Record<K, number>>[], column: K): number {
  return rows.reduce((sum, row) => sum + row[column], 0)
}

/** Layers from the inside out; those that no source says, last. */
function byLayer(rows: readonly PostsHere[]) {
  return [...Map.groupBy(rows, ({ layer }) => layer)]
    .map(([layer, own]) => ({ layer, posts: total(own, 'posts') }))
    .toSorted((left, right) => (left.layer ?? 9) - (right.layer ?? 9))
}
