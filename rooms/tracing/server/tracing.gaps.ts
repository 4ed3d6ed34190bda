import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import type { FoundGap, GapRule, Profile, Tree, Trx } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import { type ClockStage, clockStanding } from '../domain/index.ts'
import { type ClockRow, clockColumns } from './case-clocks.store.ts'
import { targetsAt } from './clock-lines.query.ts'

interface At {
  readonly now: Instant
  readonly tree: Tree
  readonly profile: Profile
}

const isOpen = sql`withdrawn_at is null and (listed_at is null or (f1 > 0 and isolated_at is null))`

async function openClocks(trx: Trx): Promise<ClockRow[]> {
  const { rows } = await sql<ClockRow>`select ${clockColumns} from case_clocks where ${isOpen}`.execute(trx)
  return rows
}

/** Cases of each ward that are late in one step: one line a ward, never one a person; the health station answers. */
async function lateByWard(trx: Trx, at: At, stage: ClockStage): Promise<FoundGap[]> {
  const late = []
  for (const row of await openClocks(trx)) {
    const standing = clockStanding(row, await targetsAt(at.profile, row.confirmedAt), at.now)
    if (standing.stage === stage && standing.isLate && standing.dueAt && at.tree.find(row.areaId))
      late.push({ zoneId: row.zoneId, dueAt: standing.dueAt })
  }
  const wards = Map.groupBy(late, ({ zoneId }) => zoneId)
  const stations = await headPostsOf(trx, [...wards.keys()], at.now, 'health')
  return [...wards].flatMap(([areaId, cases]) => {
    const since = cases.reduce((least, { dueAt }) => (dueAt < least ? dueAt : least), cases[0]?.dueAt as Instant)
    const gap = { subject: String(areaId), areaId, ownerPostId: stations.get(areaId)?.postId ?? null }
    return [{ ...gap, severity: 3 as const, since, dueAt: since, data: { areaId, count: cases.length } }]
  })
}

/** The next deadline of an open case: until then the clock alone changes nothing. */
async function nextDeadline(trx: Trx, at: At): Promise<Instant | null> {
  let next: Instant | null = null
  for (const row of await openClocks(trx)) {
    const { dueAt } = clockStanding(row, await targetsAt(at.profile, row.confirmedAt), at.now)
    if (dueAt !== null && dueAt >= at.now && (next === null || dueAt < next)) next = dueAt
  }
  return next === null ? null : addMinutes(next, 1 / 60)
}

const listLate: GapRule = {
  key: 'tracing-list-late',
  title: { vi: 'Ca bệnh chưa có danh sách F1 đúng hạn', en: 'Cases whose F1 are not listed in time' },
  source: 'EPI-05',
  raiseAfterMinutes: [120, 360],
  wakesOn: ['tracing', 'cases'],
  find: (trx, at) => lateByWard(trx, at, 'to-list'),
  nextAt: nextDeadline,
}

const isolationLate: GapRule = {
  key: 'tracing-isolation-late',
  title: { vi: 'F1 chưa được cách ly đúng hạn', en: 'F1 not isolated in time' },
  source: 'EPI-05',
  raiseAfterMinutes: [120, 360],
  wakesOn: ['tracing', 'cases'],
  find: (trx, at) => lateByWard(trx, at, 'to-isolate'),
  nextAt: nextDeadline,
}

/** A trace from which tasks were given says no longer what is so: somebody must trace again. */
const staleTraces: GapRule = {
  key: 'tracing-stale',
  title: { vi: 'Truy vết đã giao việc mà kết quả đã cũ', en: 'A trace with tasks whose result is stale' },
  source: 'EPI-05',
  raiseAfterMinutes: [240],
  wakesOn: ['tracing'],
  find: async (trx, { tree, now }) => {
    const { rows } = await sql<{ id: string; areaId: number; staleAt: Instant; reason: string }>`
      select id, area_id as "areaId", stale_at as "staleAt", stale_reason as reason from traces
      where stale_at is not null and issued_at is not null and closed_at is null and replaced_by is null`.execute(trx)
    const standing = rows.filter(({ areaId }) => tree.find(areaId))
    const stations = await headPostsOf(
      trx,
      standing.map(({ areaId }) => tree.get(areaId).zoneId),
      now,
      'health',
    )
    return standing.map(({ id, areaId, staleAt, reason }) => ({
      subject: id,
      areaId,
      ownerPostId: stations.get(tree.get(areaId).zoneId)?.postId ?? null,
      severity: 2 as const,
      since: staleAt,
      dueAt: null,
      data: { traceId: id, reason },
    }))
  },
  nextAt: async () => null,
}

/** What is late or no longer so in tracing. */
export const tracingGaps: readonly GapRule[] = [listLate, isolationLate, staleTraces]
