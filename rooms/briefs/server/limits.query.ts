import { sql } from 'kysely'
import { formatMoment, type Instant, type Words } from '#kit'
import { may } from '#platform/server'
import { liesIn } from '#rooms/overview/server'
import { type Briefing, looksBack } from './briefing.ts'

/** What cannot be said for certain about this moment, in sentences: said in the brief itself, never passed over. */
export async function limitsOf(briefing: Briefing): Promise<Words[]> {
  const { at, now, profile } = briefing
  const ahead: Words[] =
    at > now
      ? [
          {
            vi: `Thời điểm báo cáo ở sau giờ của hệ thống (${formatMoment(now, profile.utcOffsetMinutes)}): việc, kẽ hở và người trực ghi theo giờ của hệ thống; số liệu gồm cả số trích từ văn bản đề ngày sau.`,
            en: `The moment lies after the clock of the system (${formatMoment(now, profile.utcOffsetMinutes)}): tasks, gaps and duty are as of that clock; figures include those quoted from documents of a later date.`,
          },
        ]
      : []
  return [...ahead, ...(looksBack(briefing) ? await pastLimits(briefing) : []), ...hiddenParts(briefing)]
}

async function pastLimits({ db, tree, place, at, profile }: Briefing): Promise<Words[]> {
  const zones = tree.zonesIn([place])
  const { rows } = await sql<{ first: Instant | null; moved: number; older: boolean }>`
    select (select min(recorded_at) from journal where zone_id = any(${zones}::int[])) as first,
           (select count(*)::int from journal
            where zone_id = any(${zones}::int[]) and recorded_at > ${at} and type = 'task-deadline-changed'
              and ${liesIn(tree, place)}) as moved,
           (select valid_from > ${at}::timestamptz::date from areas where id = ${place.id}) as older`.execute(db)
  const { first = null, moved = 0, older = false } = rows[0] ?? {}
  const limits: Words[] = []
  if (first === null || first > at) {
    const from = first === null ? null : formatMoment(first, profile.utcOffsetMinutes)
    limits.push({
      vi: `Hệ thống chưa ghi gì về địa bàn này tại thời điểm đó${from === null ? '' : `; sổ ghi bắt đầu từ ${from}`}.`,
      en: `Nothing about this area was on record at that moment${from === null ? '' : `; the records begin at ${from}`}.`,
    })
  }
  if (older) {
    limits.push({
      vi: 'Địa bàn được lập sau thời điểm này; báo cáo tính theo địa giới hiện hành.',
      en: 'The area was formed after that moment; the brief follows the present boundaries.',
    })
  }
  limits.push({
    vi: 'Mức độ, hạn và người chịu trách nhiệm của từng kẽ hở, từng việc ghi theo lần cập nhật cuối, không dựng lại được như tại thời điểm báo cáo.',
    en: 'Severity, deadline and owner of each gap and task are those of the last update; how they stood at that moment cannot be rebuilt.',
  })
  if (moved > 0) {
    limits.push({
      vi: `Có ${moved} lần đổi hạn việc sau thời điểm này: số việc quá hạn khi đó có thể khác.`,
      en: `${moved} deadlines were changed after that moment: the number overdue then may have differed.`,
    })
  }
  return limits
}

/** Parts that this reader may not see are said to be missing, so that their absence is not read as "none". */
function hiddenParts({ actor, tree, place }: Briefing): Words[] {
  const parts: readonly (readonly [string, Words])[] = [
    ['tasks.read', { vi: 'nhiệm vụ', en: 'tasks' }],
    ['documents.read', { vi: 'văn bản', en: 'documents' }],
    ['reports.read', { vi: 'số liệu báo cáo', en: 'reported figures' }],
  ]
  const hidden = parts.filter(([permission]) => !may(actor, permission, place.id, tree)).map(([, words]) => words)
  if (hidden.length === 0) return []
  return [
    {
      vi: `Người xem không có quyền xem: ${hidden.map(({ vi }) => vi).join(', ')}; các mục đó để trống.`,
      en: `The reader may not see: ${hidden.map(({ en }) => en).join(', ')}; those parts are empty.`,
    },
  ]
}
