import { sql } from 'kysely'
import { type Instant, minutesBetween } from '#kit'
import { canonicalJson } from '../canonical-json.ts'
import type { Db, Trx } from '../db/connect.ts'
import { newId } from '../ids.ts'
import { announce } from '../live/announce.ts'
import { type Notice, notify } from '../notices.ts'
import type { Tree } from '../territory/territory.ts'
import type { FoundGap, GapRule, Owner, OwnerLookup } from './gap-rule.ts'

/** Everybody who sweeps a rule takes this lock, so that two servers do not open the same gap. */
const sweepLock = 7_302

/** What one sweep of one rule did. */
export interface Swept {
  readonly rule: string
  readonly opened: number
  readonly closed: number
  readonly raised: number
  readonly open: number
}

interface OpenGap {
  readonly id: string
  readonly zoneId: number
  readonly subject: string
  readonly areaId: number
  readonly ownerPostId: string | null
  readonly ownerOfficerId: string | null
  readonly ownerAreaId: number
  readonly severity: number
  readonly dueAt: Instant | null
  readonly raised: number
  readonly data: string
}

/**
 * Looks once with one rule: opens, mends, raises and closes gaps so that the table says what the facts say now.
 */
export async function sweep(
  db: Db,
  rule: GapRule,
  ownersOf: OwnerLookup,
  at: { now: Instant; tree: Tree },
): Promise<Swept> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${sweepLock}, hashtext(${rule.key}))`.execute(trx)
    const found = await rule.find(trx, at)
    const open = await readOpen(trx, rule.key)
    const owners = await resolveOwners(trx, rule, found, ownersOf, at)
    const plan = comparePlan(rule, found, owners, open, at)
    await write(trx, rule, plan, at.now)
    return { rule: rule.key, opened: plan.opened.length, closed: plan.closed.length, raised: plan.raised, open: found.length }
  })
}

interface Wanted {
  readonly gap: FoundGap
  readonly owner: Owner
  readonly zoneId: number
  readonly raised: number
  readonly id: string
}

interface Plan {
  readonly opened: Wanted[]
  readonly changed: Wanted[]
  readonly closed: OpenGap[]
  readonly notices: Notice[]
  readonly raised: number
}

function stepsRaised(rule: GapRule, gap: FoundGap, now: Instant): number {
  const late = minutesBetween(gap.dueAt ?? gap.since, now)
  return rule.raiseAfterMinutes.filter((minutes) => late >= minutes).length
}

async function resolveOwners(
  trx: Trx,
  rule: GapRule,
  found: readonly FoundGap[],
  ownersOf: OwnerLookup,
  at: { now: Instant; tree: Tree },
): Promise<Owner[]> {
  const questions = new Map<string, { areaId: number; postId: string | null; raised: number }>()
  const keyOf = (gap: FoundGap) => `${gap.areaId}|${gap.ownerPostId}|${stepsRaised(rule, gap, at.now)}`
  for (const gap of found) {
    const raised = stepsRaised(rule, gap, at.now)
    questions.set(keyOf(gap), { areaId: gap.areaId, postId: gap.ownerPostId, raised })
  }
  const answers = await ownersOf(trx, [...questions.values()], at)
  const byKey = new Map([...questions.keys()].map((key, index) => [key, answers[index] as Owner]))
  return found.map((gap) => byKey.get(keyOf(gap)) as Owner)
}

function comparePlan(
  rule: GapRule,
  found: readonly FoundGap[],
  owners: readonly Owner[],
  open: ReadonlyMap<string, OpenGap>,
  at: { now: Instant; tree: Tree },
): Plan {
  const plan: Plan & { raised: number } = { opened: [], changed: [], closed: [], notices: [], raised: 0 }
  const seen = new Set<string>()
  found.forEach((gap, index) => {
    const zoneId = at.tree.get(gap.areaId).zoneId
    const key = `${zoneId}|${gap.subject}`
    if (seen.has(key)) return
    seen.add(key)
    const owner = owners[index] as Owner
    const raised = stepsRaised(rule, gap, at.now)
    const known = open.get(key)
    const wanted: Wanted = { gap, owner, zoneId, raised, id: known?.id ?? newId() }
    if (!known) plan.opened.push(wanted)
    else if (differs(known, wanted)) plan.changed.push(wanted)
    if (known && raised > known.raised) plan.raised++
    if (owner.officerId && (!known || known.ownerOfficerId !== owner.officerId)) plan.notices.push(toNotice(rule, wanted))
  })
  for (const [key, gap] of open) if (!seen.has(key)) plan.closed.push(gap)
  return plan
}

function differs(known: OpenGap, wanted: Wanted): boolean {
  return (
    known.ownerOfficerId !== wanted.owner.officerId ||
    known.ownerPostId !== wanted.owner.postId ||
    known.severity !== wanted.gap.severity ||
    known.dueAt !== wanted.gap.dueAt ||
    known.raised !== wanted.raised ||
    known.data !== canonicalJson(wanted.gap.data)
  )
}

function toNotice(rule: GapRule, wanted: Wanted): Notice {
  return {
    officerId: wanted.owner.officerId as string,
    kind: wanted.raised > 0 ? 'gap-raised' : 'gap-opened',
    reason: `gap:${wanted.id}:${wanted.raised}`,
    areaId: wanted.gap.areaId,
    subjectId: wanted.id,
    data: { rule: rule.key, severity: wanted.gap.severity, ...wanted.gap.data },
  }
}

async function readOpen(trx: Trx, rule: string): Promise<Map<string, OpenGap>> {
  const { rows } = await sql<Omit<OpenGap, 'data'> & { data: unknown }>`
    select id, zone_id as "zoneId", subject, area_id as "areaId", owner_post_id as "ownerPostId",
           owner_officer_id as "ownerOfficerId", owner_area_id as "ownerAreaId", severity, due_at as "dueAt", raised,
           data
    from gaps where rule = ${rule} and closed_at is null`.execute(trx)
  return new Map(rows.map((row) => [`${row.zoneId}|${row.subject}`, { ...row, data: canonicalJson(row.data) }]))
}

async function write(trx: Trx, rule: GapRule, plan: Plan, now: Instant): Promise<void> {
  const rows = [...plan.opened, ...plan.changed]
  if (rows.length > 0) {
    await sql`
      insert into gaps (zone_id, id, rule, subject, area_id, owner_post_id, owner_officer_id, owner_area_id, severity,
                        since, due_at, opened_at, raised, data)
      select zone_id, id, ${rule.key}, subject, area_id, owner_post_id, owner_officer_id, owner_area_id, severity,
             since, due_at, ${now}, raised, said::jsonb
      from unnest(${rows.map((r) => r.zoneId)}::int[], ${rows.map((r) => r.id)}::uuid[],
                  ${rows.map((r) => r.gap.subject)}::text[], ${rows.map((r) => r.gap.areaId)}::int[],
                  ${rows.map((r) => r.owner.postId)}::uuid[], ${rows.map((r) => r.owner.officerId)}::uuid[],
                  ${rows.map((r) => r.owner.areaId)}::int[], ${rows.map((r) => r.gap.severity)}::int[],
                  ${rows.map((r) => r.gap.since)}::timestamptz[], ${rows.map((r) => r.gap.dueAt)}::timestamptz[],
                  ${rows.map((r) => r.raised)}::int[], ${rows.map((r) => JSON.stringify(r.gap.data))}::text[])
        as given (zone_id, id, subject, area_id, owner_post_id, owner_officer_id, owner_area_id, severity, since,
                  due_at, raised, said)
      on conflict (zone_id, id) do update set
        owner_post_id = excluded.owner_post_id, owner_officer_id = excluded.owner_officer_id,
        owner_area_id = excluded.owner_area_id, severity = excluded.severity, due_at = excluded.due_at,
        raised = excluded.raised, data = excluded.data`.execute(trx)
  }
  if (plan.closed.length > 0) {
    await sql`update gaps set closed_at = ${now}
      where (zone_id, id) in (select * from unnest(${plan.closed.map((g) => g.zoneId)}::int[],
                                                   ${plan.closed.map((g) => g.id)}::uuid[]))`.execute(trx)
  }
  await notify(trx, plan.notices, now)
  const touched = [...rows.map((r) => r.gap.areaId), ...plan.closed.map((g) => g.areaId)]
  await announce(trx, touched.map((areaId) => ({ areaId, live: ['gaps'] })))
}
