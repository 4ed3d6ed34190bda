import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import { may } from '#platform/server'
import { areaTitles, liesIn } from '#rooms/overview/server'
import type { Brief } from '../domain/index.ts'
import type { Briefing } from './briefing.ts'

/** Most tasks that a brief lists; all are counted. */
const mostTasks = 15

interface Row {
  readonly id: string
  readonly title: string
  readonly areaId: number
  readonly dueAt: Instant
  readonly overdue: boolean
  readonly name: string | null
  readonly post: string | null
}

/** The tasks that stood open at the moment: counts, and those overdue or due within a day. Nothing for who may not see tasks. */
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
    with first as (
      select *, ${overdue} as overdue from tasks
      where ${openThen(briefing)} and due_at <= ${soon} and ${waits}
      order by due_at, id limit ${mostTasks})
    select first.id, first.title, first.area_id as "areaId", first.due_at as "dueAt", first.overdue,
           officers.name, posts.title as post
    from first left join officers on officers.id = first.owner_officer_id
    left join posts on posts.id = first.owner_post_id
    order by first.due_at, first.id`.execute(db)
  const titles = await areaTitles(
    db,
    rows.map(({ areaId }) => areaId),
  )
  return {
    ...(counts[0] ?? { open: 0, overdue: 0, dueSoon: 0 }),
    lines: rows.map(({ id, title, areaId, dueAt, overdue, name, post }) => {
      const { vi, en } = titles.get(areaId) ?? { vi: '', en: '' }
      return { id, title, area: { vi, en }, owner: { name, post }, dueAt, overdue }
    }),
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
