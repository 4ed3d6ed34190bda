import { sql } from 'kysely'
import { addDays, type Day, type Instant, startOfDay } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, type Refused, toCursor, visiblePlace } from '#platform/server'
import { type FindingQuestion, findingCountsContract, findingListContract } from '../domain/index.ts'
import { type Eyes, readEyes } from './eyes.ts'
import { toFindingLines } from './finding-lines.query.ts'
import { type FindingRow, findingColumns, fromFindings } from './findings.store.ts'
import { allOf, type Condition, insideOf, isVisible } from './where-visible.ts'

/** `GET /inspections/findings`: one page, latest first. */
export const findingListRead = defineRead(findingListContract, async (asking, query) => {
  const where = await conditions(asking, query)
  if ('refusal' in where) return where
  const cursor = fromCursor(query.cursor)
  const after =
    cursor === undefined
      ? []
      : [sql`(inspection_findings.stated_at, inspection_findings.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`]
  const shelf = onShelf(query.shelf, asking.now)
  const { rows } = await sql<FindingRow>`
    select ${findingColumns} from ${fromFindings} where ${allOf([...where.all, shelf, ...after])}
    order by inspection_findings.stated_at desc, inspection_findings.id desc limit ${query.limit + 1}`.execute(
    asking.db,
  )
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  const items = await toFindingLines(asking, where.eyes, shown)
  return { items, next: rows.length > query.limit && last ? toCursor([last.statedAt, last.id]) : null }
})

/** `GET /inspections/findings/counts`. */
export const findingCountsRead = defineRead(findingCountsContract, async (asking, query) => {
  const where = await conditions(asking, query)
  if ('refusal' in where) return where
  const { rows } = await sql<{ state: string; severity: number; overdue: boolean; count: number }>`
    select state, severity, coalesce(state = 'open' and due_at <= ${asking.now}, false) as overdue, count(*)::int as count
    from ${fromFindings} where ${allOf(where.all)} group by 1, 2, 3`.execute(asking.db)
  const sum = (keep: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(keep).reduce((total, { count }) => total + count, 0)
  const live = rows.filter(({ state }) => state === 'open' || state === 'reported')
  return {
    open: sum(({ state }) => state === 'open' || state === 'reported'),
    overdue: sum(({ overdue }) => overdue),
    recheck: sum(({ state }) => state === 'reported'),
    closed: sum(({ state }) => state === 'closed'),
    withdrawn: sum(({ state }) => state === 'withdrawn'),
    bySeverity: Object.fromEntries(
      [1, 2, 3].map((severity) => [
        String(severity),
        live.filter((row) => row.severity === severity).reduce((total, { count }) => total + count, 0),
      ]),
    ),
  }
})

function onShelf(shelf: FindingQuestion['shelf'], now: Instant): Condition {
  switch (shelf) {
    case 'open':
      return sql`state in ('open', 'reported')`
    case 'overdue':
      return sql`state = 'open' and due_at <= ${now}`
    case 'recheck':
      return sql`state = 'reported'`
    case 'all':
      return sql`true`
    default:
      return sql`state = ${shelf}`
  }
}

type Where = { readonly all: readonly Condition[]; readonly eyes: Eyes }

async function conditions(asking: Asking, query: Omit<FindingQuestion, 'shelf'>): Promise<Where | Refused> {
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, 'inspections.read')
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const eyes = await readEyes(asking.db, asking)
  const all = [isVisible(eyes, asking.tree), ...asAsked(query, eyes, asking)]
  if (place) all.push(insideOf([place], asking.tree, 'inspection_findings'))
  return { all, eyes }
}

function asAsked(query: Omit<FindingQuestion, 'shelf'>, eyes: Eyes, { profile }: Asking): Condition[] {
  const all = [
    query.severity ? sql`severity = ${query.severity}` : undefined,
    query.template ? sql`template = ${query.template}` : undefined,
    query.teamId && sql`inspection_findings.team_id = ${query.teamId}`,
    query.siteId && sql`inspections.site_id = ${query.siteId}`,
    query.fromDay && sql`stated_at >= ${startOfDay(query.fromDay as Day, profile.utcOffsetMinutes)}`,
    query.toDay && sql`stated_at < ${startOfDay(addDays(query.toDay as Day, 1), profile.utcOffsetMinutes)}`,
    query.mine
      ? sql`(inspection_findings.team_id = any(${[...eyes.leads, ...eyes.memberOf]}::uuid[])
          or stated_by = ${eyes.actor.officerId}::uuid or owner_post_id = any(${eyes.postIds}::uuid[]))`
      : undefined,
  ]
  return all.filter((condition) => typeof condition === 'object')
}
