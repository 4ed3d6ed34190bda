import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import type { FoundGap, GapRule, Profile, Trx } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import { lockdownEnd, lockdownStanding, shortestSupply, suppliesLeft, type ZoneRule } from '../domain/index.ts'
import { proposedClusters } from './cluster-cases.query.ts'
import { lastSupplies, plannedLeft } from './lockdown-lines.query.ts'
import { endOfLockdown, type LockdownRow, lockdownColumns } from './lockdowns.store.ts'
import { zoneRuleAt } from './zone-rules.query.ts'

type At = Parameters<GapRule['find']>[1]

const hours = (count: number) => count * 60

async function lockdownsWhere(trx: Trx, where: ReturnType<typeof sql>): Promise<LockdownRow[]> {
  const { rows } = await sql<LockdownRow>`
    select ${lockdownColumns} from lockdowns l join areas on areas.id = l.area_id where ${where} order by l.id`.execute(
    trx,
  )
  return rows
}

const isActive = (now: Instant) => sql`l.starts_at <= ${now} and ${endOfLockdown} > ${now}`

function gapOf(
  row: LockdownRow,
  more: Pick<FoundGap, 'severity' | 'since' | 'dueAt'> & {
    ownerPostId?: string | null
    data?: Record<string, unknown>
  },
): FoundGap {
  const { ownerPostId = null, data = {}, ...rest } = more
  return { subject: row.id, areaId: row.areaId, ownerPostId, data: { lockdownId: row.id, ...data }, ...rest }
}

/** A review is near: without a new decision the place is open again at that instant (SG-06). The last signer is asked. */
const reviewDue: GapRule = {
  key: 'zones-review-due',
  title: { vi: 'Phong tỏa sắp đến hạn rà soát', en: 'A lockdown is due for review' },
  source: 'SG-06',
  raiseAfterMinutes: [],
  wakesOn: ['zones'],
  find: async (trx, { now, profile }) => {
    const rule = await zoneRuleAt(profile, now)
    if (!rule) return []
    const soon = addMinutes(now, hours(rule.reviewSoonHours.value))
    const rows = await lockdownsWhere(trx, sql`${isActive(now)} and ${endOfLockdown} <= ${soon}`)
    const signers = await lastSigners(trx, rows)
    return rows.map((row) => {
      const dueAt = lockdownEnd(row) as Instant
      const isNear = dueAt <= addMinutes(now, hours(rule.reviewSoonHours.value / 4))
      const since = addMinutes(dueAt, -hours(rule.reviewSoonHours.value))
      return gapOf(row, { severity: isNear ? 3 : 2, since, dueAt, ownerPostId: signers.get(row.id) ?? null })
    })
  },
}

/** Not reviewed, or left without its document: it is over, and somebody must see that the barriers are gone (SG-01, SG-06). */
const lapsed: GapRule = {
  key: 'zones-lapsed',
  title: {
    vi: 'Phong tỏa đã hết hiệu lực, chưa xác nhận gỡ rào',
    en: 'A lockdown is over, and nobody has said that the place is open',
  },
  source: 'SG-06',
  raiseAfterMinutes: [0, 360],
  wakesOn: ['zones'],
  find: async (trx, { now, profile }) => {
    const rule = await zoneRuleAt(profile, now)
    if (!rule) return []
    const rows = await lockdownsWhere(trx, sql`${endOfLockdown} <= ${now} and l.opened_at is null`)
    const signers = await lastSigners(trx, rows)
    return rows.flatMap((row) => {
      const since = lockdownEnd(row) as Instant
      const dueAt = addMinutes(since, hours(rule.openWithinHours.value))
      const isLapsed = lockdownStanding(row, now) === 'lapsed'
      if (!isLapsed && now < dueAt) return []
      const data = { isLapsed }
      return [gapOf(row, { severity: isLapsed ? 4 : 3, since, dueAt, data, ownerPostId: signers.get(row.id) ?? null })]
    })
  },
}

/** Locked, and nobody commands the guard. */
const unguarded: GapRule = {
  key: 'zones-unguarded',
  title: { vi: 'Điểm phong tỏa chưa có chốt trực', en: 'A lockdown without a guard' },
  source: 'ZON-01',
  raiseAfterMinutes: [120],
  wakesOn: ['zones'],
  find: async (trx, { now, profile }) => {
    const rule = await zoneRuleAt(profile, now)
    if (!rule) return []
    const rows = await lockdownsWhere(trx, sql`${isActive(now)} and l.guard_post_id is null`)
    return rows.flatMap((row) => {
      const since = row.startsAt as Instant
      const dueAt = addMinutes(since, hours(rule.guardWithinHours.value))
      return now < dueAt ? [] : [gapOf(row, { severity: 3, since, dueAt })]
    })
  },
}

/** The supplies of a locked place last for fewer days than the rule asks for (ZON-08). */
const suppliesLow: GapRule = {
  key: 'zones-supplies-low',
  title: { vi: 'Nhu yếu phẩm của điểm phong tỏa sắp hết', en: 'Supplies of a lockdown run low' },
  source: 'ZON-08',
  raiseAfterMinutes: [240],
  wakesOn: ['zones'],
  find: async (trx, { now, profile }) => {
    const rule = await zoneRuleAt(profile, now)
    if (!rule) return []
    const rows = await lockdownsWhere(trx, isActive(now))
    const counts = await lastSupplies(
      trx,
      rows.map(({ id }) => id),
    )
    return rows.flatMap((row) => {
      const told = counts.get(row.id)
      const least = told ? shortestSupply(suppliesLeft(told.items, told.at, now)) : undefined
      const days = least?.days ?? plannedLeft(row, now)
      if (days === null || days >= rule.supplyMinDays.value) return []
      const since = addMinutes(now, -(rule.supplyMinDays.value - days) * 1440)
      const data = { days: Math.floor(days * 10) / 10, item: least?.item ?? 'food' }
      return [
        gapOf(row, {
          severity: days <= 0.5 ? 4 : 3,
          since: sinceOf(row, since),
          dueAt: addMinutes(now, days * 1440),
          data,
        }),
      ]
    })
  },
}

/** Whole minutes, so that the same gap is not told anew at every look. */
function sinceOf(row: LockdownRow, at: Instant): Instant {
  return row.startsAt !== null && at < row.startsAt ? row.startsAt : at
}

/** A proposal to lock that nobody has decided or returned. */
const proposalWaits: GapRule = {
  key: 'zones-proposal-waits',
  title: { vi: 'Đề xuất phong tỏa chờ quyết định', en: 'A proposed lockdown waits for a decision' },
  source: 'ZON-05',
  raiseAfterMinutes: [0, 360],
  wakesOn: ['zones'],
  find: async (trx, { now, profile, tree }) => {
    const rule = await zoneRuleAt(profile, now)
    if (!rule) return []
    const rows = await lockdownsWhere(trx, sql`l.decided_at is null and l.dismissed_at is null`)
    return rows.flatMap((row) => {
      const dueAt = addMinutes(row.proposedAt, hours(rule.proposalWithinHours.value))
      if (now < dueAt || !tree.find(row.areaId)) return []
      return [gapOf(row, { severity: 3, since: row.proposedAt, dueAt })]
    })
  },
}

/** Cases that by the rule are a cluster, and that nobody has looked at for too long (ZON-02). */
const clusterWaits: GapRule = {
  key: 'zones-cluster-waits',
  title: { vi: 'Nhóm ca bệnh liên quan chưa được xem xét', en: 'Related cases that nobody has looked at' },
  source: 'ZON-02',
  raiseAfterMinutes: [720],
  wakesOn: ['zones', 'cases', 'contacts'],
  find: async (trx, at) => {
    const rule = await zoneRuleAt(at.profile, at.now)
    return rule && at.tree.root ? clusterGaps(trx, at, rule) : []
  },
  nextAt: async (trx, { now }) => (duesFound.get(trx) ?? []).filter((due) => due > now).toSorted()[0] ?? null,
}

/** When what the look in this transaction found falls due: its next moment is asked right after it. */
const duesFound = new WeakMap<Trx, readonly Instant[]>()

async function clusterGaps(trx: Trx, { now, tree, profile }: At, rule: ZoneRule): Promise<FoundGap[]> {
  if (!tree.root) return []
  const found = await proposedClusters({ db: trx, tree, profile, now }, tree.root, rule)
  const dated = found.map((one) => ({ ...one, dueAt: addMinutes(one.metAt, hours(rule.cluster.proposalWithinHours)) }))
  duesFound.set(
    trx,
    dated.map(({ dueAt }) => dueAt),
  )
  const waits = dated.filter(({ dueAt }) => dueAt <= now)
  const owners = await healthHeads(
    trx,
    waits.map(({ areaId }) => tree.get(areaId).zoneId),
    { now, profile },
  )
  return waits.map(({ indexCaseId, areaId, metAt, dueAt, caseIds }) => ({
    subject: indexCaseId,
    areaId: tree.get(areaId).zoneId,
    ownerPostId: owners.get(tree.get(areaId).zoneId) ?? null,
    severity: 2,
    since: metAt,
    dueAt,
    data: { cases: caseIds.length },
  }))
}

async function healthHeads(
  trx: Trx,
  areaIds: readonly number[],
  { now }: { readonly now: Instant; readonly profile: Profile },
) {
  const heads = await headPostsOf(trx, areaIds, now, 'health')
  return new Map([...heads].map(([areaId, { postId }]) => [areaId, postId]))
}

async function lastSigners(trx: Trx, lockdowns: readonly LockdownRow[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; postId: string }>`
    select distinct on (lockdown_id) lockdown_id as id, post_id as "postId" from lockdown_decisions
    where lockdown_id = any(${lockdowns.map(({ id }) => id)}::uuid[]) order by lockdown_id, at desc`.execute(trx)
  return new Map(rows.map(({ id, postId }) => [id, postId]))
}

/** What is missing or late with zones. */
export const zonesGaps: readonly GapRule[] = [reviewDue, lapsed, unguarded, suppliesLow, proposalWaits, clusterWaits]
