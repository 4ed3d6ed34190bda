import type { Ground } from '../ground.ts'
import { digits, type Line, median, percentile, say, seconds, spread, timeOf } from '../measure.ts'
import type { Visitor } from '../visitor.ts'

const wanted = 1_000_000
const turns = 60
const plainTurns = 9
const firstDay = Date.UTC(2020, 6, 27)
const daysFilled = 90
const steps = ['detected', 'proposed', 'decided', 'paid'] as const

interface Area {
  readonly id: number
  readonly zoneId: number
  readonly depth: number
  readonly first: number
  readonly last: number
}

/** The daily bulletin of any area at a million dossiers, beside plain GROUP BY over the dossiers themselves. */
export async function measureViolations(ground: Ground): Promise<Line[]> {
  await ground.stopProgram()
  const { ms } = await timeOf(() => fill(ground))
  say(`  ${digits(wanted)} dossiers are there, and counted, after ${seconds(ms)}`)
  await ground.startProgram()
  const chairman = await ground.visitor('chairman.01')
  const { rows: areas } = await ground.pool.query<Area>(
    'select id, zone_id as "zoneId", depth, first, last from areas where valid_to is null',
  )
  const lines: Line[] = []
  const all: number[] = []
  for (const [level, some] of levelsOf(areas)) {
    const { bulletin, plain } = await askInTurns(ground, chairman, some)
    all.push(...bulletin)
    lines.push({
      work: `violation bulletin of a day at ${digits(wanted)} dossiers: a ${level}`,
      measured: spread(bulletin),
      reach: 'p95 < 100 ms',
      beside: `plain GROUP BY for one step, with its index: ${spread(plain)}, ratio ${digits(median(plain) / median(bulletin))}`,
    })
  }
  const any = { work: 'violation bulletin of a day, any area', reach: 'p95 < 100 ms', beside: '' }
  lines.push({ ...any, measured: `p95 ${digits(percentile(all, 0.95))} ms` })
  lines.push(await measureAllDays(ground, chairman, areas), await measureList(chairman, areas))
  return lines
}

function levelsOf(areas: readonly Area[]): [string, Area[]][] {
  return [
    ['city', areas.filter(({ depth }) => depth === 0)],
    ['district', areas.filter(({ depth }) => depth === 1)],
    ['ward', areas.filter(({ id, zoneId, depth }) => depth > 1 && id === zoneId)],
    ['residential group', areas.filter(({ id, zoneId, depth }) => depth > 1 && id !== zoneId)],
  ]
}

const pick = <T>(some: readonly T[]): T => some[Math.floor(Math.random() * some.length)] as T
const dayAt = (index: number) => new Date(firstDay + index * 86_400_000).toISOString().slice(0, 10)

interface Counts {
  readonly total: { readonly proposed: { readonly count: number; readonly amount: string } }
}

/** The bulletin and the plain statement take turns, and must say the same. */
async function askInTurns(ground: Ground, chairman: Visitor, some: readonly Area[]) {
  const times = { bulletin: [] as number[], plain: [] as number[] }
  for (let turn = 0; turn < turns; turn++) {
    const area = pick(some)
    const day = dayAt(Math.floor(Math.random() * daysFilled))
    const asked = await timeOf(() => chairman.get<Counts>(`/violation-bulletin?areaId=${area.id}&from=${day}`))
    times.bulletin.push(asked.ms)
    if (turn % Math.floor(turns / plainTurns) !== 0) continue
    const plain = await timeOf(() => groupBy(ground, area, { from: day, to: day }))
    times.plain.push(plain.ms)
    const said = asked.value.total.proposed
    if (said.count !== plain.value.count || said.amount !== plain.value.amount) {
      throw new Error(`the bulletin says ${JSON.stringify(said)}, the dossiers ${JSON.stringify(plain.value)}`)
    }
  }
  return times
}

async function groupBy(ground: Ground, { first, last }: Area, { from, to }: { from: string; to: string }) {
  const { rows } = await ground.pool.query<{ count: string; amount: string }>(
    `select behaviour, count(*) as count, sum(proposed_amount) as amount
     from violations join areas on areas.id = violations.area_id
     where proposed_on between $1 and $2 and areas.first between $3 and $4
     group by behaviour`,
    [from, to, first, last],
  )
  const sum = (key: 'count' | 'amount') => rows.reduce((total, row) => total + BigInt(row[key]), 0n)
  return { count: Number(sum('count')), amount: String(sum('amount')) }
}

async function measureAllDays(ground: Ground, chairman: Visitor, areas: readonly Area[]): Promise<Line> {
  const city = areas.find(({ depth }) => depth === 0) as Area
  const [from, to] = [dayAt(0), dayAt(daysFilled - 1)]
  const times: number[] = []
  for (let turn = 0; turn < 15; turn++) {
    const path = `/violation-bulletin?areaId=${city.id}&from=${from}&to=${to}`
    times.push((await timeOf(() => chairman.get(path))).ms)
  }
  const plain: number[] = []
  for (let turn = 0; turn < 3; turn++) plain.push((await timeOf(() => groupBy(ground, city, { from, to }))).ms)
  return {
    work: `violation bulletin of ${daysFilled} days together, the city (${digits(wanted)} dossiers)`,
    measured: spread(times),
    reach: '',
    beside: `plain GROUP BY for one step: ${spread(plain)}, ratio ${digits(median(plain) / median(times))}`,
  }
}

/** The list behind a number, and the first page of all. */
async function measureList(chairman: Visitor, areas: readonly Area[]): Promise<Line> {
  const times: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    const { id } = pick(areas.filter(({ depth }) => depth < 2))
    const day = dayAt(Math.floor(Math.random() * daysFilled))
    const more = turn % 2 === 0 ? '' : `&step=proposed&from=${day}&to=${day}`
    times.push((await timeOf(() => chairman.get(`/violations?areaId=${id}${more}`))).ms)
  }
  return {
    work: `list of dossiers, first page, at ${digits(wanted)}: of an area, and behind a number`,
    measured: spread(times),
    reach: 'p95 < 200 ms',
    beside: '',
  }
}

/**
 * A million dossiers of ninety days, and their counters, set-based and for the bench alone: what the door would have written
 * one by one. Nine of ten lie in a ward, the others in a residential group.
 */
async function fill({ pool }: Ground): Promise<void> {
  // The indexes that a bulk load would drown in are taken away and made again.
  const { rows: indexes } = await pool.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename = 'violations' and indexname <> 'violations_pkey'`,
  )
  for (const { name } of indexes) await pool.query(`drop index "${name}"`)
  await insertDossiers(pool)
  say('  … dossiers are written; they are counted …')
  for (const { definition } of indexes) await pool.query(definition)
  for (const step of steps) await count(pool, step)
  await pool.query('vacuum analyze violations, tallies, tallies_below, tallies_above')
}

async function insertDossiers(pool: Ground['pool']): Promise<void> {
  await pool.query(
    `with places as materialized (
       select array_agg(id) filter (where id = zone_id) as zones, array_agg(id) filter (where id <> zone_id) as groups
       from areas where depth > 1 and valid_to is null),
     drawn as (
       select number, date '2020-07-27' + (number % $2)::int as day, random() as dice,
              case when random() < 0.9 then zones[1 + floor(random() * cardinality(zones))::int]
                   else groups[1 + floor(random() * cardinality(groups))::int] end as area_id
       from generate_series(1, $1::int) as number, places)
     insert into violations (zone_id, id, area_id, year, seq, behaviour, variant, subject_kind, age_band, has_guardian,
       act_at, detected_at, detected_on, state, record_by, recorded_at, refused_to_sign, explanation, proposed_verdict,
       proposed_amount, proposed_at, proposed_on, proposal_factors, is_complex, decide_by, level, level_area_id, verdict,
       decided_amount, decided_at, decided_on, decision_factors, instalments, paid_amount, paid_on, relieved_amount,
       cancelled_amount, interest_due, closed_as, closed_at, changed_at)
     select areas.zone_id, gen_random_uuid(), areas.id, 2020, 1000000 + number,
       (array['V01', 'V01', 'V01', 'V02', 'V03', 'V06', 'V09'])[1 + number % 7],
       case when number % 7 < 3 then 'no-mask' end, 'individual', 'adult', false, moment, moment, day,
       case when dice < 0.9 then 'closed' else 'proposed' end, moment, moment, false, 'none', 'fine',
       1000000 + 50000 * (number % 40), moment, day, '[]', false, moment + interval '3 years', 'commune', areas.zone_id,
       case when dice < 0.9 then 'fine' end, case when dice < 0.9 then 1000000 + 50000 * (number % 40) end,
       case when dice < 0.9 then moment + interval '3 days' end, case when dice < 0.9 then day + 3 end, '[]', '[]',
       case when dice < 0.9 then 1000000 + 50000 * (number % 40) else 0 end, case when dice < 0.9 then day + 6 end, 0, 0, 0,
       case when dice < 0.9 then 'paid' end, case when dice < 0.9 then moment + interval '6 days' end, moment
     from drawn join areas on areas.id = drawn.area_id
     cross join lateral (select day::timestamptz + make_interval(secs => number % 60000) as moment) as at`,
    [wanted, daysFilled],
  )
}

async function count(pool: Ground['pool'], step: (typeof steps)[number]): Promise<void> {
  const amount = { detected: '0', proposed: 'proposed_amount', decided: 'decided_amount', paid: 'paid_amount' }[step]
  await pool.query(
    `with given as materialized (
       select area_id, zone_id, ${step}_on as day, behaviour, count(*) as count, sum(${amount}) as amount
       from violations where ${step}_on is not null and year = 2020 and seq > 1000000 group by 1, 2, 3, 4),
     keyed as materialized (
       select area_id, zone_id, day, key, sum(value)::bigint as value
       from given cross join lateral (values
         ('violations-${step}', count), ('violations-${step}/' || behaviour, count),
         ('fines-${step}', amount), ('fines-${step}/' || behaviour, amount)) as one (key, value)
       where value <> 0 group by 1, 2, 3, 4),
     in_zones as materialized (select zone_id, key, day, sum(value)::bigint as value from keyed group by 1, 2, 3),
     over as materialized (
       select zone.id as zone_id, above.id as area_id
       from areas as zone join areas as above on above.depth < 2 and above.first < zone.first and above.last >= zone.last
       where zone.id = zone.zone_id and zone.depth > 1),
     zones as (
       insert into tallies as t (zone_id, indicator, day, value) select * from in_zones
       on conflict (zone_id, indicator, day) do update set value = t.value + excluded.value),
     below as (
       insert into tallies_below as t (zone_id, area_id, indicator, day, value)
       select zone_id, area_id, key, day, sum(value) from keyed where area_id <> zone_id group by 1, 2, 3, 4
       on conflict (zone_id, indicator, day, area_id) do update set value = t.value + excluded.value)
     insert into tallies_above as t (area_id, indicator, day, value)
     select over.area_id, key, day, sum(value) from in_zones join over using (zone_id) group by 1, 2, 3
     on conflict (area_id, indicator, day) do update set value = t.value + excluded.value`,
  )
}
