import { sql } from 'kysely'
import { addDays, type Day, type Instant, startOfDay, type Uuid } from '#kit'
import { defineRead, no, notFound } from '#platform/server'
import { signPasses } from '#rooms/passes/server'
import {
  DECLARATIONS,
  declarationFormContract,
  declarationReceiptContract,
  provincesOn,
  receiptCodeOf,
} from '../domain/index.ts'
import { declarationBook, ruleAt } from './rules-of-house.ts'

/** Key of the form in the code of a receipt: khai báo y tế. */
export const receiptForm = 'health'

/** What the code of a receipt says: which declaration, of which place of stay, from when until when. Nothing of the person. */
export function receiptClaimsOf(of: {
  id: string
  areaId: number
  at: Instant
  keepUntil: Day
  utcOffsetMinutes: number
}) {
  const until = startOfDay(addDays(of.keepUntil, 1), of.utcOffsetMinutes)
  return { kind: 'receipt' as const, id: of.id as Uuid, areaId: of.areaId, from: of.at, until, form: receiptForm }
}

/** `GET /declarations/:declarationId/receipt`: the code, signed anew. */
export const declarationReceiptRead = defineRead(declarationReceiptContract, async (asking, { declarationId }) => {
  const { db, intervals, tree, profile, now, vault } = asking
  const { rows } = await sql<{ areaId: number; declaredAt: Instant; keepUntil: Day }>`
    select area_id as "areaId", declared_at as "declaredAt", keep_until as "keepUntil"
    from declarations where id = ${declarationId}`.execute(db)
  const row = rows[0]
  const place = row && tree.find(row.areaId)
  const isTheirs = place && intervals.some(({ first, last }) => first <= place.first && place.last <= last)
  if (!row || !isTheirs) return notFound('declarationId')
  const { utcOffsetMinutes } = profile
  const claims = receiptClaimsOf({ ...row, id: declarationId, at: row.declaredAt, utcOffsetMinutes })
  const [pass] = await db.transaction().execute((trx) => signPasses({ trx, now, profile, tree, vault }, [claims]))
  return { declarationId, code: receiptCodeOf(declarationId), text: pass?.text ?? '', declaredAt: row.declaredAt }
})

/** `GET /declarations/form`: provinces of today, and how far back one asks. */
export const declarationFormRead = defineRead(declarationFormContract, async ({ now, profile }) => {
  const { rule, day } = await ruleAt(profile, now)
  if (!rule) return no(DECLARATIONS.RULE_MISSING, { params: { day } })
  const { provinces } = await declarationBook(profile)
  return {
    today: day,
    askedDays: rule.askedDays.value,
    keepDays: rule.keepDays.value,
    provinces: provincesOn(provinces, day).map(({ code, name }) => ({ code, name })),
  }
})
