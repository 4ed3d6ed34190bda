import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { computeLevel, criteriaFile, criteriaOn, type LevelInputs } from '../../rooms/levels/domain/index.ts'
import { type Ground, root } from '../ground.ts'
import { digits, type Line, say, spread, timeOf, timesOf } from '../measure.ts'

const day = '2021-11-12'
const cases = 20_000
const turns = 20

/** Levels of the whole city with explanations: the rule alone, and as the screen asks for it, from the tables. */
export async function measureLevels(ground: Ground): Promise<Line[]> {
  await fill(ground)
  const chairman = await ground.visitor('chairman.01')
  const { rows } = await ground.pool.query<{ id: number }>(`select id from areas where depth = 0`)
  const address = `/levels/what-if?areaId=${rows[0]?.id}&on=${day}`
  const both = await timesOf(turns, () => chairman.get(address))
  const plain = await timesOf(turns, () => ground.pool.query(plainSql))
  const alone = await timesOf(turns, async () => (await pureRule()).value)
  const home = await timesOf(turns, () => chairman.get(`/levels?areaId=${rows[0]?.id}`))
  return [
    {
      work: `levels of 610 units (579 communes) with explanations, twice over (as it is and supposed), ${digits(cases)} cases`,
      measured: spread(both),
      reach: '< 1 s',
      beside: `one SQL count of cases by commune ${spread(plain)}`,
    },
    {
      work: 'the rule alone, 579 communes with what would change them',
      measured: spread(alone),
      reach: '',
      beside: '',
    },
    { work: 'home of levels, whole city', measured: spread(home), reach: '', beside: '' },
  ]
}

/** 579 made-up communes in memory. */
async function pureRule() {
  const file = await readFile(path.join(root, 'profiles/hanoi-2021/levels/criteria.json'), 'utf8')
  const set = criteriaOn(criteriaFile.parse(JSON.parse(file)).sets, day)
  if (!set) throw new Error('the profile has no criteria set for the day')
  const given = (value: number, outOf: number | null = null) => ({
    value,
    outOf,
    asOn: day,
    source: 'bench',
    areaId: 1,
  })
  return timeOf(async () => {
    for (let unit = 0; unit < 579; unit++) {
      const inputs: LevelInputs = {
        population: given(8_000 + unit * 31),
        'community-cases': given(unit % 60),
        'adults-first-dose': given(3_000 + (unit % 40) * 60, 6_000),
        'full-dose-50': given(700 + (unit % 20) * 15, 1_000),
        'plan-top': given(1),
        'plan-district': given(unit % 3 === 0 ? 0 : 1),
      }
      computeLevel({ set, on: day, inputs, before: ((unit % 4) + 1) as 1 | 2 | 3 | 4 })
    }
  })
}

const plainSql = `
  select zone_id, count(*) from cases
  where status = 'confirmed' and setting_group = 'community' and confirmed_on between '2021-10-29' and '2021-11-11'
  group by zone_id`

/** Inputs for every commune and cases of two weeks, in SQL, for the bench alone. */
async function fill(ground: Ground): Promise<void> {
  say('  writing inputs of 579 communes and two weeks of cases …')
  const input = (kind: string, value: string, outOf: string, where: string) => `
    insert into level_inputs (zone_id, id, area_id, kind, value, out_of, as_on, version, source, recorded_at)
    select zone_id, gen_random_uuid(), id, '${kind}', ${value}, ${outOf}, '2021-07-26', 1, 'bench', '2021-07-26T00:00:00Z'
    from areas where ${where}`
  const communes = `id = zone_id and depth = 2 and valid_to is null`
  for (const statement of [
    input('population', '8000 + id % 20000', 'null', communes),
    input('adults-first-dose', '4000 + id % 1900', '6000', communes),
    input('full-dose-50', '700 + id % 290', '1000', communes),
    input('plan-top', '1', 'null', 'depth = 0'),
    input('plan-district', 'id % 2', 'null', 'depth = 1'),
    `insert into cases (zone_id, id, area_id, person_id, status, setting, setting_group, report_area_id, reported_at,
       confirmed_at, confirmed_on, source_kind, entered_at, synthetic, version, listed_at)
     select area.id, gen_random_uuid(), area.id, gen_random_uuid(), 'confirmed', 'community', 'community', area.id, at, at,
       (at + interval '7 hours')::date, 'unknown', at, true, 1, at
     from generate_series(1, ${cases}) as made (n)
     join (select id, row_number() over (order by id) as place, count(*) over () as all_of from areas where ${communes}) area
       on area.place = 1 + (made.n * 7919) % area.all_of,
     lateral (select timestamptz '2021-10-29T05:00:00Z' + (made.n % 14) * interval '1 day' as at) moment`,
    'analyze level_inputs',
    'analyze cases',
  ]) {
    await ground.pool.query(statement)
  }
}
