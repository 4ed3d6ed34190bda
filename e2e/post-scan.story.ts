import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { renderSVG } from 'uqr'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cross, forge, goTo, issuePermit, networkOf, sendAll } from './at-the-post.ts'
import { expectAboveFold, fillUp, filmOf, look, lookDayAndNight, refuseWrites, unlock } from './on-phone.ts'
import { type GatewayScene, moment, openGateway } from './phap-van-scene.ts'

let scene: GatewayScene
let code: string
let page: Page

beforeAll(async () => {
  scene = await openGateway({
    posts: 1,
    camera: async (city) => {
      code = await issuePermit(city, { kind: 'work', purpose: 'work', until: moment('08-07T00:00') })
      return filmOf([
        await sharp(Buffer.from(renderSVG(code, { ecc: 'M', border: 4, pixelSize: 8 })))
          .png()
          .toBuffer(),
      ])
    },
  })
  page = await scene.openGuardPhone(scene.an)
  await scene.itIs('27T06:20')
  await networkOf(page, false)
  await page.getByRole('button', { name: 'Vào ca · 1 người' }).click()
  await page.getByText('đang trực', { exact: true }).waitFor()
})

afterAll(() => scene?.close())

describe('a code before the camera of a post, with no network', () => {
  it('[CHK-13] [CHK-05] a refused camera says what to do; allowed, it reads the permit, and two taps record the crossing', async () => {
    await page.getByRole('link', { name: 'Quay lại' }).click()
    await page.getByRole('main').getByRole('link').first().waitFor()
    expect((await page.getByRole('main').getByRole('link').allInnerTexts()).slice(0, 2)).toEqual([
      'Qua chốt',
      'Quét mã',
    ])
    await goTo(page, 'Quét mã')
    await page.getByText('Máy ảnh chưa được phép dùng.').waitFor()
    await look(page, 'post-camera-refused')
    await page.getByLabel('Hoặc gõ số biên nhận khai báo').fill(forge(code))
    await page.getByRole('button', { name: 'Nhập' }).click()
    await page.getByText('KHÔNG HỢP LỆ', { exact: true }).waitFor()
    await lookDayAndNight(page, 'post-forged')
    await page.getByRole('button', { name: 'Quét mã khác' }).click()
    await page.getByText('Máy ảnh chưa được phép dùng.').waitFor()
    await page.context().grantPermissions(['camera'])
    await page.getByRole('button', { name: 'Thử lại' }).click()
    await page.getByText('HỢP LỆ', { exact: true }).waitFor()
    await lookDayAndNight(page, 'post-scanned')
    await cross(page, 'Cho qua', 'Đi làm ở cơ sở được phép')
    await look(page, 'post-crossed')
  })

  it('a full phone says that nothing was recorded, and what to do; what was recorded before stays', async () => {
    await fillUp(page, 999_999_999)
    await page.getByRole('button', { name: 'Cho qua', exact: true }).click()
    await page.getByRole('button', { name: 'Đi làm ở cơ sở được phép' }).click()
    await page.getByText(/hết chỗ/).waitFor()
    expect(await page.getByText('Đã ghi:').count()).toBe(0)
    await lookDayAndNight(page, 'post-full')
  })

  it('a phone that fills up while one types says at once that it is not kept, what to do, and when it is kept again', async () => {
    await page.reload()
    await unlock(page)
    await goTo(page, 'Ca trực')
    const note = page.getByLabel('Việc cần ca sau biết')
    const notice = page.getByRole('status').getByText(/CHƯA được giữ trong máy/)
    await note.fill('Hai người chờ kết quả')
    await refuseWrites(page, true)
    await note.fill('Hai người chờ kết quả ở lán số 3')
    await notice.waitFor()
    await lookDayAndNight(page, 'post-note-not-kept')
    await goTo(page, 'Qua chốt')
    await goTo(page, 'Ca trực')
    expect(await note.inputValue()).toBe('Hai người chờ kết quả ở lán số 3')
    await networkOf(page, true)
    await page.getByText(/Máy hết chỗ lưu nên chưa gửi được/).waitFor()
    await networkOf(page, false)
    await refuseWrites(page, false)
    await notice.waitFor({ state: 'detached' })
    await fillUp(page, 999_999_999)
    await note.fill('Hai người chờ kết quả ở lán số 3. Hết pin.')
    await page.getByText(/gần hết chỗ lưu/).waitFor()
    await page.reload()
    await unlock(page)
    await expect.poll(() => note.inputValue()).toBe('Hai người chờ kết quả ở lán số 3. Hết pin.')
  })

  it('[CHK-13] eight days without a list of keys: the phone says so, and by the policy asks instead of refusing', async () => {
    await scene.itIs('08-04T06:20')
    await goTo(page, 'Quét mã')
    await page.getByText('CẦN HỎI THÊM', { exact: true }).waitFor()
    await page
      .getByText(/8 ngày/)
      .first()
      .waitFor()
    await page.getByText(/Quá 3 ngày chưa gửi được/).waitFor()
    await lookDayAndNight(page, 'post-keys-old')
    await expectAboveFold(page, {
      vi: ['Cho qua', 'Quay đầu', 'Xét nghiệm'],
      en: ['Pass', 'Turn back', 'To be tested'],
    })
    await cross(page, 'Cho qua', 'Đi làm ở cơ sở được phép')
    await goTo(page, 'Qua chốt')
    await expectAboveFold(page, {
      vi: ['Cho qua', 'Quay đầu', 'Xét nghiệm', 'Quét mã'],
      en: ['Pass', 'Turn back', 'To be tested', 'Scan a code'],
    })
    const alarm = page.locator('summary').filter({ hasText: 'Quá 3 ngày chưa gửi được' })
    await alarm.press('Enter')
    await page.locator('details[open]').filter({ has: alarm }).waitFor()
    await scene.itIs('08-04T06:30')
    await sendAll(page)
    const { rows } = await sql<{ verdict: string }>`
      select verdict from crossings where checkpoint_id = ${scene.post} order by at`.execute(scene.city.db)
    expect(rows.map(({ verdict }) => verdict)).toEqual(['good', 'keys-too-old'])
  })
})
