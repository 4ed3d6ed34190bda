import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { enterAs, expectAccessible } from './on-screen.ts'

let city: TestCity
let browser: Browser
let chair: Person
let ward: Person
let deputy: Person
let chairPage: Page
let wardPage: Page

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  browser = await openBrowser()
  chair = await city.signIn('leader', '001')
  ward = await city.signIn('leader', '00001')
  deputy = await city.signIn('deputy', '00001')
  chairPage = await enter(chair)
  wardPage = await enter(ward)
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

describe('tasks on the screen', () => {
  it('[TSK-01] a task is given with an owner found by typing and a deadline written as people write it', async () => {
    await chairPage.goto(`${city.url}/tasks/new?areaId=${city.area('00001')}`)
    await chairPage.getByRole('button', { name: 'Giao việc' }).click()
    await chairPage.getByText('Chưa điền.').first().waitFor()
    await chairPage.getByLabel('Việc', { exact: true }).fill('Rà soát 12 chợ')
    await chairPage.getByLabel('Người chịu trách nhiệm').fill('chairman')
    await chairPage.getByRole('listbox').getByRole('option').first().click()
    await chairPage.getByLabel('Thời hạn').fill('20:00 28/7')
    await chairPage.getByLabel('Sản phẩm phải có').fill('Danh sách 12 chợ')
    await expectAccessible(chairPage)
    await chairPage.getByRole('button', { name: 'Giao việc' }).click()
    await chairPage.getByRole('link', { name: 'Rà soát 12 chợ' }).waitFor()
  })

  it('[TSK-01] its owner hears of it, acknowledges, and cannot call it done without the product', async () => {
    await wardPage.goto(`${city.url}/notices`)
    await expectAccessible(wardPage)
    await wardPage.getByRole('link', { name: 'Được giao việc: Rà soát 12 chợ' }).click()
    await wardPage.getByRole('heading', { level: 1, name: 'Rà soát 12 chợ' }).waitFor()
    await wardPage.getByRole('button', { name: 'Nhận việc' }).click()
    await wardPage.getByRole('button', { name: 'Báo cáo xong' }).click()
    const dialog = wardPage.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Báo cáo xong' }).click()
    await dialog.getByText(/Việc này phải có sản phẩm: “Danh sách 12 chợ”/).waitFor()
    await dialog.getByLabel('Minh chứng').fill('Danh sách gửi kèm công văn 15')
    await dialog.getByRole('button', { name: 'Báo cáo xong' }).click()
    await dialog.waitFor({ state: 'detached' })
    await wardPage.getByText('Danh sách gửi kèm công văn 15').waitFor()
    // The button that opened the dialog goes with what was done: the focus is at the steps that are left or on the page, not lost.
    await wardPage.getByRole('button', { name: 'Báo cáo xong' }).waitFor({ state: 'detached' })
    await expect.poll(() => wardPage.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
    await wardPage.getByText('Ai được làm các bước còn lại').click()
    await wardPage.getByText(/Không ai tự nghiệm thu việc của mình/).waitFor()
    await expectAccessible(wardPage)
  })

  it('many tasks are moved at once by the keyboard, both people are told, and one undo takes all back', async () => {
    const ids = await giveThree()
    await chairPage.goto(`${city.url}/tasks?view=unit&text=ba%20viec`)
    await chairPage.getByRole('link', { name: 'Ba việc 1' }).waitFor()
    await chairPage.keyboard.press('/')
    await chairPage.keyboard.press('ArrowDown')
    for (const index of ids.keys()) {
      await chairPage.locator(`[data-index="${index}"]:focus`).waitFor()
      await chairPage.keyboard.press('x')
      await chairPage.keyboard.press('j')
    }
    await chairPage.getByRole('button', { name: 'Chuyển người' }).click()
    const dialog = chairPage.getByRole('dialog')
    await dialog.getByLabel('Người chịu trách nhiệm').fill('vice-chairman')
    await chairPage.getByRole('listbox').getByRole('option').first().click()
    await dialog.getByLabel('Lý do').fill('Chủ tịch đi kiểm tra chốt')
    await dialog.getByRole('button', { name: 'Chuyển người' }).click()
    await chairPage.getByText('Đã chuyển; cả hai người được báo: 3 việc').waitFor()
    expect(await ownersOf(ids)).toEqual(ids.map(() => deputy.officerId))
    await chairPage.getByRole('button', { name: 'Hoàn tác' }).click()
    await chairPage.getByText('Đã hoàn tác').waitFor()
    expect(await ownersOf(ids)).toEqual(ids.map(() => ward.officerId))
    await expectAccessible(chairPage)
  })

  it('[TSK-06] an incident is reported in three fields and taken by the one in charge, who sees it come', async () => {
    await wardPage.goto(`${city.url}/incidents`)
    const group = await enter(await city.signIn('group', '00001-001'))
    await group.goto(`${city.url}/incidents`)
    await group.getByRole('button', { name: 'Báo việc đột xuất' }).click()
    const dialog = group.getByRole('dialog')
    await dialog.getByLabel('Chuyện gì đang xảy ra').fill('Tụ tập đông người ngõ 12')
    await dialog.getByRole('button', { name: 'Báo việc đột xuất' }).click()
    await wardPage.getByText('Tụ tập đông người ngõ 12').waitFor()
    await wardPage.getByRole('button', { name: 'Nhận xử lý' }).click()
    await wardPage.getByRole('button', { name: 'Kết thúc' }).waitFor()
    await expectAccessible(wardPage)
    await group.context().close()
  })
})

async function giveThree(): Promise<string[]> {
  const ids = [1, 2, 3].map(() => randomUUID())
  const payload = { areaId: city.area('00001'), ownerPostId: ward.postId, dueAt: '2021-07-29T00:00:00+07:00' }
  const intents = ids.map((id, index) => ({
    id,
    type: 'tasks.create',
    payload: { ...payload, title: `Ba việc ${index + 1}` },
  }))
  const answers = await chair.sendAll(intents)
  expect(answers.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted'])
  return ids
}

async function ownersOf(ids: readonly string[]) {
  const rows = await city.db.selectFrom('tasks').select('owner_officer_id').where('id', 'in', ids).execute()
  return rows.map((row) => row.owner_officer_id)
}

const enter = (person: Person) => enterAs({ browser, city }, person, 1280)
