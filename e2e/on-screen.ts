import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { expect } from 'vitest'
import type { Person, TestCity } from '../apps/server/test-city.ts'

/** Sizes of the two screens that everything is looked at on. */
export const desktop = { width: 1440, height: 900 }
/** A phone of 2018. */
export const phone = { width: 360, height: 740 }

/** A size of a screen, or its width alone. */
export type ScreenSize = number | { readonly width: number; readonly height: number }

const sizeOf = (size: ScreenSize) =>
  typeof size === 'number' ? { width: size, height: size < 500 ? phone.height : 860 } : size

/** A screen of somebody's own, signed in and with no page on it yet. (That the sign-in page works, its own stories say.) */
export async function enterAs(
  { browser, city }: { readonly browser: Browser; readonly city: TestCity },
  person: Person,
  size: ScreenSize = desktop,
): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: sizeOf(size), reducedMotion: 'reduce' })
  await context.addCookies(person.cookies.map((cookie) => ({ ...cookie, url: city.url, httpOnly: true })))
  return context.newPage()
}

/** Nothing that WCAG AA forbids. A list that is being asked again is pale for a moment: it is judged when its rows have come. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  // A key that has just become one still shows the colours of before until the next frame.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/** Nothing that WCAG AA forbids, and nothing wider than the screen. */
export async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

/** A photo as a phone takes it: with its time, and with the place it was taken at. */
export async function cameraPhoto(background: string, taken: string) {
  const buffer = await sharp({ create: { width: 1200, height: 900, channels: 3, background } })
    .withExif({
      IFD2: { DateTimeOriginal: taken },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 2/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '105/1 50/1 0/1' },
    })
    .jpeg()
    .toBuffer()
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer }
}

/** Sends an intent that must be accepted; gives its result. */
export async function accepted<R = unknown>(by: Person, type: string, payload: unknown, id?: string): Promise<R> {
  const answer = await by.send({ type, payload, ...(id === undefined ? {} : { id }) })
  if (answer.outcome !== 'accepted') throw new Error(`${type}: ${JSON.stringify(answer)}`)
  return answer.result as R
}
