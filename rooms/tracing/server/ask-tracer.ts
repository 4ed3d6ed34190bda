import type { Instant } from '#kit'
import type { Step } from '#platform/server'
import type { TracingRule } from '../domain/index.ts'
import { directContacts } from './direct-contacts.query.ts'
import type { SeedCase } from './seeds-of-cases.query.ts'
import { tracerOf } from './tracer/index.ts'
import type { Reached, TraceAnswer } from './tracer/tracer.contract.ts'
import { tracerRules } from './tracer/tracer-rules.ts'

/** How many of a class were found, compared for the ranking and kept. */
export interface FoundLevel {
  readonly level: number
  readonly found: number
  readonly compared: number
  readonly kept: number
}

/** What a trace says, ranked and capped. */
export interface Traced {
  readonly answer: TraceAnswer
  readonly people: readonly (Reached & { readonly rank: number })[]
  readonly found: readonly FoundLevel[]
}

/** Asks the tracer, adds who is F1 without a visit, and keeps of each class as many as the rule says, the highest risk first. */
export async function askTracer(
  step: Step,
  seeds: readonly SeedCase[],
  { levels, rule }: { readonly levels: 1 | 2 | 3; readonly rule: TracingRule },
): Promise<Traced> {
  const caps: readonly number[] = [rule.caps.f1, rule.caps.f2, rule.caps.f3]
  const question = {
    seeds: seeds.map(({ row, window }) => ({
      personId: row.personId,
      infectiousFrom: window.from,
      infectiousUntil: window.to,
    })),
    hops: levels,
    cap: Math.max(...caps),
  }
  const answer = await tracerOf(step).trace(question, step.now)
  const { householdHours } = await tracerRules(step.profile)
  const direct = await directContacts(step.trx, seeds, { householdHours, now: step.now })
  const isSeed = new Set(seeds.map(({ row }) => row.personId))
  const merged = mergeLevels(answer, direct, isSeed)
  const people: (Reached & { rank: number })[] = []
  const found = merged.map(({ level, all, found: total, compared }) => {
    const kept = all.toSorted(byRisk).slice(0, caps[level - 1])
    people.push(...kept.map((one, index) => ({ ...one, rank: index + 1 })))
    return { level, found: total, compared, kept: kept.length }
  })
  return { answer, people, found }
}

interface MergedLevel {
  readonly level: number
  readonly all: readonly Reached[]
  readonly found: number
  readonly compared: number
}

/** The levels of the answer with those who are F1 anyway: whoever stood further away is moved up. */
function mergeLevels(answer: TraceAnswer, direct: readonly Reached[], isSeed: ReadonlySet<string>): MergedLevel[] {
  const first = new Set(answer.levels.find(({ level }) => level === 1)?.people.map(({ personId }) => personId))
  const unique = new Map(direct.map((one) => [one.personId, one]))
  const added = [...unique.values()].filter(({ personId }) => !first.has(personId) && !isSeed.has(personId))
  const isAdded = new Set(added.map(({ personId }) => personId))
  return answer.levels.map(({ level, people, found, compared }) => {
    if (level === 1)
      return { level, all: [...people, ...added], found: found + added.length, compared: compared + added.length }
    const rest = people.filter(({ personId }) => !isAdded.has(personId))
    return { level, all: rest, found: found - (people.length - rest.length), compared }
  })
}

function byRisk(left: Reached, right: Reached): number {
  return right.risk - left.risk || right.minutes - left.minutes || compareText(left.exposedAt, right.exposedAt)
}

function compareText(left: Instant, right: Instant): number {
  return left < right ? -1 : left > right ? 1 : 0
}
