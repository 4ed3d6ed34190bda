import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, it } from 'vitest'
import { addMinutes, toInstant } from '#kit'
import { keepPersons } from '#rooms/people/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { openBrowser } from '#testing'
import { accepted, desktop, enterAs, expectSound, phone } from './on-screen.ts'

let city: TestCity
let browser: Browser
let station: Person
let page: Page
let market: string

const ward = '00328'
const at = (text: string) => toInstant(`2021-07-${text}:00+07:00`)

/** Looks at a page as people do: sound on a desk and on a phone, and pictures where somebody wants to see them. */
async function look(name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (folder) await mkdir(folder, { recursive: true })
  for (const [screen, size] of Object.entries({ desktop, phone })) {
    await page.setViewportSize(size)
    // Drawn anew at this width, in this light.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    await expectSound(page)
    for (const colorScheme of folder ? (['dark', 'light'] as const) : []) {
      await page.emulateMedia({ colorScheme })
      // Colours change over a moment; a look in between sees neither the one nor the other.
      await page.evaluate(async () => {
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
        const changing = document.getAnimations().filter((one) => one instanceof CSSTransition)
        await Promise.allSettled(changing.map(({ finished }) => finished))
      })
      await expectSound(page)
      await page.screenshot({
        path: path.join(folder as string, `${name}-${screen}-${colorScheme}.png`),
        fullPage: true,
      })
    }
  }
  await page.setViewportSize(desktop)
}

/** Many people, made up, in the wards of the city. */
async function crowd(count: number): Promise<string[]> {
  const codes = [ward, ward, ward, '00331', '00334', '00001']
  const rows = Array.from({ length: count }, (_, index) => ({
    ...{ personId: randomUUID(), name: `Khách Mẫu ${index}`, yearOfBirth: 1950 + (index % 60), synthetic: true },
    ...{ areaId: city.area(codes[index % codes.length] ?? ward), isAnother: true },
  }))
  const { house, db, clock } = city
  const at = { now: clock.now(), tree: house.territory.current(), profile: house.profile, vault: house.vault }
  await db.transaction().execute((trx) => keepPersons({ trx, ...at }, rows))
  return rows.map(({ personId }) => personId)
}

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T19:40:00+07:00' })
  browser = await openBrowser()
  station = await city.signIn('health', ward)
  for (const code of ['00331', '00334', '00001']) await city.signIn('health', code)
  await city.signIn('leader', ward)
  const clerk = await city.signIn('office', ward)
  const register = async (name: string, kind: string) => {
    const payload = { areaId: city.area(ward), kind, name, openedOn: '2021-01-01' }
    const id = randomUUID()
    await accepted(clerk, 'sites.register', payload, id)
    return id
  }
  market = await register('Chợ Mai Động', 'market')
  const shop = await register('Cửa hàng Minh Khai', 'essential-shop')
  const person = { name: 'Nguyễn Văn Ca', yearOfBirth: 1980, sex: 'male' }
  await accepted(station, 'cases.report', {
    ...{ areaId: city.area(ward), residenceAreaId: city.area(ward), person, status: 'confirmed', setting: 'community' },
    ...{ sampledAt: at('27T08:00'), confirmedAt: at('27T19:00'), onsetOn: '2021-07-26', synthetic: true },
  })
  const people = await crowd(90)
  const stay = (personId: string, siteId: string, from: string, index: number) => {
    const enteredAt = addMinutes(at(from), (index * 7) % 60)
    return { personId, siteId, enteredAt, leftAt: addMinutes(enteredAt, 25 + (index % 5) * 10) }
  }
  const visits = [
    ...people.slice(0, 50).map((id, index) => stay(id, market, '26T09:00', index)),
    ...people.slice(45).map((id, index) => stay(id, shop, '27T09:00', index)),
  ]
  await accepted(station, 'tracing.record-visits', { source: 'register', visits })
  city.house.rounds.start()
  page = await enterAs({ browser, city }, station)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

it('[EPI-05] a case is interviewed: what is typed is kept, and stands there again after the page is closed', async () => {
  await page.goto(`${city.url}/tracing`)
  await page.getByRole('button', { name: 'Phỏng vấn' }).waitFor()
  await look('home')
  await page.getByRole('button', { name: 'Phỏng vấn' }).click()
  await page.getByRole('button', { name: 'Thêm nơi đã đến' }).click()
  const place = page.getByRole('group', { name: 'Nơi thứ 1' })
  await place.getByRole('combobox', { name: 'Địa điểm' }).fill('Mai Dong')
  await page.getByRole('option', { name: /Chợ Mai Động/ }).click()
  await place.getByLabel('Đến lúc').fill('26/7 9:00')
  await place.getByLabel('Rời lúc').fill('26/7 10:30')
  await page.getByRole('button', { name: 'Thêm người' }).click()
  await page.getByText(/^đã lưu/).waitFor()
  await page.reload()
  const person = page.getByRole('group', { name: 'Người thứ 1' })
  await person.waitFor()
  await page.getByRole('button', { name: 'Hoàn thành phỏng vấn' }).click()
  await page.getByText(/chỗ cần sửa/).waitFor()
  await person.getByLabel(/^Họ (và )?tên/).fill('Phạm Thị Gặp')
  await person.getByLabel('Quan hệ').selectOption('work')
  await person.getByLabel('Mức gần').selectOption('within-2m')
  await person.getByLabel('Từ lúc').fill('26/7 14:00')
  await look('interview')
  await page.getByRole('button', { name: 'Hoàn thành phỏng vấn' }).click()
  await page.getByText(/Phỏng vấn hoàn thành lúc/).waitFor()
})

it('[EPI-05] a time told wrongly is put right after the interview, on the same page', async () => {
  await page.getByRole('button', { name: 'Sửa giờ' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Rời lúc').fill('26/7 10:45')
  await dialog.getByLabel('Vì sao sửa').fill('Người bệnh nhớ lại')
  await dialog.getByRole('button', { name: 'Sửa giờ' }).click()
  await page.getByText(/Chợ Mai Động, .*10:45/).waitFor()
  await look('visit-corrected')
})

it('[EPI-05] one press traces it; the chain is drawn by place', async () => {
  await page.getByRole('button', { name: 'Truy vết từ ca này' }).click()
  await page.getByRole('heading', { name: /^Truy vết TV-/ }).waitFor()
  const graph = page.getByRole('group', { name: /Chuỗi lây theo thế hệ/ })
  const group = graph.getByRole('button', { name: /Chợ Mai Động/ })
  await group.first().waitFor()
  await look('graph')
  await page.getByRole('tab', { name: 'Dòng thời gian' }).click()
  await page.getByText('thời gian lây').waitFor()
  await look('timeline')
})

it('[EPI-05] traced to F3, it says of each class how many are kept', async () => {
  await page.getByRole('button', { name: 'Truy đến lớp khác' }).click()
  await page.getByRole('dialog').getByText('Giữ nhiều nhất 300 người').waitFor()
  await look('levels')
  await page.getByRole('button', { name: 'Truy vết đến F3' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Truy đến lớp khác' }).click()
  await page.getByText('Lần này đã truy đến F3').waitFor()
})
