import { sql } from 'kysely'
import { addDays, addMinutes, type Day, dayOf, type Instant } from '#kit'
import { type Asking, defineRead, notFound, type Place, sharedAnswer, visiblePlace } from '#platform/server'
import { type CaseRule, caseTimersContract, type StepStats } from '../domain/index.ts'
import { areaTitles } from './case-line.query.ts'
import { insideArea, sharedSeconds } from './curve.query.ts'
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
  const key = `cases.timers ${from} ${to}`
  return sharedAnswer(asking, { key, place, seconds: sharedSeconds }, () => timersOf(asking, place, { from, to }))
})

async function timersOf(asking: Asking, place: Place, span: Span) {
  const titleOf = await areaTitles(asking)
  const rule = await caseRuleAt(asking.profile, asking.now)
  const about = { asOf: asking.now, areaTitle: titleOf(place.id), source: rule?.steps.entered.source.text ?? '' }
  if (!rule) return { ...about, steps: [], rows: [] }
  const taken = await takenSteps(asking, place, { ...span, rule })
  const whole = taken.find(({ childId }) => childId === null)
  const children = taken.filter(({ childId }) => childId !== null)
  const rows = children
    .filter(({ childId }) => childId !== place.id || children.length === 1)
    .map((row) => {
      const areaId = row.childId ?? place.id
      return { areaId, areaTitle: titleOf(areaId), cases: row.cases, steps: statsOf(row, rule) }
    })
  const slowest = (row: (typeof rows)[number]) =>
    Math.max(...row.steps.map(({ p90Minutes, late }) => late * 10_000 + (p90Minutes ?? 0)))
  return {
    ...about,
    steps: whole ? statsOf(whole, rule) : [],
    rows: rows.toSorted((left, right) => slowest(right) - slowest(left)),
  }
}

interface Span {
  readonly from: Day
  readonly to: Day
}

/** What a step took: how many have it behind them, wait for it, are late; half and nine tenths of them within so many minutes. */
type Taken = Record<(typeof steps)[number], Omit<StepStats, 'step' | 'allowedMinutes'>> & {
  /** Null: all of the place together. */
  readonly childId: number | null
  readonly cases: number
}

/** Counted by the database, from an index alone: of hundreds of thousands of cases a few dozen rows come back. */
async function takenSteps(
  asking: Asking,
  place: Place,
  { from, to, rule }: Span & { readonly rule: CaseRule },
): Promise<readonly Taken[]> {
  const { tree } = asking
  const zones = tree.zonesIn([place])
  // Above a commune its communes are enough to tell the children apart.
  const [column, ids] = zones.length > 1 ? ['zone_id', zones] : ['area_id', tree.inside([place]).map(({ id }) => id)]
  const minutes = (step: string) =>
    sql`greatest(0, extract(epoch from ${sql.ref(`${step}_at`)} - confirmed_at)::float8 / 60) as ${sql.ref(step)}`
  const { rows } = await sql<Taken>`
    with children as materialized (
      select * from unnest(${ids}::int[], ${ids.map((id) => childOf(asking, place, id))}::int[]) as children (id, child_id)),
    taken as materialized (
      select coalesce(child_id, ${place.id}) as child_id, confirmed_at, classified_at, placed_at,
             ${sql.join(steps.map(minutes))}
      from cases left join children on children.id = cases.${sql.ref(column)}
      where ${insideArea(asking, place)} and status = 'confirmed' and backlog is null
        and confirmed_on between ${from}::date and ${to}::date)
    select child_id as "childId", count(*)::int as cases, ${sql.join(steps.map((step) => statsIn(step, rule, asking.now)))}
    from taken group by grouping sets ((child_id), ())`.execute(asking.db)
  return rows
}

/** `greatest` knows no null, so that who waits is told by the step's own time. */
function statsIn(step: (typeof steps)[number], rule: CaseRule, now: Instant) {
  const allowed = rule.steps[step].value
  const [value, isDone] = [sql.ref(step), step === 'entered' ? sql`true` : sql`${sql.ref(`${step}_at`)} is not null`]
  const q = (share: number) =>
    sql`percentile_disc(${share}::float8) within group (order by ${value}) filter (where ${isDone})`
  return sql`jsonb_build_object(
    'done', count(*) filter (where ${isDone}), 'waiting', count(*) filter (where not (${isDone})),
    'late', count(*) filter (where case when ${isDone} then ${value} > ${allowed}::float8
                                        else confirmed_at <= ${addMinutes(now, -allowed)}::timestamptz end),
    'medianMinutes', ${q(0.5)}, 'p90Minutes', ${q(0.9)}) as ${value}`
}

function statsOf(taken: Taken, rule: CaseRule): StepStats[] {
  return steps.map((step) => ({ step, allowedMinutes: rule.steps[step].value, ...taken[step] }))
}
