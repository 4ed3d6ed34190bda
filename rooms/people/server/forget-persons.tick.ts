import { sql } from 'kysely'
import { addDays, dayOf, type Instant, startOfDay } from '#kit'
import { type House, stateInJournal, type Tick, type Trx } from '#platform/server'
import { heldPersons, type Keeping } from './held-persons.query.ts'
import { forgetPersons } from './leave-household.ts'
import { peopleRules } from './people-rules.query.ts'
import type { PersonFile } from './person-file.ts'
import { idsOfPersons } from './persons.store.ts'

/** Persons forgotten in one transaction. */
const batch = 500

/**
 * Destroys the keys of persons of no household whom no room holds, the profile's days after they came (SG-03): somebody told
 * of once and needed by nobody. Entries merged into one another stay or go together.
 */
export const forgetLoosePersons = (files: readonly PersonFile[]): Tick => ({
  name: 'names of people whom no room holds',
  everySeconds: 3600,
  run: async (house) => {
    let after: Seen | undefined
    do {
      after = await house.db.transaction().execute((trx) => forgetSome(trx, house, { files, after }))
    } while (after)
  },
})

/** Where the last part ended. */
interface Seen {
  readonly id: string
  readonly enteredAt: Instant
}

/** Gives where it ended, if there may be more: who is held stays, and is not looked at again in this round. */
async function forgetSome(
  trx: Trx,
  { clock, profile, territory }: House,
  { files, after }: { readonly files: readonly PersonFile[]; readonly after: Seen | undefined },
): Promise<Seen | undefined> {
  const [now, tree] = [clock.now(), territory.current()]
  const { erase } = await peopleRules(profile)
  const today = dayOf(now, profile.utcOffsetMinutes)
  const before = startOfDay(addDays(today, -erase.daysAfterLeaving), profile.utcOffsetMinutes)
  const { rows } = await sql<Seen & { areaId: number }>`
    select id, area_id as "areaId", entered_at as "enteredAt" from persons
    where household_id is null and forgotten_at is null and merged_into is null and entered_at < ${before}::timestamptz
      ${after ? sql`and (entered_at, id) > (${after.enteredAt}::timestamptz, ${after.id}::uuid)` : sql``}
    order by entered_at, id limit ${batch} for update skip locked`.execute(trx)
  const going = await needlessOf(trx, rows, { now, profile, files })
  await forgetPersons(trx, [...going.values()].flat(), now)
  const stated = rows
    .filter(({ id }) => going.has(id))
    .map(({ id, areaId }) => {
      const fact = { type: 'person-forgotten', areaId, subjectId: id, live: ['persons'] }
      return { fact, intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }
    })
  await stateInJournal(trx, stated, now, tree)
  return rows.length === batch ? rows.at(-1) : undefined
}

/** Of these, those whom nobody needs, with all their entries. One entry that is held, or in a book, keeps them all. */
async function needlessOf(
  trx: Trx,
  rows: readonly Seen[],
  keeping: Keeping,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const entries = await idsOfPersons(
    trx,
    rows.map(({ id }) => id),
  )
  const all = [...entries.values()].flat()
  const held = await heldPersons(trx, all, keeping)
  const { rows: inBooks } = await sql<{ id: string }>`
    select id from persons where id = any(${all}::uuid[]) and household_id is not null`.execute(trx)
  const kept = new Set([...held.keys(), ...inBooks.map(({ id }) => id)])
  return new Map([...entries].filter(([, ids]) => !ids.some((id) => kept.has(id))))
}
