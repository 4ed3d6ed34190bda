import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { enterAs, expectSound } from './on-screen.ts'

let city: TestCity
let browser: Browser
let wardChair: Person
let districtChair: Person
let inspector: Person

beforeAll(async () => {
  city = await openTestCity()
  browser = await openBrowser()
  wardChair = await city.signIn('leader', '00328')
  districtChair = await city.signIn('leader', '008')
  inspector = await city.signIn('inspector', '008')
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const enter = (person: Person, width = 1280) => enterAs({ browser, city }, person, width)

describe('answering for it, on the screen', () => {
  it('[INS-08] an inspector opens a case, the head is heard on a phone, somebody above concludes', async () => {
    const page = await enter(inspector)
    await page.goto(`${city.url}/accountability/cases/new`)
    await page.getByLabel('Địa bàn').fill('mai dong')
    await page.getByRole('option', { name: /Phường Mai Động/ }).click()
    await page.getByLabel('Chọn chức vụ hoặc tổ chức').fill('can bo thu')
    await page
      .getByRole('option', { name: /Cán bộ thử/ })
      .first()
      .click()
    await page.getByLabel('Nội dung').fill('Chốt số 4 bỏ trống hai đêm liền')
    await page.getByLabel('Người yêu cầu').fill('Bí thư Quận ủy')
    await page.getByLabel('Nguồn khác').fill('Biên bản kiểm tra 26/7/2021')
    await page.getByRole('button', { name: 'Thêm căn cứ' }).click()
    await expectSound(page)
    await page.getByRole('button', { name: 'Mở hồ sơ kiểm điểm' }).click()
    await page.getByText('Quyền giải trình đến 18:00 30/7/2021').waitFor()
    await page.getByText('Biên bản kiểm tra 26/7/2021').waitFor()
    await page.getByText(/không tự kết luận/).waitFor()
    await expectSound(page)
    await page.context().close()

    const phone = await enter(wardChair, 360)
    await phone.goto(`${city.url}/accountability`)
    await phone.getByRole('list', { name: 'Đang chờ tôi giải trình' }).getByRole('link').first().click()
    await phone.getByRole('button', { name: 'Giải trình' }).click()
    await phone.getByRole('dialog').getByLabel('Giải trình').fill('Người trực bị cách ly, đã bố trí lại')
    await phone.getByRole('dialog').getByRole('button', { name: 'Giải trình' }).click()
    await phone.getByText('Người trực bị cách ly, đã bố trí lại').waitFor()
    await expectSound(phone)
    await phone.context().close()

    const above = await enter(districtChair)
    await above.goto(`${city.url}/accountability`)
    await expectSound(above)
    await above.getByRole('grid', { name: 'Kiểm điểm' }).getByRole('link').first().click()
    await above.getByRole('button', { name: 'Kết luận' }).click()
    const dialog = above.getByRole('dialog')
    await dialog.getByLabel('Rút kinh nghiệm').check()
    await dialog.getByLabel('Lý do kết luận').fill('Đã khắc phục trong đêm')
    await dialog.getByRole('button', { name: 'Kết luận' }).click()
    await above.getByText('Kết luận: Rút kinh nghiệm').waitFor()
    await expectSound(above)
    await above.context().close()
  })

  it('[SG-17] [SCR-03] a criticism waits for its target; after the explanation it is published and found on the area page', async () => {
    const office = await city.signIn('office', '008')
    const page = await enter(office)
    await page.goto(`${city.url}/accountability/notes/new?areaId=${city.area('00328')}`)
    await page.getByLabel('Phê bình', { exact: true }).check()
    await page.getByLabel('Đối tượng').selectOption('unit')
    await page.getByLabel('Tiêu đề').fill('Chốt vắng người')
    await page.getByLabel('Nội dung công bố').fill('Liên hệ 0912 345 678')
    await page.getByLabel('Nguồn', { exact: true }).fill('Biên bản kiểm tra 26/7/2021')
    await page.getByRole('button', { name: 'Soạn biểu dương, phê bình' }).click()
    await page
      .getByText(/Không công bố được/)
      .first()
      .waitFor()
    await page.getByLabel('Nội dung công bố').fill('Chốt số 4 không có người trực hai đêm.')
    await page.getByRole('button', { name: 'Soạn biểu dương, phê bình' }).click()
    await page.getByRole('heading', { level: 1, name: 'Chốt vắng người' }).waitFor()
    const address = page.url()
    await expectSound(page)
    await page.context().close()

    const above = await enter(districtChair)
    await above.goto(address)
    await above.getByText(/Chưa có giải trình; chỉ kết luận hoặc công bố/).waitFor()
    expect(await above.getByRole('button', { name: 'Duyệt công bố' }).count()).toBe(0)
    const noteId = address.split('/').at(-1)
    await wardChair.send({
      type: 'accountability.explain-note',
      payload: { noteId, explanation: 'Đã bố trí lại người trực' },
    })
    await above.getByRole('button', { name: 'Duyệt công bố' }).click()
    await above.getByRole('dialog').getByRole('button', { name: 'Duyệt công bố' }).click()
    await above.getByText(/Công bố đến hết/).waitFor()
    await above.goto(`${city.url}/areas/${city.area('00328')}?tab=notes`)
    await above.getByRole('link', { name: 'Chốt vắng người' }).waitFor()
    await above.context().close()
    expect(await (await fetch(`${city.url}/cong-khai?areaId=${city.area('00328')}`)).text()).toContain(
      'Chốt vắng người',
    )
  })

  it('[SG-16] anybody tells of a unit with no name and follows it by the receipt; an inspector above opens it for a reason', async () => {
    const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } })
    const street = await context.newPage()
    await street.goto(`${city.url}/phan-anh`)
    const field = street.getByLabel('Phản ánh về đơn vị nào')
    await context.setOffline(true)
    await field.fill('mai')
    await street.getByText('Chưa tìm được').waitFor()
    await context.setOffline(false)
    await field.fill('mai dong')
    await street.getByRole('option', { name: /Phường Mai Động/ }).waitFor()
    await field.press('Enter')
    // The focus goes along with the choice, and back: by keys one goes on from here, not from the top of the page.
    const focused = street.locator(':focus')
    expect(await focused.textContent()).toBe('Phường Mai Động')
    await focused.press('Tab')
    await street.keyboard.press('Enter')
    expect(await focused.getAttribute('role')).toBe('combobox')
    await field.fill('mai dong')
    await street.getByRole('option', { name: /Phường Mai Động/ }).click()
    await street.getByLabel('Sự việc').fill('Thu tiền không biên lai ở chốt số 4')
    await expectSound(street)
    await street.getByRole('button', { name: 'Gửi phản ánh' }).click()
    const code = (await street.getByText(/^[a-z2-7]{4}(-[a-z2-7]{4}){4}$/).textContent()) ?? ''
    expect(await focused.textContent()).toContain('Đã nhận phản ánh')
    await street.getByLabel('Mã biên nhận').fill(code.slice(0, 9))
    await street.getByRole('button', { name: 'Xem' }).click()
    await street.getByText('Mã biên nhận gồm 20 chữ và số').waitFor()
    await street.getByLabel('Mã biên nhận').fill(` ${code.toUpperCase().replaceAll('-', ' ')} `)
    await street.getByRole('button', { name: 'Xem' }).click()
    await street.getByText('Đã nhận, chờ phân công xác minh.').waitFor()
    await expectSound(street)
    await context.close()

    const page = await enter(inspector)
    await page.goto(`${city.url}/accountability?tab=tips`)
    await page.getByRole('link', { name: 'Phản ánh về Phường Mai Động' }).click()
    await page.getByLabel('Lý do xem').fill('Xác minh phản ánh mới nhận')
    await page.getByRole('button', { name: 'Mở nội dung' }).click()
    await page.getByText('Thu tiền không biên lai ở chốt số 4').waitFor()
    await expectSound(page)
    await page.getByLabel('Người xác minh').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Phân công xác minh' }).click()
    await page.getByLabel('Ghi chú xác minh (niêm phong)').waitFor()
    await page.context().close()
  })
})
