import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { enterAs, expectSound } from './on-screen.ts'

let city: TestCity
let browser: Browser

beforeAll(async () => {
  city = await openTestCity()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const enter = (person: Person, width = 1280) => enterAs({ browser, city }, person, width)

describe('good practices, on the screen', () => {
  it('[KNW-01] a district offers one, the city recommends it, a ward finds it without accents, takes it up and says what came of it', async () => {
    const page = await enter(await city.signIn('office', '008'))
    await page.goto(`${city.url}/models/new`)
    await page.getByLabel('Tên mô hình').fill('Tổ tự quản bảo vệ vùng an toàn')
    await page.getByLabel('Vấn đề').fill('Lực lượng không đủ đứng ở mọi lối vào.')
    await page.getByLabel('Cách làm').fill('Thí điểm ở hai phường, rồi nhân ra toàn quận; ba lớp chốt.')
    await page.getByLabel('Kết quả', { exact: true }).fill('Nơi đầu tiên của thành phố áp dụng.')
    await page.getByLabel('Điều cho thấy kết quả').fill('296 tổ, 470 chốt')
    await page.getByLabel('Nguồn', { exact: true }).fill('hanoi.gov.vn, 11/8/2021')
    await page.getByLabel('Hỏi ở đâu').fill('Văn phòng UBND quận Hoàng Mai')
    await page.getByRole('button', { name: 'Giới thiệu mô hình' }).click()
    await page.getByRole('heading', { level: 1, name: 'Tổ tự quản bảo vệ vùng an toàn' }).waitFor()
    await expectSound(page)
    const modelId = page.url().split('/').at(-1)
    await page.context().close()

    const leader = await city.signIn('leader', '01')
    const recommended = await leader.send({
      type: 'models.recommend',
      payload: { modelId, areaId: city.area('01'), source: 'Kết luận kiểm tra' },
    })
    expect(recommended.outcome).toBe('accepted')

    const phone = await enter(await city.signIn('office', '00001'), 360)
    await phone.goto(`${city.url}/models`)
    await phone.getByPlaceholder(/^Tìm theo tên/).fill('vung an toan')
    await expectSound(phone)
    await phone.getByRole('link', { name: 'Tổ tự quản bảo vệ vùng an toàn' }).click()
    await phone.getByText('Quận Ba Đình').waitFor()
    await phone.getByRole('button', { name: 'Áp dụng ở đơn vị tôi' }).click()
    await phone.getByRole('dialog').getByRole('button', { name: 'Áp dụng ở đơn vị tôi' }).click()
    await phone.getByRole('button', { name: 'Đánh giá' }).click()
    const dialog = phone.getByRole('dialog')
    await dialog.getByLabel('hiệu quả', { exact: true }).check()
    await dialog.getByLabel('Thấy gì').fill('Không còn lối vào bỏ trống')
    await dialog.getByRole('button', { name: 'Đánh giá' }).click()
    await phone.getByText('Không còn lối vào bỏ trống').waitFor()
    await expectSound(phone)
    await phone.context().close()
    expect(await (await fetch(`${city.url}/cong-khai`)).text()).toContain('Tổ tự quản bảo vệ vùng an toàn')
  })

  it('[KNW-03] a look back in four questions; one change becomes a task', async () => {
    const leader = await city.signIn('leader', '00328')
    const page = await enter(leader)
    await page.goto(`${city.url}/models/reviews/new`)
    await page.getByLabel('Việc đã làm').fill('Đêm phong tỏa ngõ 109')
    await page.getByLabel('Định làm gì').fill('Chốt đủ người từ 20h')
    await page.getByLabel('Đã xảy ra gì').fill('Hai chốt thiếu người đến 23h')
    await page.getByLabel('Vì sao').fill('Không có danh sách dự phòng')
    await page.getByLabel('Cần đổi gì').fill('Lập danh sách trực dự phòng\nBáo đổi ca qua nhóm tổ')
    await page.getByRole('button', { name: 'Viết đánh giá' }).click()
    await page.getByText('2/2 điều chưa thành việc').waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Thành việc' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Người chịu trách nhiệm').fill('can bo thu')
    await dialog
      .getByRole('option', { name: /Cán bộ thử/ })
      .first()
      .click()
    await dialog.getByLabel('Hạn').fill('20:00 28/7/2021')
    await dialog.getByRole('button', { name: 'Thành việc' }).click()
    await page.getByRole('link', { name: 'đã thành việc' }).waitFor()
    await page.getByText('1/2 điều chưa thành việc').waitFor()
    await page.context().close()
  })
})

describe('the public page as a phone reads it', () => {
  it('[PUB-01] stands without a script, clean for a screen reader, in both languages, and prints', async () => {
    const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await page.goto(`${city.url}/cong-khai`)
    await expectSound(page)
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'Directives in force, the whole city' }).waitFor()
    await expectSound(page)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: 'Find' }).isVisible()).toBe(false)
    await context.close()
  })
})
