import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { addDays, type Day } from '#kit'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { desktop, enterAs, expectSound, phone } from './on-screen.ts'

const today = '2021-07-27' as Day
let city: TestCity
let browser: Browser
let health: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:40:00+07:00' })
  browser = await openBrowser()
  health = await city.signIn('health', '01')
  for (let back = 40; back >= 0; back -= 1) await plant('00328', addDays(today, -back), back > 7 ? 5 : 12)
  await plant('00331', today, 9)
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

async function plant(code: string, day: Day, count: number): Promise<void> {
  const zone = city.area(code)
  const at = `${day}T10:00:00+07:00`
  await sql`insert into cases (zone_id, id, area_id, person_id, status, setting, setting_group, report_area_id, reported_at,
      confirmed_at, confirmed_on, source_kind, entered_at, synthetic, version, listed_at)
    select ${zone}::int, gen_random_uuid(), ${zone}::int, gen_random_uuid(), 'confirmed', 'community', 'community',
      ${zone}::int, ${at}::timestamptz, ${at}::timestamptz, ${day}::date, 'unknown', ${at}::timestamptz, true, 1, ${at}::timestamptz
    from generate_series(1, ${count}::int)`.execute(city.db)
}

describe('nine cases in Đại Kim in one day', () => {
  it('the health post sees what needs a look, reads what the numbers mean, and says what it was; on a phone too', async () => {
    const page = await enterAs({ browser, city }, health, desktop)
    await page.goto(`${city.url}/forecast?under=communes`)
    await page.getByRole('region', { name: 'Cần xem xét' }).getByText('27/7: 9 ca, nền 0').waitFor()
    await expectSound(page)
    await page.getByRole('link', { name: 'Phường Mai Động' }).click()
    await page.getByText(/Mỗi 10 ca lây sang khoảng \d+ người/).waitFor()
    await page.getByText(/Chắc chắn Rt trên 1/).waitFor()
    await expectSound(page)

    const small = await enterAs({ browser, city }, health, phone)
    await small.goto(`${city.url}/forecast/areas/${city.area('00331')}`)
    await small.getByText(/Cần ít nhất 11 ca/).waitFor()
    await expectSound(small)
    await small.getByRole('button', { name: 'Ghi kết quả xem xét' }).click()
    await small.getByLabel('Thuộc chùm ca bệnh đã biết').check()
    await small.getByRole('dialog').getByRole('button', { name: 'Ghi kết quả xem xét' }).click()
    await small
      .getByText(/Thuộc chùm ca bệnh đã biết, /)
      .first()
      .waitFor()
  })
})
