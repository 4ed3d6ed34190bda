import { sql } from 'kysely'
import { addDays, type Day, dayOf, type Instant, type Words } from '#kit'
import { type Asking, defineRead, no, notFound } from '#platform/server'
import { logRead } from '#rooms/access/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { officerNames } from '#rooms/bodies/server'
import {
  type Channel,
  codeExample,
  codeLength,
  DECLARATIONS,
  type Declared,
  declarationByCodeContract,
  idsOfCode,
  type RiskReason,
  receiptCodeOf,
} from '../domain/index.ts'
import { reasonWords } from './risk-words.query.ts'
import { declarationBook, ruleAt } from './rules-of-house.ts'
import { keepUntil, openDeclared } from './sealed.store.ts'

interface Row {
  readonly id: string
  readonly areaId: number
  readonly declaredAt: Instant
  readonly channel: Channel
  readonly enteredBy: string | null
  readonly keepUntil: Day
  readonly reasons: readonly RiskReason[] | null
}

const permission = declarationByCodeContract.permission
const subjectKind = `GET /api${declarationByCodeContract.path}`

/** `GET /declarations/by-code/:code`: the look is written down first; if it cannot be, nothing is shown (SG-09). */
export const declarationByCodeRead = defineRead(declarationByCodeContract, async (asking, { code, reason }) => {
  const ids = idsOfCode(code)
  if (!ids) return no(DECLARATIONS.BAD_CODE, { field: 'code', params: { length: codeLength, example: codeExample } })
  const { rows } = await sql<Row>`
    select declarations.id, declarations.area_id as "areaId", declarations.declared_at as "declaredAt", channel,
           entered_by as "enteredBy", declarations.keep_until as "keepUntil", declaration_flags.reasons
    from declarations left join declaration_flags on declaration_flags.declaration_id = declarations.id
      and declaration_flags.zone_id = declarations.zone_id
    where declarations.id between ${ids.first}::uuid and ${ids.last}::uuid limit 2`.execute(asking.db)
  const [row, second] = rows.filter(({ areaId }) => isTheirs(asking, areaId))
  if (!row) return no(DECLARATIONS.UNKNOWN, { field: 'code' })
  if (second) return no(DECLARATIONS.CODE_AMBIGUOUS, { field: 'code' })
  const { db, actor, tree, now, requestId } = asking
  await logRead(db, {
    actor,
    tree,
    now,
    requestId,
    areaId: row.areaId,
    permission,
    subjectKind,
    subjectId: row.id,
    reason,
  })
  return answer(asking, row)
})

function isTheirs({ intervals, tree }: Asking, areaId: number): boolean {
  const place = tree.find(areaId)
  return place !== undefined && intervals.some(({ first, last }) => first <= place.first && place.last <= last)
}

async function answer(asking: Asking, row: Row) {
  const { db, vault, profile, now } = asking
  const declared = await openDeclared(db, vault, row.id)
  if (!declared) return no(DECLARATIONS.UNKNOWN, { field: 'code' })
  const { rule } = await ruleAt(profile, now)
  const until = addDays(dayOf(now, profile.utcOffsetMinutes), rule?.keepDays.value ?? 0)
  if (until > row.keepUntil) await db.transaction().execute((trx) => keepUntil(trx, vault, row.id, until))
  const book = await openBook(asking)
  const area = book.byId.get(row.areaId)
  if (!area) return notFound('code')
  const [reasons = []] = await reasonWords(db, profile, [row.reasons ?? []])
  return {
    declarationId: row.id,
    code: receiptCodeOf(row.id),
    areaId: row.areaId,
    areaTitle: areaTitle(area),
    declaredAt: row.declaredAt,
    channel: row.channel,
    enteredBy: row.enteredBy === null ? null : ((await officerNames(db, [row.enteredBy])).get(row.enteredBy) ?? null),
    keptUntil: until > row.keepUntil ? until : row.keepUntil,
    reasons,
    declared,
    origins: await originNames(asking, declared),
  }
}

async function originNames(asking: Asking, { origins }: Declared): Promise<Words[]> {
  const book = await openBook(asking)
  const { provinces } = (await declarationBook(asking.profile)).provinces
  return origins.map(({ areaId, provinceCode }) => {
    const area = areaId === undefined ? undefined : book.byId.get(areaId)
    if (area) return areaTitle(area)
    const name = provinces.find(({ code }) => code === provinceCode)?.name ?? ''
    return { vi: name, en: name }
  })
}
