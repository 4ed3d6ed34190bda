import {
  discreteSerialInterval,
  estimateOf,
  renewalOf,
  type SerialInterval,
  slidingPosteriors,
} from '#rooms/forecast/domain'
import type { Ground } from '../ground.ts'
import { digits, type Line, say, spread, timeOf, timesOf } from '../measure.ts'

const communes = 579
const days = 60
const window = 7

/** Rt of every commune on every day by the closed form, cold and warm; then the list of signals through the door. */
export async function measureForecast(ground: Ground): Promise<Line[]> {
  const answer = discreteSerialInterval(4.7, 2.9, days)
  if (!answer.ok) throw new Error(answer.refusal.code)
  const interval = answer.value
  const city = syntheticCity()
  const cold = await timeOf(async () => estimateAll(city, interval))
  const warm = await timesOf(20, async () => estimateAll(city, interval))
  return [
    {
      work: `Rt of ${communes} communes × ${days} days (Cori), mean, sd and 7 quantiles`,
      measured: spread(warm),
      reach: '≤ 50 ms warm',
      beside: `first time ${digits(cold.ms)} ms, ${digits(cold.value)} windows; EpiEstim 2.2-4 on another machine 7.551 ms (design study)`,
    },
    ...(await measureLists(ground)),
  ]
}

function estimateAll(city: readonly (readonly number[])[], interval: SerialInterval): number {
  let windows = 0
  for (const cases of city) {
    const renewal = renewalOf({ cases }, interval)
    const posteriors = renewal.ok ? slidingPosteriors(renewal.value, window) : undefined
    if (!posteriors?.ok) throw new Error('a commune was refused')
    for (const posterior of posteriors.value) {
      if (!posterior) continue
      estimateOf(posterior)
      windows += 1
    }
  }
  return windows
}

/** Counts from 0 to 20, small ones more often; the same each time. */
function syntheticCity(): number[][] {
  let state = 20210727
  const lot = () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  return Array.from({ length: communes }, () => Array.from({ length: days }, () => Math.floor(lot() * lot() * 20)))
}

async function measureLists(ground: Ground): Promise<Line[]> {
  const perDay = 1200
  say(`  writing ${digits(perDay * 84)} cases of 84 days …`)
  await ground.pool.query(fillSql(perDay))
  await ground.pool.query('analyze cases')
  const health = await ground.visitor('health-chief.01')
  const districts = await timesOf(20, () => health.get('/forecast/signals'))
  const all = await timesOf(20, () => health.get('/forecast/signals?under=communes'))
  const one = await timesOf(20, () => health.get('/forecast/signals/1'))
  await ground.pool.query(`delete from cases where origin = 'bench-forecast'`)
  return [
    {
      work: `signals of ${communes} communes through the door, ${digits(perDay * 84)} cases in 84 days`,
      measured: spread(all),
      reach: '',
      beside: `city and districts ${spread(districts)}; one page ${spread(one)}; computed anew each time`,
    },
  ]
}

const fillSql = (perDay: number) => `
  insert into cases (zone_id, id, area_id, person_id, status, setting, setting_group, report_area_id, reported_at, confirmed_at,
    confirmed_on, source_kind, entered_at, origin, synthetic, version, listed_at)
  select zone.id, gen_random_uuid(), zone.id, gen_random_uuid(), 'confirmed', 'community', 'community', zone.id, at, at, day, 'unknown',
    at + (number % 3) * interval '12 hours', 'bench-forecast', true, 1, at
  from generate_series(date '2021-05-05', date '2021-07-27', interval '1 day') as days (moment)
  cross join generate_series(1, ${perDay}) as numbers (number)
  cross join lateral (select moment::date as day, moment::timestamp at time zone 'UTC' as at) as dated
  join (select id, row_number() over (order by id) as place, count(*) over () as places from areas where depth = 2 and id = zone_id) as zone
    on zone.place = 1 + (number * 7919 + extract(doy from moment)::int * 31) % zone.places`
