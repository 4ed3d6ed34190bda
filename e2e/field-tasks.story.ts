import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { directive, issue } from '../apps/server/test-directive.ts'
import { glance, look, lookDayAndNight, openPhone, unlock } from './on-phone.ts'
import { accepted, cameraPhoto } from './on-screen.ts'

let city: TestCity
let browser: Browser
let ward: Person
let head: Person
let phone: BrowserContext
let page: Page
let review: string
let list: string

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-26T08:00:00+07:00' })
  browser = await openBrowser()
  ward = await city.signIn('leader', '00328')
  head = await city.signIn('group', '00328-001')
  const documentId = await issue(await city.signIn('leader', '01'), directive(city.area('01')))
  const product = 'Danh sách các hộ, có chữ ký tổ trưởng'
  review = await give({ title: 'Rà soát hộ có người từ vùng dịch về', dueAt: at('27T20:00'), product, documentId })
  list = await give({ title: 'Lập danh sách tổ COVID cộng đồng', dueAt: at('26T17:00') })
  const poster = await give({ title: 'Treo biển hướng dẫn ở ngõ 12', dueAt: at('31T00:00') })
  await accepted(head, 'tasks.acknowledge', { taskId: poster })
  city.clock.set(toInstant(at('27T18:05')))
  ;({ phone, page } = await openPhone({ browser, city }, head))
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const at = (dayAndTime: string) => `2021-07-${dayAndTime}:00+07:00`

async function give(more: object): Promise<string> {
  const payload = { areaId: head.areaId, ownerPostId: head.postId, ...more }
  return (await ward.send({ type: 'tasks.create', payload })).id
}

interface TaskOnServer {
  readonly state: string
  readonly percent: number
  readonly evidence: readonly { readonly kind: string; readonly fileHash: string | null }[]
  readonly remarks: readonly { readonly kind: string; readonly text: string | null }[]
  readonly obstacles: readonly { readonly text: string }[]
}

const onServer = async (taskId: string) => (await ward.get<TaskOnServer>(`/tasks/${taskId}`)).body

it('[TSK-01] a head of a group sees first what wants a hand: late by word and shape, who gave it, under which order', async () => {
  await page.getByRole('link', { name: /Việc của tôi.*2 việc cần làm ngay · 1 quá hạn/ }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await look(page, 'tasks-home')
  await page.getByRole('link', { name: /Việc của tôi/ }).click()
  await page.getByRole('button', { name: /Treo biển.*hạn hết thứ Sáu 30\/7/ }).waitFor()
  const rows = await page.getByRole('main').getByRole('button').allInnerTexts()
  expect(rows.map((row) => row.split('\n')[0])).toEqual([
    'Lập danh sách tổ COVID cộng đồng',
    'Rà soát hộ có người từ vùng dịch về',
    'Treo biển hướng dẫn ở ngõ 12',
  ])
  await page.getByRole('button', { name: /Lập danh sách.*Quá hạn 25 giờ.*hạn 17:00 hôm qua/ }).waitFor()
  await page.getByRole('button', { name: /Rà soát hộ.*Chưa nhận.*hạn 20:00 hôm nay.*Chỉ thị 17\/CT-UBND/ }).waitFor()
  await lookDayAndNight(page, 'tasks-list')
})

it('[TSK-01] [TSK-05] with no network it is taken, told of, reported done with a photo, and an obstacle raised', async () => {
  await phone.setOffline(true)
  await page.goto(`${city.url}/field/tasks`)
  await unlock(page)
  await page.getByRole('button', { name: /Rà soát hộ/ }).click()
  await page.getByText('Danh sách các hộ, có chữ ký tổ trưởng').waitFor()
  await lookDayAndNight(page, 'tasks-one')
  await page.getByRole('button', { name: 'Nhận việc' }).click()
  await page.getByRole('region', { name: 'Đã ghi trên máy này' }).getByText('Nhận việc').waitFor()

  await page.getByRole('button', { name: 'Tiến độ' }).click()
  await page.getByRole('radio', { name: '50 %' }).check()
  await page.getByLabel('Ghi thêm').fill('Đã qua 15 nhà')
  await look(page, 'tasks-progress')
  await page.getByRole('button', { name: 'Ghi, đưa vào hàng chờ gửi' }).click()
  await page.getByText('Tiến độ 50 %: Đã qua 15 nhà').waitFor()
  await glance(page, 'tasks-one-half')

  await page.getByRole('button', { name: 'Báo xong' }).click()
  await page.getByRole('button', { name: 'Ghi, đưa vào hàng chờ gửi' }).click()
  await page.getByText('Việc này phải có sản phẩm: chụp ảnh, hoặc ghi kết quả bằng lời.').waitFor()
  await page.getByLabel('Chụp ảnh').setInputFiles(await cameraPhoto('#7a8', '2021:07:27 17:50:00'))
  await page.getByRole('img', { name: 'Ảnh 1' }).waitFor()
  await look(page, 'tasks-done')
  await page.getByRole('button', { name: 'Ghi, đưa vào hàng chờ gửi' }).click()
  await page.getByText('Đã báo xong, chờ nghiệm thu').waitFor()
  await glance(page, 'tasks-one-done')

  await page.getByRole('link', { name: 'Quay lại' }).click()
  await page.getByRole('button', { name: /Lập danh sách/ }).click()
  await page.getByRole('button', { name: 'Vướng mắc' }).click()
  await page.getByLabel('Vướng ở đâu, cần gì?').fill('Thiếu số điện thoại của 4 hộ')
  await page.getByRole('button', { name: 'Ghi, đưa vào hàng chờ gửi' }).click()
  await page.getByRole('region', { name: 'Đã ghi trên máy này' }).getByText('Vướng mắc').waitFor()
  expect(await onServer(review)).toMatchObject({ state: 'active', percent: 0, evidence: [] })
})

it('[TSK-01] [TSK-05] when the network is back the server has all of it once, in the order in which it was said; what a desk did meanwhile is no refusal', async () => {
  await accepted(head, 'tasks.acknowledge', { taskId: review })
  await phone.setOffline(false)
  await page.goto(`${city.url}/field/outbox`)
  await unlock(page)
  await expect.poll(async () => (await onServer(review)).state, { timeout: 30_000 }).toBe('done-reported')
  await expect.poll(async () => (await onServer(list)).obstacles.length, { timeout: 30_000 }).toBe(1)
  const told = await onServer(review)
  expect(told).toMatchObject({ percent: 100, evidence: [{ kind: 'file' }] })
  expect(told.remarks.map(({ kind, text }) => [kind, text]).sort()).toEqual([
    ['progress', 'Đã qua 15 nhà'],
    ['reported-done', null],
  ])
  expect((await onServer(list)).obstacles).toMatchObject([{ text: 'Thiếu số điện thoại của 4 hộ' }])
  const { obstacles } = (await ward.get<{ obstacles: { id: string }[] }>(`/tasks/${list}`)).body
  await accepted(ward, 'tasks.answer-obstacle', { obstacleId: obstacles[0]?.id, answer: 'Hỏi cảnh sát khu vực' })
  const photo = await ward.request('GET', `/files/${told.evidence[0]?.fileHash}`)
  expect(photo.status).toBe(200)
  await page.getByText('đã nhận trước đó', { exact: true }).waitFor()
  expect(await page.getByText('Việc này đã được nhận rồi.').count()).toBe(0)
  await glance(page, 'tasks-outbox')
  // What the superior answered is on the phone of whoever asked.
  await page.goto(`${city.url}/field/tasks`)
  await unlock(page)
  await page.getByRole('button', { name: /Lập danh sách/ }).click()
  await page.getByText('Hỏi cảnh sát khu vực').waitFor()
  await look(page, 'tasks-answered')
})
