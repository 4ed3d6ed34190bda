import { sql } from 'kysely'
import { addDays, type Day, type Instant, startOfDay, type Uuid, type Words } from '#kit'
import { defineRead, no, notFound } from '#platform/server'
import { areaTitle, isValidOn, levelOf } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
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

/** Most places of stay that a phone takes along: a district has some dozens of communes. */
const mostHomes = 300

/** `GET /declarations/form`: provinces of today, places, and how far back one asks. */
export const declarationFormRead = defineRead(declarationFormContract, async (asking) => {
  const { now, profile, tree, intervals } = asking
  const { rule, day } = await ruleAt(profile, now)
  if (!rule) return no(DECLARATIONS.RULE_MISSING, { params: { day } })
  const { provinces } = await declarationBook(profile)
  const { byId } = await openBook(asking)
  const toPlace = ({ id }: { id: number }) => {
    const area = byId.get(id)
    return area && isValidOn(area, day) ? [{ areaId: id, title: areaTitle(area), level: levelOf(area.kind) }] : []
  }
  const homes = tree.inside(intervals).flatMap(toPlace)
  const communes = homes.filter(({ level }) => level === 'commune')
  const isLocal = communes.length <= 1
  return {
    today: day,
    askedDays: rule.askedDays.value,
    keepDays: rule.keepDays.value,
    provinces: provincesOn(provinces, day).map(({ code, name }) => ({ code, name })),
    areas: tree
      .childrenOf(tree.root?.id ?? 0)
      .flatMap(toPlace)
      .map(strip),
    homes: (isLocal ? homes.filter(({ level }) => level === 'commune' || level === 'group') : communes)
      .slice(0, mostHomes)
      .map(strip),
  }
})

const strip = ({ areaId, title }: { areaId: number; title: Words }) => ({ areaId, title })
