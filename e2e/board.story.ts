import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { directive, issue } from '../apps/server/test-directive.ts'
import { enterAs, expectAccessible } from './on-screen.ts'

let city: TestCity
let browser: Browser
let chair: Person
let ward: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  browser = await openBrowser()
  chair = await city.signIn('leader', '01')
  ward = await city.signIn('leader', '00328')
  await issue(chair, directive(city.area('01'), { number: '17/CT-UBND' }))
  await city.settle()
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const enter = (person: Person, size: { width: number; height: number }) => enterAs({ browser, city }, person, size)

async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}

describe('the board', () => {
  it('[DOC-01] [TSK-03] what another user does shows without a reload: a task, the gap it leaves, and its end', async () => {
    const page = await enter(ward, { width: 1440, height: 900 })
    await page.goto(city.url)
    await page.getByText('ngày 4/15').first().waitFor()
    await page.getByRole('link', { name: 'Chỉ thị 17/CT-UBND' }).waitFor()
    const mine = page.getByRole('region', { name: 'Việc của tôi' })
    await chair.send({
      type: 'tasks.create',
      payload: {
        areaId: city.area('00328'),
        title: 'Lập chốt đầu ngõ',
        ownerPostId: ward.postId,
        dueAt: '2021-07-27T20:00:00+07:00',
      },
    })
    await mine.getByText('Chờ tôi nhận').waitFor()
    city.clock.set(toInstant('2021-07-27T20:30:00+07:00'))
    await city.settle()
    const gap = page.getByRole('region', { name: 'Kẽ hở' }).getByRole('button', { name: /Lập chốt đầu ngõ/ })
    await gap.click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText(/^Đóng khi /).waitFor()
    expect(await drawer.getByRole('button').allTextContents()).toEqual([''])
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expectAccessible(page)
    const { body } = await ward.get<{ items: { subject: string }[] }>(
      `/overview/areas/${ward.areaId}/gaps?rule=task-overdue`,
    )
    await ward.send({ type: 'tasks.acknowledge', payload: { taskId: body.items[0]?.subject } })
    await ward.send({ type: 'tasks.report-done', payload: { taskId: body.items[0]?.subject } })
    await city.settle()
    await gap.waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('[ORG-01] is one column on a phone, at every level, and the number is a door to its list and back', async () => {
    const page = await enter(chair, { width: 360, height: 740 })
    for (const code of ['01', '008', '00328', '00328-001']) {
      await page.goto(`${city.url}/areas/${city.area(code)}`)
      await page.getByRole('region', { name: 'Kẽ hở' }).waitFor()
      await expectFits(page)
    }
    await page.goto(`${city.url}/areas/${city.area('008')}`)
    await page
      .getByRole('region', { name: 'Kẽ hở' })
      .getByRole('link', { name: /đang mở$/ })
      .click()
    const title = page.getByRole('heading', { level: 1, name: /^Kẽ hở ở Quận Hoàng Mai · \d+$/ })
    const shown = Number((await title.textContent())?.split('· ')[1])
    await page.getByRole('grid', { name: 'Kẽ hở' }).waitFor()
    const { body } = await chair.get<{ gaps: { open: number } }>(`/overview/areas/${city.area('008')}/board`)
    expect(shown).toBe(body.gaps.open)
    await expectFits(page)
    await expectAccessible(page)
    await page.goBack()
    await page.getByRole('region', { name: 'Kẽ hở' }).waitFor()
    await expectAccessible(page)
    await page.context().close()
  })
})

describe('the public page', () => {
  it('[PUB-01] tells anybody what is in force until when, with scripts and without, and nothing of a person', async () => {
    for (const javaScriptEnabled of [false, true]) {
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
      const page = await context.newPage()
      const response = await page.goto(`${city.url}/cong-khai`)
      expect(response?.headers()['cache-control']).toMatch(/^public, max-age=30/)
      await page.getByRole('heading', { name: /17\/CT-UBND/ }).waitFor()
      await page.getByText('ngày 4/15').waitFor()
      expect(await page.content()).not.toContain('Cán bộ thử')
      if (javaScriptEnabled) {
        await expectFits(page)
        await expectAccessible(page)
      } else {
        await page.getByLabel('Nơi ở, phường, xã').fill('mai dong')
        await page.getByRole('button', { name: 'Tìm' }).click()
        await page.getByRole('link', { name: 'Phường Mai Động' }).click()
        await page.getByRole('heading', { name: 'Chỉ thị đang hiệu lực, Phường Mai Động' }).waitFor()
      }
      await context.close()
    }
  })

  it('[PUB-01] what people typed stays text, in the words of the page and in its search', async () => {
    const text = await (await fetch(`${city.url}/cong-khai?q=${encodeURIComponent('"><script>x</script>')}`)).text()
    expect(text).not.toContain('<script>x')
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"')
  })
})
