import { sql } from 'kysely'
import { addMinutes, toInstant } from '#kit'
import { may } from '#platform/server'
import { areaTitles, liesIn } from '#rooms/overview/server'
import type { Brief } from '../domain/index.ts'
import type { Briefing } from './briefing.ts'

/** Most lines of tasks in a brief; all tasks are counted. */
const mostLines = 12
/** Most names of places that stand in one line. */
const mostNames = 4

interface Found {
  readonly counts: { readonly open: number; readonly overdue: number; readonly dueSoon: number }
  readonly lines: readonly Row[]
}

interface Row {
  readonly id: string
  readonly title: string
  readonly count: number
  readonly areaIds: readonly number[]
  readonly dueAt: string
  readonly overdue: boolean
  readonly name: string | null
  readonly post: string | null
}

/**
 * The tasks that stood open at the moment: counts, and those overdue or due within a day. What was given to many with the
 * same words for the same hour is one line. Nothing for who may not see tasks.
 */
export async function tasksAt(briefing: Briefing): Promise<Brief['tasks']> {
  const { db, actor, tree, place } = briefing
  if (!may(actor, 'tasks.read', place.id, tree)) return { open: 0, overdue: 0, dueSoon: 0, lines: [] }
  const { counts, lines } = await findTasks(briefing)
  const titles = await areaTitles(
    db,
    lines.flatMap(({ areaIds }) => areaIds),
  )
  return {
    ...counts,
    lines: lines.map(({ areaIds, name, post, dueAt, ...line }) => ({
      ...line,
      dueAt: toInstant(dueAt),
      areas: areaIds.map((id) => {
        const { vi, en } = titles.get(id) ?? { vi: '', en: '' }
        return { vi, en }
      }),
      owner: { name, post },
    })),
  }
}

/** Open tasks are gone through once, in piles; only the few piles that are shown are looked into. */
async function findTasks(briefing: Briefing): Promise<Found> {
  const { db, knownAt } = briefing
  const soon = addMinutes(knownAt, 24 * 60)
  const waits = sql`not (reported_at is not null and reported_at <= ${knownAt})`
  const ofPile = sql`${openThen(briefing)} and ${waits} and tasks.due_at = first.due_at
    and tasks.document_id is not distinct from first.document_id and coalesce(template_code, title) = first.words`
  const { rows } = await sql<Found>`
    with piles as materialized (
      select document_id, coalesce(template_code, title) as words, due_at, count(*)::int as count,
             (count(*) filter (where ${waits}))::int as waiting
      from tasks where ${openThen(briefing)} group by 1, 2, 3),
    first as (
      select * from piles where waiting > 0 and due_at <= ${soon}
      order by due_at, waiting desc, words, document_id limit ${mostLines}),
    counts as (
      select coalesce(sum(count), 0)::int as open,
             coalesce(sum(waiting) filter (where due_at <= ${knownAt}), 0)::int as overdue,
             coalesce(sum(waiting) filter (where due_at > ${knownAt} and due_at <= ${soon}), 0)::int as "dueSoon"
      from piles),
    lines as (
      select one.id, one.title, waiting as count, first.due_at as "dueAt", first.due_at <= ${knownAt} as overdue,
             officers.name, posts.title as post,
             array(select distinct area_id from tasks where ${ofPile} order by area_id limit ${mostNames}) as "areaIds"
      from first
      cross join lateral (select * from tasks where ${ofPile} order by id limit 1) as one
      left join officers on officers.id = one.owner_officer_id
      left join posts on posts.id = one.owner_post_id
      order by first.due_at, waiting desc, words, first.document_id)
    select (select row_to_json(counts) from counts) as counts,
           coalesce((select json_agg(lines) from lines), '[]'::json) as lines`.execute(db)
  return rows[0] as Found
}

/** Open then: open now, or (of a moment that has passed) closed only after it. */
function openThen(briefing: Briefing) {
  const { tree, place, knownAt } = briefing
  const closedLater =
    briefing.at < briefing.now ? sql`or (state in ('done', 'cancelled') and closed_at > ${knownAt})` : sql``
  return sql`(state in ('active', 'acknowledged', 'in-progress', 'done-reported') ${closedLater})
    and tasks.created_at <= ${knownAt} and ${liesIn(tree, place)}`
}
