import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { profileBodyIntents } from '#rooms/bodies/server'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { enterAs, expectAccessible } from './on-screen.ts'

let city: TestCity
let browser: Browser
let admin: Person

beforeAll(async () => {
  city = await openTestCity()
  browser = await openBrowser()
  admin = await city.signInWithGrant('administrator', '01')
  for (const intent of await profileBodyIntents(city.house.profile)) await admin.send(intent)
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const enter = (person: Person, width = 1280) => enterAs({ browser, city }, person, width)

describe('who answers, on the screen', () => {
  it('[ORG-06] a vacancy is seen, filled with a name typed on the spot, and gone', async () => {
    const page = await enter(admin)
    await page.goto(`${city.url}/bodies/areas/${city.area('00331')}`)
    const answers = page.getByRole('list', { name: 'Ai chịu trách nhiệm' })
    await answers.getByText('Khuyết').first().waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Bổ nhiệm: Chủ tịch UBND phường Đại Kim' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Người được bổ nhiệm').fill('Nguyễn Thị Mẫu')
    await dialog.getByText('Ghi tên mới: Nguyễn Thị Mẫu').click()
    await dialog.getByRole('button', { name: 'Bổ nhiệm' }).click()
    await answers.getByRole('link', { name: 'Nguyễn Thị Mẫu' }).click()
    await page.getByRole('heading', { level: 1, name: 'Nguyễn Thị Mẫu' }).waitFor()
    await page.getByRole('link', { name: 'Chủ tịch UBND phường Đại Kim' }).click()
    await page.getByRole('heading', { level: 1, name: 'Chủ tịch UBND phường Đại Kim' }).waitFor()
    await page.getByText('Chủ tịch UBND thành phố Hà Nội').waitFor()
    await expectAccessible(page)
    await page.context().close()
  })

  it('[ORG-07] sending up one’s own asks for a reason beside the field; an inspector sees it and judges', async () => {
    const page = await enter(await city.signIn('leader', '00328'), 360)
    await page.goto(`${city.url}/bodies/areas/${city.area('00328')}?tab=competence`)
    await page.getByRole('button', { name: 'Ghi quyết định' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Loại việc').selectOption({ label: 'Phát phiếu đi chợ' })
    await dialog.getByLabel('Việc gì').fill('Phát phiếu đi chợ tổ 5')
    await dialog.getByLabel('Chuyển lên cấp trên').check()
    await dialog.getByLabel('Chuyển lên đâu').selectOption({ label: 'Hoàng Mai' })
    await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
    await dialog.getByText(/thuộc thẩm quyền của đơn vị \(/).waitFor()
    await dialog.getByLabel('Lý do chuyển lên').fill('Chưa có mẫu phiếu')
    await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
    await page.getByText('thanh tra sẽ xem').waitFor()
    expect(await page.getByText('Đùn đẩy?', { exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: 'Giải trình' }).click()
    await dialog.getByLabel('Giải trình').fill('Quận chưa gửi mẫu phiếu')
    await dialog.getByRole('button', { name: 'Giải trình' }).click()
    await page.getByText('chờ kết luận').waitFor()
    await expectAccessible(page)
    await page.context().close()

    const inspector = await enter(await city.signIn('inspector', '008'))
    await inspector.goto(`${city.url}/bodies/areas/${city.area('008')}?tab=competence`)
    await inspector.getByText('Phường Mai Động: Phát phiếu đi chợ tổ 5').waitFor()
    await inspector.getByText('Giải trình: Quận chưa gửi mẫu phiếu').waitFor()
    await inspector.getByRole('button', { name: 'Kết luận' }).click()
    const judging = inspector.getByRole('dialog')
    await judging.getByLabel('Có lý do chính đáng').check()
    await judging.getByLabel('Căn cứ kết luận').fill('Mẫu phiếu của quận ban hành sau')
    await judging.getByRole('button', { name: 'Kết luận' }).click()
    await inspector.getByText(/^Có lý do chính đáng · /).waitFor()
    await inspector.context().close()
  })

  it('[ORG-08] [ORG-09] an office records a delegation; a supervisor reads it, files a finding and finds nothing to edit', async () => {
    const office = await enter(await city.signIn('office', '00334'))
    await office.goto(`${city.url}/bodies/areas/${city.area('00334')}?tab=visits`)
    await office.getByRole('button', { name: 'Ghi chuyến đi' }).click()
    const dialog = office.getByRole('dialog')
    await dialog.getByLabel('Loại').selectOption({ label: 'thị sát' })
    await dialog.getByLabel('Nội dung').fill('Thị sát mô hình tự quản')
    const people = Array.from({ length: 6 }, (_, index) => `Thành viên ${index + 1}, Chức vụ ${index + 1}`)
    await dialog.getByLabel('Thành phần đoàn').fill(people.join('\n'))
    await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
    await office.getByText('Thành viên 6, Chức vụ 6').waitFor()
    await office.context().close()

    const supervisor = await enter(await city.signIn('supervisor', '00334'))
    await supervisor.goto(`${city.url}/bodies/areas/${city.area('00334')}?tab=visits`)
    await supervisor.getByText('Thành viên 1, Chức vụ 1 (trưởng đoàn)').waitFor()
    expect(await supervisor.getByRole('button', { name: 'Ghi chuyến đi' }).count()).toBe(0)
    await supervisor.getByRole('tab', { name: 'Ý kiến giám sát' }).click()
    await supervisor.getByRole('button', { name: 'Gửi ý kiến' }).click()
    await supervisor.getByLabel('Điều giám sát thấy').fill('Chốt <b>ngõ 109</b> vắng người')
    await supervisor.getByRole('dialog').getByRole('button', { name: 'Gửi ý kiến' }).click()
    await supervisor.getByText('Chốt <b>ngõ 109</b> vắng người').waitFor()
    await expectAccessible(supervisor)
    await supervisor.context().close()
  })

  it('[ORG-02] a command post is founded on a ward with its head and members, gets one more post, and is dissolved', async () => {
    const page = await enter(admin)
    await page.goto(`${city.url}/bodies/areas/${city.area('00334')}`)
    const take = async (entry: string) => {
      await page.getByRole('button', { name: 'Việc khác' }).click()
      await page.getByRole('menuitem', { name: entry }).click()
      return page.getByRole('dialog')
    }
    const found = await take('Lập tổ chức')
    await found.getByLabel('Loại tổ chức').selectOption('command-post')
    await found.getByLabel('Tên riêng').fill('Sở Chỉ huy chợ Hoàng Văn Thụ')
    await found.getByLabel('Từ ngày').fill('20/7/2021')
    await expectAccessible(page)
    await found.getByRole('button', { name: 'Lập tổ chức' }).click()
    await found.waitFor({ state: 'detached' })
    const section = page.getByRole('region', { name: 'Sở Chỉ huy chợ Hoàng Văn Thụ' })
    await section.getByText('Khuyết').first().waitFor()
    const post = await take('Thêm chức vụ')
    await post.getByLabel('Trong tổ chức').selectOption({ label: 'Sở Chỉ huy chợ Hoàng Văn Thụ' })
    await post.getByLabel('Chức vụ', { exact: true }).selectOption('command-member')
    await post.getByLabel('Từ ngày').fill('20/7/2021')
    await post.getByRole('button', { name: 'Thêm chức vụ' }).click()
    await post.waitFor({ state: 'detached' })
    await section.getByText('0/2').waitFor()
    const end = await take('Giải thể')
    await end.getByLabel('Tổ chức').selectOption({ label: 'Sở Chỉ huy chợ Hoàng Văn Thụ' })
    await end.getByRole('button', { name: 'Giải thể' }).click()
    await end.waitFor({ state: 'detached' })
    await section.waitFor({ state: 'detached' })
    await page.context().close()
  })
})
