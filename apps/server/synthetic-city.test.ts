import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planCity } from '../city/city-plan.ts'
import { sendCity } from '../city/send-city.ts'
import { spreadInfections } from '../city/spread-infections.ts'
import { openTestCity, type TestCity } from './test-city.ts'
import { testPassword } from './test-person.ts'

let city: TestCity

beforeAll(async () => {
  city = await openTestCity()
})
afterAll(async () => {
  await city.close()
})

describe('a synthetic city', () => {
  it('[EPI-05] goes through the real doors of a house, labelled synthetic', async () => {
    const { accountId } = await city.signIn('health', '01')
    const { username } = await city.db
      .selectFrom('accounts')
      .select('username')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    const plan = planCity({ people: 60, days: 7, seed: 3 })
    const told: string[] = []
    await sendCity(plan, spreadInfections(plan, 2), {
      receiver: { url: city.url, username, password: testPassword, until: city.clock.now() },
      tell: (line) => told.push(line),
    })
    const kept = await city.db
      .selectFrom('stays')
      .select((of) => of.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(told.slice(0, 2)).toEqual(['60 people', `${plan.places} places`])
    expect(told[2]).toBe(`${kept.count} visits`)
    expect(Number(kept.count)).toBeGreaterThan(300)
    const named = await city.db.selectFrom('sites').select('source').distinct().execute()
    expect(named).toEqual([{ source: 'npm run city (synthetic)' }])
  })
})
