import { sql } from 'kysely'
import { addDays, addMinutes, type Day, dayOf, type Instant } from '#kit'
import { type Asking, defineRead, notFound, type Place, visiblePlace } from '#platform/server'
import { type CaseRule, caseTimersContract, type StepStats } from '../domain/index.ts'
import { areaTitles } from './case-line.query.ts'
import { insideArea } from './curve.query.ts'
import { caseRuleAt } from './rules-of-house.ts'
import { childOf } from './unknown-source.query.ts'

/** Days that are looked at when nobody says which. */
const daysShown = 14
const steps = ['entered', 'classified', 'placed'] as const

/** `GET /cases/timers`: how long each step took, and who waits, by child area. */
export const caseTimersRead = defineRead(caseTimersContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'cases.count')
  if (!place) return notFound('areaId')
  const today = dayOf(asking.now, asking.profile.utcOffsetMinutes)
  const to = (query.to as Day | undefined) ?? today
  const from = (query.from as Day | undefined) ?? addDays(to, 1 - daysShown)
  const titleOf = await areaTitles(asking)
  const rule = await caseRuleAt(asking.profile, asking.now)
  const about = { asOf: asking.now, areaTitle: titleOf(place.id), source: rule?.steps.entered.source.text ?? '' }
  if (!rule) return { ...about, steps: [], rows: [] }
  const taken = await takenSteps(asking, place, { from, to })
  const byChild = Map.groupBy(taken, ({ areaId }) => childOf(asking, place, areaId))
  const rows = [...byChild]
    .filter(([id]) => id !== place.id || byChild.size === 1)
    .map(([id, some]) => ({
      areaId: id,
      areaTitle: titleOf(id),
      cases: some.length,
      steps: steps.map((step) => statsOf(step, some, { rule, now: asking.now })),
    }))
  const slowest = (row: (typeof rows)[number]) =>
    Math.max(...row.steps.map(({ p90Minutes, late }) => late * 10_000 + (p90Minutes ?? 0)))
  return {
    ...about,
    steps: steps.map((step) => statsOf(step, taken, { rule, now: asking.now })),
    rows: rows.toSorted((left, right) => slowest(right) - slowest(left)),
  }
})

interface Taken {
  readonly areaId: number
  readonly confirmedAt: Instant
  readonly entered: number
  readonly classified: number | null
  readonly placed: number | null
}

async function takenSteps(asking: Asking, place: Place, { from, to }: { from: Day; to: Day }): Promise<Taken[]> {
  const minutes = (column: string) => sql`extract(epoch from ${sql.ref(column)} - confirmed_at)::float8 / 60`
  const { rows } = await sql<Taken>`
    select area_id as "areaId", confirmed_at as "confirmedAt", ${minutes('entered_at')} as entered,
           ${minutes('classified_at')} as classified, ${minutes('placed_at')} as placed
    from cases
    where ${insideArea(asking, place)} and status = 'confirmed' and backlog is null
      and confirmed_on between ${from}::date and ${to}::date`.execute(asking.db)
  return rows
}

function statsOf(
  step: (typeof steps)[number],
  taken: readonly Taken[],
  { rule, now }: { readonly rule: CaseRule; readonly now: Asking['now'] },
): StepStats {
  const allowedMinutes = rule.steps[step].value
  const done = taken.flatMap((one) => (one[step] === null ? [] : [Math.max(0, one[step])])).toSorted((a, b) => a - b)
  const waiting = taken.filter((one) => one[step] === null)
  const before = addMinutes(now, -allowedMinutes)
  const overdue = waiting.filter(({ confirmedAt }) => confirmedAt <= before).length
  return {
    step,
    allowedMinutes,
    done: done.length,
    waiting: waiting.length,
    late: overdue + done.filter((minutes) => minutes > allowedMinutes).length,
    medianMinutes: quantile(done, 0.5),
    p90Minutes: quantile(done, 0.9),
  }
}

/** The smallest value that at least this share does not exceed; null of nothing. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted.length === 0 ? null : (sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null)
}
