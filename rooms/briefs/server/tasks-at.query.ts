import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import { may } from '#platform/server'
import { areaTitles, liesIn } from '#rooms/overview/server'
import type { Brief } from '../domain/index.ts'
import type { Briefing } from './briefing.ts'

/** Most lines of tasks in a brief; all tasks are counted. */
const mostLines = 12
/** Most names of places that stand in one line. */
const mostNames = 4

interface Row {
  readonly id: string
  readonly title: string
  readonly count: number
  readonly areaIds: readonly number[]
  readonly dueAt: Instant
  readonly overdue: boolean
  readonly name: string | null
  readonly post: string | null
}

/**
 * The tasks that stood open at the moment: counts, and those overdue or due within a day. What one template gave to many
 * for the same hour is one line. Nothing for who may not see tasks.
 */
export async function tasksAt(briefing: Briefing): Promise<Brief['tasks']> {
  const { db, actor, tree, place, knownAt } = briefing
  if (!may(actor, 'tasks.read', place.id, tree)) return { open: 0, overdue: 0, dueSoon: 0, lines: [] }
  const soon = addMinutes(knownAt, 24 * 60)
  const waits = sql`not (reported_at is not null and reported_at <= ${knownAt})`
  const overdue = sql`(due_at <= ${knownAt} and ${waits})`
  const dueSoon = sql`(due_at > ${knownAt} and due_at <= ${soon} and ${waits})`
  const { rows: counts } = await sql<{ open: number; overdue: number; dueSoon: number }>`
    select count(*)::int as open, (count(*) filter (where ${overdue}))::int as overdue,
           (count(*) filter (where ${dueSoon}))::int as "dueSoon"
    from tasks where ${openThen(briefing)}`.execute(db)
  const { rows } = await sql<Row>`
    with piles as (
      select (array_agg(id order by id))[1] as id, count(*)::int as count, due_at, due_at <= ${knownAt} as overdue,
             (array_agg(area_id order by area_id))[1:${mostNames}::int] as area_ids
      from tasks where ${openThen(briefing)} and due_at <= ${soon} and ${waits}
      group by document_id, coalesce(template_code, id::text), due_at order by due_at, count(*) desc, 1 limit ${mostLines})
    select piles.id, piles.count, piles.due_at as "dueAt", piles.overdue, piles.area_ids as "areaIds", tasks.title,
           officers.name, posts.title as post
    from piles join tasks on tasks.id = piles.id left join officers on officers.id = tasks.owner_officer_id
    left join posts on posts.id = tasks.owner_post_id
    order by piles.due_at, piles.count desc, piles.id`.execute(db)
  const titles = await areaTitles(
    db,
    rows.flatMap(({ areaIds }) => areaIds),
  )
  return {
    ...(counts[0] ?? { open: 0, overdue: 0, dueSoon: 0 }),
    lines: rows.map(({ areaIds, name, post, ...line }) => ({
      ...line,
      areas: [...new Set(areaIds)].map((id) => {
        const { vi, en } = titles.get(id) ?? { vi: '', en: '' }
        return { vi, en }
      }),
      owner: { name, post },
    })),
  }
}

/** Open then: open now, or (of a moment that has passed) closed only after it. */
function openThen(briefing: Briefing) {
  const { tree, place, knownAt } = briefing
  const closedLater =
    briefing.at < briefing.now ? sql`or (state in ('done', 'cancelled') and closed_at > ${knownAt})` : sql``
  return sql`(state in ('active', 'acknowledged', 'in-progress', 'done-reported') ${closedLater})
    and created_at <= ${knownAt} and ${liesIn(tree, place)}`
}
