import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import type { Person, TestCity } from '../apps/server/test-city.ts'
import { cross, crossMany, forge, goTo, issuePermit, networkOf, sendAll } from './at-the-post.ts'
import { glance, look } from './on-phone.ts'
import { desktop, enterAs, phone } from './on-screen.ts'
import { type GatewayScene, moment, postName as name, openGateway } from './phap-van-scene.ts'

let scene: GatewayScene
let city: TestCity
let mayor: Person
let an: Person
let phapVan: string
let phoneA: Page
let phoneB: Page
let phoneC: Page

beforeAll(async () => {
  scene = await openGateway({ posts: 22 })
  await scene.checkInOthers('26T22:00', '26T21:55')
  ;({ city, mayor, an, post: phapVan } = scene)
})

afterAll(() => scene?.close())

/** A screen of the command post. */
async function onBoard(person: Person, address: string, act: (page: Page) => Promise<void>, size = desktop) {
  const page = await enterAs(scene, person, size)
  await page.goto(`${city.url}${address}`)
  await act(page)
  await page.context().close()
}

const recorded = async () => {
  const { rows } = await sql<{ decision: string; verdict: string | null; at: string }>`
    select decision, verdict, at from crossings where checkpoint_id = ${phapVan} and voided_at is null`.execute(city.db)
  return rows
}

describe('a day at the Pháp Vân post', () => {
  let codes: { genuine: string; forged: string }

  it('[CHK-01] [CHK-03] [CHK-04] two phones take the shift along; without a network its commander checks the four forces in', async () => {
    const genuine = await issuePermit(scene, { kind: 'need', purpose: 'food', until: moment('30T00:00') })
    codes = { genuine, forged: forge(genuine) }
    phoneA = await scene.openGuardPhone(an)
    phoneB = await scene.openGuardPhone(scene.binh)
    await scene.itIs('27T05:55')
    await networkOf(phoneA, false)
    await networkOf(phoneB, false)
    await phoneA.getByText('Thiếu lực lượng: Quân đội, Y tế, Cấp ủy, chính quyền địa phương').waitFor()
    await phoneA.getByRole('button', { name: 'Có mặt đủ' }).click()
    await look(phoneA, '01-check-in')
    await phoneA.getByRole('button', { name: 'Vào ca · 4 người' }).click()
    await phoneA.getByText('đang trực', { exact: true }).waitFor()
    await phoneB.getByRole('button', { name: 'Vào ca · 1 người' }).click()
    await phoneB.getByText('đang trực', { exact: true }).waitFor()
    await scene.checkInOthers('27T06:00', '27T05:50')
    await glance(phoneA, '02-on-duty')
  })

  it('[CHK-02] [CHK-05] [CHK-13] 200 cross with the network off: two taps each', async () => {
    await goTo(phoneA, 'Qua chốt')
    await goTo(phoneB, 'Qua chốt')
    await scene.itIs('27T06:20')
    await look(phoneA, '03-crossing')
    await cross(phoneA, 'Cho qua', 'Mua lương thực')
    await glance(phoneA, '04-recorded')
    await phoneA.getByRole('button', { name: 'Quay đầu', exact: true }).click()
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
      await scene.itIs(`27T${hour}`)
      await Promise.all([crossMany(phoneA, count), crossMany(phoneB, count)])
    }
    await phoneA.getByText('Không có mạng.').waitFor()
    expect(await recorded()).toEqual([])
  })

  it('[CHK-13] [SG-10] a forged permit is seen offline; a woman in labour passes at once, without any', async () => {
    await scene.itIs('27T09:40')
    await phoneA.getByRole('button', { name: 'Quét mã' }).click()
    await phoneA.getByLabel('Hoặc gõ số biên nhận khai báo').fill(codes.genuine)
    await phoneA.getByRole('button', { name: 'Nhập' }).click()
    await phoneA.getByText('HỢP LỆ', { exact: true }).waitFor()
    await look(phoneA, '07-valid')
    await phoneA.getByRole('button', { name: 'Quét mã khác' }).click()
    await phoneA.getByLabel('Hoặc gõ số biên nhận khai báo').fill(codes.forged)
    await phoneA.getByRole('button', { name: 'Nhập' }).click()
    await phoneA.getByText('KHÔNG HỢP LỆ', { exact: true }).waitFor()
    await phoneA.getByText('Chữ ký không đúng').waitFor()
    await glance(phoneA, '08-forged')
    await cross(phoneA, 'Quay đầu', 'Giấy đi đường giả')
    await phoneB.getByRole('button', { name: 'CẤP CỨU, SINH NỞ' }).click()
    await look(phoneB, '09-emergency')
    await phoneB.getByRole('button', { name: 'Sinh nở', exact: true }).click()
    await phoneB.getByText('Đã ghi: cấp cứu, cho qua ngay').waitFor()
    for (const [hour, count] of [
      ['11:10', 15],
      ['12:25', 12],
      ['13:15', 10],
    ] as const) {
      await scene.itIs(`27T${hour}`)
      await Promise.all([crossMany(phoneA, count), crossMany(phoneB, count)])
    }
    await cross(phoneA, 'Cho qua', 'Xe ngoại giao')
    await phoneA.getByRole('button', { name: 'Ghi nhầm' }).click()
    await phoneA.getByText('Đã hủy lượt ghi nhầm.').waitFor()
  })

  it('[CHK-11] the commander leaves word offline; with the network back both outboxes arrive whole, once', async () => {
    await scene.itIs('27T13:45')
    await goTo(phoneA, 'Ca trực')
    await phoneA
      .getByLabel('Việc cần ca sau biết')
      .fill('2 người chờ kết quả xét nghiệm ở lán số 3. Đèn pin còn 1 cục pin.')
    await phoneA.getByRole('button', { name: 'Bàn giao ca' }).click()
    await phoneA.getByText('Đã để lại lời bàn giao.').waitFor()
    await look(phoneA, '10-hand-over')
    expect(await recorded()).toEqual([])
    await scene.itIs('27T13:50')
    await Promise.all([sendAll(phoneA), sendAll(phoneB)])
    await glance(phoneA, '11-sent')
    const rows = await recorded()
    expect(rows).toHaveLength(200)
    const count = (decision: string) => rows.filter((row) => row.decision === decision).length
    expect([count('passed'), count('turned-back'), count('sent-to-test'), count('emergency')]).toEqual([196, 2, 1, 1])
    expect(rows.filter(({ verdict }) => verdict === 'forged')).toHaveLength(1)
    expect(new Set(rows.map(({ at: when }) => toInstant(when))).size).toBeGreaterThanOrEqual(7)
    await scene.checkInOthers('27T14:00', '27T13:50')
    await city.settle()
  })

  it('[CHK-01] the next shift is late: the board says 21/22, which post, why, since when; the radar too', async () => {
    await scene.itIs('27T14:20')
    await city.settle()
    await onBoard(mayor, `/checkpoints?areaId=${city.area('01')}`, async (page) => {
      await page.getByRole('link', { name: '21/22 chốt cửa ngõ đang hoạt động' }).waitFor()
      await page.getByText('ca trực chưa vào ca', { exact: true }).first().waitFor()
      await page.getByText('từ 14:00, 20 phút').waitFor()
      await look(page, '12-board-21')
    })
  })

  it('[CHK-11] the next commander reads the word, checks in, takes over; only then the first may end', async () => {
    await scene.itIs('27T14:40')
    phoneC = await scene.openGuardPhone(scene.cuong)
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
    await scene.itIs('27T15:00')
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
      await page.getByText('Yêu cầu quay đầu: Giấy đi đường giả hoặc đã sửa').waitFor()
      await look(page, '15-flow')
      await page
        .getByRole('link', { name: /Yêu cầu quay đầu/ })
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
