import { sql } from 'kysely'
import { addDays, type Day, dayOf, startOfDay } from '#kit'
import { type House, stateInJournal, type Tick, type Tree } from '#platform/server'
import { settledAt } from '../domain/index.ts'
import { computeDay } from './compute-day.ts'
import { formulaOfDay } from './formulas.ts'

/** How far back a house that slept catches up by itself. */
const daysBack = 7

/**
 * Computes each day once its records are settled, as known at that very moment: whether the house does it in the same
 * minute or a week later, it comes to the same.
 */
export const computeSettledTick: Tick = {
  name: 'scorecards-settled',
  everySeconds: 60,
  run: async (house: House) => {
    const { db, clock, profile, territory } = house
    const now = clock.now()
    const tree = await territory.refresh(db)
    const { root } = tree
    if (!root) return
    const today = dayOf(now, profile.utcOffsetMinutes)
    for (let back = daysBack; back >= 1; back--) {
      const day = addDays(today, -back)
      const formula = await formulaOfDay(profile, day)
      if (!formula) continue
      const knownAt = settledAt(formula, day, profile.utcOffsetMinutes)
      if (now <= knownAt || (await isComputed(db, day)) || !(await wasUsed(house, tree, day))) continue
      await db.transaction().execute(async (trx) => {
        const done = await computeDay(
          trx,
          { formula, areaId: root.id, within: root, day, knownAt },
          { now, tree, profile },
        )
        const by = { intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }
        await stateInJournal(
          trx,
          done.facts.map((fact) => ({ fact, ...by })),
          now,
          tree,
        )
      })
    }
  },
}

async function isComputed(db: House['db'], day: Day): Promise<boolean> {
  const { rows } = await sql`select 1 from scores where on_day = ${day} limit 1`.execute(db)
  return rows.length > 0
}

/** A day on which nobody did anything in the house measures nobody: it was not in use. */
async function wasUsed({ db, profile }: House, tree: Tree, day: Day): Promise<boolean> {
  const offset = profile.utcOffsetMinutes
  const zones = tree.root ? tree.zonesIn([tree.root]) : []
  const { rows } = await sql`
    select 1 from journal
    where zone_id = any(${zones}::int[]) and recorded_at >= ${startOfDay(day, offset)}
      and recorded_at < ${startOfDay(addDays(day, 1), offset)} and account_id is not null limit 1`.execute(db)
  return rows.length > 0
}
