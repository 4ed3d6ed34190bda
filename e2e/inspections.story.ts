import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { cameraPhoto, enterAs, expectSound } from './on-screen.ts'

let city: TestCity
let browser: Browser
let head: Person
let inspector: Person
let colleague: Person
let ward: Person
let siteId: string
let inspectionPath: string

const site = 'Chốt kiểm soát ngõ 41 Phúc Xá'
const finding = 'Không kiểm tra giấy đi đường'

/** A team of Ba Đình: the vice-chairman leads it, two inspectors belong to it. */
async function foundTeam(): Promise<void> {
  const chair = await city.signIn('leader', '001')
  const admin = await city.signInWithGrant('administrator', '01')
  const areaId = city.area('001')
  const bodyId = randomUUID()
  const team = { areaId, kind: 'inspection-team', name: 'Đoàn kiểm tra số 3', validFrom: '2021-07-01' }
  await accepted(admin, {
    id: bodyId,
    type: 'bodies.establish-body',
    payload: { ...team, posts: [{ kind: 'team-leader' }] },
  })
  const posts = await city.db.selectFrom('posts').select('id').where('body_id', '=', bodyId).execute()
  const appointment = { officerId: head.officerId, fromAt: '2021-07-16T00:00:00+07:00' }
  await accepted(admin, { type: 'bodies.appoint', payload: { postId: posts[0]?.id, ...appointment } })
  const owner = await city.db
    .selectFrom('posts')
    .select('body_id')
    .where('id', '=', head.postId)
    .executeTakeFirstOrThrow()
  const members = [inspector.postId, colleague.postId]
  const payload = { bodyId, ownerBodyId: owner.body_id, areaIds: [city.area('00001')], memberPostIds: members }
  await accepted(chair, { type: 'inspections.register-team', payload })
}

async function accepted(person: Person, intent: { type: string; payload: unknown; id?: string }): Promise<void> {
  const answer = await person.send(intent)
  if (answer.outcome !== 'accepted') throw new Error(`${intent.type}: ${JSON.stringify(answer)}`)
}

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T08:00:00+07:00' })
  browser = await openBrowser()
  head = await city.signIn('deputy', '001')
  inspector = await city.signIn('inspector', '001')
  colleague = await city.signIn('inspector', '001')
  ward = await city.signIn('leader', '00001')
  await foundTeam()
  siteId = randomUUID()
  const payload = { areaId: city.area('00001'), kind: 'checkpoint', name: site }
  await accepted(ward, { id: siteId, type: 'sites.register', payload })
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const enter = (person: Person, width = 1280) => enterAs({ browser, city }, person, width)

describe('a surprise inspection in Ba Đình, on the screen', () => {
  it('[INS-03] is planned by the head of the team, and says that it is not revealed', async () => {
    const page = await enter(head)
    await page.goto(`${city.url}/inspections`)
    await page.locator('a[href="/inspections/plan"]').click()
    await page.getByRole('combobox', { name: 'Địa điểm' }).fill('ngo 41')
    await page.getByRole('option', { name: new RegExp(site) }).click()
    await page.getByLabel('Đoàn').selectOption({ label: 'Đoàn kiểm tra số 3' })
    await page.getByLabel('Đột xuất').check()
    await page.getByText('Chưa lộ: chỉ đoàn và người chỉ đạo đoàn thấy cuộc này.').waitFor()
    await page.getByLabel('Ngày dự kiến').fill('27/7')
    await page.getByRole('combobox', { name: /^Người kiểm tra/ }).fill(await nameOf(inspector))
    await page.getByRole('option', { name: new RegExp(await nameOf(inspector)) }).click()
    await expectSound(page)
    await page.getByRole('button', { name: 'Lập kế hoạch kiểm tra' }).click()
    await page.getByRole('heading', { name: site }).waitFor()
    await page.getByText('chưa lộ', { exact: true }).waitFor()
    inspectionPath = new URL(page.url()).pathname
    await expectSound(page)
    await page.context().close()
  })

  it('[INS-03] the inspected unit sees nothing: not in its list, its numbers, its area, nor by the address', async () => {
    const page = await enter(ward)
    await page.goto(`${city.url}/inspections/list?areaId=${city.area('00001')}`)
    await page.getByText('Không có cuộc kiểm tra nào khớp.').waitFor()
    await page.goto(`${city.url}/inspections?areaId=${city.area('00001')}`)
    const numbers = page.getByRole('list', { name: 'Con số kiểm tra' })
    await numbers
      .getByRole('listitem')
      .filter({ hasText: /Kế hoạch hôm nay\s*0$/ })
      .waitFor()
    await page.goto(`${city.url}${inspectionPath}`)
    await page.getByText('Không tìm thấy, hoặc bạn không được xem.').waitFor()
    await page.context().close()
  })

  it('[INS-06] on a phone: check-in reveals it; a finding with a photo; the end', async () => {
    const page = await enter(inspector, 360)
    await page.goto(`${city.url}/inspections`)
    await page
      .getByRole('list', { name: 'Của tôi' })
      .getByRole('link', { name: new RegExp(site) })
      .click()
    await page.getByRole('button', { name: 'Ghi có mặt' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Đang ở đâu').fill('đầu ngõ')
    await dialog.getByRole('button', { name: 'Ghi có mặt' }).click()
    await page.getByText('đang kiểm tra').first().waitFor()

    await page.getByRole('button', { name: 'Ghi tồn tại' }).click()
    await dialog.getByLabel('Tồn tại là gì').fill(finding)
    await dialog.getByLabel('nghiêm trọng').check()
    await dialog.getByLabel('Ảnh hiện trường').setInputFiles(await cameraPhoto('#884422', '2021:07:27 08:40:00'))
    await dialog.getByText('08:40').waitFor()
    await expectSound(page)
    await dialog.getByRole('button', { name: 'Ghi tồn tại' }).click()
    await page.getByRole('link', { name: finding }).waitFor()

    await page.getByRole('button', { name: 'Kết thúc' }).click()
    await dialog.getByLabel('chưa nghiêm, lơ là').check()
    await dialog.getByRole('button', { name: 'Kết thúc' }).click()
    await page.getByText('chưa nghiêm, lơ là').first().waitFor()
    await expectSound(page)
    await page.getByRole('link', { name: 'Biên bản' }).click()
    await page.getByRole('heading', { name: 'BIÊN BẢN', exact: true }).waitFor()
    await page.getByText('ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA').waitFor()
    await expectSound(page)
    await page.context().close()
  })

  it('[INS-06] the unit sees it now, reports the remedy with a photo, and cannot close it itself', async () => {
    const page = await enter(ward)
    await page.goto(`${city.url}/inspections?areaId=${city.area('00001')}`)
    await page.getByRole('link', { name: finding }).click()
    await page.getByRole('button', { name: 'Báo đã chấn chỉnh' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Đã làm gì').fill('Tăng 2 công an, kiểm tra từng người')
    await dialog.getByLabel('Ảnh sau khi chấn chỉnh').setInputFiles(await cameraPhoto('#228844', '2021:07:27 10:05:00'))
    await dialog.getByText('10:05').waitFor()
    await dialog.getByRole('button', { name: 'Báo đã chấn chỉnh' }).click()
    await page.getByText('chờ phúc tra', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Phúc tra' }).count()).toBe(0)
    await page.getByText('Đơn vị được kiểm tra không tự đóng được tồn tại').waitFor()
    await expectSound(page)
    await page.context().close()
  })

  it('[INS-06] another inspector checks again and closes it; the photos show before and after without their place', async () => {
    const page = await enter(colleague, 360)
    await page.goto(`${city.url}/inspections/findings?shelf=recheck&areaId=${city.area('001')}`)
    await page.getByRole('link', { name: finding }).click()
    await page.getByRole('button', { name: 'Phúc tra' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Đạt: đóng tồn tại').check()
    await dialog.getByRole('button', { name: 'Phúc tra', exact: true }).click()
    await page.getByText('đã đóng', { exact: true }).waitFor()
    await page
      .getByRole('button', { name: /ảnh 1\/1/ })
      .first()
      .click()
    await dialog.getByText('Chụp lúc 08:40 27/7/2021').waitFor()
    const src = await dialog.getByRole('img').getAttribute('src')
    const bytes = Buffer.from(await (await page.request.get(`${city.url}${src}`)).body())
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    await expectSound(page)
    await page.context().close()
  })
})

async function nameOf(person: Person): Promise<string> {
  const id = person.officerId as string
  return (await city.db.selectFrom('officers').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name
}
