import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { gapsSeen } from './testing/desk.ts'

let city: TestCity
let mayor: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T20:00:00+07:00' })
  mayor = await city.signIn('leader', '01')
  await city.signIn('leader', '008')
})
afterAll(() => city?.close())

it('[RPT-01] a unit owes nothing that fell due before anybody held a post in it', async () => {
  await sql`update holdings set from_at = '2021-07-26T08:00:00+07:00'
    where post_id in (select id from posts where area_id = ${city.area('008')})`.execute(city.db)
  await sql`delete from holdings
    where post_id in (select id from posts where area_id = ${city.area('001')})`.execute(city.db)
  const missing = await gapsSeen(city, mayor, 'report-missing')
  const gapOf = (code: string) => missing.find(({ areaId }) => areaId === city.area(code))
  expect(gapOf('008')).toMatchObject({ data: { days: ['2021-07-26', '2021-07-27'] } })
  expect(gapOf('001'), 'where nobody holds a post, that is the gap').toBeUndefined()
})
