import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import type { House } from '#platform/server'
import { profileAreaIntents } from '#rooms/areas/server'
import { openBrowser } from '#testing'
import { loaderActor } from '../apps/server/first-start.ts'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { enterAs } from './on-screen.ts'

let city: TestCity
let browser: Browser
let chair: Page
let ward: Page

const plant = async (house: House) => {
  const answers = await house.door.submit(await profileAreaIntents(house.profile), {
    actor: loaderActor(house),
    requestId: 'two levels',
  })
  expect(answers.map(({ outcome }) => outcome)).toEqual(answers.map(() => 'accepted'))
  await house.territory.refresh(house.db)
}

const enter = (person: Person) => enterAs({ browser, city }, person)

beforeAll(async () => {
  city = await openTestCity({ at: '2025-08-04T09:00:00+07:00', profile: 'hanoi-2025', plant })
  browser = await openBrowser()
  const people = [await city.signIn('leader', '01'), await city.signIn('leader', '00004')] as const
  chair = await enter(people[0])
  ward = await enter(people[1])
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

describe('a city of two levels, in a browser', () => {
  it('[ORG-01] the board shows 126 communes right under the city, and no district anywhere', async () => {
    await chair.goto(`${city.url}/areas/${city.area('01')}`)
    await chair.getByRole('region', { name: 'Kẽ hở' }).waitFor()
    await chair.getByText('126').first().waitFor()
    expect(await chair.getByText(/quận|huyện/i).count()).toBe(0)
  })

  it('[DOC-04] [TSK-01] a directive goes from the city straight to its communes, each task with its person', async () => {
    await chair.goto(`${city.url}/documents`)
    await chair.getByRole('link', { name: 'Nhập văn bản' }).click()
    await chair.getByLabel('Cơ quan ban hành').selectOption('ubnd-tp')
    await chair.getByLabel('Loại', { exact: true }).selectOption('chi-thi')
    await chair.getByLabel('Số hiệu').fill('07/CT-UBND')
    await chair.getByLabel('Trích yếu').fill('Về tăng cường phòng, chống dịch trên địa bàn thành phố')
    await chair.getByLabel('Biện pháp').fill('1. Mỗi xã, phường kiện toàn Ban Chỉ đạo.')
    await chair.getByLabel('Có hiệu lực từ').fill('9:00 4/8')
    await chair.getByLabel('Hết hiệu lực lúc').fill('20/8')
    await chair.getByLabel('Họ tên người ký').fill('Cán bộ thử')
    await chair.getByLabel('Chức vụ người ký').fill('Chủ tịch')
    await chair.getByRole('button', { name: 'Lưu' }).click()
    await chair.getByRole('button', { name: 'Ban hành', exact: true }).click()
    await chair.getByRole('dialog').getByRole('button', { name: 'Ban hành' }).click()
    await chair.getByRole('button', { name: 'Giao việc xuống cấp dưới' }).click()
    const dialog = chair.getByRole('dialog')
    await dialog.getByText(/\d+ việc, mỗi việc một người chịu trách nhiệm và một thời hạn/).waitFor()
    expect(await dialog.getByText('Quận, huyện').count()).toBe(0)
    await dialog.getByRole('button', { name: /^Giao \d+ việc$/ }).click()
    await city.settle()
    await dialog.getByText(/^Đã giao \d+ việc/).waitFor()
    await dialog.getByRole('button', { name: 'Đóng', exact: true }).last().click()
  })

  it('[TSK-01] [TSK-03] the commune has its task, and what is late stands on the board of the city', async () => {
    await ward.goto(`${city.url}/tasks?view=mine`)
    await ward
      .getByRole('link', { name: /07\/CT-UBND/ })
      .first()
      .waitFor()
    city.clock.set(toInstant('2025-08-20T09:00:00+07:00'))
    await city.settle()
    await chair.goto(`${city.url}/areas/${city.area('00004')}/gaps?rule=task-overdue`)
    await chair
      .getByRole('grid', { name: 'Kẽ hở' })
      .getByText(/Phường Ba Đình/)
      .first()
      .waitFor()
  })
})
