import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMinutes, toInstant } from '#kit'
import type { House } from '#platform/server'
import { keepPersons } from '#rooms/people/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { openBrowser } from '#testing'
import { loaderActor } from '../apps/server/first-start.ts'
import { directive, issue } from '../apps/server/test-directive.ts'
import { accepted, enterAs, expectSound, phone } from './on-screen.ts'

let city: TestCity
let browser: Browser
let station: Person
let chair: Person
let page: Page
let office: Page
let district: Page
let casePath: string

const ward = '00193'
const group = `${ward}-001`
const at = (text: string) => toInstant(`2021-11-${text}:00+07:00`)

/** Văn Chương, its neighbour, and the residential groups of both, in Đống Đa: names and codes of 2021. */
async function plantDongDa(house: House): Promise<void> {
  const units = [
    ['01', 'city', 'Hà Nội', null],
    ['006', 'urban_district', 'Đống Đa', '01'],
    [ward, 'ward', 'Văn Chương', '006'],
    ['00196', 'ward', 'Hàng Bột', '006'],
    [group, 'residential_group', 'số 1', ward],
    [`${ward}-002`, 'residential_group', 'số 2', ward],
    ['00196-001', 'residential_group', 'số 1', '00196'],
  ] as const
  const payload = {
    source: 'test city',
    units: units.map(([code, kind, name, parentCode]) => ({
      ...{ code, kind, name, parentCode, validFrom: '2019-10-25', validTo: null },
      synthetic: kind === 'residential_group',
    })),
  }
  const sender = { actor: loaderActor(house), requestId: 'test-city' }
  const [answer] = await house.door.submit([{ id: randomUUID(), type: 'areas.import-units', payload }], sender)
  if (answer?.outcome !== 'accepted') throw new Error(`Đống Đa could not be planted: ${JSON.stringify(answer)}`)
  await house.territory.refresh(house.db)
}

/** Thirty people, made up, at the market of the ward on the morning before. */
async function crowdAt(market: string): Promise<void> {
  const people = Array.from({ length: 30 }, (_, index) => ({
    ...{ personId: randomUUID(), name: `Khách Mẫu ${index}`, yearOfBirth: 1950 + index, synthetic: true },
    ...{ areaId: city.area(index % 3 === 0 ? '00196' : ward), isAnother: true },
  }))
  const { house, db, clock } = city
  const step = { now: clock.now(), tree: house.territory.current(), profile: house.profile, vault: house.vault }
  await db.transaction().execute((trx) => keepPersons({ trx, ...step }, people))
  const visits = people.map(({ personId }, index) => {
    const enteredAt = addMinutes(at('17T07:00'), index)
    return { personId, siteId: market, enteredAt, leftAt: addMinutes(enteredAt, 40) }
  })
  await accepted(station, 'tracing.record-visits', { source: 'register', visits })
}

beforeAll(async () => {
  city = await openTestCity({ at: '2021-11-18T19:45:00+07:00', plant: plantDongDa })
  browser = await openBrowser()
  station = await city.signIn('health', ward)
  chair = await city.signIn('leader', ward)
  await city.signIn('health', '00196')
  await issue(
    await city.signIn('leader', '01'),
    directive(city.area('01'), {
      ...{ number: '24/CT-UBND', issuedOn: '2021-11-01', title: 'Tăng cường các biện pháp phòng, chống dịch' },
      ...{ effectiveFrom: '2021-11-01T06:00:00+07:00', effectiveTo: '2022-02-01T06:00:00+07:00' },
    }),
  )
  const market = randomUUID()
  const site = { areaId: city.area(ward), kind: 'market', name: 'Chợ Ngô Sĩ Liên', openedOn: '2021-01-01' }
  await accepted(await city.signIn('office', ward), 'sites.register', site, market)
  await crowdAt(market)
  city.house.rounds.start()
  page = await enterAs({ browser, city }, station)
  office = await enterAs({ browser, city }, chair)
  district = await enterAs({ browser, city }, await city.signIn('leader', '006'))
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

describe('one F0 in Văn Chương at 19:40', () => {
  it('[EPI-01] [EPI-04] the station reports the case; its clock runs, and nobody is named', async () => {
    await page.goto(`${city.url}/cases/new`)
    await page.getByLabel('Họ tên').fill('Nguyễn Văn Ca')
    await page.getByLabel('Nơi phát hiện').selectOption({ label: 'Cộng đồng' })
    await page.getByLabel('Lấy mẫu').fill('8:00 18/11')
    await page.getByLabel('Xác định', { exact: true }).last().fill('19:40 18/11')
    await page.getByRole('button', { name: 'Báo ca bệnh' }).click()
    await page.getByRole('heading', { name: /^Ca bệnh CB-/ }).waitFor()
    casePath = new URL(page.url()).pathname
    expect(await page.getByText('Nguyễn Văn Ca').count()).toBe(0)
    await expectSound(page)
  })

  it('[EPI-05] is interviewed: where it was, and whom it met; then one press traces it', async () => {
    await page.getByRole('button', { name: 'Phỏng vấn' }).click()
    await page.getByRole('button', { name: 'Thêm nơi đã đến' }).click()
    const place = page.getByRole('group', { name: 'Nơi thứ 1' })
    await place.getByRole('combobox', { name: 'Địa điểm' }).fill('ngo si lien')
    await page.getByRole('option', { name: /Chợ Ngô Sĩ Liên/ }).click()
    await place.getByLabel('Đến lúc').fill('17/11 7:00')
    await place.getByLabel('Rời lúc').fill('17/11 8:00')
    for (const [index, name] of ['Phạm Thị Gặp', 'Lê Văn Gần'].entries()) {
      await page.getByRole('button', { name: 'Thêm người' }).click()
      const person = page.getByRole('group', { name: `Người thứ ${index + 1}` })
      await person.getByLabel(/^Họ (và )?tên/).fill(name)
      await person.getByLabel('Quan hệ').selectOption('work')
      await person.getByLabel('Mức gần').selectOption('within-2m')
      await person.getByLabel('Từ lúc').fill('17/11 14:00')
    }
    await page.getByRole('button', { name: 'Hoàn thành phỏng vấn' }).click()
    await page.getByText(/Phỏng vấn hoàn thành lúc/).waitFor()
    await page.getByRole('button', { name: 'Truy vết từ ca này' }).click()
    await page.getByRole('heading', { name: /^Truy vết TV-/ }).waitFor()
    await page
      .getByRole('group', { name: /Chuỗi lây theo thế hệ/ })
      .getByRole('button', { name: /Chợ Ngô Sĩ Liên/ })
      .first()
      .waitFor()
    await expectSound(page)
  })

  it('[EPI-05] [TSK-01] the tasks of each ward are seen before they go out; then they are somebody’s', async () => {
    await page.getByRole('button', { name: 'Xem trước và giao việc' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Giao việc \(\d+\)$/ })
      .click()
    await page.getByText(/^Đã giao \d+ việc/).waitFor()
    await page.goto(`${city.url}/tasks`)
    await page
      .getByRole('link', { name: /^Gọi \d+ người tiếp xúc/ })
      .first()
      .waitFor()
    const owners = await city.db
      .selectFrom('tasks')
      .select('owner_officer_id')
      .where('owner_officer_id', 'is', null)
      .execute()
    expect(owners, 'every task has its person').toEqual([])
  })

  it('[ZON-01] [SG-06] [SG-08] the alley is proposed, the smallest that will do, and locked only when the chairman of the district signs', async () => {
    await page.goto(`${city.url}${casePath}`)
    await page.getByRole('link', { name: 'Đề xuất phong tỏa' }).click()
    await page.getByLabel('Tên nơi phong tỏa').fill('Ngõ Văn Chương 2')
    await page.getByLabel('Lý do', { exact: true }).fill('Ca cộng đồng, 12 hộ chung ngõ cụt')
    await page.getByLabel(/^Vì sao không khoanh hẹp hơn/).fill('Ngõ một lối ra, dùng chung sân')
    await page.getByLabel(/^Số người bên trong/).fill('46')
    await page.getByLabel(/^Ai lo nhu yếu phẩm/).fill('Hội phụ nữ phường')
    await page.getByLabel(/^Dự trữ đủ mấy ngày/).fill('5')
    await page.getByLabel(/^Căn cứ/).selectOption({ index: 1 })
    await page.getByLabel('Kết thúc').fill('2/12 20:00')
    await page.getByRole('button', { name: 'Đề xuất phong tỏa' }).click()
    await page.getByText(/Đủ nội dung, chờ .* quyết định/).waitFor()
    await expectSound(page)
    await district.goto(page.url())
    await district.getByRole('button', { name: 'Quyết định phong tỏa' }).click()
    const paper = district.getByRole('dialog')
    await paper.getByLabel('Số quyết định').fill('112/QĐ-UBND')
    await paper.getByRole('button', { name: 'Quyết định phong tỏa' }).click()
    await district.getByText('112/QĐ-UBND').first().waitFor()
    await expectSound(district)
  })

  it('[QUA-03] [SG-08] [SG-11] a contact asks to stay at home; checked, decided with a name, and it ends by itself', async () => {
    await page.goto(`${city.url}/quarantine`)
    await page.getByRole('button', { name: /^Đề nghị cách ly \d+ người/ }).click()
    await page.getByText(/^Đã đề nghị cách ly \d+ người/).waitFor()
    await page.goto(`${city.url}/quarantine?tab=orders`)
    await page.locator(`a[href="/quarantine/${await orderOfColleague()}"]`).click()
    // The list has a button of that name too: the one of this isolation is meant.
    const next = page.getByRole('region', { name: 'Việc tiếp theo' })
    await next.getByRole('button', { name: 'Nhận đơn xin ở nhà' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Có', { exact: true }).first().waitFor()
    for (const yes of await form.getByLabel('Có', { exact: true }).all()) await yes.check()
    await form.getByRole('button', { name: 'Nhận đơn xin ở nhà' }).click()
    await page.getByText(/^Đơn xin cách ly tại nhà, chờ quyết định trước/).waitFor()
    await expectSound(page)
    await office.goto(page.url())
    await office.getByRole('button', { name: 'Cho cách ly tại nhà' }).click()
    const decision = office.getByRole('dialog')
    await decision.getByLabel('Căn cứ pháp lý').selectOption({ index: 1 })
    await decision.getByLabel('Lý do').fill('Đủ điều kiện theo bảng kiểm')
    const sign = decision.getByRole('button', { name: 'Cho cách ly tại nhà' })
    await sign.click()
    // Nobody asked the colleague's age: whether a guardian is needed has to be said.
    await decision.getByLabel('Đã đủ 18 tuổi').check()
    await sign.click()
    await office.getByText(/^Đang cách ly đến 24 giờ ngày/).waitFor()
    await expectSound(office)
    await page.goto(`${city.url}${casePath}`)
    await page.getByText(/^1\/\d+ F1 đã cách ly/).waitFor()
  })

  it('[ZON-02] two contacts fall ill: a cluster is proposed by the rule, opened by a person, and closed once it is quiet', async () => {
    const { rows } = await sql<{ personId: string }>`
      select to_person_id as "personId" from contact_links where case_id = ${casePath.split('/').at(-1)} and relation = 'work'`.execute(
      city.db,
    )
    city.clock.set(at('20T09:00'))
    for (const [index, { personId }] of rows.entries()) {
      const moments = { sampledAt: at('19T08:00'), confirmedAt: addMinutes(at('19T20:00'), index) }
      const payload = { areaId: city.area(ward), personId, status: 'confirmed', setting: 'community', ...moments }
      await accepted(station, 'cases.report', payload)
    }
    await page.goto(`${city.url}/zones`)
    await page.getByRole('button', { name: 'Mở chùm' }).click()
    const opening = page.getByRole('dialog')
    await opening.getByLabel('Lý do').fill('Ba ca cùng nơi làm việc')
    await opening.getByRole('button', { name: 'Mở chùm ca bệnh' }).click()
    await page.getByText(/^3 ca, nhiều nhất 2 ca ngày 19\/11/).waitFor()
    await expectSound(page)
    city.clock.set(at('29T09:00'))
    const close = async () => {
      await page.reload()
      await page.getByRole('button', { name: 'Kết thúc chùm ca bệnh' }).click()
      const closing = page.getByRole('dialog')
      await closing.getByLabel('Lý do').fill('Không có ca mới')
      await closing.getByRole('button', { name: 'Kết thúc chùm ca bệnh' }).click()
    }
    await close()
    await page
      .getByRole('dialog')
      .getByText(/03\/12|3\/12/)
      .waitFor()
    city.clock.set(toInstant('2021-12-04T09:00:00+07:00'))
    await close()
    await page.getByText('đã kết thúc', { exact: true }).first().waitFor()
  })
})

/** The proposed isolation of somebody whom the case met at work: known by name only. */
async function orderOfColleague(): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select isolation_orders.id from isolation_orders
    join contact_links on contact_links.to_person_id = isolation_orders.person_id
    where contact_links.relation = 'work' order by isolation_orders.id limit 1`.execute(city.db)
  return rows[0]?.id ?? ''
}

/** What the level needs besides cases: recorded by the clerk with its source, and the officers briefed. */
async function readyLevels(clerk: Person, mayor: Person): Promise<void> {
  const top = city.area('01')
  const known = { asOn: '2021-11-18', source: 'Trung tâm Y tế quận Đống Đa' }
  const input = (areaId: number, kind: string, value: number, outOf?: number) =>
    accepted(clerk, 'levels.record-input', { areaId, kind, value, ...known, ...(outOf === undefined ? {} : { outOf }) })
  await input(city.area(ward), 'population', 6_000)
  await input(city.area(ward), 'adults-first-dose', 4_000, 4_300)
  await input(city.area(ward), 'full-dose-50', 700, 1_000)
  await input(top, 'plan-top', 1)
  await input(city.area('006'), 'plan-district', 1)
  const attendance = [{ areaId: city.area('006'), people: 20 }]
  const briefing = { areaId: top, setKey: '4800', title: 'Quán triệt Nghị quyết 128/NQ-CP', attendance }
  await accepted(clerk, 'levels.hold-briefing', { ...briefing, heldAt: '2021-11-11T14:00:00+07:00' })
  await accepted(mayor, 'levels.activate-set', { areaId: top, setKey: '4800' })
}

describe('the level of the ward that week', () => {
  it('[LVL-01] [LVL-02] [SG-08] is computed from the case, explained, proposed, decided with a name, and told by a notice', async () => {
    city.clock.set(toInstant('2021-12-04T10:00:00+07:00'))
    const clerk = await city.signIn('office', '01')
    const mayor = await city.signIn('leader', '01')
    await readyLevels(clerk, mayor)
    const desk = await enterAs({ browser, city }, clerk)
    await desk.goto(`${city.url}/levels/areas/${city.area(ward)}`)
    await desk.getByText(/ca trong 14 ngày ÷ 2 ÷ 6\.000 dân × 100\.000/).waitFor()
    await desk.getByRole('button', { name: 'Lập đề xuất' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: 'Lập đề xuất' }).click()
    await desk.getByText(/^Người quyết định:/).waitFor()
    const top = await enterAs({ browser, city }, mayor)
    await top.goto(desk.url())
    await top.getByRole('button', { name: /^Quyết định 1 địa bàn/ }).click()
    await top
      .getByRole('dialog')
      .getByRole('button', { name: /^Quyết định 1 địa bàn/ })
      .click()
    await top.getByRole('link', { name: 'Xem thông báo' }).click()
    await top.getByRole('button', { name: 'Ký, ban hành thông báo' }).click()
    await top.getByRole('dialog').getByLabel('Số, ký hiệu').fill('820/TB-UBND')
    await top.getByRole('dialog').getByRole('button', { name: 'Ký, ban hành thông báo' }).click()
    await top.getByText('Số: 820/TB-UBND').waitFor()
    const [printed] = await Promise.all([
      top.waitForEvent('download'),
      top.getByRole('link', { name: /DOCX/ }).first().click(),
    ])
    expect(printed.suggestedFilename()).toMatch(/\.docx$/)
    await top.setViewportSize(phone)
    await expectSound(top)
  })
})
