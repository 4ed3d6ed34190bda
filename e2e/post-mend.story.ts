import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cross, goTo, networkOf, sendAll } from './at-the-post.ts'
import { look, lookDayAndNight, openPhone, passcode, signInOnPhone, unlock } from './on-phone.ts'
import { accepted } from './on-screen.ts'
import { type GatewayScene, moment, openGateway, postName } from './phap-van-scene.ts'

let scene: GatewayScene
let page: Page

beforeAll(async () => {
  scene = await openGateway({ posts: 1 })
  page = await scene.openGuardPhone(scene.an)
  await scene.itIs('27T06:20')
  await networkOf(page, false)
  await page.getByRole('button', { name: 'Vào ca · 1 người' }).click()
  await page.getByText('đang trực', { exact: true }).waitFor()
})

afterAll(() => scene?.close())

const crossings = async () => {
  const { rows } = await sql<Record<string, unknown>>`
    select at, subject, decision, reason, receipt, voided_at is not null as void from crossings
    where checkpoint_id = ${scene.post} order by at`.execute(scene.city.db)
  return rows
}

it('[CHK-05] [CHK-13] with no camera the number under a receipt is typed: nobody is called false for it; a slip two vehicles ago is taken back', async () => {
  await goTo(page, 'Quét mã')
  await page.getByText('Không có máy ảnh dùng được ở đây.').waitFor()
  await page.getByLabel('Hoặc gõ số biên nhận khai báo').fill('06h0f 969h1 zqh5')
  await page.getByRole('button', { name: 'Nhập' }).click()
  await page.getByText('CẦN HỎI THÊM', { exact: true }).waitFor()
  await lookDayAndNight(page, 'post-typed')
  await cross(page, 'Cho qua', 'Mua lương thực')
  for (const minute of ['27T06:21', '27T06:22']) {
    await scene.itIs(minute)
    await goTo(page, 'Qua chốt')
    await cross(page, 'Cho qua', 'Về nơi cư trú')
  }
  await page.getByText('Các lượt máy này vừa ghi').click()
  const second = page.getByRole('listitem').filter({ hasText: '06:21' })
  await second.getByRole('button', { name: 'Ghi nhầm' }).click()
  await look(page, 'post-recent')
  await second.getByRole('button', { name: 'Đúng là nhầm, hủy' }).click()
  await page.getByText('Đã hủy lượt ghi nhầm.').waitFor()
  await sendAll(page)
  await networkOf(page, false)
  expect((await crossings()).map(({ receipt, void: isVoid }) => [receipt, isVoid])).toEqual([
    ['06H0F-969H1-ZQH5', false],
    [null, true],
    [null, false],
  ])
})

it('[SG-10] [CHK-03] sent to a post without being on its roster: chosen on the phone, an emergency there is recorded with no network', async () => {
  const spare = await scene.city.signIn('police', '008')
  const { phone, page: other } = await openPhone(scene, spare)
  await other.getByText(/^Việc khác/).click()
  await other.getByRole('link', { name: 'Qua chốt' }).click()
  await other.getByText('Bạn không có ca trực chốt nào trong tuần này.').waitFor()
  await networkOf(other, false)
  await lookDayAndNight(other, 'post-no-shift')
  await other.getByRole('button', { name: 'Đang được cử đứng ở một chốt' }).click()
  await lookDayAndNight(other, 'post-stand-in-which')
  await other.getByRole('button', { name: new RegExp(postName) }).click()
  await other.getByRole('heading', { name: postName }).waitFor()
  await other.getByText('Đang ghi ở chốt này mà không có tên trong ca.').waitFor()
  await other.getByRole('button', { name: /CẤP CỨU/ }).click()
  await other.getByRole('button', { name: 'Sinh nở' }).click()
  await other.getByText('Đã ghi:').waitFor()
  await lookDayAndNight(other, 'post-stand-in')
  await other.getByText('Y tế', { exact: true }).click()
  await other.getByRole('button', { name: 'Vào ca thay' }).click()
  await other.getByText('Đã ghi vào ca thay').waitFor()
  await other.reload()
  await unlock(other)
  await other.getByRole('heading', { name: postName }).waitFor()
  await sendAll(other)
  const emergencies = (await crossings()).filter(({ decision }) => decision === 'emergency')
  expect(emergencies).toMatchObject([{ reason: 'childbirth', void: false }])
  const { rows } = await sql<{ task: string; force: string; here: boolean }>`
    select task, force, checked_in_at is not null as here from checkpoint_members
    where officer_id = ${spare.officerId}`.execute(scene.city.db)
  expect(rows).toEqual([{ task: 'Vào ca thay, ngoài phân công', force: 'health', here: true }])
  // Named on the roster now: the shift is theirs on the phone too.
  await goTo(other, 'Ca trực')
  await other.getByText('đang trực', { exact: true }).waitFor()
  await phone.close()
})

it('[SG-10] a crossing that the server refused is said again as it was, where and when it was, once', async () => {
  await page.goto(`${scene.city.url}/field/checkpoints/crossing`)
  await unlock(page)
  await scene.itIs('27T06:30')
  await page.getByText('Người', { exact: true }).click()
  await cross(page, 'Cho qua', 'Mua lương thực')
  await page.getByText('Hàng', { exact: true }).click()
  const close = { checkpointId: scene.post, at: moment('27T06:25'), reason: 'Dời chốt' }
  await accepted(scene.mayor, 'checkpoints.close', close)
  await scene.itIs('27T06:40')
  await networkOf(page, true)
  await page.getByRole('link', { name: '1 việc cần sửa' }).first().click()
  await page.getByText(/Chốt này đã đóng từ/).waitFor()
  await page.getByRole('button', { name: 'Sửa và gửi lại' }).click()
  const address = page.url()
  await page.getByText(/06:30 .*đã ghi: Lượt qua chốt · người · cho qua/).waitFor()
  expect(await page.getByRole('radio', { name: 'Người' }).isChecked()).toBe(true)
  await lookDayAndNight(page, 'post-mend')
  await page.getByRole('button', { name: /CẤP CỨU/ }).click()
  await page.getByRole('button', { name: 'Sinh nở' }).click()
  await page.getByRole('link', { name: 'Đã gửi hết' }).waitFor()
  await page.goto(address)
  await unlock(page)
  await page.getByText('Việc này không còn phải sửa ở máy này').waitFor()
  await look(page, 'post-mended')
  expect((await crossings()).at(-1)).toMatchObject({
    ...{ subject: 'person', decision: 'emergency', reason: 'childbirth', void: false },
    at: moment('27T06:30'),
  })
})

it('what one of two people erases is their own; the other changes the passcode and keeps all', async () => {
  await page.getByRole('button', { name: 'Khóa máy' }).click()
  await page.getByRole('button', { name: 'Người khác đăng nhập' }).click()
  await page.getByRole('button', { name: 'Người khác đăng nhập' }).click()
  await signInOnPhone(page, scene.binh)
  await page.getByLabel('Mã mở máy').fill('161803')
  await page.getByLabel('Nhập lại mã').fill('161803')
  await page.getByRole('button', { name: 'Đặt mã' }).click()
  await page.getByRole('button', { name: 'Khóa máy' }).click()
  const people = page.getByRole('main').getByRole('button')
  await people.nth(1).waitFor()
  const names = await people.allInnerTexts()
  const { body } = await scene.binh.get<{ account: { name: string } }>('/session')
  await people.nth(names.findIndex((text) => text.includes(body.account.name))).click()
  await page.getByLabel('Mã mở máy').fill('000000')
  await page.getByRole('button', { name: 'Mở khóa' }).click()
  await page.getByRole('button', { name: 'Quên mã' }).click()
  await page.getByRole('button', { name: `Xóa dữ liệu của ${body.account.name} trên máy này` }).click()
  await page.getByRole('button', { name: `Chắc chắn xóa dữ liệu của ${body.account.name}` }).click()
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).not.toBe(body.account.name)
  expect(await page.getByRole('button', { name: /Xóa dữ liệu|Chắc chắn/ }).count()).toBe(0)
  await look(page, 'unlock-after-erasing')
  await page.getByRole('button', { name: 'Đổi mã mở máy' }).click()
  await page.getByLabel('Mã đang dùng').fill(passcode)
  await page.getByLabel('Mã mới').fill('141421')
  await page.getByLabel('Nhập lại mã').fill('141421')
  await look(page, 'change-passcode')
  await page.getByRole('button', { name: 'Đổi mã', exact: true }).click()
  await page.getByText('Đã đổi.').waitFor()
  await page.getByRole('button', { name: 'Mở khóa' }).click()
  await page.getByLabel('Mã mở máy').fill('141421')
  await page.getByRole('button', { name: 'Mở khóa' }).click()
  await page.getByRole('button', { name: 'Khóa máy' }).waitFor()
})
