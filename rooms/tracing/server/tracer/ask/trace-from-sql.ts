import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import type { Tied } from '../kernel/explain.ts'
import type { ExposingPlace } from '../kernel/exposing-places.ts'
import { PlaceTraits } from '../kernel/place-traits.ts'
import type { Ranked, RankedLevel } from '../kernel/rank-level.ts'
import { riskOf } from '../kernel/risk.ts'
import { firstHopInSql, houseRelations } from '../sql/first-hop.ts'
import type { OracleQuestion } from '../sql/level-oracle.ts'
import { firstHopTies } from '../sql/pairs-of.ts'
import { startOfWindow } from '../thread/tracer-service.ts'
import type { TracerRules, Ventilation } from '../tracer.contract.ts'
import type { NumberedAnswer } from './trace-answer.ts'
import type { TermsAsked } from './trace-terms-of.ts'

/** People compared at most; the others stand behind by time of exposure. */
const mostCompared = 5000

/** The first hop from the database: slower, and all that is answered while the index is being built. */
export async function traceFromSql(
  db: Db | Trx,
  { terms, cap, unknownSeeds }: TermsAsked,
  rules: TracerRules,
): Promise<NumberedAnswer> {
  const since = performance.now()
  const { links, ...relations } = houseRelations
  const question: OracleQuestion = {
    ...terms,
    ...relations,
    links: terms.links ? links : null,
    from: startOfWindow(rules, terms.until),
  }
  const reached = (await firstHopInSql(db, question)).toSorted(
    (one, other) => one.minute - other.minute || one.person - other.person,
  )
  const levelsMs = performance.now() - since
  const compared = reached.slice(0, mostCompared)
  const people = await rankReached(db, question, compared)
  const level: RankedLevel = { found: reached.length, compared: compared.length, people: people.slice(0, cap) }
  return {
    ...placesOf(people),
    levels: [level],
    appliedSeq: await lastSeq(db),
    servedBy: 'sql',
    hops: 1,
    unknownSeeds,
    tookMs: { levels: levelsMs, ranking: performance.now() - since - levelsMs },
  }
}

async function rankReached(
  db: Db | Trx,
  question: OracleQuestion,
  reached: readonly { readonly person: number; readonly minute: number }[],
): Promise<Ranked[]> {
  const ties = await firstHopTies(
    db,
    question,
    reached.map(({ person }) => person),
  )
  const traits = await traitsOf(
    db,
    [...ties.values()].flatMap(({ place }) => place ?? []),
  )
  const ranked = reached.flatMap(({ person, minute }): Ranked[] => {
    const tied = ties.get(person)
    return tied ? [{ person, exposed: minute, tied, ...riskOfTie(tied, traits) }] : []
  })
  return ranked.sort((one, other) => other.risk - one.risk || one.exposed - other.exposed || one.person - other.person)
}

function riskOfTie({ kind, place, total }: Tied, traits: PlaceTraits) {
  const capacity = place === null ? null : traits.capacityOf(place)
  return riskOf({
    kind,
    minutes: total,
    capacity,
    ventilation: place === null ? 'unknown' : traits.ventilationOf(place),
  })
}

async function traitsOf(db: Db | Trx, places: readonly number[]): Promise<PlaceTraits> {
  const { rows } = await sql<{ number: number; capacity: number | null; ventilation: Ventilation }>`
    select number, capacity, ventilation from trace_places
    where number = any(${[...new Set(places)]}::int[])`.execute(db)
  const traits = new PlaceTraits()
  for (const { number, ...place } of rows) traits.set(number, place)
  return traits
}

function placesOf(people: readonly Ranked[]): { places: ExposingPlace[]; placesLeftOut: number } {
  const counts = new Map<number, number>()
  for (const { tied } of people) if (tied.place !== null) counts.set(tied.place, (counts.get(tied.place) ?? 0) + 1)
  const places = [...counts].map(([place, count]): ExposingPlace => ({ place, byLevel: [count, 0, 0] }))
  places.sort((one, other) => other.byLevel[0] - one.byLevel[0] || one.place - other.place)
  return { places: places.slice(0, 100), placesLeftOut: Math.max(0, places.length - 100) }
}

/** Number of the journal's last entry: an answer from the database knows everything. */
export async function lastSeq(db: Db | Trx): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    select seq from journal order by xid desc, seq desc limit 1`.execute(db)
  return rows[0]?.seq ?? 0
}
