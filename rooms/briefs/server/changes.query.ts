import { sql } from 'kysely'
import type { Instant, Words } from '#kit'
import { liesIn } from '#rooms/overview/server'
import type { Brief } from '../domain/index.ts'
import type { Briefing } from './briefing.ts'

/** Facts that a commander asks about the next morning, and what many of them are called. */
const told: readonly (readonly [string, Words])[] = [
  ['put-in-force', { vi: 'biện pháp bắt đầu có hiệu lực', en: 'measures put in force' }],
  ['ended-in-force', { vi: 'biện pháp kết thúc', en: 'measures ended' }],
  ['task-created', { vi: 'việc được giao', en: 'tasks given' }],
  ['task-acknowledged', { vi: 'việc được nhận', en: 'tasks acknowledged' }],
  ['task-reported-done', { vi: 'việc báo cáo xong', en: 'tasks reported done' }],
  ['task-accepted', { vi: 'việc hoàn thành', en: 'tasks accepted' }],
  ['task-returned', { vi: 'việc bị trả lại', en: 'results returned' }],
  ['task-deadline-changed', { vi: 'việc đổi hạn', en: 'deadlines changed' }],
  ['obstacle-raised', { vi: 'vướng mắc nêu ra', en: 'obstacles raised' }],
  ['incident-reported', { vi: 'việc đột xuất', en: 'incidents' }],
  ['report-submitted', { vi: 'báo cáo số liệu được gửi', en: 'reports of figures' }],
  ['report-corrected', { vi: 'báo cáo được đính chính', en: 'reports corrected' }],
]

/** How often each of these was recorded in the place since a moment; and gaps, which are derived and not journaled. */
export async function changesIn(briefing: Briefing, since: Instant): Promise<Brief['changes']['counts']> {
  const { db, tree, place, knownAt } = briefing
  const zones = tree.zonesIn([place])
  const { rows } = await sql<{ type: string; count: number }>`
    select type, count(*)::int as count from journal
    where zone_id = any(${zones}::int[]) and recorded_at > ${since} and recorded_at <= ${knownAt}
      and type = any(${told.map(([type]) => type)}::text[]) and ${liesIn(tree, place)}
    group by type`.execute(db)
  const { rows: gaps } = await sql<{ opened: number; closed: number }>`
    select (count(*) filter (where opened_at > ${since} and opened_at <= ${knownAt}))::int as opened,
           (count(*) filter (where closed_at > ${since} and closed_at <= ${knownAt}))::int as closed
    from gaps where (closed_at is null or closed_at > ${since}) and ${liesIn(tree, place)}`.execute(db)
  const counts = new Map(rows.map(({ type, count }) => [type, count]))
  return [
    ...told.flatMap(([type, title]) => {
      const count = counts.get(type) ?? 0
      return count > 0 ? [{ title, count }] : []
    }),
    { title: { vi: 'kẽ hở mới mở', en: 'gaps opened' }, count: gaps[0]?.opened ?? 0 },
    { title: { vi: 'kẽ hở đã đóng', en: 'gaps closed' }, count: gaps[0]?.closed ?? 0 },
  ]
}
