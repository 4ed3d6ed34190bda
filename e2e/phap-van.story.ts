import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Instant, toInstant } from '#kit'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { directive, issue } from '../apps/server/test-directive.ts'
import { testPassword } from '../apps/server/test-person.ts'
import { decodePass } from '../rooms/passes/domain/index.ts'
import { accepted, desktop, enterAs, expectSound, phone } from './on-screen.ts'

const passcode = '271828'
const name = 'Trạm thu phí Pháp Vân – Cầu Giẽ'
const place = 'Km188 quốc lộ 1A'
const forces = ['army', 'health', 'government'] as const

let city: TestCity
let browser: Browser
let at: { browser: Browser; city: TestCity }
let mayor: Person
/** Commands the morning shift, stands in it, commands the afternoon. */
let an: Person
let binh: Person
let cuong: Person
let phapVan: string
let documentId: string
let phoneA: Page
let phoneB: Page
let phoneC: Page
/** The wall clock that the phones had when the city's stood at the beginning. */
const wallAtStart = Date.now()

const moment = (text: string): Instant => toInstant(`2021-07-${text}:00+07:00`)
const start = moment('27T05:45')

/** What a phone's own clock shows when the city's shows this. */
const wallAt = (cityNow: string) => wallAtStart + Date.parse(cityNow) - Date.parse(start)

/** Moves the city's clock and the phones' own; a phone without a network has nothing but its own. */
async function itIs(text: string): Promise<void> {
  city.clock.set(moment(text))
  for (const page of [phoneA, phoneB, phoneC]) await page?.context().clock.setFixedTime(wallAt(moment(text)))
}

beforeAll(async () => {
  city = await openTestCity({ at: start })
  browser = await openBrowser()
  at = { browser, city }
  mayor = await city.signIn('leader', '01')
  an = await city.signIn('police', '008')
  binh = await city.signIn('health', '008')
  cuong = await city.signIn('police', '008')
  documentId = await issue(mayor, directive(city.area('01')))
  phapVan = await plantPosts()
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

type Sent = { type: string; payload: object; occurredAt?: string; id?: string }

async function acceptedAll(by: Person, intents: readonly Sent[]): Promise<void> {
  const answers = await by.sendAll(intents)
  expect(answers.filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
}

const areaId = () => city.area('008')
const shiftTimes = [
  ['26T22:00', '27T06:00'],
  ['27T06:00', '27T14:00'],
  ['27T14:00', '27T22:00'],
  ['27T22:00', '28T06:00'],
] as const

/** The four forces of a shift (CHK-04); whoever has no account stands there by name. */
function crew(commander: Person, healthWorker?: Person) {
  const task = {
    police: 'Chỉ huy, kiểm tra giấy tờ',
    army: 'Phân luồng',
    health: 'Đo thân nhiệt',
    government: 'Khai báo',
  }
  const others = forces.map((force) => ({
    memberId: randomUUID(),
    role: 'execution',
    force,
    task: task[force],
    ...(force === 'health' && healthWorker ? { officerId: healthWorker.officerId } : { name: `Chiến sĩ ${force}` }),
  }))
  const first = { memberId: randomUUID(), role: 'commander', force: 'police', officerId: commander.officerId }
  return [{ ...first, task: task.police }, ...others]
}

/** 22 gateway posts since 14 July, four shifts each; every post has a commander who stands there all day, Pháp Vân's by night. */
async function plantPosts(): Promise<string> {
  const posts = Array.from({ length: 22 }, (_, index) => ({ id: randomUUID(), number: index + 1 }))
  const [, second] = posts
  const ours = second?.id ?? ''
  await acceptedAll(
    mayor,
    posts.map(({ id, number }) => ({
      id,
      type: 'checkpoints.open',
      payload: {
        areaId: areaId(),
        kind: 'gateway',
        number,
        name: id === ours ? name : `Chốt cửa ngõ số ${number}`,
        openedAt: moment('14T06:00'),
        documentId,
        ...(id === ours ? { place } : {}),
      },
    })),
  )
  const heads: Person[] = []
  for (const _ of posts) heads.push(await city.signIn('police', '008'))
  const shifts = posts.flatMap(({ id }, post) =>
    shiftTimes.map(([from, to], index) => {
      const head = heads[post] as Person
      const own = [crew(head), crew(an, binh), crew(cuong), crew(head)][index]
      return { id: randomUUID(), checkpointId: id, from, to, head, members: id === ours ? (own ?? []) : crew(head) }
    }),
  )
  await acceptedAll(
    mayor,
    shifts.map(({ id, checkpointId, from, to, members }) => ({
      id,
      type: 'checkpoints.plan-shift',
      payload: { areaId: areaId(), checkpointId, fromAt: moment(from), toAt: moment(to), members },
    })),
  )
  const stood = (since: string) =>
    shifts.filter(({ checkpointId, from }) => from === since && (checkpointId !== ours || since === '26T22:00'))
  checkInOthers = async (since, when) => {
    for (const { id, head, members } of stood(since)) {
      const memberIds = members.map(({ memberId }) => memberId)
      const payload = { areaId: areaId(), shiftId: id, memberIds }
      await acceptedAll(head, [{ type: 'checkpoints.check-in', payload, occurredAt: moment(when) }])
    }
  }
  await checkInOthers('26T22:00', '26T21:55')
  return ours
}

/** The other posts check in for a shift; for that of the night Pháp Vân too. */
let checkInOthers: (since: string, when: string) => Promise<void>

/** A phone in the sun: 360 × 640, somebody signs in once with a network, sets a passcode, takes the post along. */
async function openPhone(person: Person): Promise<Page> {
  const context = await browser.newContext({
    locale: 'vi-VN',
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  })
  await context.clock.setFixedTime(wallAt(city.clock.now()))
  const page = await context.newPage()
  const { body } = await person.get<{ account: { username: string } }>('/session')
  await page.goto(`${city.url}/field`)
  await page.getByLabel('Tên đăng nhập').fill(body.account.username)
  await page.getByLabel('Mật khẩu').fill(testPassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByLabel('Mã mở máy').fill(passcode)
  await page.getByLabel('Nhập lại mã').fill(passcode)
  await page.getByRole('button', { name: 'Đặt mã' }).click()
  await page.getByRole('link', { name: 'Ca trực' }).click()
  await page.getByRole('heading', { name }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  return page
}

const networkOf = (page: Page, isOn: boolean) => (page.context() as BrowserContext).setOffline(!isOn)

/** To another screen of the phone, as a thumb would: home, then the big action. */
async function goTo(page: Page, action: string): Promise<void> {
  if (!new URL(page.url()).pathname.endsWith('/field')) await page.getByRole('link', { name: 'Quay lại' }).click()
  await page.getByRole('link', { name: action }).click()
}

/** Two taps: what happens, and why. */
async function cross(page: Page, key: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: key, exact: true }).click()
  await page.getByRole('button', { name: reason }).click()
  await page.getByText('Đã ghi:').waitFor()
}

/** Many at a busy hour, each by the same two taps on the same screen; waits until the phone has counted them. */
async function crossMany(page: Page, count: number): Promise<void> {
  await page.evaluate(async (many) => {
    const seen = async (find: () => Element | undefined) => {
      for (let tries = 0; tries < 4_000; tries++) {
        const found = find()
        if (found) return found as HTMLElement
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      throw new Error('a key did not come')
    }
    const key = (words: string) => () =>
      [...document.querySelectorAll('button')].find((button) => button.textContent?.includes(words))
    const counted = () => Number(document.querySelector('dd')?.textContent)
    const before = counted()
    const reasons = ['Vận chuyển hàng hóa thiết yếu', 'Mua lương thực', 'Công vụ', 'Về nơi cư trú']
    for (let index = 0; index < many; index++) {
      const pass = await seen(key('Cho qua'))
      pass.click()
      const why = await seen(key(reasons[index % reasons.length] ?? ''))
      why.click()
      await seen(key('Cho qua'))
    }
    await seen(() => (counted() === before + many ? document.body : undefined))
  }, count)
}

/** A screen that differs little from one that was looked at: no wider than the phone, and pictured where pictures are wanted. */
async function glance(page: Page, shot: string): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await picture(page, shot)
}

async function look(page: Page, shot: string): Promise<void> {
  // A key that has just become one still shows the colours of before until the next frame.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await expectSound(page)
  await picture(page, shot)
}

async function picture(page: Page, shot: string): Promise<void> {
  const folder = process.env.SHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `phap-van-${shot}.png`), fullPage: true })
}

/** Waits until all that the phone recorded is with the server. */
async function sendAll(page: Page): Promise<void> {
  await networkOf(page, true)
  await page
    .getByRole('link', { name: /chờ gửi|Đã gửi hết/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Gửi ngay' }).click()
  await page.getByRole('link', { name: 'Đã gửi hết' }).waitFor()
}

/** A screen of the command post. */
async function onBoard(person: Person, address: string, act: (page: Page) => Promise<void>, size = desktop) {
  const page = await enterAs(at, person, size)
  await page.goto(`${city.url}${address}`)
  await act(page)
  await page.context().close()
}

/** A permit of the city, and the same with a signature that nobody gave. */
async function permits(): Promise<{ genuine: string; forged: string }> {
  const answer = await accepted<{ permits: { permitId: string }[] }>(mayor, 'passes.issue-permits', {
    areaId: city.area('01'),
    documentId,
    permits: [
      {
        ...{ kind: 'need', purpose: 'food', from: moment('27T05:45'), until: moment('30T00:00') },
        holder: { name: 'Trần Thị Lan', idNumber: '001188012345' },
      },
    ],
  })
  const permitId = answer.permits[0]?.permitId ?? ''
  const { body } = await mayor.get<{ papers: { code: string }[] }>(
    `/passes/permit-papers?permitId=${permitId}&reason=${encodeURIComponent('In giấy')}`,
  )
  const genuine = body.papers[0]?.code ?? ''
  const places = Array.from({ length: 60 }, (_, index) => genuine.length - 2 - index)
  const changed = places.map((where) => {
    const other = genuine[where] === '1' ? '2' : '1'
    return genuine.slice(0, where) + other + genuine.slice(where + 1)
  })
  const forged = changed.find((text) => decodePass(text).ok)
  if (!forged) throw new Error('no changed code could be read')
  return { genuine, forged }
}

const recorded = async () => {
  const { rows } = await sql<{ decision: string; verdict: string | null; at: string }>`
    select decision, verdict, at from crossings where checkpoint_id = ${phapVan} and voided_at is null`.execute(city.db)
  return rows
}

describe('a day at the Pháp Vân post', () => {
  let codes: { genuine: string; forged: string }

  it('[CHK-01] [CHK-03] [CHK-04] two phones take the shift along; without a network its commander checks the four forces in', async () => {
    codes = await permits()
    phoneA = await openPhone(an)
    phoneB = await openPhone(binh)
    await itIs('27T05:55')
    await networkOf(phoneA, false)
    await networkOf(phoneB, false)
    await phoneA.getByText('Thiếu lực lượng: Quân đội, Y tế, Cấp ủy, chính quyền địa phương').waitFor()
    await phoneA.getByRole('button', { name: 'Có mặt đủ' }).click()
    await look(phoneA, '01-check-in')
    await phoneA.getByRole('button', { name: 'Vào ca · 4 người' }).click()
    await phoneA.getByText('đang trực', { exact: true }).waitFor()
    await phoneB.getByRole('button', { name: 'Vào ca · 1 người' }).click()
    await phoneB.getByText('đang trực', { exact: true }).waitFor()
    await checkInOthers('27T06:00', '27T05:50')
    await glance(phoneA, '02-on-duty')
  })

  it('[CHK-02] [CHK-05] [CHK-13] 200 cross with the network off: two taps each', async () => {
    await goTo(phoneA, 'Qua chốt')
    await goTo(phoneB, 'Qua chốt')
    await itIs('27T06:20')
    await look(phoneA, '03-crossing')
    await cross(phoneA, 'Cho qua', 'Mua lương thực')
    await glance(phoneA, '04-recorded')
    await phoneA.getByRole('button', { name: 'Quay lại', exact: true }).click()
    await look(phoneA, '05-grounds')
    await phoneA.getByRole('button', { name: 'Không có lý do chính đáng' }).click()
    await phoneA.getByText('quyền khiếu nại trong 90 ngày').waitFor()
    await glance(phoneA, '06-appeal')
    await phoneB.getByLabel('Người', { exact: true }).check()
    await cross(phoneB, 'Cho qua', 'Đi làm ở cơ sở được phép')
    await cross(phoneB, 'Xét nghiệm', 'Có dấu hiệu cần xét nghiệm')
    for (const [hour, count] of [
      ['06:40', 14],
      ['07:30', 18],
      ['08:15', 16],
      ['09:20', 12],
    ] as const) {
      await itIs(`27T${hour}`)
      await Promise.all([crossMany(phoneA, count), crossMany(phoneB, count)])
    }
    await phoneA.getByText('Không có mạng.').waitFor()
    expect(await recorded()).toEqual([])
  })

  it('[CHK-13] [SG-10] a forged permit is seen offline; a woman in labour passes at once, without any', async () => {
    await itIs('27T09:40')
    await phoneA.getByRole('button', { name: 'Quét mã' }).click()
    await phoneA.getByLabel('Hoặc gõ dãy chữ dưới mã').fill(codes.genuine)
    await phoneA.getByRole('button', { name: 'Nhập' }).click()
    await phoneA.getByText('HỢP LỆ', { exact: true }).waitFor()
    await look(phoneA, '07-valid')
    await phoneA.getByRole('button', { name: 'Quét mã khác' }).click()
    await phoneA.getByLabel('Hoặc gõ dãy chữ dưới mã').fill(codes.forged)
    await phoneA.getByRole('button', { name: 'Nhập' }).click()
    await phoneA.getByText('KHÔNG HỢP LỆ', { exact: true }).waitFor()
    await phoneA.getByText('Chữ ký không đúng').waitFor()
    await glance(phoneA, '08-forged')
    await cross(phoneA, 'Quay lại', 'Giấy đi đường giả')
    await phoneB.getByRole('button', { name: 'CẤP CỨU, SINH NỞ' }).click()
    await look(phoneB, '09-emergency')
    await phoneB.getByRole('button', { name: 'Sinh nở', exact: true }).click()
    await phoneB.getByText('Đã ghi: cấp cứu, cho qua ngay').waitFor()
    for (const [hour, count] of [
      ['11:10', 15],
      ['12:25', 12],
      ['13:15', 10],
    ] as const) {
      await itIs(`27T${hour}`)
      await Promise.all([crossMany(phoneA, count), crossMany(phoneB, count)])
    }
    await cross(phoneA, 'Cho qua', 'Xe ngoại giao')
    await phoneA.getByRole('button', { name: 'Ghi nhầm' }).click()
    await phoneA.getByText('Đã hủy lượt vừa ghi.').waitFor()
  })

  it('[CHK-11] the commander leaves word offline; with the network back both outboxes arrive whole, once', async () => {
    await itIs('27T13:45')
    await goTo(phoneA, 'Ca trực')
    await phoneA
      .getByLabel('Việc cần ca sau biết')
      .fill('2 người chờ kết quả xét nghiệm ở lán số 3. Đèn pin còn 1 cục pin.')
    await phoneA.getByRole('button', { name: 'Bàn giao ca' }).click()
    await phoneA.getByText('Đã để lại lời bàn giao.').waitFor()
    await look(phoneA, '10-hand-over')
    expect(await recorded()).toEqual([])
    await itIs('27T13:50')
    await Promise.all([sendAll(phoneA), sendAll(phoneB)])
    await glance(phoneA, '11-sent')
    const rows = await recorded()
    expect(rows).toHaveLength(200)
    const count = (decision: string) => rows.filter((row) => row.decision === decision).length
    expect([count('passed'), count('turned-back'), count('sent-to-test'), count('emergency')]).toEqual([196, 2, 1, 1])
    expect(rows.filter(({ verdict }) => verdict === 'forged')).toHaveLength(1)
    expect(new Set(rows.map(({ at: when }) => toInstant(when))).size).toBeGreaterThanOrEqual(7)
    await checkInOthers('27T14:00', '27T13:50')
    await city.settle()
  })

  it('[CHK-01] the next shift is late: the board says 21/22, which post, why, since when; the radar too', async () => {
    await itIs('27T14:20')
    await city.settle()
    await onBoard(mayor, `/checkpoints?areaId=${city.area('01')}`, async (page) => {
      await page.getByRole('link', { name: '21/22 chốt cửa ngõ đang hoạt động' }).waitFor()
      await page.getByText('ca trực chưa vào ca', { exact: true }).first().waitFor()
      await page.getByText('từ 14:00, 20 phút').waitFor()
      await look(page, '12-board-21')
    })
  })

  it('[CHK-11] the next commander reads the word, checks in, takes over; only then the first may end', async () => {
    await itIs('27T14:40')
    phoneC = await openPhone(cuong)
    await phoneC.getByText('2 người chờ kết quả xét nghiệm').waitFor()
    await glance(phoneC, '13-told')
    await phoneC.getByRole('button', { name: 'Có mặt đủ' }).click()
    await phoneC.getByRole('button', { name: 'Vào ca · 4 người' }).click()
    await phoneC.getByRole('button', { name: 'Đã đọc, nhận bàn giao' }).click()
    await sendAll(phoneC)
    await sendAll(phoneA)
    await phoneA.getByRole('link', { name: 'Quay lại' }).click()
    await phoneA.getByRole('link', { name: 'Ca trực' }).click()
    await phoneA.getByText('Ca sau đã nhận bàn giao.').waitFor()
    await phoneA.getByRole('button', { name: 'Kết thúc ca' }).click()
    await sendAll(phoneA)
    await city.settle()
  })

  it('[CHK-01] [CHK-06] the board shows 22/22, and why it was 21/22 for forty minutes; the post shows its day', async () => {
    await itIs('27T15:00')
    await onBoard(mayor, `/checkpoints?areaId=${city.area('01')}`, async (page) => {
      await page.getByRole('link', { name: '22/22 chốt cửa ngõ đang hoạt động' }).waitFor()
      const why = page.getByRole('list', { name: 'Lúc nào không hoạt động, vì sao' }).getByRole('listitem')
      await why.filter({ hasText: name }).filter({ hasText: '14:00–14:40' }).getByText('40 phút').waitFor()
      await glance(page, '14-board-22')
      await page
        .getByRole('link', { name: `2. ${name}` })
        .first()
        .click()
      await page.getByRole('tab', { name: 'Lượt qua chốt' }).click()
      await page.getByText('200 lượt ngày 27/7').waitFor()
      await page.getByText('Không đủ căn cứ').waitFor()
      await page.getByText('Yêu cầu quay lại: Giấy đi đường giả hoặc đã sửa').waitFor()
      await look(page, '15-flow')
      await page
        .getByRole('link', { name: /Yêu cầu quay lại/ })
        .first()
        .click()
      await page.getByText('Giấy đi đường giả hoặc đã sửa').waitFor()
      await glance(page, '16-turned-back')
    })
    await onBoard(
      mayor,
      `/checkpoints/${phapVan}`,
      async (page) => {
        await page
          .getByRole('row', { name: /chỉ huy/ })
          .first()
          .waitFor()
        await look(page, '17-post-phone')
        for (const [tab, shot] of [
          ['Lịch trực', '18-roster'],
          ['Nhật ký', '19-log'],
        ] as const) {
          await page.getByRole('tab', { name: tab }).click()
          await page.getByRole('heading', { level: 2 }).first().waitFor()
          await look(page, shot)
        }
        await page.goto(`${city.url}/checkpoints?areaId=${city.area('01')}`)
        await page.getByRole('link', { name: '22/22 chốt cửa ngõ đang hoạt động' }).waitFor()
        await glance(page, '20-board-phone')
        await page.goto(`${city.url}/checkpoints/reasons?areaId=${city.area('01')}`)
        await page.getByLabel('Người này đi làm gì?').selectOption({ label: 'Sinh nở' })
        await page.getByText('Cho qua ngay.').waitFor()
        await look(page, '21-reasons')
      },
      phone,
    )
  })

  it('[CHK-02] an inspector’s count gives a coverage, over the very hours that were counted', async () => {
    const inspector = await city.signIn('inspector', '008')
    await onBoard(inspector, `/checkpoints/${phapVan}?tab=flow`, async (page) => {
      await page.getByText('Không đủ căn cứ').waitFor()
      await page.getByRole('button', { name: 'Ghi số đếm độc lập' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Đếm từ').fill('7h 27/7')
      await dialog.getByLabel('Đến', { exact: true }).fill('8h 27/7')
      await dialog.getByLabel('Đếm được').fill('24')
      await dialog.getByRole('button', { name: 'Ghi số đếm độc lập' }).click()
      await page.getByText('75 %: kiểm soát 18 trên 24').waitFor()
      await look(page, '22-coverage')
    })
  })

  it('[CHK-03] [CHK-04] a shift is planned for two days; what it lacks is said before it is saved', async () => {
    const officer = city.db
      .selectFrom('officers')
      .select('name')
      .where('id', '=', an.officerId ?? '')
    const { name: commander } = await officer.executeTakeFirstOrThrow()
    await onBoard(mayor, `/checkpoints/${phapVan}?tab=roster`, async (page) => {
      await page.getByRole('button', { name: 'Phân ca', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Vào ca').fill('6h 28/7')
      await dialog.getByLabel('Hết ca').fill('14h 28/7')
      await dialog.getByLabel('Lặp lại mỗi ngày').fill('2')
      await dialog.getByText('Còn thiếu: Công an, Quân đội, Y tế, Cấp ủy, chính quyền địa phương').waitFor()
      for (const number of [1, 2, 3, 4]) {
        const person = dialog.getByRole('group', { name: `Người ${number}` })
        if (number === 1) {
          await person.getByLabel('Cán bộ').fill(commander)
          await person.getByRole('option', { name: new RegExp(commander) }).click()
        } else await person.getByLabel('Tên (người ngoài hệ thống)').fill(`Người trực ${number}`)
        await person.getByLabel('Nhiệm vụ').fill('Kiểm tra')
      }
      await look(page, '23-plan')
      await dialog.getByRole('button', { name: 'Lưu 2 ca' }).click()
      await dialog.waitFor({ state: 'detached' })
      await page.getByRole('region', { name: '29/7' }).getByText(commander).first().waitFor()
      await glance(page, '24-planned')
    })
  })

  it('[CHK-08] a waterway is registered, reviewed, and stays open until it has a post; lists are sound', async () => {
    await onBoard(mayor, `/checkpoints/waterways?areaId=${city.area('01')}`, async (page) => {
      await page.getByRole('button', { name: 'Ghi tuyến đường thủy' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Tên tuyến, bến').fill('Bến Chương Dương')
      await dialog.getByRole('button', { name: 'Ghi tuyến đường thủy' }).click()
      await page.getByRole('row', { name: /Bến Chương Dương.*chưa rà soát/ }).waitFor()
      await page.getByRole('button', { name: 'Rà soát' }).click()
      await dialog.getByLabel('Rà soát thấy gì').fill('Đò ngang còn chở khách')
      await dialog.getByLabel('Cần bố trí chốt').check()
      await dialog.getByRole('button', { name: 'Rà soát' }).click()
      await page.getByRole('row', { name: /Bến Chương Dương.*chưa có chốt/ }).waitFor()
      await look(page, '25-waterways')
      await page.goto(`${city.url}/checkpoints/list?areaId=${city.area('01')}&q=phap van`)
      await page.getByRole('link', { name: `2. ${name}` }).waitFor()
      await glance(page, '26-list')
      await page.goto(`${city.url}/checkpoints/boundaries?areaId=${city.area('01')}`)
      await page.getByRole('heading', { name: 'Độ phủ giáp ranh' }).waitFor()
      await look(page, '27-boundaries')
      await page.goto(`${city.url}/checkpoints/tests?areaId=${city.area('01')}`)
      await page.getByText('Đã lấy mẫu 0 / 1 yêu cầu').waitFor()
      await look(page, '28-tests')
    })
  })
})
