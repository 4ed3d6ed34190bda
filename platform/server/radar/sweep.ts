import { sql } from 'kysely'
import { type Instant, minutesBetween } from '#kit'
import { canonicalJson } from '../canonical-json.ts'
import type { Db, Trx } from '../db/connect.ts'
import { newId } from '../ids.ts'
import { announce } from '../live/announce.ts'
import { type Notice, notify } from '../notices.ts'
import type { Profile } from '../profile.ts'
import type { Tree } from '../territory/territory.ts'
import type { FoundGap, GapRule, Owner, OwnerLookup, OwnersNextAt } from './gap-rule.ts'
import { closeGaps, keyOf, type OpenGap, readOpenGaps, saveGaps, type WantedGap } from './gaps.store.ts'
import { earliest, nextRaise } from './watch.ts'

/** Everybody who sweeps a rule takes this lock, so that two servers do not open the same gap. */
const sweepLock = 7_302

/** What one sweep of one rule did. */
export interface Swept {
  readonly rule: string
  readonly opened: number
  readonly closed: number
  readonly raised: number
  /** Open gaps that say something else than before. */
  readonly changed: number
  readonly open: number
  /** When the clock alone may change this; undefined: the rule cannot tell. */
  readonly next: Instant | null | undefined
}

/** The moment, the tree and the city's rules of a sweep. */
interface At {
  readonly now: Instant
  readonly tree: Tree
  readonly profile: Profile
}

/**
 * Looks once with one rule: opens, mends, raises and closes gaps so that the table says what the facts say now.
 * Gaps are derived, like tallies: they are not in the journal, they can be found again from the facts.
 */
export async function sweep(db: Db, rule: GapRule, owners: Owners | OwnerLookup, at: At): Promise<Swept> {
  const { of: ownersOf, nextAt: ownersNextAt } =
    typeof owners === 'function' ? { of: owners, nextAt: undefined } : owners
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${sweepLock}, hashtext(${rule.key}))`.execute(trx)
    const found = withoutTwins(await rule.find(trx, at), at.tree)
    const open = await readOpenGaps(trx, rule.key)
    const wanted = await wantedGaps(trx, { rule, found, open, ownersOf, at })
    const opened = wanted.filter((one) => !open.has(keyOf(one.zoneId, one.gap.subject)))
    const changed = wanted.filter((one) => differs(open.get(keyOf(one.zoneId, one.gap.subject)), one))
    const still = new Set(wanted.map((one) => one.id))
    const closed = [...open.values()].filter((gap) => !still.has(gap.id))
    await saveGaps(trx, rule.key, [...opened, ...changed], at.now)
    await closeGaps(trx, closed, at.now)
    await notify(trx, noticesOf(rule, wanted, open), at.now)
    const touched = [...opened, ...changed].map((one) => one.gap.areaId).concat(closed.map((gap) => gap.areaId))
    await announce(
      trx,
      touched.map((areaId) => ({ areaId, live: ['gaps'] })),
    )
    const raised = changed.filter((one) => one.raised > (open.get(keyOf(one.zoneId, one.gap.subject))?.raised ?? 0))
    const counts = { opened: opened.length, closed: closed.length, raised: raised.length, changed: changed.length }
    const next = rule.nextAt && ownersNextAt ? await nextMoment(trx, { rule, found, ownersNextAt, at }) : undefined
    return { rule: rule.key, ...counts, open: wanted.length, next }
  })
}

/** Who answers for gaps, and when that changes by the clock alone; without the latter no rule may rest. */
export interface Owners {
  readonly of: OwnerLookup
  readonly nextAt?: OwnersNextAt | undefined
}

interface Looked {
  readonly rule: GapRule
  readonly found: readonly FoundGap[]
  readonly ownersNextAt: OwnersNextAt
  readonly at: At
}

async function nextMoment(trx: Trx, { rule, found, ownersNextAt, at }: Looked): Promise<Instant | null> {
  const own = rule.nextAt ? await rule.nextAt(trx, at) : null
  return earliest([own, nextRaise(rule, found, at.now), await ownersNextAt(trx, at.now)])
}

/** The first of several findings about the same subject in the same zone. */
function withoutTwins(found: readonly FoundGap[], tree: Tree): FoundGap[] {
  const bySubject = new Map<string, FoundGap>()
  for (const gap of found) {
    const key = keyOf(tree.get(gap.areaId).zoneId, gap.subject)
    if (!bySubject.has(key)) bySubject.set(key, gap)
  }
  return [...bySubject.values()]
}

interface Search {
  readonly rule: GapRule
  readonly found: readonly FoundGap[]
  readonly open: ReadonlyMap<string, OpenGap>
  readonly ownersOf: OwnerLookup
  readonly at: At
}

/** Finds each gap its owner, asking once for all gaps of the same place, post and step. */
async function wantedGaps(trx: Trx, { rule, found, open, ownersOf, at }: Search): Promise<WantedGap[]> {
  const questions = new Map<string, { areaId: number; postId: string | null; raised: number }>()
  const questionOf = (gap: FoundGap) => {
    const raised = stepsRaised(rule, gap, at.now)
    return { key: `${gap.areaId}|${gap.ownerPostId}|${raised}`, areaId: gap.areaId, postId: gap.ownerPostId, raised }
  }
  for (const gap of found) {
    const { key, ...question } = questionOf(gap)
    questions.set(key, question)
  }
  const answers = await ownersOf(trx, [...questions.values()], at)
  const owners = new Map([...questions.keys()].map((key, index) => [key, answers[index] as Owner]))
  return found.map((gap) => {
    const zoneId = at.tree.get(gap.areaId).zoneId
    const { key, raised } = questionOf(gap)
    const id = open.get(keyOf(zoneId, gap.subject))?.id ?? newId()
    return { id, zoneId, gap, owner: owners.get(key) as Owner, raised }
  })
}

function stepsRaised(rule: GapRule, gap: FoundGap, now: Instant): number {
  const late = minutesBetween(gap.dueAt ?? gap.since, now)
  return rule.raiseAfterMinutes.filter((minutes) => late >= minutes).length
}

function differs(known: OpenGap | undefined, wanted: WantedGap): boolean {
  if (!known) return false
  const isSame =
    known.ownerOfficerId === wanted.owner.officerId &&
    known.ownerPostId === wanted.owner.postId &&
    known.severity === wanted.gap.severity &&
    known.dueAt === wanted.gap.dueAt &&
    known.raised === wanted.raised &&
    known.data === canonicalJson(wanted.gap.data)
  return !isSame
}

/** Tells an owner of a gap that is new to them. */
function noticesOf(rule: GapRule, wanted: readonly WantedGap[], open: ReadonlyMap<string, OpenGap>): Notice[] {
  return wanted.flatMap(({ id, zoneId, gap, owner, raised }) => {
    const known = open.get(keyOf(zoneId, gap.subject))
    if (owner.officerId === null || known?.ownerOfficerId === owner.officerId) return []
    return {
      officerId: owner.officerId,
      kind: raised > 0 ? 'gap-raised' : 'gap-opened',
      reason: `gap:${id}:${raised}`,
      areaId: gap.areaId,
      subjectId: id,
      data: { rule: rule.key, severity: gap.severity, ...gap.data },
    }
  })
}
