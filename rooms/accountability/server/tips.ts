import { sql } from 'kysely'
import type { z } from 'zod'
import type { Instant } from '#kit'
import {
  ACCESS,
  type Actor,
  accept,
  type Db,
  defineIntent,
  notify,
  oneByOne,
  type Profile,
  reject,
  type Step,
  type Tree,
  type Trx,
  type Work,
} from '#platform/server'
import { isPerson, rolesOf } from '#rooms/access/server'
import { scopesOfOfficer } from '#rooms/bodies/server'
import { ACCOUNTABILITY, assignTip, closeTip, keepTip, type TipOutcome } from '../domain/index.ts'
import { keptAt } from './people.query.ts'

/** A tip as it is kept: the words and the reporter are sealed. */
export interface StoredTip {
  readonly zoneId: number
  readonly id: string
  readonly keptAt: number
  readonly aboutAreaId: number
  readonly sealedText: string
  readonly sealedReporter: string | null
  readonly receivedAt: Instant
  readonly assignedTo: string | null
  readonly assignedAt: Instant | null
  readonly outcome: TipOutcome | null
  readonly sealedNote: string | null
  readonly answer: string | null
  readonly closedAt: Instant | null
}

/** The columns of {@link StoredTip}. */
export const tipColumns = sql`
  accountability_tips.zone_id as "zoneId", accountability_tips.id, kept_at as "keptAt", about_area_id as "aboutAreaId",
  sealed_text as "sealedText", sealed_reporter as "sealedReporter", received_at as "receivedAt",
  assigned_to as "assignedTo", assigned_at as "assignedAt", outcome, sealed_note as "sealedNote", answer,
  closed_at as "closedAt"`

/** A tip by its id, whoever asks. */
export async function tipById(db: Db | Trx, id: string): Promise<StoredTip | undefined> {
  const { rows } = await sql<StoredTip>`select ${tipColumns} from accountability_tips where id = ${id}`.execute(db)
  return rows[0]
}

/**
 * Whether somebody may handle a tip: by a post of a level around the reported unit that may receive tips, and with no
 * post inside the reported unit. For the whole city, which nothing is around, its own inspectors (SG-16).
 */
export function handlesTip(
  scopes: readonly { areaId: number; mayReceive: boolean }[],
  tip: Pick<StoredTip, 'keptAt' | 'aboutAreaId'>,
  tree: Tree,
): boolean {
  const about = tree.find(tip.aboutAreaId)
  const kept = tree.find(tip.keptAt)
  if (!about || !kept) return false
  const isRoot = about.id === kept.id
  const isInside = (areaId: number) => {
    const place = tree.find(areaId)
    return place !== undefined && about.first <= place.first && place.last <= about.last
  }
  const isAround = (areaId: number) => {
    const place = tree.find(areaId)
    return place !== undefined && place.first <= kept.first && kept.last <= place.last
  }
  if (!isRoot && scopes.some(({ areaId }) => isInside(areaId))) return false
  return scopes.some(({ areaId, mayReceive }) => mayReceive && isAround(areaId))
}

/** The scopes of whoever asks, for {@link handlesTip}. */
export function tipScopes(actor: Actor): { areaId: number; mayReceive: boolean }[] {
  return actor.scopes.map(({ areaId, permissions }) => ({
    areaId,
    mayReceive: permissions.has('accountability.receive-tips'),
  }))
}

/** The same of an officer who does not ask. */
export async function tipScopesOf(
  { db, now, profile }: { db: Db | Trx; now: Instant; profile: Profile },
  officerId: string,
): Promise<{ areaId: number; mayReceive: boolean }[]> {
  const roles = await rolesOf(profile)
  const posts = await scopesOfOfficer(db, officerId, now)
  return posts.map(({ areaId, postKind }) => ({
    areaId,
    mayReceive: roles.permissionsOf(roles.roleOfPost(postKind) ?? '').has('accountability.receive-tips'),
  }))
}

/** Keeps what the route has sealed. No role may send this: only the route does, on behalf of nobody. */
export const keepTipIntent = defineIntent({
  contract: keepTip,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof keepTip.payload>>, step: Step) => {
    const { aboutAreaId, sealedText, sealedReporter, receiptHash } = work.payload
    const { trx, now, tree } = step
    if (work.actor.via !== 'house' || !tree.find(aboutAreaId)) return reject(ACCESS.NOT_FOUND, { field: 'areaId' })
    const kept = keptAt(tree, aboutAreaId)
    await sql`
      insert into accountability_tips (zone_id, id, kept_at, about_area_id, sealed_text, sealed_reporter, receipt_hash,
                                       received_at)
      values (${tree.get(kept).zoneId}, ${work.id}, ${kept}, ${aboutAreaId}, ${sealedText}, ${sealedReporter ?? null},
              ${receiptHash}, ${now})`.execute(trx)
    return accept([{ type: 'tip-received', areaId: kept, subjectId: work.id, data: {}, live: ['accountability'] }])
  }),
})

/** The tip, held until the transaction ends; undefined when there is none. */
async function lockTip(trx: Trx, id: string): Promise<StoredTip | undefined> {
  const { rows } = await sql<StoredTip>`
    select ${tipColumns} from accountability_tips where id = ${id} for update`.execute(trx)
  return rows[0]
}

/** Gives a tip to an inspector of a level above who has no post in the reported unit. */
export const assignTipIntent = defineIntent({
  contract: assignTip,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof assignTip.payload>>, step: Step) => {
    const { tipId, officerId } = work.payload
    const { trx, now, tree, profile } = step
    const tip = await lockTip(trx, tipId)
    if (!tip || !handlesTip(tipScopes(work.actor), tip, tree)) return reject(ACCESS.NOT_FOUND)
    if (!isPerson(work.actor)) return reject(ACCOUNTABILITY.HUMAN_NEEDED)
    if (tip.outcome !== null) return reject(ACCOUNTABILITY.TIP_CLOSED)
    const scopes = await tipScopesOf({ db: trx, now, profile }, officerId)
    if (!handlesTip(scopes, tip, tree)) return reject(ACCOUNTABILITY.NOT_INDEPENDENT, { field: 'officerId' })
    await sql`update accountability_tips set assigned_to = ${officerId}, assigned_by = ${work.actor.officerId},
        assigned_at = ${now} where zone_id = ${tip.zoneId} and id = ${tipId}`.execute(trx)
    const notice = { officerId, kind: 'tip-assigned', reason: `tip-assigned/${tipId}/${officerId}`, areaId: tip.keptAt }
    await notify(trx, [{ ...notice, subjectId: tipId, data: {} }], now)
    return accept([
      { type: 'tip-assigned', areaId: tip.keptAt, subjectId: tipId, data: { officerId }, live: ['accountability'] },
    ])
  }),
})

/** What came of a tip, said by the person it is assigned to. It rewards and punishes nobody: a case needs its own grounds. */
export const closeTipIntent = defineIntent({
  contract: closeTip,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof closeTip.payload>>, step: Step) => {
    const { tipId, outcome, note, answer } = work.payload
    const { trx, now, tree, vault } = step
    const tip = await lockTip(trx, tipId)
    if (!tip || !handlesTip(tipScopes(work.actor), tip, tree)) return reject(ACCESS.NOT_FOUND)
    if (!isPerson(work.actor) || tip.assignedTo === null || tip.assignedTo !== work.actor.officerId) {
      return reject(ACCOUNTABILITY.NOT_ASSIGNED_TO_YOU)
    }
    if (tip.outcome !== null) return reject(ACCOUNTABILITY.TIP_CLOSED)
    await sql`update accountability_tips set outcome = ${outcome}, sealed_note = ${vault.seal(note, `tip-note/${tipId}`)},
        answer = ${answer}, closed_at = ${now} where zone_id = ${tip.zoneId} and id = ${tipId}`.execute(trx)
    return accept([
      { type: 'tip-closed', areaId: tip.keptAt, subjectId: tipId, data: { outcome }, live: ['accountability'] },
    ])
  }),
})
