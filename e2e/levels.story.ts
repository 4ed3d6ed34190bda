import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { accepted, enterAs, expectSound } from './on-screen.ts'

let city: TestCity
let browser: Browser
let clerk: Person
let chair: Person
const ward = '00001'

beforeAll(async () => {
  city = await openTestCity({ at: '2021-11-12T09:00:00+07:00' })
  browser = await openBrowser()
  clerk = await city.signIn('office', '01')
  chair = await city.signIn('leader', '01')
  const top = city.area('01')
  const input = (areaId: number, kind: string, value: number, outOf?: number) =>
    accepted(clerk, 'levels.record-input', {
      areaId,
      kind,
      value,
      ...(outOf === undefined ? {} : { outOf }),
      asOn: '2021-11-11',
      source: 'Trung tâm Y tế quận',
    })
  await input(city.area(ward), 'population', 6_000)
  await input(city.area(ward), 'community-cases', 18)
  await input(city.area(ward), 'adults-first-dose', 4_000, 4_300)
  await input(top, 'plan-top', 1)
  await input(city.area('001'), 'plan-district', 1)
  await accepted(clerk, 'levels.hold-briefing', {
    areaId: top,
    setKey: '4800',
    title: 'Quán triệt Nghị quyết 128/NQ-CP',
    heldAt: '2021-11-11T14:00:00+07:00',
    attendance: ['001', '008'].map((code) => ({ areaId: city.area(code), people: 20 })),
  })
  await accepted(chair, 'levels.activate-set', { areaId: top, setKey: '4800' })
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const enter = (person: Person, width = 1280) => enterAs({ browser, city }, person, width)

describe('the level of a ward, on the screen', () => {
  it('[LVL-01] [SG-08] a missing figure is named and recorded, the level explained and proposed, decided with a name, its notice signed', async () => {
    const page = await enter(clerk)
    await page.goto(`${city.url}/levels/areas/${city.area(ward)}`)
    await page.getByText('Chưa có số liệu: Người từ 50 tuổi đã tiêm đủ liều').waitFor()
    await page.getByRole('button', { name: 'Ghi số liệu' }).click()
    const record = page.getByRole('dialog')
    await record.getByLabel('Số liệu', { exact: true }).selectOption({ label: 'Người từ 50 tuổi đã tiêm đủ liều' })
    await record.getByLabel('Số', { exact: true }).fill('700')
    await record.getByLabel('Trên tổng số người').fill('1000')
    await record.getByLabel('Nguồn').fill('Trung tâm Y tế quận')
    await record.getByRole('button', { name: 'Ghi số liệu' }).click()
    await page.getByText(/ca trong 14 ngày ÷ 2 ÷ 6\.000 dân × 100\.000 = .* → mức \d/).waitFor()
    await page.getByText('Tiêm thêm 100 người: Người từ 50 tuổi đã tiêm đủ liều').waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Lập đề xuất' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Lập đề xuất' }).click()
    await page.getByText('Người quyết định: Thành phố Hà Nội.').waitFor()
    await expectSound(page)
    const round = page.url()
    await page.context().close()

    const office = await enter(chair)
    await office.goto(round)
    await office.getByLabel(/^Quyết định: Phường Phúc Xá/).selectOption({ label: 'Cấp 3' })
    await office.getByLabel(/^Lý do khác đề xuất: Phường Phúc Xá/).fill('Ổ dịch đã khoanh trong một ngõ')
    await office.getByRole('button', { name: 'Quyết định 1 địa bàn' }).click()
    await office.getByRole('dialog').getByRole('button', { name: 'Quyết định 1 địa bàn' }).click()
    await office.getByText('Ổ dịch đã khoanh trong một ngõ').waitFor()
    await office.getByRole('link', { name: 'Xem thông báo' }).click()
    await office.getByRole('button', { name: 'Ký, ban hành thông báo' }).click()
    await office.getByRole('dialog').getByLabel('Số, ký hiệu').fill('768/TB-UBND')
    await office.getByRole('dialog').getByRole('button', { name: 'Ký, ban hành thông báo' }).click()
    await office.getByText('Số: 768/TB-UBND').waitFor()
    await expectSound(office)
    await office.context().close()
  })

  it('[LVL-03] on a phone: the levels of the city, and measures that only a person applies', async () => {
    const phone = await enter(chair, 360)
    await phone.goto(`${city.url}/levels`)
    await phone.getByRole('heading', { level: 1, name: 'Cấp độ dịch' }).waitFor()
    await phone.getByRole('link', { name: 'Phúc Xá: cấp 3' }).click()
    await phone.getByRole('heading', { level: 1, name: 'Cấp độ dịch: Phường Phúc Xá' }).waitFor()
    await expectSound(phone)
    await phone.getByRole('list', { name: 'Các quyết định' }).getByRole('link').first().click()
    await phone
      .getByText(/^Chưa biện pháp nào|Bộ biện pháp của cấp 3/)
      .first()
      .waitFor()
    await phone.getByRole('button', { name: 'Áp dụng 13 biện pháp' }).click()
    await phone.getByText(/^Đã quyết định lúc/).waitFor()
    await expectSound(phone)
    await phone.context().close()
  })
})
