import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { profileBodyIntents } from '#rooms/bodies/server'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { enterAs, expectAccessible } from './on-screen.ts'

let city: TestCity
let browser: Browser
let office: Person
let leader: Person
let an: Person
let binh: Person
let bodyId: string

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-25T09:00:00+07:00' })
  browser = await openBrowser()
  const admin = await city.signInWithGrant('administrator', '01')
  for (const intent of await profileBodyIntents(city.house.profile)) await admin.send(intent)
  leader = await city.signIn('leader', '00328')
  office = await city.signIn('office', '00328')
  an = await city.signIn('deputy', '00328')
  binh = await city.signIn('police', '00328')
  const post = await city.db
    .selectFrom('bodies')
    .select('id')
    .where('area_id', '=', city.area('00328'))
    .where('kind', '=', 'command-post')
    .executeTakeFirstOrThrow()
  bodyId = post.id
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const enter = (person: Person, width = 1280) => enterAs({ browser, city }, person, width)

/** Hours that the list tells of one person. */
async function hoursOf(list: Locator, name: string): Promise<number> {
  const line = await list.getByRole('listitem').filter({ hasText: name }).innerText()
  return Number(/(\d+) giờ/.exec(line)?.[1])
}

async function nameOf(person: Person): Promise<string> {
  const id = person.officerId as string
  return (await city.db.selectFrom('officers').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name
}

describe('the watch of a ward, on the screen', () => {
  it('[FOR-01] [ORG-04] a week is built from a pattern: the hole is seen before saving, then filled', async () => {
    const page = await enter(office)
    await page.goto(`${city.url}/duty/posts/${bodyId}`)
    await page.getByText('Không có ai trong lịch lúc này').waitFor()
    await page.getByRole('button', { name: 'Xếp một tuần' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Cách chia ca').selectOption({ label: '2 ca 12 giờ (7–19)' })
    for (const person of [an, binh, leader]) {
      await dialog.getByRole('checkbox', { name: new RegExp(await nameOf(person)) }).check()
    }
    await dialog.getByText('Hở ca: 00:00 – 07:00').waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Lưu 14 ca' }).click()
    await page.getByText('Đã xếp 14 ca').waitFor()
    await page.getByRole('button', { name: 'Tuần sau' }).click()
    await page.getByText('Phủ 95%: hở 1 chỗ').waitFor()
    await page.getByRole('button', { name: /^Hở ca: 00:00 – 07:00/ }).press('Enter')
    await dialog.getByLabel('Người trực').fill(await nameOf(binh))
    await dialog.getByRole('option', { name: new RegExp(await nameOf(binh)) }).click()
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Phủ đủ 168/168 giờ').waitFor()
    await expectAccessible(page)
    await page.context().close()
  })

  it('[FOR-01] the hours of a shift are moved: nonsense is refused in words, a hole shows, hours of each follow', async () => {
    const page = await enter(office)
    await page.goto(`${city.url}/duty/posts/${bodyId}?at=2021-07-28T00:00:00Z`)
    const name = await nameOf(leader)
    const hours = page.getByRole('region', { name: 'Giờ trực của từng người trong tuần' })
    const before = await hoursOf(hours, name)
    await page
      .getByRole('button', { name: new RegExp(`${name}.*19:00`) })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    const until = dialog.getByLabel('Đến', { exact: true })
    const planned = await until.inputValue()
    const endAt = async (hour: string) => {
      await until.fill(planned.replace(/\d\d:\d\d/, hour))
      await dialog.getByRole('button', { name: 'Đổi giờ ca này' }).click()
    }
    await endAt('05:00')
    await dialog.getByText('Giờ hết ca phải sau giờ vào ca.').first().waitFor()
    await endAt('17:00')
    await page.getByText('Đã sửa ca').waitFor()
    await page.getByRole('button', { name: /^Hở ca: 17:00 – 19:00/ }).waitFor()
    await expect.poll(() => hoursOf(hours, name)).toBe(before - 2)
    await expectAccessible(page)
    await page.context().close()
  })

  it('[FOR-01] a swap is asked on a phone, accepted by the other, approved by the head', async () => {
    const page = await enter(an, 360)
    await page.goto(`${city.url}/duty/posts/${bodyId}?at=2021-07-28T00:00:00Z`)
    const mine = page.getByRole('button', { name: new RegExp(`${await nameOf(an)}.*của tôi`) })
    await mine.first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Xin đổi hoặc nhờ trực thay' }).click()
    await dialog.getByLabel('Nhờ trực thay, không đổi lại').check()
    await dialog.getByLabel('Nhờ người trực thay').fill(await nameOf(leader))
    await dialog.getByRole('option', { name: new RegExp(await nameOf(leader)) }).click()
    await dialog.getByLabel('Lý do').fill('Đi cách ly')
    await dialog.getByRole('button', { name: 'Xin đổi hoặc nhờ trực thay' }).click()
    await page.getByText('chờ người kia trả lời').waitFor()
    await expectAccessible(page)
    await page.context().close()

    const head = await enter(leader)
    await head.goto(`${city.url}/duty`)
    await head.getByRole('button', { name: 'Đồng ý' }).click()
    await head.getByText('chờ duyệt').waitFor()
    expect(await head.getByRole('button', { name: 'Duyệt', exact: true }).count()).toBe(0)
    await head.context().close()

    const district = await enter(await city.signIn('leader', '008'))
    await district.goto(`${city.url}/duty/posts/${bodyId}?at=2021-07-28T00:00:00Z`)
    await district.getByRole('button', { name: 'Duyệt', exact: true }).click()
    await district.getByText('chờ duyệt').waitFor({ state: 'detached' })
    await district.context().close()
  })

  it('[FOR-02] the watch is handed over and taken over; the area page and the public know whom to call', async () => {
    await office.send({
      type: 'duty.publish-hotline',
      payload: { areaId: city.area('00328'), kind: 'duty', number: '024 0000 0328' },
    })
    const { body } = await office.get<{ shifts: { id: string; officerId: string; fromAt: string; toAt: string }[] }>(
      `/duty/posts/${bodyId}/week?at=2021-07-28T00:00:00Z`,
    )
    const next = body.shifts.find((shift) => shift.officerId === binh.officerId && shift.fromAt > '2021-07-26T12')
    if (!next) throw new Error('the plan gave Bình no shift')
    const before = body.shifts.find((shift) => shift.toAt === next.fromAt)
    city.clock.set(toInstant(Date.parse(next.fromAt) - 20 * 60_000))
    const outgoing = [an, leader, binh].find((person) => person.officerId === before?.officerId)
    await outgoing?.send({ type: 'duty.hand-over', payload: { shiftId: before?.id, note: 'Ngõ 12 chờ suất ăn' } })
    const page = await enter(binh, 360)
    await page.goto(`${city.url}/duty`)
    await page.getByText('Ngõ 12 chờ suất ăn').waitFor()
    await page.getByRole('button', { name: 'Nhận ca' }).click()
    await page.getByText('Đã nhận ca').first().waitFor()
    await expectAccessible(page)
    await page.context().close()

    city.clock.set(toInstant(Date.parse(next.fromAt) + 60_000))
    const board = await enter(leader)
    await board.goto(`${city.url}/areas/${city.area('00328')}`)
    await board
      .getByText(await nameOf(binh))
      .first()
      .waitFor()
    await board.context().close()

    const visitor = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' })
    const street = await visitor.newPage()
    await street.goto(`${city.url}/cong-khai?areaId=${city.area('00328')}`)
    const call = street.getByRole('link', { name: 'Gọi ngay 024 0000 0328' })
    expect(await call.getAttribute('href')).toBe('tel:02400000328')
    await expectAccessible(street)
    expect(await street.content()).not.toContain(await nameOf(binh))
    await visitor.close()
    const plain = await (await fetch(`${city.url}/cong-khai?areaId=${city.area('00328')}`)).text()
    expect(plain).toContain('<a href="tel:02400000328"')
  })
})
