import { randomUUID } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { testPassword } from '../apps/server/test-person.ts'
import { accepted } from './on-screen.ts'

const passcode = '271828'
let city: TestCity
let browser: Browser
let inspector: Person
let ward: Person
let phone: BrowserContext
let page: Page
let siteId: string
let handOver: string

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  browser = await openBrowser()
  ward = await city.signIn('leader', '00001')
  inspector = await city.signIn('inspector', '001')
  siteId = await register(ward, 'Chốt cầu Long Biên')
  const teamId = await foundTeam()
  const plan = {
    teamId,
    kind: 'inspection',
    surprise: true,
    subject: { kind: 'site', id: siteId },
    plannedOn: '2021-07-27',
  }
  await accepted(inspector, 'inspections.plan', { ...plan, inspectorPostIds: [inspector.postId] })
  phone = await browser.newContext({
    locale: 'vi-VN',
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  })
  page = await phone.newPage()
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

async function register(by: Person, name: string): Promise<string> {
  const payload = { areaId: city.area('00001'), kind: 'checkpoint', name, openedOn: '2021-07-01' }
  return (await accepted<{ siteId: string }>(by, 'sites.register', payload)).siteId
}

/** A team of Ba Đình that the vice-chairman leads and the inspector belongs to. */
async function foundTeam(): Promise<string> {
  const chair = await city.signIn('leader', '001')
  const head = await city.signIn('deputy', '001')
  const admin = await city.signInWithGrant('administrator', '01')
  const body = await accepted<{ bodyId: string; posts: { id: string }[] }>(admin, 'bodies.establish-body', {
    areaId: city.area('001'),
    kind: 'inspection-team',
    name: 'Đoàn kiểm tra số 3',
    validFrom: '2021-07-01',
    posts: [{ kind: 'team-leader' }],
  })
  const lead = { postId: body.posts[0]?.id, officerId: head.officerId, fromAt: '2021-07-16T00:00:00+07:00' }
  await accepted(admin, 'bodies.appoint', lead)
  const seat = city.db.selectFrom('posts').select('body_id').where('id', '=', head.postId)
  const { body_id: ownerBodyId } = await seat.executeTakeFirstOrThrow()
  const people = { areaIds: [city.area('00001')], memberPostIds: [inspector.postId] }
  const team = { bodyId: body.bodyId, ownerBodyId, ...people }
  return (await accepted<{ teamId: string }>(chair, 'inspections.register-team', team)).teamId
}

async function look(name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(360)
  const folder = process.env.SHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
}

/** A picture as a camera writes it: large, and with its place in it. */
function cameraPicture(): Promise<Buffer> {
  return sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#7a8' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 2/1 0/1' } })
    .jpeg()
    .toBuffer()
}

/** What all scripts of the app weigh on the wire, pressed by gzip. */
async function scriptBytes(): Promise<number> {
  const html = await (await fetch(`${city.url}/field`)).text()
  const names = [...html.matchAll(/"(\/field\/assets\/[^"]+[.]js)"/g)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(0)
  const sizes = await Promise.all(
    names.map(async (name) => gzipSync(Buffer.from(await (await fetch(city.url + name)).arrayBuffer())).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

const recorded = () =>
  city.db
    .selectFrom('inspections')
    .selectAll()
    .where('finished_at', 'is not', null)
    .orderBy('finish_recorded_at')
    .execute()

it('signs in once with a network, sets a passcode, and takes its work along', async () => {
  const { body } = await inspector.get<{ account: { username: string } }>('/session')
  await page.goto(`${city.url}/field`)
  await look('1-sign-in')
  await page.getByLabel('Tên đăng nhập').fill(body.account.username)
  await page.getByLabel('Mật khẩu').fill(testPassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByLabel('Mã mở máy').fill(passcode)
  await page.getByLabel('Nhập lại mã').fill(passcode)
  await look('2-passcode')
  await page.getByRole('button', { name: 'Đặt mã' }).click()
  await page.getByRole('link', { name: 'Kiểm tra', exact: true }).waitFor()
  await look('3-home')
  await page.getByRole('link', { name: 'Kiểm tra', exact: true }).click()
  await page.getByRole('button', { name: /Chốt cầu Long Biên.*đột xuất/ }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  expect(await scriptBytes()).toBeLessThan(200 * 1024)
})

it('[INS-03] starts with no network, records a surprise inspection with a photo, and keeps it through a restart', async () => {
  await phone.setOffline(true)
  await page.goto(`${city.url}/field/inspections/new`)
  await page.getByLabel('Mã mở máy').fill('000000')
  await page.getByRole('button', { name: 'Mở khóa' }).click()
  await page.getByText('Mã chưa đúng.').waitFor()
  await page.getByLabel('Mã mở máy').fill(passcode)
  await page.getByRole('button', { name: 'Mở khóa' }).click()
  await page.getByText('Không có mạng.').waitFor()
  await page.getByLabel('Tìm địa điểm').fill('long bien')
  await look('4-choose-place')
  await page.getByRole('button', { name: /Chốt cầu Long Biên.*đột xuất/ }).click()

  await page.getByRole('radio', { name: 'Không' }).first().check()
  await page.getByRole('button', { name: 'Còn lại đều đạt' }).click()
  await look('5-checklist')
  await page.getByRole('button', { name: 'Tiếp' }).click()
  await page
    .getByLabel('Chụp ảnh')
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPicture() })
  await page.getByRole('img', { name: 'Ảnh 1' }).waitFor()
  await look('6-findings')

  // The phone is switched off in the middle of the form.
  await page.reload()
  await page.getByLabel('Mã mở máy').fill(passcode)
  await page.getByRole('button', { name: 'Mở khóa' }).click()
  await page.getByRole('img', { name: 'Ảnh 1' }).waitFor()
  await page.getByRole('button', { name: 'Tiếp' }).click()
  await page.getByRole('radio', { name: 'chưa nghiêm, lơ là' }).check()
  await look('7-finish')
  await page.getByRole('button', { name: 'Xong, đưa vào hàng chờ gửi' }).click()
  await page.getByText('chờ gửi', { exact: true }).waitFor()
  await look('8-outbox-waiting')
  await page.getByText('Chuyển việc chưa gửi sang máy khác').click()
  await page.getByLabel('Mã của tệp').fill('chuyển máy')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Lưu tệp trên máy này' }).click()
  handOver = await readFile(await (await coming).path(), 'utf8')
  expect(handOver).not.toContain('Long Biên')
  await look('8-hand-over')
  await page.reload()
  await page.getByText('2 việc, ảnh chưa gửi đang nằm trên máy này.').waitFor()
  await page.getByLabel('Mã mở máy').fill(passcode)
  await page.getByRole('button', { name: 'Mở khóa' }).click()
  await page.getByText('chờ gửi', { exact: true }).waitFor()
  expect(await recorded()).toEqual([])
})

it('[INS-06] sends it when the network is back, in two tabs at once: the server has it once, with its photo and no place in it', async () => {
  const second = await phone.newPage()
  await second.goto(`${city.url}/field/outbox`)
  await second.getByLabel('Mã mở máy').fill(passcode)
  await second.getByRole('button', { name: 'Mở khóa' }).click()
  await second.getByText('chờ gửi', { exact: true }).waitFor()
  await phone.setOffline(false)
  await Promise.all([page, second].map((tab) => tab.getByRole('button', { name: 'Gửi ngay' }).click()))
  await page.getByText('đã nhận', { exact: true }).waitFor()
  await second.getByText('đã nhận', { exact: true }).waitFor()
  await second.close()
  await look('9-outbox-sent')

  const rows = await recorded()
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ site_id: siteId, surprise: true, outcome: 'lax' })
  const { body } = await inspector.get<{ findingLines: { id: string }[] }>(`/inspections/${rows[0]!.id}`)
  expect(body.findingLines).toHaveLength(1)
  const finding = await inspector.get<{ photos: { hash: string; takenAt: string | null; width: number }[] }>(
    `/inspections/findings/${body.findingLines[0]!.id}`,
  )
  const [photo] = finding.body.photos
  expect(photo).toMatchObject({ width: 1600, takenAt: expect.stringContaining('2021-07-27T') })
  const kept = await inspector.request('GET', `/files/${photo!.hash}`)
  expect((await sharp(Buffer.from(await kept.arrayBuffer())).metadata()).exif).toBeUndefined()
})

it('the file of a dying phone is taken in by another: what was sent meanwhile is told as done before, not done again', async () => {
  const other = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 640 } })
  const screen = await other.newPage()
  const { body } = await inspector.get<{ account: { username: string } }>('/session')
  await screen.goto(`${city.url}/field/outbox`)
  await screen.getByLabel('Tên đăng nhập').fill(body.account.username)
  await screen.getByLabel('Mật khẩu').fill(testPassword)
  await screen.getByRole('button', { name: 'Đăng nhập' }).click()
  await screen.getByLabel('Mã mở máy').fill('314159')
  await screen.getByLabel('Nhập lại mã').fill('314159')
  await screen.getByRole('button', { name: 'Đặt mã' }).click()
  await screen.getByText('Chuyển việc chưa gửi sang máy khác').click()
  await screen.getByLabel('Mã của tệp').fill('chuyển máy')
  const file = { name: 'viec.json', mimeType: 'application/json', buffer: Buffer.from(handOver) }
  await screen.getByLabel('Nhận tệp của máy khác').setInputFiles(file)
  await screen.getByText('Đã nhận 1 việc.').waitFor()
  await screen.getByText('đã nhận trước đó', { exact: true }).waitFor()
  await other.close()
  expect(await recorded()).toHaveLength(1)
})

it('the same outbox sent twice in parallel is done once; what came before is told so', async () => {
  const intent = {
    id: randomUUID(),
    type: 'inspections.record',
    occurredAt: '2021-07-27T17:50:00+07:00',
    payload: { kind: 'inspection', subject: { kind: 'site', id: siteId }, finish: { outcome: 'good' } },
  }
  const outcomes = (await Promise.all([inspector.sendAll([intent]), inspector.sendAll([intent])])).flat()
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'already-done'])
  expect(await recorded()).toHaveLength(2)
})

it('a session that ended keeps all and asks to sign in; what the server refuses says why, and is dropped by a second press only', async () => {
  await page.getByRole('link', { name: 'Quay lại' }).click()
  await page.getByRole('link', { name: 'Kiểm tra', exact: true }).click()
  // The planned one is done: the news has come that only the place itself is left.
  await page.getByRole('button', { name: /đột xuất/ }).waitFor({ state: 'detached' })
  await phone.setOffline(true)
  await page
    .getByRole('button', { name: /Chốt cầu Long Biên/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Còn lại đều đạt' }).click()
  await page.getByText('3. Kết thúc').click()
  await page.getByRole('radio', { name: 'làm tốt' }).check()
  await page.getByRole('button', { name: 'Xong, đưa vào hàng chờ gửi' }).click()
  await phone.clearCookies()
  // Meanwhile the place is struck off the register.
  await accepted(ward, 'sites.close', { siteId, reason: 'Nhập vào chốt khác' })
  await phone.setOffline(false)
  await page.getByRole('button', { name: 'Gửi ngay' }).click()
  await page.getByText('Phiên đăng nhập đã hết.').waitFor()
  await look('10-signed-out')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  const { body } = await inspector.get<{ account: { username: string } }>('/session')
  await page.getByLabel('Tên đăng nhập').fill(body.account.username)
  await page.getByLabel('Mật khẩu').fill(testPassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByLabel('Mã mở máy').fill(passcode)
  await page.getByRole('button', { name: 'Mở khóa' }).click()
  await page.getByText('bị từ chối', { exact: true }).waitFor()
  await page.getByText('Không có đối tượng kiểm tra này, hoặc không còn hoạt động.').waitFor()
  await look('11-refused')
  await page.getByRole('button', { name: 'Bỏ, không gửi' }).click()
  await page.getByRole('button', { name: 'Chắc chắn bỏ' }).click()
  await page.getByText('đã bỏ', { exact: true }).waitFor()
  expect(await recorded()).toHaveLength(2)
})
