import { sql } from 'kysely'
import { dayOf, type Instant, type Paper } from '#kit'
import { type Asking, defineRead, notFound } from '#platform/server'
import { areaTitle, levelOf } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { headPostsOf, officerNames } from '#rooms/bodies/server'
import { layOutLockdown, lockdownPaper, onDay } from '../domain/index.ts'
import { documentTitles } from './document-titles.query.ts'
import { inSentence } from './in-sentence.ts'
import { visibleLockdown } from './lockdown-page.query.ts'
import type { LockdownRow } from './lockdowns.store.ts'
import { decidingLevel } from './who-decides.ts'
import { zoneBook } from './zone-rules.query.ts'

/** `GET /zones/lockdowns/:id/paper` */
export const lockdownPaperRead = defineRead(lockdownPaper, async (asking, { id, decisionId }) => {
  const found = await lockdownPaperOf(asking, id, decisionId)
  return found ?? notFound('id')
})

interface Decision {
  readonly id: string
  readonly kind: 'lock' | 'extend' | 'lift'
  readonly number: string
  readonly documentId: string
  readonly reason: string | null
  readonly fromAt: Instant
  readonly endsAt: Instant | null
  readonly reviewAt: Instant | null
  readonly unitAreaId: number
  readonly officerId: string
  readonly postId: string
  readonly at: Instant
}

/** The decision as a paper: one that was signed, the last where none is named, a draft where nobody has signed; undefined: not theirs to see. */
export async function lockdownPaperOf(
  asking: Asking,
  id: string,
  decisionId: string | undefined,
): Promise<{ readonly paper: Paper; readonly fileName: string } | undefined> {
  const row = await visibleLockdown(asking, id)
  if (!row) return undefined
  const { rows } = await sql<Decision>`
    select id, kind, number, document_id as "documentId", reason, from_at as "fromAt", ends_at as "endsAt",
           review_at as "reviewAt", unit_area_id as "unitAreaId", officer_id as "officerId", post_id as "postId", at
    from lockdown_decisions where lockdown_id = ${id} order by at desc, id`.execute(asking.db)
  const decision = decisionId === undefined ? rows[0] : rows.find((one) => one.id === decisionId)
  if (decisionId !== undefined && !decision) return undefined
  const paper = await layOut(asking, row, decision)
  return { paper, fileName: `Quyết định ${(decision?.number ?? 'dự thảo').replaceAll('/', '-')} ${row.place}` }
}

async function layOut(asking: Asking, row: LockdownRow, decision: Decision | undefined): Promise<Paper> {
  const { profile, now, tree } = asking
  const [{ file }, book] = await Promise.all([zoneBook(profile), openBook(asking)])
  const unitAreaId = decision?.unitAreaId ?? (await unitOf(asking, row.areaId))
  const unit = book.byId.get(unitAreaId)
  const on = decision?.at ?? now
  const offset = profile.utcOffsetMinutes
  const path = tree.upward(row.areaId).map(({ id }) => book.byId.get(id))
  const inner = path
    .filter((area) => area && levelOf(area.kind) !== 'top')
    .flatMap((area) => (area ? [inSentence(areaTitle(area).vi)] : []))
  const signer = await signerOn(asking, unitAreaId, decision, file.decision.signers)
  return layOutLockdown({
    ...row,
    kind: decision?.kind ?? 'lock',
    unit: unit ? inSentence(areaTitle(unit).vi) : '',
    unitName: unit?.name ?? '',
    symbol: file.decision.symbol,
    number: decision?.number ?? null,
    on,
    utcOffsetMinutes: offset,
    laws: onDay(file.laws, dayOf(on, offset)).map(({ title }) => title),
    ...(await wordsOf(asking, row, decision)),
    where: inner.join(', '),
    households: row.householdIds.length,
    ...termOf(row, decision),
    appeal: file.decision.appeal,
    signer,
  })
}

function termOf(row: LockdownRow, decision: Decision | undefined) {
  const { startsAt, endsAt, reviewAt, reason } = row
  if (!decision) return { startsAt, endsAt, reviewAt, reason }
  return {
    startsAt: decision.fromAt,
    endsAt: decision.endsAt,
    reviewAt: decision.reviewAt,
    reason: decision.reason ?? reason,
  }
}

/** The document it stands on and the post that guards it, by their names. */
async function wordsOf({ db }: Asking, { documentId, guardPostId }: LockdownRow, decision: Decision | undefined) {
  const on = decision?.documentId ?? documentId
  const titles = await documentTitles(db, on === null ? [] : [on])
  const post = db
    .selectFrom('posts')
    .select('title')
    .where('id', '=', guardPostId ?? '')
  const guard = guardPostId === null ? undefined : await post.executeTakeFirst()
  return { basis: titles.get(on ?? '')?.vi ?? null, guard: guard?.title ?? null }
}

/** Where it would be decided: the level of the register above the place. */
async function unitOf(asking: Asking, areaId: number): Promise<number> {
  const competence = await decidingLevel(asking, 'lockdown-point')
  const book = await openBook(asking)
  const found = asking.tree.upward(areaId).find(({ id }) => {
    const area = book.byId.get(id)
    return area !== undefined && levelOf(area.kind) === competence?.level
  })
  return found?.id ?? areaId
}

async function signerOn(
  { db, now }: Asking,
  unitAreaId: number,
  decision: Decision | undefined,
  signers: Readonly<Record<string, readonly string[]>>,
) {
  const head = decision ?? (await headPostsOf(db, [unitAreaId], now, 'government')).get(unitAreaId)
  const post = head && (await db.selectFrom('posts').select('kind').where('id', '=', head.postId).executeTakeFirst())
  const names = await officerNames(db, [head?.officerId ?? null])
  return {
    lines: signers[post?.kind ?? 'chairman'] ?? signers.chairman ?? ['CHỦ TỊCH'],
    name: names.get(head?.officerId ?? '') ?? '',
    at: decision?.at ?? null,
  }
}
