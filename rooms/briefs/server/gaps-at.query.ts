import { sql } from 'kysely'
import type { Instant } from '#kit'
import { areaTitles, liesIn, namesIn } from '#rooms/overview/server'
import type { Brief, BriefGap } from '../domain/index.ts'
import type { Briefing } from './briefing.ts'

/** Most gaps that a brief lists; all are counted. */
const mostGaps = 15

interface Row {
  readonly rule: string
  readonly subject: string
  readonly severity: 1 | 2 | 3 | 4
  readonly areaId: number
  readonly since: Instant
  readonly dueAt: Instant | null
  readonly overdue: boolean
  readonly data: Record<string, unknown>
  readonly name: string | null
  readonly post: string | null
}

/** The gaps that stood open at the moment, in the place and inside it: counts, and the gravest. */
export async function gapsAt(briefing: Briefing): Promise<Brief['gaps']> {
  const { db, tree, place, knownAt } = briefing
  const open = sql`opened_at <= ${knownAt} and (closed_at is null or closed_at > ${knownAt}) and ${liesIn(tree, place)}`
  const { rows: counts } = await sql<{ severity: 1 | 2 | 3 | 4; count: number; overdue: number }>`
    select severity, count(*)::int as count, (count(*) filter (where due_at <= ${knownAt}))::int as overdue
    from gaps where ${open} group by severity`.execute(db)
  const { rows } = await sql<Row>`
    with worst as (
      select *, coalesce(due_at <= ${knownAt}, false) as overdue from gaps where ${open}
      order by severity desc, coalesce(due_at <= ${knownAt}, false) desc, since, id limit ${mostGaps})
    select rule, subject, severity, worst.area_id as "areaId", since, due_at as "dueAt", overdue, data,
           officers.name, posts.title as post
    from worst left join officers on officers.id = worst.owner_officer_id
    left join posts on posts.id = worst.owner_post_id
    order by severity desc, overdue desc, since, worst.id`.execute(db)
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
    rows.map(({ areaId }) => areaId),
  )
  const names = await namesIn(
    db,
    rows.map(({ data }) => data),
  )
  return rows.map(({ rule, subject, severity, areaId, since, dueAt, overdue, data, name, post }) => {
    const { vi, en } = titles.get(areaId) ?? { vi: '', en: '' }
    return {
      severity,
      title: catalogue.gapRules.get(rule)?.title ?? { vi: rule, en: rule },
      detail: names.get(subject) ?? detailOf(data, names),
      area: { vi, en },
      owner: { name, post },
      since,
      dueAt,
      overdue,
    }
  })
}

/** What a gap is about: the first task, document, body or post that its data names; its place and people stand beside. */
function detailOf(data: Readonly<Record<string, unknown>>, names: ReadonlyMap<string, string>): string | null {
  for (const kind of ['taskId', 'documentId', 'incidentId', 'bodyId', 'postId']) {
    const name = names.get(String(data[kind]))
    if (name !== undefined) return name
  }
  return null
}
