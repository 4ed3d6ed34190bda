import { sql } from 'kysely'
import { contains, type Instant, minutesBetween, type Words } from '#kit'
import { type Asking, defineRead, may, notFound } from '#platform/server'
import { holdersOf, officerNames } from '#rooms/bodies/server'
import {
  type LockdownPage,
  lockdownById,
  missingForDecision,
  type OutbreakPlan,
  suppliesLeft,
} from '../domain/index.ts'
import { readCluster } from './clusters.store.ts'
import { documentTitles } from './document-titles.query.ts'
import { lastSupplies, titlesOf, toLines } from './lockdown-lines.query.ts'
import { type LockdownRow, readLockdown } from './lockdowns.store.ts'
import { type PlanRow, planColumns, quietOf } from './plans.store.ts'
import { decidingLevel, sayLevel, signerFor } from './who-decides.ts'
import { zoneRuleAt } from './zone-rules.query.ts'
import { tasksOf } from './zone-tasks.ts'

/** A point that the asker may see: of an area they read zones in, or of which theirs is a part. */
export async function visibleLockdown(asking: Asking, id: string): Promise<LockdownRow | undefined> {
  const row = await readLockdown(asking.db, id)
  const place = row && asking.tree.find(row.areaId)
  return place && asking.intervals.some((own) => contains(own, place)) ? row : undefined
}

/** `GET /zones/lockdowns/:id` */
export const lockdownPageRead = defineRead(lockdownById, async (asking, { id }) => {
  const row = await visibleLockdown(asking, id)
  if (!row) return notFound('id')
  const { now, tree, actor } = asking
  const [line] = await toLines(asking, [row], now)
  if (!line) return notFound('id')
  const signer = await signerFor(asking, { actor, areaId: row.areaId, matter: 'lockdown-point' })
  const decisions = await decisionsOf(asking, id)
  const { householdIds, caseIds } = row
  return {
    ...line,
    ...pick(row),
    ...(await guardOf(asking, row)),
    ...(await suppliesOf(asking, row)),
    ...(await namesOf(asking, row)),
    guardAreaIds: tree.upward(row.areaId).map(({ id: areaId }) => areaId),
    households: householdIds.length,
    caseIds: may(actor, 'zones.read-clusters', row.areaId, tree) ? [...caseIds] : null,
    cases: caseIds.length,
    decisions,
    missing: [...missingForDecision(row, orderOf(row))],
    plan: await planOf(asking, row),
    mayPropose: may(actor, 'zones.propose', row.areaId, tree),
    mayDecide: 'signer' in signer,
    maySupply: may(actor, 'zones.supply', row.areaId, tree),
  } satisfies LockdownPage
})

function orderOf({ documentId, startsAt, endsAt, reviewAt }: LockdownRow) {
  return {
    documentId: documentId ?? undefined,
    startsAt: startsAt ?? undefined,
    endsAt: endsAt ?? undefined,
    reviewAt: reviewAt ?? undefined,
  }
}

async function suppliesOf({ db, now, profile }: Asking, { id, supplyDays }: LockdownRow) {
  const told = (await lastSupplies(db, [id])).get(id)
  const rule = await zoneRuleAt(profile, now)
  return {
    plannedDays: supplyDays,
    supplies: told ? [...suppliesLeft(told.items, told.at, now)] : [],
    suppliesAt: told?.at ?? null,
    supplyMinDays: rule?.supplyMinDays.value ?? 0,
    reviewWithinDays: rule?.reviewWithinDays.value ?? 0,
  }
}

async function namesOf(asking: Asking, { clusterId, documentId, proposedBy }: LockdownRow) {
  const { db } = asking
  const cluster = clusterId === null ? undefined : await readCluster(db, clusterId)
  const documents = await documentTitles(db, documentId === null ? [] : [documentId])
  const names = await officerNames(db, [proposedBy])
  const level = await decidingLevel(asking, 'lockdown-point')
  return {
    clusterName: cluster?.name ?? null,
    documentTitle: documents.get(documentId ?? '') ?? null,
    proposedBy: names.get(proposedBy ?? '') ?? null,
    decidedBy: level ? sayLevel(level.level) : null,
  }
}

function pick({
  boundary,
  reason,
  smallestReason,
  clusterId,
  supplier,
  guardPostId,
  guardPeople,
  documentId,
  ...row
}: LockdownRow) {
  const { dismissReason, liftedAt, liftReason, openedAt, source } = row
  return {
    ...{ boundary, reason, smallestReason, clusterId, supplier, guardPostId, guardPeople, documentId },
    ...{ dismissReason, liftedAt, liftReason, openedAt, source },
  }
}

async function guardOf({ db, now }: Asking, { guardPostId }: LockdownRow) {
  if (guardPostId === null) return { guardPost: null, guardBy: null }
  const post = await db.selectFrom('posts').select('title').where('id', '=', guardPostId).executeTakeFirst()
  const holder = (await holdersOf(db, [guardPostId], now)).get(guardPostId)
  const names = await officerNames(db, [holder?.officerId ?? null])
  return { guardPost: post?.title ?? null, guardBy: names.get(holder?.officerId ?? '') ?? null }
}

interface DecisionRow extends Omit<LockdownPage['decisions'][number], 'by' | 'post' | 'unitTitle' | 'documentTitle'> {
  readonly officerId: string
  readonly post: string | null
  readonly unitAreaId: number
}

async function decisionsOf({ db }: Asking, id: string): Promise<LockdownPage['decisions']> {
  const { rows } = await sql<DecisionRow>`
    select d.id, d.kind, d.number, d.document_id as "documentId", d.reason, d.from_at as "fromAt", d.ends_at as "endsAt",
           d.review_at as "reviewAt", d.at, d.officer_id as "officerId", posts.title as post, d.unit_area_id as "unitAreaId"
    from lockdown_decisions d left join posts on posts.id = d.post_id
    where d.lockdown_id = ${id} order by d.at desc, d.id`.execute(db)
  const names = await officerNames(
    db,
    rows.map(({ officerId }) => officerId),
  )
  const units = await titlesOf(
    db,
    rows.map(({ unitAreaId }) => unitAreaId),
  )
  const documents = await documentTitles(
    db,
    rows.map(({ documentId }) => documentId),
  )
  const none: Words = { vi: '', en: '' }
  return rows.map(({ officerId, unitAreaId, ...row }) => ({
    ...row,
    documentTitle: documents.get(row.documentId) ?? null,
    by: names.get(officerId) ?? null,
    unitTitle: units.get(unitAreaId) ?? none,
  }))
}

async function planOf(asking: Asking, lockdown: LockdownRow): Promise<OutbreakPlan | null> {
  const { db, actor, tree } = asking
  const { rows } = await sql<PlanRow>`
    select ${planColumns} from outbreak_plans p where p.lockdown_id = ${lockdown.id} limit 1`.execute(db)
  const [plan] = rows
  if (!plan) return null
  const { isQuiet } = await quietOf(asking, plan.areaId)
  const names = await officerNames(
    db,
    plan.criteria.map(({ by }) => by),
  )
  const hoursTo = (at: Instant | null) => (at === null ? null : minutesBetween(plan.outbreakAt, at) / 60)
  const days = hoursTo(plan.extinguishedAt)
  return {
    id: plan.id,
    outbreakAt: plan.outbreakAt,
    lockTargetHours: plan.lockTargetHours,
    endTargetDays: plan.endTargetDays,
    hoursToLock: lockdown.isDecided ? hoursTo(lockdown.startsAt) : null,
    daysToEnd: days === null ? null : days / 24,
    extinguishedAt: plan.extinguishedAt,
    criteria: plan.criteria.map(({ code, title, computed, metAt, by, note }) => ({
      ...{ code, title, metAt, note },
      isComputed: computed !== null,
      isMet: computed === 'quiet' ? isQuiet : metAt !== null,
      by: names.get(by ?? '') ?? null,
    })),
    tasks: (await tasksOf(db, [plan.id])).map(({ id, title, isDone }) => ({ id, title, isDone })),
    mayMeet: plan.extinguishedAt === null && may(actor, 'zones.keep-clusters', plan.areaId, tree),
    mayEnd:
      plan.extinguishedAt === null &&
      'signer' in (await signerFor(asking, { actor, areaId: plan.areaId, matter: 'lockdown-point' })),
  }
}
