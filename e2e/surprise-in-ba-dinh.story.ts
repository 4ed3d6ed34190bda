import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { testPassword } from '../apps/server/test-person.ts'
import { accepted, cameraPhoto, desktop, enterAs, expectSound, phone } from './on-screen.ts'

const passcode = '271828'
const site = 'Chốt cầu Long Biên'
const fined = 'Người Khai Sai Thử'

let city: TestCity
let browser: Browser
let at: { browser: Browser; city: TestCity }
let people: Record<'mayor' | 'chair' | 'head' | 'inspector' | 'colleague' | 'ward' | 'police' | 'clerk', Person>
let field: BrowserContext
let dossier: string
let findingName: string

const clock = (text: string) => city.clock.set(toInstant(`2021-07-${text}:00+07:00`))
const next = (page: Page) => page.getByRole('region', { name: 'Bước tiếp theo' })

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T08:00:00+07:00' })
  browser = await openBrowser()
  at = { browser, city }
  people = {
    mayor: await city.signIn('leader', '01'),
    chair: await city.signIn('leader', '001'),
    head: await city.signIn('deputy', '001'),
    inspector: await city.signIn('inspector', '001'),
    colleague: await city.signIn('inspector', '001'),
    ward: await city.signIn('leader', '00001'),
    police: await city.signIn('police', '00001'),
    clerk: await city.signIn('office', '00001'),
  }
  const siteId = randomUUID()
  const place = { areaId: city.area('00001'), kind: 'checkpoint', name: site, openedOn: '2021-07-01' }
  await accepted(people.ward, 'sites.register', place, siteId)
  await accepted(people.inspector, 'inspections.plan', {
    teamId: await foundTeam(),
    kind: 'inspection',
    surprise: true,
    subject: { kind: 'site', id: siteId },
    plannedOn: '2021-07-27',
    inspectorPostIds: [people.inspector.postId],
  })
  field = await browser.newContext({
    locale: 'vi-VN',
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
  })
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

/** A team of Ba Đình: the vice-chairman leads it, two inspectors belong to it. */
async function foundTeam(): Promise<string> {
  const { chair, head, inspector, colleague } = people
  const admin = await city.signInWithGrant('administrator', '01')
  const areaId = city.area('001')
  const team = { areaId, kind: 'inspection-team', name: 'Đoàn kiểm tra số 3', validFrom: '2021-07-01' }
  const body = await accepted<{ bodyId: string; posts: { id: string }[] }>(admin, 'bodies.establish-body', {
    ...team,
    posts: [{ kind: 'team-leader' }],
  })
  const lead = { postId: body.posts[0]?.id, officerId: head.officerId, fromAt: '2021-07-16T00:00:00+07:00' }
  await accepted(admin, 'bodies.appoint', lead)
  const seat = city.db.selectFrom('posts').select('body_id').where('id', '=', head.postId)
  const { body_id: ownerBodyId } = await seat.executeTakeFirstOrThrow()
  const registered = await accepted<{ teamId: string }>(chair, 'inspections.register-team', {
    bodyId: body.bodyId,
    ownerBodyId,
    areaIds: [city.area('00001')],
    memberPostIds: [inspector.postId, colleague.postId],
  })
  return registered.teamId
}

/** Somebody opens an address on their own screen, acts, and goes home. */
async function visit(person: Person, path: string, act: (page: Page) => Promise<void>, size = desktop): Promise<void> {
  const page = await enterAs(at, person, size)
  await page.goto(path.startsWith('http') ? path : `${city.url}${path}`)
  await act(page)
  await page.context().close()
}

/** Takes a step of the dossier: presses it, fills its dialog, sends it. */
async function take(page: Page, step: string, fill: () => Promise<void> = async () => {}): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).first().click()
  await fill()
  const dialog = page.getByRole('dialog')
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'detached' })
}

/** The score of the ward on a day, and the line of it that remedies in time make. */
async function measureOf(day: string) {
  const path = `/scorecards/units/${city.area('00001')}?day=${day}`
  const { body } = await people.ward.get<{
    score: number | null
    lines: { key: string; good: number; counted: number }[]
  }>(path)
  const line = body.lines.find(({ key }) => key === 'remedies-in-time')
  return { score: body.score, remedies: { good: line?.good, counted: line?.counted } }
}

async function openPhone(page: Page): Promise<void> {
  await page.getByLabel('Mã mở máy').fill(passcode)
  await page.getByRole('button', { name: 'Mở khóa' }).click()
}

describe('a surprise inspection in Ba Đình, from a phone without signal to the measure of the head', () => {
  it('[INS-03] the inspector takes the work along; the ward sees nothing of it', async () => {
    const page = await field.newPage()
    const { body } = await people.inspector.get<{ account: { username: string } }>('/session')
    await page.goto(`${city.url}/field`)
    await page.getByLabel('Tên đăng nhập').fill(body.account.username)
    await page.getByLabel('Mật khẩu').fill(testPassword)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByLabel('Mã mở máy').fill(passcode)
    await page.getByLabel('Nhập lại mã').fill(passcode)
    await page.getByRole('button', { name: 'Đặt mã' }).click()
    await page.getByRole('link', { name: 'Kiểm tra', exact: true }).click()
    await page.getByRole('button', { name: new RegExp(`${site}.*đột xuất`) }).waitFor()
    await page.evaluate(() => navigator.serviceWorker.ready)
    await visit(people.ward, `/inspections/list?areaId=${city.area('00001')}`, async (own) => {
      await own.getByText('Không có cuộc kiểm tra nào khớp.').waitFor()
    })
  })

  it('[INS-03] [INS-07] without signal the lax post is recorded with a photo; with signal it arrives once', async () => {
    const [page] = field.pages() as [Page]
    await field.setOffline(true)
    await page.goto(`${city.url}/field/inspections/new`)
    await openPhone(page)
    await page.getByRole('button', { name: new RegExp(`${site}.*đột xuất`) }).click()
    await page.getByRole('radio', { name: 'Không' }).first().check()
    await page.getByRole('button', { name: 'Còn lại đều đạt' }).click()
    await page.getByRole('button', { name: 'Tiếp' }).click()
    await page.getByLabel('Chụp ảnh').setInputFiles(await cameraPhoto('#884422', '2021:07:27 08:10:00'))
    await page.getByRole('img', { name: 'Ảnh 1' }).waitFor()
    await page.getByRole('button', { name: 'Tiếp' }).click()
    await page.getByRole('radio', { name: 'chưa nghiêm, lơ là' }).check()
    await page.getByRole('button', { name: 'Xong, đưa vào hàng chờ gửi' }).click()
    await page.getByText('chờ gửi', { exact: true }).waitFor()
    await field.setOffline(false)
    await page.getByRole('button', { name: 'Gửi ngay' }).click()
    await page.getByText('đã nhận', { exact: true }).waitFor()
    await city.settle()
    const { body } = await people.inspector.get<{ items: { title: string }[] }>('/inspections/findings')
    expect(body.items).toHaveLength(1)
    findingName = body.items[0]?.title ?? ''
  })

  it('[INS-06] the ward sees it now and puts it right; a second inspector checks again and closes it', async () => {
    clock('27T10:00')
    await visit(people.ward, `/inspections?areaId=${city.area('00001')}`, async (page) => {
      await page.getByRole('link', { name: findingName }).first().click()
      await page.getByRole('button', { name: 'Báo đã chấn chỉnh' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Đã làm gì').fill('Tăng 2 công an, kiểm tra từng người')
      await dialog
        .getByLabel('Ảnh sau khi chấn chỉnh')
        .setInputFiles(await cameraPhoto('#228844', '2021:07:27 09:50:00'))
      await dialog.getByText('09:50').waitFor()
      await dialog.getByRole('button', { name: 'Báo đã chấn chỉnh' }).click()
      await page.getByText('chờ phúc tra', { exact: true }).waitFor()
      expect(await page.getByRole('button', { name: 'Phúc tra' }).count()).toBe(0)
    })
    clock('27T11:00')
    const shelf = `/inspections/findings?shelf=recheck&areaId=${city.area('001')}`
    await visit(
      people.colleague,
      shelf,
      async (page) => {
        await page.getByRole('link', { name: findingName }).click()
        await page.getByRole('button', { name: 'Phúc tra' }).click()
        await page.getByRole('dialog').getByLabel('Đạt: đóng tồn tại').check()
        await page.getByRole('dialog').getByRole('button', { name: 'Phúc tra', exact: true }).click()
        await page.getByText('đã đóng', { exact: true }).waitFor()
      },
      phone,
    )
  })

  it('[VIO-01] [VIO-06] from the finding a dossier is opened, recorded, proposed, explained', async () => {
    await visit(people.police, `/inspections?areaId=${city.area('00001')}`, async (page) => {
      await page.goto(`${city.url}/inspections/findings?areaId=${city.area('00001')}&shelf=closed`)
      await page.getByRole('link', { name: findingName }).click()
      await page.getByRole('link', { name: 'Lập hồ sơ vi phạm' }).click()
      await page.getByLabel('Thời điểm vi phạm').fill('8h5 27/7')
      await page.getByLabel('Hành vi').fill('V04')
      await page.getByRole('option', { name: /^V04/ }).click()
      await page.getByLabel('Họ và tên').fill(fined)
      await page.getByLabel('Ngày sinh').fill('2/3/1990')
      await page.getByRole('button', { name: 'Mở hồ sơ' }).click()
      await next(page).waitFor()
      dossier = page.url()
      await take(page, 'Lập biên bản')
      await take(page, 'Đề nghị xử phạt')
      await page
        .getByText(/^đề nghị [0-9.]+ đồng/)
        .first()
        .waitFor()
      await take(page, 'Ghi giải trình', async () => {
        await page.getByLabel('Nội dung').fill('Tôi khai nhầm ngày về, không cố ý giấu.')
      })
      await take(page, 'Chuyển hồ sơ')
    })
  })

  it('[SG-05] [SG-07] it is decided by who is competent, printed, served; on appeal another reduces it', async () => {
    await visit(people.chair, dossier, async (page) => {
      await page.getByRole('button', { name: 'Ra quyết định' }).click()
      const dialog = page.getByRole('dialog')
      await expect.poll(() => dialog.getByText(': đạt').count()).toBe(6)
      await dialog.getByRole('button', { name: 'Ký quyết định' }).click()
      await dialog.waitFor({ state: 'detached' })
    })
    await visit(people.clerk, dossier, async (page) => {
      await page.getByRole('link', { name: 'Quyết định xử phạt' }).click()
      await page.getByRole('article').getByText('quyền khiếu nại trong thời hạn 90 ngày').waitFor()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'PDF' }).click(),
      ])
      expect((await readFile(await download.path())).toString('latin1', 0, 5)).toBe('%PDF-')
      await page.goto(dossier)
      await take(page, 'Ghi nhận đã giao quyết định')
      await page.getByText(/được khiếu nại đến hết ngày/).waitFor()
      await page.getByRole('button', { name: 'Nhận khiếu nại', exact: true }).click()
      await page.getByLabel('Nội dung').fill('Mức phạt quá cao so với hoàn cảnh gia đình.')
      await page.getByRole('dialog').getByRole('button', { name: 'Nhận khiếu nại' }).click()
      await next(page).getByText('Đang có khiếu nại').waitFor()
    })
    await visit(people.mayor, dossier, async (page) => {
      await take(page, 'Thụ lý hoặc không thụ lý')
      await take(page, 'Giải quyết khiếu nại', async () => {
        await page.getByLabel('giảm mức phạt').check()
        await page.getByLabel('Mức tiền mới').fill('10 triệu')
        await page.getByLabel('Lý do').fill('Khai nhầm, đã tự khai lại ngay trong ngày.')
      })
      await page.getByText('đã giải quyết: giảm còn 10.000.000 đồng').waitFor()
      await expectSound(page)
    })
  })

  it('[SCR-01] the measure of the head has moved by the remedy in time, and opens to the finding in two clicks', async () => {
    clock('28T12:10')
    await city.settle()
    for (const day of ['2021-07-26', '2021-07-27']) {
      await accepted(people.mayor, 'scorecards.compute', { areaId: city.area('01'), day })
    }
    const unit = `/scorecards/units/${city.area('00001')}`
    await visit(people.ward, `${unit}?day=2021-07-27`, async (page) => {
      await page.getByRole('heading', { name: 'Thước đo: Phường Phúc Xá' }).waitFor()
      await expectSound(page)
      await page.getByRole('link', { name: 'Hồ sơ: Khắc phục đúng hạn' }).click()
      await page.getByRole('link', { name: 'Tồn tại qua kiểm tra' }).click()
      await page.getByRole('heading', { name: findingName }).waitFor()
      await page.getByText('đã đóng', { exact: true }).waitFor()
      // And on from the finding: its dossier, and the measure of the unit again, in two clicks.
      await page.getByRole('list', { name: 'Hồ sơ xử phạt' }).getByRole('link').click()
      await page.getByRole('heading', { name: /^Hồ sơ 1\/2021/ }).waitFor()
      await page.getByRole('list', { name: 'Thước đo' }).getByRole('link').click()
      await page.getByRole('heading', { name: 'Thước đo: Phường Phúc Xá' }).waitFor()
    })
    const [before, after] = [await measureOf('2021-07-26'), await measureOf('2021-07-27')]
    expect([before.remedies, after.remedies]).toEqual([
      { good: 0, counted: 0 },
      { good: 1, counted: 1 },
    ])
    expect(after.score).not.toBe(before.score)
  })
})
