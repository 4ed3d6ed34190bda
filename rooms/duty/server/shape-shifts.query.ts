import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Asking, type Db, intervalsOf, may, type Trx } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { type DutyBook, type DutyShift, type DutySwap, roleTitle } from '../domain/index.ts'
import { commandPosts } from './command-posts.query.ts'
import { peopleOnDuty, personKey } from './people-on-duty.query.ts'
import { type Shift, shiftsById } from './shifts.store.ts'
import type { Swap } from './swaps.store.ts'

/** Shifts as screens show them. */
export async function shapeShifts(asking: Asking, shifts: readonly Shift[], book: DutyBook): Promise<DutyShift[]> {
  const people = await peopleOnDuty(asking.db, shifts, asking.now)
  const covers = new Set(book.rules.flatMap((rule) => rule.roles).flatMap((role) => (role.covers ? role.key : [])))
  return shifts.map((shift) => {
    const person = people.get(personKey(shift))
    return {
      id: shift.id,
      officerId: shift.officerId,
      name: person?.name ?? '',
      synthetic: person?.synthetic ?? false,
      post: person?.post ?? null,
      role: shift.role,
      roleTitle: roleTitle(book, shift.role),
      covers: covers.has(shift.role),
      fromAt: shift.fromAt,
      toAt: shift.toAt,
      takenAt: shift.takenAt,
      restReason: shift.restReason,
      isMine: shift.officerId === asking.actor.officerId,
    }
  })
}

/** Requests as screens show them, with what the reader may do. One whose post the reader may not see is left out. */
export async function shapeSwaps(asking: Asking, swaps: readonly Swap[]): Promise<DutySwap[]> {
  const { db, actor, tree, profile } = asking
  if (swaps.length === 0 || intervalsOf(actor, 'duty.read', tree).length === 0) return []
  const shifts = await shiftsById(
    db,
    swaps.flatMap((swap) => [swap.shiftId, swap.otherShiftId ?? []].flat()),
  )
  const names = await officerNames(
    db,
    swaps.flatMap((swap) => [swap.askerId, swap.otherId]),
  )
  const posts = await commandPosts(
    db,
    swaps.map((swap) => swap.bodyId),
    profile,
  )
  return swaps.flatMap((swap): DutySwap[] => {
    const post = posts.get(swap.bodyId)
    const shift = shifts.get(swap.shiftId)
    if (!post || !shift) return []
    const other = swap.otherShiftId === null ? undefined : shifts.get(swap.otherShiftId)
    const state = stateOf(swap, [shift, ...(other ? [other] : [])], asking.now)
    const person = (officerId: string) => ({ officerId, name: names.get(officerId) ?? '' })
    return [
      {
        id: swap.id,
        bodyId: swap.bodyId,
        postName: post.name,
        kind: other ? 'swap' : 'cover',
        state,
        reason: swap.reason,
        askedAt: swap.askedAt,
        asker: person(swap.askerId),
        other: person(swap.otherId),
        shift: { fromAt: shift.fromAt, toAt: shift.toAt },
        otherShift: other ? { fromAt: other.fromAt, toAt: other.toAt } : null,
        ...powersOver({ ...swap, state }, asking),
      },
    ]
  })
}

/** What was handed over with these shifts: the last word of each. */
export async function lastWords(
  db: Db | Trx,
  shiftIds: readonly string[],
): Promise<Map<string, { note: string; givenBy: string; givenAt: string }>> {
  if (shiftIds.length === 0) return new Map()
  const { rows } = await sql<{ shiftId: string; note: string; givenBy: string; givenAt: string }>`
    select distinct on (shift_id) shift_id as "shiftId", note, given_at as "givenAt", officers.name as "givenBy"
    from duty_handovers join officers on officers.id = given_by
    where shift_id = any(${[...shiftIds]}::uuid[]) order by shift_id, given_at desc, duty_handovers.id desc`.execute(db)
  return new Map(rows.map(({ shiftId, ...word }) => [shiftId, word]))
}

/** A request that nobody finished before a shift of it began, or was taken from the roster, has lapsed. */
function stateOf({ state }: Swap, shifts: readonly Shift[], now: Instant): DutySwap['state'] {
  if (state !== 'asked' && state !== 'accepted') return state
  return shifts.some(({ fromAt, cancelledAt }) => cancelledAt !== null || fromAt <= now) ? 'lapsed' : state
}

/** What the reader may do with a request now. */
function powersOver(
  { state, askerId, otherId, areaId }: Omit<Swap, 'state'> & Pick<DutySwap, 'state'>,
  { actor, tree }: Asking,
): Pick<DutySwap, 'mayAnswer' | 'mayWithdraw' | 'mayDecide'> {
  const isMine = actor.officerId === askerId || actor.officerId === otherId
  return {
    mayAnswer: state === 'asked' && actor.officerId === otherId,
    mayWithdraw: (state === 'asked' || state === 'accepted') && actor.officerId === askerId,
    mayDecide: state === 'accepted' && !isMine && may(actor, 'duty.approve', areaId, tree),
  }
}
