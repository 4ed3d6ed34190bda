import { sql } from 'kysely'
import { addMinutes, dayOf, type Instant, type Words } from '#kit'
import { type Asking, defineRead, notFound, visiblePlace } from '#platform/server'
import {
  type CheckpointBook,
  checkpointBookContract,
  checkpointKindsOn,
  checkpointRuleOn,
  isProvinceAtRisk,
} from '../domain/index.ts'
import { directivesAbove, directivesAt, type PlacedDirective } from './directives.query.ts'
import { type ProfileBook, profileBook } from './profile-book.query.ts'

/** `GET /checkpoints/book` */
export const checkpointBookRead = defineRead(checkpointBookContract, async (asking, { areaId, at }) => {
  const placeId = areaId ?? (await myPostArea(asking)) ?? ownArea(asking)
  const place = placeId === undefined ? undefined : visiblePlace(asking, placeId, 'checkpoints.read')
  if (!place) return notFound('areaId')
  const moment = at ?? asking.now
  const { db, tree, profile, now } = asking
  const book = await profileBook(profile)
  const day = dayOf(moment, profile.utcOffsetMinutes)
  const rule = checkpointRuleOn(book.rules, day)
  const directives = directivesAt(await directivesAbove(db, tree, [place.id]), tree, place.id)
  return {
    asOf: now,
    kinds: checkpointKindsOn(book.kinds, day).map(({ key, title, continuous, layers, forces, recordsCrossings }) => {
      return { key, title, continuous, layers, forces, recordsCrossings }
    }),
    forces: book.forces.map(({ key, title }) => ({ key, title })),
    permitted: permittedFrom(directives, book, moment),
    grounds: book.reasons.grounds.map((one) => ({ ...one, appeal: book.reasons.appeal })),
    emergencies: book.reasons.emergencies,
    noReceipt: book.reasons.noReceipt,
    provinces: book.risk.provinces.map((one) => ({ ...one, atRisk: isProvinceAtRisk(book.risk, one.key, moment) })),
    plates: rule?.plates ?? { decisions: [], keepDays: 0 },
    checkInEarlyMinutes: rule?.checkInEarlyMinutes ?? 0,
  }
})

/** Half a day: a shift that is over still has its phone in the field. */
const minutesAfter = 12 * 60

/** The area of the post at which the asker stands now or next; undefined: at none. */
async function myPostArea({ db, actor, now }: Asking): Promise<number | undefined> {
  const { rows } = await sql<{ areaId: number }>`
    select checkpoints.area_id as "areaId"
    from checkpoint_members member
    join checkpoint_shifts shift on shift.id = member.shift_id
    join checkpoints on checkpoints.id = shift.checkpoint_id
    where member.officer_id = ${actor.officerId}::uuid and shift.to_at > ${addMinutes(now, -minutesAfter)}
      and shift.cancelled_at is null
    order by shift.from_at limit 1`.execute(db)
  return rows[0]?.areaId
}

/** The area of whoever stands nowhere yet, and may be sent to a post tonight. */
function ownArea({ actor }: Asking): number | undefined {
  return actor.scopes.find(({ permissions }) => permissions.has('checkpoints.stand'))?.areaId
}

/** Lists of permitted trips that apply from a moment on, the nearest directive first. */
function permittedFrom(
  directives: readonly PlacedDirective[],
  { reasons }: ProfileBook,
  from: Instant,
): CheckpointBook['permitted'] {
  return directives.flatMap(({ documentId, number, label, fromAt, toAt }) => {
    const list = number === null ? undefined : reasons.permitted.find(({ document }) => document === number)
    if (!list || (toAt !== null && toAt <= from)) return []
    return [{ documentId, label, source: list.source, fromAt, toAt, reasons: list.reasons }]
  })
}

/** The words of a reason, wherever it stands; undefined for a key that the profile no longer knows. */
export function reasonTitle({ reasons }: ProfileBook, key: string | null): Words | null {
  if (key === null) return null
  const lists = [...reasons.permitted.map((one) => one.reasons), reasons.grounds, reasons.emergencies]
  return lists.flat().find((one) => one.key === key)?.title ?? null
}
