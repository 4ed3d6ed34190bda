import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { filmOf, glance, look, openPhone, signInOnPhone, smallPhone, unlock } from './on-phone.ts'
import { accepted } from './on-screen.ts'

let webFolder: string
let city: TestCity
let browser: Browser
let inspector: Person
let ward: Person
let siteId: string
let phone: BrowserContext
let page: Page

beforeAll(async () => {
  // A build of its own, so that a newer one can come while the phone is at work.
  webFolder = await mkdtemp(path.join(os.tmpdir(), 'nhac-truong-web-'))
  await cp('dist/web', webFolder, { recursive: true })
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00', webFolder })
  browser = await openBrowser()
  ward = await city.signIn('leader', '00001')
  inspector = await city.signIn('inspector', '001')
  const site = { areaId: city.area('00001'), kind: 'checkpoint', name: 'Chốt cầu Long Biên', openedOn: '2021-07-01' }
  siteId = (await accepted<{ siteId: string }>(ward, 'sites.register', site)).siteId
  ;({ phone, page } = await openPhone({ browser, city }, inspector, { at: '/field/inspections/new' }))
  await page.getByRole('button', { name: /Chốt cầu Long Biên/ }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

/** Records an inspection of the one place, all well. */
async function record(on: Page): Promise<void> {
  await on.getByRole('button', { name: /Chốt cầu Long Biên/ }).click()
  await on.getByRole('button', { name: 'Còn lại đều đạt' }).click()
  await on.getByText('3. Kết thúc').click()
  await on.getByRole('radio', { name: 'làm tốt' }).check()
  await on.getByRole('button', { name: 'Xong, đưa vào hàng chờ gửi' }).click()
}

/** Every code of a series that a phone shows, as pictures, whatever number it begins with. */
async function framesShown(on: Page): Promise<Buffer[]> {
  const code = on.getByRole('img', { name: /^Mã \d+ \/ \d+$/ })
  await code.waitFor()
  const shown = new Map<string, Buffer>()
  for (let of = 1; shown.size < of; ) {
    const drawn = await code.evaluate((svg) => svg.outerHTML)
    const [label = '', count = '1'] = /Mã \d+ \/ (\d+)/.exec(drawn) ?? []
    const picture = drawn.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600"')
    shown.set(label, await sharp(Buffer.from(picture)).png().toBuffer())
    of = Number(count)
  }
  return [...shown.values()]
}

const finished = () =>
  city.db.selectFrom('inspections').select(['id', 'outcome']).where('finished_at', 'is not', null).execute()

it('unsent work goes to another phone by a series of codes that its camera reads, and is done once', async () => {
  await phone.setOffline(true)
  await record(page)
  await page.getByText('chờ gửi', { exact: true }).waitFor()
  await page.getByText('Chuyển việc chưa gửi sang máy khác').click()
  await page.getByRole('button', { name: 'Hiện bằng mã QR' }).click()
  await page.getByText('Ít nhất 6 ký tự.').waitFor()
  await page.getByLabel('Mã của tệp').fill('chuyển máy')
  await page.getByRole('button', { name: 'Hiện bằng mã QR' }).click()
  const frames = await framesShown(page)
  await look(page, 'series')
  await page.getByRole('button', { name: 'Xong, tắt mã' }).click()

  const seeing = await openBrowser({ camera: await filmOf(frames) })
  try {
    const other = await openPhone({ browser: seeing, city }, inspector, { at: '/field/outbox' })
    await other.page.getByText('Chuyển việc chưa gửi sang máy khác').click()
    await other.page.getByLabel('Mã của tệp').fill('chuyển máy')
    await other.page.getByRole('button', { name: 'Quét mã QR của máy khác' }).click()
    await other.page.getByText('Máy ảnh chưa được phép dùng.').waitFor()
    await look(other.page, 'camera-refused')
    await other.phone.grantPermissions(['camera'])
    await other.page.getByRole('button', { name: 'Thử lại' }).click()
    await other.page.getByText('Đã nhận 1 việc.').waitFor()
    await other.page.getByText('đã nhận', { exact: true }).waitFor()
  } finally {
    await seeing.close()
  }
  await phone.setOffline(false)
  await page.getByRole('button', { name: 'Gửi ngay' }).click()
  await page.getByText('đã nhận trước đó', { exact: true }).waitFor()
  expect(await finished()).toHaveLength(1)
})

it('a phone with no camera says so, and what cannot be scanned is typed or comes as a file', async () => {
  await page.getByLabel('Mã của tệp').fill('chuyển máy')
  await page.getByRole('button', { name: 'Quét mã QR của máy khác' }).click()
  await page.getByText(/Không có máy ảnh dùng được ở đây|Máy ảnh chưa được phép dùng/).waitFor()
})

it('a photo that the browser cannot read is told apart from one that is none', async () => {
  await page.goto(`${city.url}/field/inspections/new`)
  await unlock(page)
  await page.getByRole('button', { name: /Chốt cầu Long Biên/ }).click()
  await page.getByText('3. Kết thúc').click()
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)])
  await page.getByLabel('Chụp ảnh').setInputFiles({ name: 'IMG_1.HEIC', mimeType: 'image/heic', buffer: heic })
  await page.getByText('Trình duyệt này không đọc được ảnh HEIC.').waitFor()
  await look(page, 'heic')
  const text = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('không phải ảnh') }
  await page.getByLabel('Chụp ảnh').setInputFiles(text)
  await page.getByText('Tệp này không phải ảnh đọc được.').waitFor()
  await page.getByRole('button', { name: 'Bỏ phiếu này' }).click()
  await page.getByRole('button', { name: 'Chắc chắn bỏ' }).click()
})

it('what was refused is mended in its own form, and goes again with the time of the deed', async () => {
  await page.getByRole('button', { name: /Chốt cầu Long Biên/ }).waitFor()
  await phone.setOffline(true)
  await record(page)
  await accepted(ward, 'sites.close', { siteId, reason: 'Nhập vào chốt khác' })
  await phone.setOffline(false)
  await page.getByRole('button', { name: 'Gửi ngay' }).click()
  await page.getByText('bị từ chối', { exact: true }).waitFor()
  await look(page, 'refused')
  // The mistake was on the other side: the place is opened again, and the form says its conclusion better.
  await city.db.updateTable('sites').set({ closed_on: null }).where('id', '=', siteId).execute()
  await page.getByRole('button', { name: 'Sửa và gửi lại' }).click()
  await page.getByRole('radio', { name: 'chưa nghiêm, lơ là' }).check()
  await page.getByRole('button', { name: 'Gửi lại' }).click()
  await page.getByText('đã sửa, gửi lại', { exact: true }).waitFor()
  await page.getByText('đã nhận', { exact: true }).waitFor()
  expect((await finished()).map(({ outcome }) => outcome).sort()).toEqual(['good', 'lax'])
})

it('a wrong clock is told with its size; a newer version waits until it is taken, and nothing is lost by taking it', async () => {
  await page.addInitScript(() => {
    const real = Date.now
    Date.now = () => real() + 3 * 3_600_000
  })
  await page.reload()
  await unlock(page)
  await page.getByText('Đồng hồ máy này nhanh 3 giờ.').waitFor()
  await look(page, 'skew')
  const worker = path.join(webFolder, 'field/service-worker.js')
  await writeFile(worker, (await readFile(worker, 'utf8')).replace(/"version":"[0-9a-f]+"/, '"version":"newer"'))
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  await page.getByText('Có bản mới.').waitFor()
  await look(page, 'newer')
  await page.getByRole('button', { name: 'Dùng bản mới' }).click()
  await page.getByLabel('Mã mở máy').waitFor()
  expect(await page.evaluate(() => caches.keys())).toEqual(['nhac-truong-field-newer'])
  await unlock(page)
  await page.getByText('đã sửa, gửi lại', { exact: true }).waitFor()
})

it('[SG-10] whom to call stands on every screen, with no network too', async () => {
  await phone.setOffline(true)
  await page.getByRole('link', { name: 'Gọi khẩn cấp' }).click()
  expect(await page.getByRole('link', { name: '115 Cấp cứu y tế' }).getAttribute('href')).toBe('tel:115')
  await look(page, 'emergency')
  await phone.setOffline(false)
})

it('a payload of the app as it was one version ago is still taken', async () => {
  // Frozen as the phone of the fourth issue wrote it: never brought up to date.
  const old = {
    ...{
      kind: 'inspection',
      subject: { kind: 'site', id: siteId },
      checkIn: { secondsAgo: 300 },
      sheets: [],
      photos: [],
    },
    findings: [{ title: 'Không phân luồng', severity: 2, fixedOnSpot: false, secondsAgo: 120, photos: [] }],
    finish: { outcome: 'fair', summary: 'Nhắc nhở tại chỗ' },
  }
  const answer = await inspector.send({
    type: 'inspections.record',
    occurredAt: '2021-07-27T17:00:00+07:00',
    payload: old,
  })
  expect(JSON.stringify(answer)).toContain('"accepted"')
})

it('a phone reported lost wipes itself before anybody has typed its passcode, and says so', async () => {
  // Switched off: an app that is open would hear of it in its next round, and wipe before we look.
  await page.goto('about:blank')
  const { body } = await inspector.get<{ devices: { id: string; heardAt: string }[] }>('/account')
  for (const { id } of body.devices) await accepted(inspector, 'accounts.mark-device-lost', { deviceId: id })
  await page.goto(`${city.url}/field`)
  await page.getByText('Máy này đã được báo mất').waitFor()
  await page.getByLabel('Tên đăng nhập').waitFor()
  await look(page, 'wiped')
  const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  expect(left.filter((name) => name?.startsWith('nhac-truong-field-') && !name.endsWith('probe'))).toEqual([])
  expect(await page.evaluate(() => localStorage.getItem('nhac-truong.field.people'))).toBe('[]')
})

it('a browser that keeps nothing says so before anything is recorded', async () => {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 640 } })
  await context.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }))
  const screen = await context.newPage()
  await screen.goto(`${city.url}/field`)
  await screen.getByText('Trình duyệt này không giữ được dữ liệu').waitFor()
  await look(screen, 'no-store')
  await context.close()
})

it('what bars the way in is told as it is: the network, the server, a file or the store', async () => {
  const context = await browser.newContext(smallPhone)
  const answering = (status: number) => (route: Route) => route.fulfill({ status, body: 'broken' })
  await context.route('**/assets/desk-*.js', answering(500))
  const screen = await context.newPage()
  await screen.goto(`${city.url}/field`)
  await signInOnPhone(screen, inspector)
  await screen.getByText('một phần của ứng dụng không tải được').waitFor()
  await look(screen, 'barred-part')
  await context.route('**/api/session', answering(502))
  await screen.getByRole('button', { name: 'Đăng nhập' }).click()
  await screen.getByText('Máy chủ đang lỗi hoặc quá tải').waitFor()
  expect(await screen.getByText('Không có mạng').count()).toBe(0)
  await glance(screen, 'barred-server')
  await context.unroute('**/api/session')
  await context.setOffline(true)
  await screen.getByRole('button', { name: 'Đăng nhập' }).click()
  await screen.getByText('Không có mạng. Chỉ người đã dùng máy này').waitFor()
  await context.setOffline(false)
  await context.unroute('**/assets/desk-*.js')
  await context.addInitScript(() => {
    const { open } = IDBFactory.prototype
    // Which trouble the store has is said by the test, after the page has come.
    IDBFactory.prototype.open = function (name, version) {
      const trouble = sessionStorage.getItem('trouble')
      if (trouble && !name.endsWith('probe')) throw new DOMException('made by the test', trouble)
      return open.call(this, name, version)
    }
  })
  await screen.reload()
  for (const [trouble, said] of [
    ['UnknownError', 'Không mở được kho dữ liệu trên máy này'],
    ['QuotaExceededError', 'Máy hết chỗ lưu.'],
  ] as const) {
    await screen.evaluate((name) => sessionStorage.setItem('trouble', name), trouble)
    await signInOnPhone(screen, inspector)
    await screen.getByText(said).waitFor()
    await look(screen, `barred-${trouble}`)
  }
  await screen.evaluate(() => sessionStorage.clear())
  await screen.getByRole('button', { name: 'Đăng nhập' }).click()
  await screen.getByLabel('Nhập lại mã').waitFor()
  await context.close()
})
