import { sql } from 'kysely'
import { addMinutes, dayOf, type Words } from '#kit'
import type { Db, Profile, Trx } from '#platform/server'
import {
  clashesIn,
  type DutyBook,
  type HeldPost,
  holdsThroughout,
  type RestBreach,
  restBreaches,
  restOf,
  restWords,
  roleOf,
  ruleOn,
} from '../domain/index.ts'
import { readShifts, type Shift } from './shifts.store.ts'

/** Something wrong with a shift that stands: rest broken, the office ended since, on duty elsewhere at the same time. */
export interface Trouble {
  readonly shiftId: string
  readonly kind: 'rest' | 'office' | 'double'
  readonly text: Words
  readonly reason: string | null
  readonly shift: Shift
}

const allKinds: readonly Trouble['kind'][] = ['rest', 'office', 'double']

/**
 * What is wrong with these shifts by the facts of now. Their people's other shifts anywhere are looked at too, so that
 * what came in by another way than the door (a restored table, two registers brought together) is seen as well.
 */
export async function troublesOf(
  { db, profile, kinds = allKinds }: { db: Db | Trx; profile: Profile; kinds?: readonly Trouble['kind'][] },
  shifts: readonly Shift[],
  book: DutyBook,
): Promise<Trouble[]> {
  const [first] = shifts
  if (!first) return []
  const officerIds = [...new Set(shifts.map((shift) => shift.officerId))]
  const from = addMinutes(
    shifts.reduce((least, one) => (one.fromAt < least ? one.fromAt : least), first.fromAt),
    -9 * 1440,
  )
  const to = addMinutes(
    shifts.reduce((most, one) => (one.toAt > most ? one.toAt : most), first.toAt),
    9 * 1440,
  )
  const all = await readShifts(db, sql`officer_id = any(${officerIds}::uuid[]) and from_at < ${to} and to_at > ${from}`)
  const byOfficer = [...Map.groupBy(all, (shift) => shift.officerId).values()]
  const asked = new Set(shifts.map((shift) => shift.id))
  const found: Trouble[] = []
  if (kinds.includes('rest')) {
    for (const own of byOfficer) found.push(...restTroubles(own, book, profile.utcOffsetMinutes))
  }
  if (kinds.includes('double')) {
    for (const pair of byOfficer.flatMap((own) => clashesIn(own))) found.push(...pair.map(doubleOf))
  }
  if (kinds.includes('office')) {
    const held = await readHeldBy(db, officerIds)
    for (const shift of shifts) found.push(...officeTrouble(shift, held.get(shift.officerId) ?? [], book, profile))
  }
  return found.filter((one) => asked.has(one.shiftId))
}

function restTroubles(own: readonly Shift[], book: DutyBook, offsetMinutes: number): Trouble[] {
  const [first] = own
  const rule = first && ruleOn(book, dayOf(first.fromAt, offsetMinutes))
  if (!rule) return []
  return restBreaches(own, restOf(rule), offsetMinutes).flatMap((breach) => {
    // A shift that follows too soon begins at the moment of the breach; a day or a week is told at its last shift.
    const shift =
      own.find((one) => one.fromAt === breach.at) ??
      own.findLast((one) => one.toAt > breach.at && isInside(one, breach))
    return shift
      ? [{ shiftId: shift.id, kind: 'rest' as const, text: sayBreach(breach), reason: shift.restReason, shift }]
      : []
  })
}

function isInside(shift: Shift, { figure, at }: RestBreach): boolean {
  return shift.fromAt < addMinutes(at, figure === 'maxHoursPerDay' ? 1440 : 7 * 1440)
}

/** The sentence of a breach: "nghỉ giữa hai ca 8 giờ, mức 12 giờ". */
export function sayBreach({ figure, hours, limit }: RestBreach): Words {
  const { vi, en } = restWords[figure]
  const rounded = Math.round(hours * 10) / 10
  return { vi: `${vi} ${rounded} giờ, mức ${limit} giờ`, en: `${en} ${rounded} h, limit ${limit} h` }
}

function doubleOf(shift: Shift): Trouble {
  const text = { vi: 'trực hai nơi cùng lúc', en: 'on duty in two places at once' }
  return { shiftId: shift.id, kind: 'double', text, reason: null, shift }
}

function officeTrouble(
  shift: Shift,
  posts: readonly (HeldPost & { areaId: number })[],
  book: DutyBook,
  profile: Profile,
): Trouble[] {
  const rule = ruleOn(book, dayOf(shift.fromAt, profile.utcOffsetMinutes))
  const kinds = (rule && roleOf(rule, shift.role)?.postKinds) ?? []
  const isFit = posts.some(
    (post) => post.areaId === shift.areaId && kinds.includes(post.kind) && holdsThroughout(post, shift),
  )
  if (isFit) return []
  const text = { vi: 'không còn giữ chức vụ để trực ca này', en: 'no longer holds a post to stand this shift' }
  return [{ shiftId: shift.id, kind: 'office', text, reason: null, shift }]
}

async function readHeldBy(
  db: Db | Trx,
  officerIds: readonly string[],
): Promise<Map<string, (HeldPost & { areaId: number })[]>> {
  const { rows } = await sql<HeldPost & { officerId: string; areaId: number }>`
    select holdings.officer_id as "officerId", posts.area_id as "areaId", posts.kind, holdings.from_at as "fromAt",
           holdings.to_at as "toAt"
    from holdings join posts on posts.id = holdings.post_id
    where holdings.officer_id = any(${[...officerIds]}::uuid[])`.execute(db)
  return Map.groupBy(rows, (row) => row.officerId)
}
