import { type RawBuilder, sql } from 'kysely'
import type { Words } from '#kit'
import { type Asking, defineRead, notFound, type Place, visiblePlace } from '#platform/server'
import { type GapGroup, gapGroups } from '../domain/index.ts'
import { gapsWhere, isOverdue } from './gap-rows.query.ts'
import { areaTitles } from './names.query.ts'
import { childHolding } from './scope.query.ts'

/** More piles than anybody reads. */
const mostGroups = 200

type Severity = 1 | 2 | 3 | 4
type Pile = { key: string; count: number; overdue: number; worst: Severity }

/** `GET /overview/areas/:id/gap-groups`: counted by the same condition as the list, so each number is its list's length. */
export const gapGroupsRead = defineRead(gapGroups, async (asking, { id, by, ...filter }) => {
  const place = visiblePlace(asking, id, 'overview.read')
  if (!place) return notFound('id')
  const where = gapsWhere({ tree: asking.tree, place, now: asking.now, actor: asking.actor }, filter)
  const piles = by === 'area' ? await pilesByChild(asking, place, where) : await pilesBy(asking, columns[by], where)
  const fullest = piles.toSorted((a, b) => b.count - a.count || a.key.localeCompare(b.key)).slice(0, mostGroups)
  return {
    total: piles.reduce((sum, pile) => sum + pile.count, 0),
    groups: await withTitles(asking, by, fullest),
  }
})

const columns = { rule: sql<string>`rule`, owner: sql<string>`coalesce(owner_officer_id::text, 'nobody')` }

async function pilesBy(asking: Asking, column: RawBuilder<string>, where: RawBuilder<boolean>): Promise<Pile[]> {
  const { rows } = await sql<Pile>`
    select ${column} as key, count(*)::int as count, (count(*) filter (where ${isOverdue(asking.now)}))::int as overdue,
           max(severity) as worst
    from gaps where ${where} group by 1`.execute(asking.db)
  return rows
}

/** By the areas directly below; what belongs to the area itself stands under its own id. */
async function pilesByChild(asking: Asking, place: Place, where: RawBuilder<boolean>): Promise<Pile[]> {
  const holds = childHolding(asking.tree, place.id)
  const [child] = asking.tree.childrenOf(place.id)
  const column = child && child.zoneId === child.id ? sql<string>`zone_id::text` : sql<string>`area_id::text`
  const sums = new Map<string, Pile>()
  for (const pile of await pilesBy(asking, column, where)) {
    const key = String(holds(Number(pile.key)) ?? place.id)
    const sum = sums.get(key)
    sums.set(key, {
      key,
      count: (sum?.count ?? 0) + pile.count,
      overdue: (sum?.overdue ?? 0) + pile.overdue,
      worst: Math.max(sum?.worst ?? 1, pile.worst) as Severity,
    })
  }
  return [...sums.values()]
}

async function withTitles(asking: Asking, by: 'rule' | 'area' | 'owner', piles: readonly Pile[]): Promise<GapGroup[]> {
  const titles = await titlesOf(
    asking,
    by,
    piles.map((pile) => pile.key),
  )
  return piles.map((pile) => {
    const known = titles.get(pile.key)
    return { ...pile, title: known?.title ?? { vi: '–', en: '–' }, detail: known?.detail ?? null }
  })
}

type Titles = Map<string, { title: Words; detail: string | null }>

async function titlesOf(asking: Asking, by: 'rule' | 'area' | 'owner', keys: readonly string[]): Promise<Titles> {
  if (by === 'owner') return ownerTitles(asking, keys)
  if (by === 'area') {
    const titles = await areaTitles(asking.db, keys.map(Number))
    return new Map([...titles].map(([id, { vi, en }]) => [String(id), { title: { vi, en }, detail: null }]))
  }
  return new Map(
    keys.map((key) => {
      const rule = asking.catalogue.gapRules.get(key)
      return [key, { title: rule?.title ?? { vi: key, en: key }, detail: rule?.source ?? null }]
    }),
  )
}

/** Name and highest post now of the owners. */
async function ownerTitles({ db, now }: Asking, keys: readonly string[]): Promise<Titles> {
  const ids = keys.filter((key) => key !== 'nobody')
  const { rows } = await sql<{ id: string; name: string; post: string | null }>`
    select distinct on (officers.id) officers.id, officers.name, posts.title as post
    from officers
    left join holdings on holdings.officer_id = officers.id and holdings.from_at <= ${now}
      and (holdings.to_at is null or holdings.to_at > ${now})
    left join posts on posts.id = holdings.post_id
    left join areas on areas.id = posts.area_id
    where officers.id = any(${ids}::uuid[])
    order by officers.id, areas.depth, posts.is_head desc, posts.id`.execute(db)
  const titles: Titles = new Map(
    rows.map((row) => [row.id, { title: { vi: row.name, en: row.name }, detail: row.post }]),
  )
  titles.set('nobody', { title: { vi: 'Chưa có ai giữ chức', en: 'Nobody holds the post' }, detail: null })
  return titles
}
