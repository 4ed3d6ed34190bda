import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { enterAs, expectSound } from './on-screen.ts'

const day = '2021-07-26'
let city: TestCity
let browser: Browser
let mayor: Person
let chair: Person

const at = (text: string) => city.clock.set(toInstant(`2021-07-${text}:00+07:00`))

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-26T18:00:00+07:00' })
  browser = await openBrowser()
  mayor = await city.signIn('leader', '01')
  chair = await city.signIn('leader', '008')
  const clerk = await city.signIn('office', '008')
  const other = await city.signIn('office', '001')
  const figures = { cases: 112, 'cases-community': 30, 'cases-quarantine': 81 }
  const report = (areaId: number, stated: Record<string, number>) => ({
    type: 'reports.submit',
    payload: { form: 'daily-situation', areaId, period: day, asOf: `${day}T17:00:00+07:00`, figures: stated },
  })
  await clerk.send(report(city.area('008'), figures))
  await other.send(report(city.area('001'), { cases: 2, 'cases-community': 2 }))
  at('27T12:10')
  await mayor.send({ type: 'scorecards.compute', payload: { areaId: city.area('01'), day } })
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const wide = { width: 1440, height: 900 }
const phone = { width: 360, height: 740 }

const enter = (person: Person, viewport: typeof wide) => enterAs({ browser, city }, person, viewport)

describe('the head of Hoàng Mai reads their measure', () => {
  it('[SCR-01] [SCR-04] from the list to the record behind a number in two clicks, and says why; the superior reads it and approves', async () => {
    const page = await enter(mayor, wide)
    await page.goto(`${city.url}/scorecards`)
    await page.getByText('Công việc và tình hình dịch là hai trục riêng').waitFor()
    await expectSound(page)
    await page.getByRole('link', { name: 'Quận Hoàng Mai' }).click()
    await page.getByRole('heading', { name: 'Thước đo: Quận Hoàng Mai' }).waitFor()
    await page.getByRole('heading', { name: /không tính vào điểm/ }).waitFor()
    await expectSound(page)
    await page.getByRole('link', { name: 'Hồ sơ: Số liệu đồng nhất' }).click()
    await page.getByText('Tổng không khớp với các phần').waitFor()
    await expectSound(page)
    await page.getByRole('link', { name: 'Báo cáo ngày 26/7/2021' }).click()
    await page.getByText('112 ≠ 30 + 81').first().waitFor()

    const own = await enter(chair, phone)
    await own.goto(`${city.url}/scorecards/units/${city.area('008')}?day=${day}`)
    await own.getByText('Người đứng đầu được giải trình đến').waitFor()
    await expectSound(own)
    await own.getByRole('button', { name: 'Giải trình' }).click()
    await own.getByLabel('Nội dung giải trình').fill('Một ca chờ phân loại, đã đính chính sáng nay.')
    await own.getByRole('dialog').getByRole('button', { name: 'Giải trình' }).click()
    await own.getByText('Một ca chờ phân loại, đã đính chính sáng nay.').waitFor()

    await page.goto(`${city.url}/scorecards?day=${day}`)
    await page.getByRole('button', { name: 'Duyệt 1 đơn vị' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Duyệt 1 đơn vị' }).click()
    await page.getByRole('button', { name: 'Công bố 1 đơn vị' }).waitFor()
    expect((await city.db.selectFrom('scores').select('state').where('state', '=', 'approved').execute()).length).toBe(
      1,
    )
  })

  it('[SCR-01] past days are computed again with their progress, and what came of it is told', async () => {
    const page = await enter(mayor, phone)
    await page.goto(`${city.url}/scorecards/recompute`)
    await expectSound(page)
    await page.getByLabel('Từ ngày').fill('26/7/2021')
    await page.getByLabel('Đến hết ngày').fill('26/7/2021')
    await page.getByRole('button', { name: 'Tính lại' }).click()
    await page.waitForURL(/job=/)
    city.house.jobs.wake()
    await page.getByText(/Khớp: \d+ lần tính/).waitFor()
    await expectSound(page)
  })

  it('[SCR-01] the measure is explained in plain words to the person measured, on a phone too', async () => {
    const own = await enter(chair, phone)
    await own.goto(`${city.url}/scorecards/formula`)
    await own.getByRole('heading', { name: 'Thước đo này đo gì, vì sao, làm gì để tốt hơn' }).waitFor()
    await own.getByText('Phát hiện nhiều không làm giảm điểm').first().waitFor()
    await expectSound(own)
  })
})
