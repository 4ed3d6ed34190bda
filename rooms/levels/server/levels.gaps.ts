import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import type { FoundGap, GapRule } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import { levelsCatalogue } from './catalogue.ts'
import { competentUnitOf } from './who-decides.ts'

interface Waiting {
  readonly roundId: string
  readonly areaId: number
  readonly proposedAt: Instant
}

/**
 * Proposals that nobody decided in time (LVL-05). One gap for each unit that should have and each round: not six hundred
 * on the board of the city.
 */
const undecided: GapRule = {
  key: 'level-undecided',
  title: { vi: 'Đề xuất cấp độ dịch chưa được quyết định', en: 'Proposed levels that nobody has decided' },
  source: 'LVL-05',
  raiseAfterMinutes: [12 * 60],
  wakesOn: ['levels', 'bodies'],
  find: async (trx, { now, tree, profile }) => {
    const { rules } = await levelsCatalogue(profile)
    const { rows } = await sql<Waiting>`
      select round_id as "roundId", area_id as "areaId", proposed_at as "proposedAt" from level_proposals
      where decided_at is null and superseded_at is null
        and proposed_at <= ${addMinutes(now, -rules.decideWithinHours * 60)}`.execute(trx)
    if (rows.length === 0) return []
    const unitFor = await competentUnitOf({ db: trx, tree, now, profile }, 'epidemic-level')
    const groups = Map.groupBy(rows, ({ roundId, areaId }) => `${roundId}/${unitFor(areaId)}`)
    const unitIds = [...groups.keys()].map((key) => Number(key.split('/')[1]))
    const heads = await headPostsOf(trx, unitIds, now)
    return [...groups].map(([key, waiting]): FoundGap => {
      const areaId = Number(key.split('/')[1])
      const first = waiting[0] as Waiting
      const dueAt = addMinutes(first.proposedAt, rules.decideWithinHours * 60)
      const isOld = addMinutes(dueAt, rules.decideWithinHours * 60) <= now
      const ownerPostId = heads.get(areaId)?.postId ?? null
      const data = { count: waiting.length, roundId: first.roundId }
      return { subject: key, areaId, ownerPostId, severity: isOld ? 3 : 2, since: first.proposedAt, dueAt, data }
    })
  },
  nextAt: async (trx, { now, profile }) => {
    const { rules } = await levelsCatalogue(profile)
    const minutes = rules.decideWithinHours * 60
    const { rows } = await sql<{ proposedAt: Instant }>`
      select distinct proposed_at as "proposedAt" from level_proposals
      where decided_at is null and superseded_at is null`.execute(trx)
    const moments = rows.flatMap(({ proposedAt }) => [
      addMinutes(proposedAt, minutes),
      addMinutes(proposedAt, 2 * minutes),
    ])
    return moments.filter((at) => at > now).toSorted()[0] ?? null
  },
}

/** A level that nobody looked at again by its day: it stays in force, and says so (SG-01, weekly cycle). */
const reviewDue: GapRule = {
  key: 'level-review-due',
  title: { vi: 'Cấp độ dịch quá hạn xem lại', en: 'Levels past their review' },
  source: 'LVL-01',
  raiseAfterMinutes: [24 * 60],
  wakesOn: ['levels', 'in-force'],
  find: async (trx, { now, tree, profile }) => {
    const { rows } = await sql<{ areaId: number; reviewAt: Instant }>`
      select area_id as "areaId", review_at as "reviewAt" from in_force
      where kind = 'level' and data ? 'proposalId' and from_at <= ${now} and (to_at is null or to_at > ${now})
        and review_at <= ${now}`.execute(trx)
    if (rows.length === 0) return []
    const unitFor = await competentUnitOf({ db: trx, tree, now, profile }, 'epidemic-level')
    const groups = Map.groupBy(rows, ({ areaId }) => unitFor(areaId))
    const heads = await headPostsOf(trx, [...groups.keys()], now)
    return [...groups].map(([areaId, due]): FoundGap => {
      const since = due.map(({ reviewAt }) => reviewAt).toSorted()[0] as Instant
      const ownerPostId = heads.get(areaId)?.postId ?? null
      const data = { count: due.length }
      return { subject: `review/${areaId}`, areaId, ownerPostId, severity: 2, since, dueAt: since, data }
    })
  },
  nextAt: async (trx, { now }) => {
    const { rows } = await sql<{ at: Instant | null }>`
      select min(review_at) as at from in_force
      where kind = 'level' and data ? 'proposalId' and review_at > ${now} and (to_at is null or to_at > ${now})`.execute(
      trx,
    )
    return rows[0]?.at ?? null
  },
}

/** A published notice whose counts are not the units there were: somebody should ask who published it (SG-14). */
const doesNotFoot: GapRule = {
  key: 'level-notice-does-not-foot',
  title: { vi: 'Thông báo cấp độ không khớp tổng số đơn vị', en: 'A published notice that does not foot' },
  source: 'LVL-01',
  raiseAfterMinutes: [],
  wakesOn: ['levels'],
  find: async (trx) => {
    const { rows } = await sql<{ id: string; areaId: number; recordedAt: Instant; sum: number; units: number }>`
      select id, area_id as "areaId", recorded_at as "recordedAt", sum, units
      from level_published,
        lateral (values ((select sum(n)::int from unnest(communes) as given (n)), communes_there),
                        ((select sum(n)::int from unnest(districts) as given (n)), districts_there)) as foot (sum, units)
      where sum is not null and sum <> units`.execute(trx)
    return rows.map(({ id, areaId, recordedAt, sum, units }): FoundGap => {
      const data = { sum, units }
      return { subject: id, areaId, ownerPostId: null, severity: 1, since: recordedAt, dueAt: null, data }
    })
  },
  nextAt: async () => null,
}

/** Gaps of the room of levels. */
export const levelsGaps: readonly GapRule[] = [undecided, reviewDue, doesNotFoot]
