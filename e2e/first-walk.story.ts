import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { enterAs } from './on-screen.ts'

let city: TestCity
let browser: Browser
let chair: Page
let district: Page
const plan = /^Ban hành kế hoạch thực hiện Chỉ thị 18\/CT-UBND/

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  browser = await openBrowser()
  const people = [await city.signIn('leader', '01'), await city.signIn('leader', '008')] as const
  await city.signIn('leader', '00328')
  chair = await enter(people[0])
  district = await enter(people[1])
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const enter = (person: Person) => enterAs({ browser, city }, person)

const gapOf = (page: Page, title: RegExp) =>
  page.getByRole('region', { name: 'Kẽ hở' }).getByRole('button', { name: title })

describe('the walk of the first day, in a browser', () => {
  it('the board comes with its own answers: it asks for none of them again', async () => {
    const asked: string[] = []
    const listen = (request: { url(): string }) => asked.push(new URL(request.url()).pathname)
    chair.on('request', listen)
    await chair.goto(`${city.url}/`)
    await chair.getByRole('region', { name: 'Kẽ hở' }).waitFor()
    await chair.getByRole('region', { name: 'Việc của tôi' }).waitFor()
    chair.off('request', listen)
    expect(asked.filter((path) => path === '/api/session' || path.startsWith('/api/overview/'))).toEqual([])
    const answer = await fetch(city.url, { headers: { accept: 'text/html' } })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).not.toContain('/overview/')
  })

  it('[DOC-01] [DOC-04] a directive is entered with its measures and its term, and issued by its head', async () => {
    await chair.getByRole('link', { name: 'Văn bản' }).first().click()
    await chair.getByRole('link', { name: 'Nhập văn bản' }).click()
    await chair.getByLabel('Cơ quan ban hành').selectOption('ubnd-tp')
    await chair.getByLabel('Loại', { exact: true }).selectOption('chi-thi')
    await chair.getByLabel('Số hiệu').fill('18/CT-UBND')
    await chair.getByLabel('Trích yếu').fill('Về tăng cường giãn cách xã hội trên địa bàn thành phố')
    await chair.getByLabel('Biện pháp').fill('1. Mỗi phường lập một chốt đầu ngõ.\n2. Người dân ở yên tại nhà.')
    await chair.getByRole('button', { name: 'Lưu' }).click()
    await chair.getByRole('heading', { level: 1, name: /18\/CT-UBND/ }).waitFor()
    await chair.getByText('Người dân ở yên tại nhà.').waitFor()
    // Without an end or a day of review it cannot be issued [SG-01].
    expect(await chair.getByRole('button', { name: 'Ban hành', exact: true }).isDisabled()).toBe(true)
    await chair.getByRole('button', { name: 'Việc khác' }).click()
    await chair.getByRole('menuitem', { name: 'Sửa dự thảo' }).click()
    await chair.getByLabel('Có hiệu lực từ').fill('18:00 27/7')
    await chair.getByLabel('Hết hiệu lực lúc').fill('10/8')
    const measures = chair.getByLabel('Biện pháp')
    await measures.fill(`${await measures.inputValue()}\nCắt tỉa cây xanh dừng lại.`)
    await chair.getByLabel('Họ tên người ký').fill('Cán bộ thử')
    await chair.getByLabel('Chức vụ người ký').fill('Chủ tịch')
    await chair.getByRole('button', { name: 'Lưu' }).click()
    await chair.getByText('Cắt tỉa cây xanh dừng lại.').waitFor()
    await chair.getByRole('button', { name: 'Ban hành', exact: true }).click()
    await chair.getByRole('dialog').getByRole('button', { name: 'Ban hành' }).click()
    await chair.getByRole('button', { name: 'Giao việc xuống cấp dưới' }).waitFor()
  })

  it('[DOC-04] [TSK-01] its cascade is looked at before it runs, and tells how far it is', async () => {
    await chair.getByRole('button', { name: 'Giao việc xuống cấp dưới' }).click()
    const dialog = chair.getByRole('dialog')
    await dialog.getByText(/\d+ việc, mỗi việc một người chịu trách nhiệm và một thời hạn/).waitFor()
    await dialog.getByText(/nơi chưa có người giữ chức vụ/).waitFor()
    await dialog.getByText('Quận, huyện').waitFor()
    await dialog.getByRole('button', { name: /^Giao \d+ việc$/ }).click()
    await dialog.getByText(/(Sắp|Đang|Đã) giao/).waitFor()
    await city.settle()
    await dialog.getByText(/^Đã giao \d+ việc/).waitFor()
    await dialog.getByRole('button', { name: 'Đóng', exact: true }).last().click()
  })

  it('[TSK-03] nobody does the work: the gap opens on the chairman’s board by itself', async () => {
    await chair.goto(`${city.url}/`)
    await chair.getByRole('region', { name: 'Kẽ hở' }).waitFor()
    city.clock.set(toInstant('2021-07-28T18:30:00+07:00'))
    await city.settle()
    await chair.goto(`${city.url}/gaps?rule=task-overdue`)
    await chair
      .getByRole('grid', { name: 'Kẽ hở' })
      .getByText(/Quận Hoàng Mai/)
      .first()
      .waitFor()
  })

  it('[TSK-01] [TSK-02] its owner acknowledges, reports progress, and reports it done with evidence', async () => {
    await district.goto(`${city.url}/tasks?view=mine`)
    await district.getByRole('link', { name: plan }).click()
    await district.getByRole('heading', { level: 1, name: plan }).waitFor()
    await district.getByRole('button', { name: 'Nhận việc' }).click()
    await district.getByRole('button', { name: 'Cập nhật tiến độ' }).click()
    await district.getByRole('dialog').getByLabel('Tiến độ').fill('60')
    await district.getByRole('dialog').getByRole('button', { name: 'Cập nhật tiến độ' }).click()
    await district.getByRole('dialog').waitFor({ state: 'detached' })
    await district.getByRole('button', { name: 'Báo cáo xong' }).click()
    await district.getByRole('textbox', { name: 'Minh chứng' }).fill('Kế hoạch 205/KH-UBND đã ký chiều 28/7')
    await district.getByRole('dialog').getByRole('button', { name: 'Báo cáo xong' }).click()
    await district.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('[TSK-03] the gap closes by itself, and the one who assigned accepts the result', async () => {
    await city.settle()
    await chair.goto(`${city.url}/areas/${city.area('008')}`)
    await chair.getByRole('region', { name: 'Kẽ hở' }).waitFor()
    await gapOf(chair, plan).waitFor({ state: 'detached' })
    await chair.goto(`${city.url}/`)
    await chair
      .getByRole('region', { name: 'Việc của tôi' })
      .getByRole('link', { name: /Chờ tôi nghiệm thu/ })
      .click()
    await chair.waitForURL(/\/tasks\?/)
    await chair.getByRole('link', { name: plan }).first().click()
    await chair.getByText('Kế hoạch 205/KH-UBND đã ký chiều 28/7').waitFor()
    await chair.getByRole('button', { name: 'Nghiệm thu' }).click()
    await chair.getByText('Hoàn thành').first().waitFor()
  })
})

describe('meetings on the screen', () => {
  it('[DOC-07] a meeting is recorded, its conclusions chosen from the text, and one becomes a task', async () => {
    await chair.goto(`${city.url}/meetings/new`)
    await chair.getByLabel('Trích yếu').fill('Kết luận giao ban phòng, chống dịch')
    await chair.getByLabel('Ngày họp').fill('28/7')
    await chair.getByLabel('Cơ quan ban hành').selectOption('ubnd-tp')
    await chair.getByLabel('Chủ trì', { exact: true }).fill('Cán bộ thử')
    await chair.getByLabel('Chức vụ người chủ trì').fill('Chủ tịch')
    await chair
      .getByLabel('Nội dung kết luận')
      .fill(
        '1. Giao Sở Y tế rà soát giường điều trị, báo cáo trước ngày 30/7.\n2. Hội nghị thống nhất đánh giá tình hình.',
      )
    await chair.getByRole('button', { name: 'Lưu' }).click()
    await chair.getByRole('heading', { level: 1, name: /Kết luận giao ban/ }).waitFor()
    await chair
      .getByText(/rà soát giường điều trị/)
      .first()
      .waitFor()
    await chair.getByRole('button', { name: 'Giao việc' }).first().click()
    const dialog = chair.getByRole('dialog')
    await dialog.getByLabel('Người chịu trách nhiệm').fill('Cán bộ thử')
    await dialog
      .getByRole('option', { name: /Cán bộ thử/ })
      .first()
      .click()
    await dialog.getByRole('button', { name: 'Giao việc' }).click()
    await dialog.waitFor({ state: 'detached' })
    await chair
      .getByRole('link', { name: /Cán bộ thử/ })
      .first()
      .waitFor()
  })
})
