import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { openPhone, passcode } from './on-phone.ts'
import { accepted, cameraPhoto } from './on-screen.ts'

/**
 * Seconds of the keystroke-level model (Card, Moran and Newell): finding a target and touching it, one character on a
 * phone's keyboard, one thought before an act. Reading a question of a checklist counts as a thought. What the machine
 * takes is not the person's time; what the eye takes at the place is not the form's.
 */
const seconds = { tap: 1.3, character: 0.6, thought: 1.35 }
/** A photo with the phone's own camera: open it, aim and press, accept what was taken. */
const photoIs = { taps: 3, thoughts: 2 }

let city: TestCity
let browser: Browser
let inspector: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  browser = await openBrowser()
  const ward = await city.signIn('leader', '00001')
  inspector = await city.signIn('inspector', '001')
  const place = { areaId: city.area('00001'), kind: 'checkpoint', name: 'Chốt cầu Long Biên', openedOn: '2021-07-01' }
  const { siteId } = await accepted<{ siteId: string }>(ward, 'sites.register', place)
  await accepted(inspector, 'inspections.plan', {
    kind: 'inspection',
    surprise: false,
    subject: { kind: 'site', id: siteId },
    plannedOn: '2021-07-27',
    inspectorPostIds: [inspector.postId],
  })
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

/** Somebody at the phone, every act of whom is counted. */
function personAt(page: Page) {
  const done = { taps: 0, characters: 0, thoughts: 0, photos: 0 }
  return {
    done,
    think: (thoughts = 1) => {
      done.thoughts += thoughts
    },
    tap: async (target: Locator) => {
      done.taps += 1
      await target.tap()
    },
    type: async (target: Locator, text: string) => {
      done.taps += 1
      done.characters += text.length
      await target.fill(text)
    },
    photo: async (name: string, background: string) => {
      done.photos += 1
      done.taps += photoIs.taps
      done.thoughts += photoIs.thoughts
      await page
        .getByLabel('Chụp ảnh')
        .first()
        .setInputFiles({ ...(await cameraPhoto(background, '2021:07:27 18:01:00')), name: `${name}.jpg` })
    },
  }
}

it('[INS-06] a typical inspection with two photos, without a network, takes less than 90 s of a person’s time', async () => {
  const { phone, page } = await openPhone({ browser, city }, inspector)
  await page.getByRole('link', { name: 'Kiểm tra', exact: true }).click()
  await page.getByRole('button', { name: /Chốt cầu Long Biên/ }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await phone.setOffline(true)
  await page.goto(`${city.url}/field`)

  const person = personAt(page)
  // The phone is taken out of the pocket and unlocked.
  person.think()
  await person.type(page.getByLabel('Mã mở máy'), passcode)
  await person.tap(page.getByRole('button', { name: 'Mở khóa' }))
  await person.tap(page.getByRole('link', { name: 'Kiểm tra', exact: true }))
  person.think()
  await person.tap(page.getByRole('button', { name: /Chốt cầu Long Biên/ }))
  // One question is answered with no, all others at once; each is read.
  await page.getByRole('button', { name: 'Còn lại đều đạt' }).waitFor()
  const questions = await page.getByRole('radio', { name: 'Không', exact: true }).count()
  expect(questions).toBeGreaterThan(3)
  person.think(questions)
  await person.tap(page.getByRole('radio', { name: 'Không', exact: true }).first())
  await person.tap(page.getByRole('button', { name: 'Còn lại đều đạt' }))
  await person.tap(page.getByRole('button', { name: 'Tiếp' }))
  // The finding stands already, from the question; two photos and a few words.
  await person.photo('a', '#7a8')
  await page.getByRole('img', { name: 'Ảnh 1' }).waitFor()
  await person.photo('b', '#a87')
  await page.getByRole('img', { name: 'Ảnh 2' }).waitFor()
  person.think()
  await person.tap(page.getByRole('button', { name: 'Tiếp' }))
  person.think(2)
  await person.tap(page.getByRole('radio', { name: 'chưa nghiêm, lơ là' }))
  await person.type(page.getByLabel(/Ghi thêm/), 'hai xe qua không kiểm tra')
  await person.tap(page.getByRole('button', { name: 'Xong, đưa vào hàng chờ gửi' }))
  await page.getByText('chờ gửi', { exact: true }).waitFor()

  const { taps, characters, thoughts, photos } = person.done
  const estimate = taps * seconds.tap + characters * seconds.character + thoughts * seconds.thought
  process.stdout.write(
    `\n  an inspection on the phone: ${taps} taps, ${characters} characters, ${photos} photos, ${thoughts} thoughts: about ${Math.round(estimate)} s\n`,
  )
  expect(photos).toBe(2)
  expect(taps).toBeLessThanOrEqual(20)
  expect(characters).toBeLessThanOrEqual(40)
  expect(estimate).toBeLessThan(90)
  await phone.close()
})
