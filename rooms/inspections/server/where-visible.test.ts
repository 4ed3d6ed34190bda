import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { type Eyes, type InspectedUnit, isOfInspected, readEyes } from './eyes.ts'
import { isInspectedSide } from './where-visible.ts'

let city: TestCity
let people: Person[]

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T08:00:00+07:00' })
  people = [
    await city.signIn('leader', '01'),
    await city.signIn('deputy', '01'),
    await city.signIn('inspector', '001'),
    await city.signIn('leader', '001'),
    await city.signIn('leader', '00001'),
    await city.signIn('leader', '00328'),
  ]
})

afterAll(() => city?.close())

/** As the door sees somebody: by the post held, whatever that post allows. */
async function eyesOf({ accountId, officerId, postId, areaId }: Person): Promise<Eyes> {
  const scopes = [{ permissions: new Set<never>(), areaId, postId }]
  const actor = { accountId, officerId, scopes, via: 'session' as const }
  return readEyes(city.db, { actor, tree: city.house.territory.current() })
}

/** Every area inspected by every level, as a whole, and of every body and post of these people. */
function units(eyes: readonly Eyes[]): InspectedUnit[] {
  const areas = ['01', '001', '008', '00001', '00328'].map((code) => city.area(code))
  const bodies = [null, ...new Set(eyes.flatMap(({ unitBodyIds }) => unitBodyIds))]
  const posts = [null, ...new Set(eyes.flatMap(({ postIds }) => postIds))]
  const both = [
    ...bodies.map((bodyId) => ({ bodyId, postId: null })),
    ...posts.map((postId) => ({ bodyId: null, postId })),
  ]
  return areas.flatMap((areaId) => areas.flatMap((levelAreaId) => both.map((of) => ({ areaId, levelAreaId, ...of }))))
}

async function saidInSql(eyes: Eyes, all: readonly InspectedUnit[]): Promise<boolean[]> {
  const column = <K extends keyof InspectedUnit>(key: K) => all.map((unit) => unit[key])
  const { rows } = await sql<{ side: boolean }>`
    select ${isInspectedSide(eyes)} as side
    from unnest(${column('areaId')}::int[], ${column('levelAreaId')}::int[], ${column('bodyId')}::uuid[],
                ${column('postId')}::uuid[]) with ordinality
      as inspections (area_id, level_area_id, body_id, post_id, place)
    order by inspections.place`.execute(city.db)
  return rows.map(({ side }) => side)
}

it('[INS-03] [INS-06] the rule and its twin in SQL say of the same people that they are of the inspected side', async () => {
  const eyes = await Promise.all(people.map(eyesOf))
  const all = units(eyes)
  for (const one of eyes) {
    const said = await saidInSql(one, all)
    expect(said).toEqual(all.map((unit) => isOfInspected(one, unit)))
    // Neither answer alone would prove anything.
    expect(new Set(said)).toEqual(new Set([true, false]))
  }
})
