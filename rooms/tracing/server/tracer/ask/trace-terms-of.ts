import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { TraceTerms } from '../kernel/trace-terms.ts'
import { dayMinutes, minuteOf } from '../minutes.ts'
import { shortestMinutes, type TraceQuestion, type TracerRules } from '../tracer.contract.ts'

const mostShown = 5000

/** A question in numbers; minutes since 2020. */
export interface TermsAsked {
  readonly terms: TraceTerms
  readonly cap: number
  readonly unknownSeeds: readonly string[]
}

/** Turns a question to numbers: seeds whom the tracer does not know are named, one named twice counts from the earlier. */
export async function termsOf(
  db: Db | Trx,
  question: TraceQuestion,
  { rules, now }: { readonly rules: TracerRules; readonly now: Instant },
): Promise<TermsAsked> {
  const until = minuteOf(question.until ?? now)
  const from = until - rules.windowDays * dayMinutes
  const numbers = await numbersOf(
    db,
    question.seeds.map(({ personId }) => personId),
  )
  const seeds = new Map<number, { person: number; from: number; until: number }>()
  for (const { personId, infectiousFrom, infectiousUntil } of question.seeds) {
    const person = numbers.get(personId)
    if (person === undefined) continue
    const span = {
      from: Math.max(from, minuteOf(infectiousFrom)),
      until: Math.min(until, infectiousUntil === undefined ? until : minuteOf(infectiousUntil)),
    }
    const known = seeds.get(person)
    seeds.set(person, {
      person,
      from: Math.min(known?.from ?? span.from, span.from),
      until: Math.max(known?.until ?? span.until, span.until),
    })
  }
  return {
    terms: {
      seeds: [...seeds.values()],
      hops: question.hops,
      leastMinutes: Math.max(shortestMinutes, question.leastMinutes ?? rules.leastMinutes),
      latentMinutes: (question.latentHours ?? rules.latentHours) * 60,
      householdMinutes: rules.householdHours * 60,
      until,
      links: question.links ?? true,
    },
    cap: Math.min(mostShown, question.cap ?? 500),
    unknownSeeds: [...new Set(question.seeds.map(({ personId }) => personId))].filter((id) => !numbers.has(id)),
  }
}

async function numbersOf(db: Db | Trx, personIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; number: number }>`
    select person_id as id, number from trace_people
    where person_id = any(${[...new Set(personIds)]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, number }) => [id, number]))
}
