import { sql } from 'kysely'
import type { Instant } from '#kit'
import { areaTitles, liesIn, namesIn } from '#rooms/overview/server'
import type { Brief, BriefGap } from '../domain/index.ts'
import type { Briefing } from './briefing.ts'

/** Most lines of gaps in a brief; all gaps are counted. */
const mostLines = 15
/** Most names that stand in one line. */
const mostNames = 4

interface Row {
  readonly rule: string
  readonly severity: 1 | 2 | 3 | 4
  readonly count: number
  readonly since: Instant
  readonly dueAt: Instant | null
  readonly overdue: number
  readonly areaIds: readonly number[]
  readonly data: readonly Record<string, unknown>[]
  readonly name: string | null
  readonly post: string | null
}

/**
 * The gaps that stood open at the moment, in the place and inside it: counts, and the gravest. What one rule finds for
 * one person is one line: fourteen wards without a roster are fourteen names, not fourteen rows.
 */
export async function gapsAt(briefing: Briefing): Promise<Brief['gaps']> {
  const { db, tree, place, knownAt } = briefing
  const open = sql`opened_at <= ${knownAt} and (closed_at is null or closed_at > ${knownAt}) and ${liesIn(tree, place)}`
  const { rows: counts } = await sql<{ severity: 1 | 2 | 3 | 4; count: number; overdue: number }>`
    select severity, count(*)::int as count, (count(*) filter (where due_at <= ${knownAt}))::int as overdue
    from gaps where ${open} group by severity`.execute(db)
  const { rows } = await sql<Row>`
    with piles as (
      select severity, rule, owner_officer_id, owner_post_id, count(*)::int as count, min(since) as since,
             min(due_at) as due_at, (count(*) filter (where due_at <= ${knownAt}))::int as overdue,
             (array_agg(area_id order by since, id))[1:${mostNames}::int] as area_ids,
             (array_agg(data order by since, id))[1:${mostNames}::int] as data
      from gaps where ${open} group by severity, rule, owner_officer_id, owner_post_id
      order by severity desc, min(due_at) nulls last, min(since), rule, owner_officer_id limit ${mostLines})
    select rule, severity, count, since, due_at as "dueAt", overdue, area_ids as "areaIds", to_json(data) as data,
           officers.name, posts.title as post
    from piles left join officers on officers.id = piles.owner_officer_id
    left join posts on posts.id = piles.owner_post_id
    order by severity desc, due_at nulls last, since, rule, owner_officer_id`.execute(db)
  const bySeverity = { 1: 0, 2: 0, 3: 0, 4: 0 }
  for (const { severity, count } of counts) bySeverity[severity] = count
  return {
    open: counts.reduce((sum, { count }) => sum + count, 0),
    overdue: counts.reduce((sum, { overdue }) => sum + overdue, 0),
    bySeverity,
    lines: await linesOf(briefing, rows),
  }
}

async function linesOf({ db, catalogue }: Briefing, rows: readonly Row[]): Promise<BriefGap[]> {
  const titles = await areaTitles(
    db,
    rows.flatMap(({ areaIds }) => areaIds),
  )
  const names = await namesIn(
    db,
    rows.flatMap(({ data }) => data),
  )
  return rows.map(({ rule, severity, count, since, dueAt, overdue, areaIds, data, name, post }) => ({
    severity,
    title: catalogue.gapRules.get(rule)?.title ?? { vi: rule, en: rule },
    count,
    detail: soleOf(data.map((one) => detailOf(one, names))),
    areas: [...new Set(areaIds)].map((id) => {
      const { vi, en } = titles.get(id) ?? { vi: '', en: '' }
      return { vi, en }
    }),
    owner: { name, post },
    since,
    dueAt,
    overdue,
  }))
}

/** What a gap is about: the first task, document or incident that its data names; its place and people stand beside. */
function detailOf(data: Readonly<Record<string, unknown>>, names: ReadonlyMap<string, string>): string | undefined {
  for (const kind of ['taskId', 'documentId', 'incidentId', 'postId']) {
    const name = names.get(String(data[kind]))
    if (name !== undefined) return name
  }
  return undefined
}

/** What all of them are about; null where they are about several things. */
function soleOf(details: readonly (string | undefined)[]): string | null {
  const [first] = details
  return first !== undefined && details.every((detail) => detail === first) ? first : null
}
