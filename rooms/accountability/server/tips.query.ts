import { sql } from 'kysely'
import type { z } from 'zod'
import { addMinutes, type Instant } from '#kit'
import { type Asking, defineRead, fromCursor, no, notFound, toCursor } from '#platform/server'
import { isPerson, logRead, rolesOf } from '#rooms/access/server'
import { ACCOUNTABILITY, type TipLine, tipList, tipPage, tipReporter, tipStanding } from '../domain/index.ts'
import { type Names, readNames } from './names.query.ts'
import { rulesOf } from './rules-of-house.ts'
import { receiptHashOf } from './tips.routes.ts'
import { handlesTip, type StoredTip, tipById, tipColumns, tipScopes, tipScopesOf } from './tips.ts'

interface Clocks {
  readonly assignTipWithinHours: number
  readonly closeTipWithinDays: number
}

function toLine(tip: StoredTip, names: Names, { actor, clocks }: { actor: Asking['actor']; clocks: Clocks }): TipLine {
  return {
    id: tip.id,
    keptAt: tip.keptAt,
    aboutAreaId: tip.aboutAreaId,
    aboutAreaTitle: names.area(tip.aboutAreaId),
    receivedAt: tip.receivedAt,
    assignBy: addMinutes(tip.receivedAt, clocks.assignTipWithinHours * 60),
    closeBy: addMinutes(tip.receivedAt, clocks.closeTipWithinDays * 24 * 60),
    assignedTo: tip.assignedTo,
    assignedToName: names.person(tip.assignedTo),
    assignedAt: tip.assignedAt,
    outcome: tip.outcome,
    closedAt: tip.closedAt,
    hasReporter: tip.sealedReporter !== null,
    isMine: tip.assignedTo !== null && tip.assignedTo === actor.officerId,
  }
}

async function namesOf({ db }: Asking, tips: readonly StoredTip[]): Promise<Names> {
  return readNames(
    db,
    tips.map((tip) => ({ areaId: tip.aboutAreaId, people: [tip.assignedTo] })),
  )
}

/** `GET /accountability/tips`: those that the asker's level handles, with no word of what they say. */
export const tipListRead = defineRead(tipList, async (asking, { isOpen, limit, cursor }) => {
  const after = fromCursor(cursor)
  const kept = asking.tree.inside(asking.intervals).map(({ id }) => id)
  const { rows } = await sql<StoredTip>`
    select ${tipColumns} from accountability_tips where kept_at = any(${kept}::int[])
      ${isOpen === undefined ? sql`` : isOpen ? sql`and outcome is null` : sql`and outcome is not null`}
      ${after === undefined ? sql`` : sql`and (received_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by received_at desc, id desc limit ${limit + 1}`.execute(asking.db)
  const page = rows.slice(0, limit)
  const mine = page.filter((tip) => handlesTip(tipScopes(asking.actor), tip, asking.tree))
  const names = await namesOf(asking, mine)
  const clocks = await rulesOf(asking.profile)
  const last = page.at(-1)
  return {
    items: mine.map((tip) => toLine(tip, names, { actor: asking.actor, clocks })),
    next: rows.length > limit && last ? toCursor([last.receivedAt, last.id]) : null,
  }
})

/** The tip, when the asker is one who handles it; for anybody of the reported unit there is none. */
async function findTip({ db, actor, tree }: Asking, id: string): Promise<StoredTip | undefined> {
  const tip = await tipById(db, id)
  return tip && isPerson(actor) && handlesTip(tipScopes(actor), tip, tree) ? tip : undefined
}

async function writeDown(asking: Asking, tip: StoredTip, look: { kind: string; reason: string }): Promise<void> {
  await logRead(asking.db, {
    ...asking,
    areaId: tip.keptAt,
    permission: 'accountability.receive-tips',
    subjectKind: look.kind,
    subjectId: tip.id,
    reason: look.reason,
    onceInMinutes: 15,
  })
}

/** `GET /accountability/tips/:id`: what it says, written down before it is shown. */
export const tipPageRead = defineRead(tipPage, async (asking, { id, reason }) => {
  const tip = await findTip(asking, id)
  if (!tip) return notFound('id')
  await writeDown(asking, tip, { kind: 'tip', reason })
  const { vault, actor } = asking
  const names = await namesOf(asking, [tip])
  const clocks = await rulesOf(asking.profile)
  return {
    ...toLine(tip, names, { actor, clocks }),
    text: vault.open(tip.sealedText, `tip/${tip.id}`),
    note: tip.sealedNote === null ? null : vault.open(tip.sealedNote, `tip-note/${tip.id}`),
    answer: tip.answer,
    assignable: await assignable(asking, tip),
  }
})

/** Inspectors around the reported unit who have no post in it. */
async function assignable(asking: Asking, tip: StoredTip) {
  const { db, now, tree, profile } = asking
  const roles = await rolesOf(profile)
  const around = tree.upward(tip.keptAt).map(({ id }) => id)
  const { rows } = await sql<{ officerId: string; name: string; post: string; kind: string }>`
    select holdings.officer_id as "officerId", officers.name, posts.title as post, posts.kind
    from posts join holdings on holdings.post_id = posts.id and holdings.from_at <= ${now}
      and (holdings.to_at is null or holdings.to_at > ${now})
    join officers on officers.id = holdings.officer_id
    where posts.area_id = any(${around}::int[]) order by officers.folded, holdings.officer_id`.execute(db)
  const able = rows.filter(({ kind }) => {
    return roles.permissionsOf(roles.roleOfPost(kind) ?? '').has('accountability.receive-tips')
  })
  const found: { officerId: string; name: string; post: string }[] = []
  for (const { officerId, name, post } of able) {
    const scopes = await tipScopesOf({ db, now, profile }, officerId)
    if (handlesTip(scopes, tip, tree)) found.push({ officerId, name, post })
  }
  return found
}

/** `GET /accountability/tips/:id/reporter`: for the assigned person alone, written down before it is shown. */
export const tipReporterRead = defineRead(tipReporter, async (asking, { id, reason }) => {
  const tip = await findTip(asking, id)
  if (!tip) return notFound('id')
  if (tip.assignedTo === null || tip.assignedTo !== asking.actor.officerId) {
    return no(ACCOUNTABILITY.NOT_ASSIGNED_TO_YOU)
  }
  if (tip.sealedReporter === null) return no(ACCOUNTABILITY.NO_REPORTER)
  await writeDown(asking, tip, { kind: 'tip-reporter', reason })
  return { reporter: asking.vault.open(tip.sealedReporter, `tip-reporter/${tip.id}`) }
})

/** `GET /public/tips/:code`: how it stands, for whoever holds the receipt; nobody learns who asked. */
export const tipStandingRead = defineRead(tipStanding, async ({ db }, { code }) => {
  const { rows } = await sql<{
    receivedAt: Instant
    assignedAt: Instant | null
    outcome: StoredTip['outcome']
    answer: string | null
  }>`select received_at as "receivedAt", assigned_at as "assignedAt", outcome, answer from accountability_tips
     where receipt_hash = ${receiptHashOf(code)}`.execute(db)
  const tip = rows[0]
  if (!tip) return no(ACCOUNTABILITY.RECEIPT_UNKNOWN)
  const assigned = tip.assignedAt === null ? 'received' : 'assigned'
  const state: z.infer<(typeof tipStanding)['answer']>['state'] = tip.outcome === null ? assigned : 'closed'
  return { receivedAt: tip.receivedAt, state, outcome: tip.outcome, answer: tip.answer }
})
