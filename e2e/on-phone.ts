import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import type { Person, TestCity } from '../apps/server/test-city.ts'
import { testPassword } from '../apps/server/test-person.ts'
import { expectAccessible } from './on-screen.ts'

/** The passcode of every phone in the stories. */
export const passcode = '271828'

/** A small phone of 2018 held upright, in Vietnamese. */
export const smallPhone: BrowserContextOptions = {
  locale: 'vi-VN',
  viewport: { width: 360, height: 640 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce',
}

/** A phone on which somebody has signed in to the field app and set a passcode, at an address. */
export async function openPhone(
  { browser, city }: { readonly browser: Browser; readonly city: TestCity },
  person: Person,
  {
    at = '/field',
    before,
    ...options
  }: BrowserContextOptions & {
    readonly at?: string
    /** What is done to the phone before it is switched on: its clock is set wrong. */
    readonly before?: (phone: BrowserContext) => Promise<void>
  } = {},
): Promise<{ readonly phone: BrowserContext; readonly page: Page }> {
  const phone = await browser.newContext({ ...smallPhone, ...options })
  await before?.(phone)
  const page = await phone.newPage()
  await page.goto(`${city.url}${at}`)
  await signInOnPhone(page, person)
  await page.getByLabel('Mã mở máy').fill(passcode)
  await page.getByLabel('Nhập lại mã').fill(passcode)
  await page.getByRole('button', { name: 'Đặt mã' }).click()
  await page.getByRole('button', { name: 'Khóa máy' }).waitFor()
  return { phone, page }
}

/** Types name and password on the phone's sign-in screen. */
export async function signInOnPhone(page: Page, person: Person): Promise<void> {
  const { body } = await person.get<{ account: { username: string } }>('/session')
  await page.getByLabel('Tên đăng nhập').fill(body.account.username)
  await page.getByLabel('Mật khẩu').fill(testPassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

/** Opens a locked phone. */
export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Mã mở máy').fill(passcode)
  await page.getByRole('button', { name: 'Mở khóa' }).click()
  await page.getByRole('button', { name: 'Khóa máy' }).waitFor()
}

/** A film for a browser's camera, in which each picture is seen for half a second; answers its path. */
export async function filmOf(pictures: readonly Buffer[]): Promise<string> {
  const frames: Buffer[] = []
  for (const picture of pictures) {
    const code = await sharp(picture).resize(560, 560, { fit: 'contain', background: '#ccc' }).toBuffer()
    const frame = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#ccc' } })
      .composite([{ input: code }])
      .jpeg({ quality: 92 })
      .toBuffer()
    frames.push(...Array<Buffer>(15).fill(frame))
  }
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'nhac-truong-film-')), 'camera.mjpeg')
  await writeFile(file, Buffer.concat(frames))
  return file
}

/** Nothing that WCAG AA forbids, nothing wider than the phone; with SHOTS set, a picture of it. */
export async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page)
  await glance(page, name)
}

/**
 * A screen that is read in the sun and at night: sound in the colours of both, with keys for a thumb in a glove; pictured, where
 * pictures are wanted, on the two sizes of a small phone.
 */
export async function lookDayAndNight(page: Page, name: string): Promise<void> {
  await look(page, name)
  await expectThumbs(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  // Colours come down the tree, a frame for each level, however short their change is made.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 12; frame++) await new Promise(requestAnimationFrame)
  })
  await look(page, `${name}-night`)
  if (process.env.SHOTS) {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.screenshot({ path: path.join(process.env.SHOTS, `${name}-night-740.png`) })
    await page.emulateMedia({ colorScheme: null })
    await page.screenshot({ path: path.join(process.env.SHOTS, `${name}-740.png`) })
    await page.setViewportSize({ width: 360, height: 640 })
    await page.screenshot({ path: path.join(process.env.SHOTS, `${name}-640.png`) })
  }
  await page.emulateMedia({ colorScheme: null })
}

/** Least height of what a thumb presses, in pixels. */
const thumb = 48

async function expectThumbs(page: Page): Promise<void> {
  const small = await page.evaluate(
    (least) =>
      [...document.querySelectorAll<HTMLElement>('a, button, summary, label:has(> input[type=radio])')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < least)
        .map((one) => one.innerText || one.outerHTML),
    thumb,
  )
  if (small.length > 0) throw new Error(`less than ${thumb} px high: ${small.join(', ')}`)
}

/** These keys are seen whole on the small phone before anybody scrolls, by day and by night, in both languages. */
export async function expectAboveFold(
  page: Page,
  keys: { readonly vi: readonly string[]; readonly en: readonly string[] },
) {
  for (const language of ['vi', 'en'] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.evaluate(() => scrollTo(0, 0))
      const ends = await Promise.all(
        keys[language].map(async (name) => {
          const box = await page.getByRole('button', { name, exact: true }).boundingBox()
          return { name, end: box ? box.y + box.height : Number.POSITIVE_INFINITY }
        }),
      )
      const below = ends.filter(({ end }) => end > 640)
      if (below.length > 0) throw new Error(`below the fold, ${colorScheme}: ${JSON.stringify(below)}`)
    }
    if (process.env.SHOTS)
      await page.screenshot({ path: path.join(process.env.SHOTS, `fold-${keys[language][0]}.png`) })
    await page.getByRole('button', { name: language === 'vi' ? 'EN' : 'VI', exact: true }).click()
  }
  await page.emulateMedia({ colorScheme: null })
}

/** A screen that differs little from one that was looked at: no wider than the phone, pictured where pictures are wanted. */
export async function glance(page: Page, name: string): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (wider > 0) throw new Error(`${name} is ${wider} px wider than the phone`)
  const folder = process.env.SHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
}

/** From now on this page finds so many bytes of a gigabyte taken in the phone's store. */
export async function fillUp(page: Page, usage: number): Promise<void> {
  await page.evaluate((taken) => {
    const store = { estimate: async () => ({ quota: 1_000_000_000, usage: taken }) }
    Object.defineProperty(navigator, 'storage', { value: store, configurable: true })
  }, usage)
}

/** From now on the store of this page is full to the last byte: whatever is written is refused, as a browser does; or takes all again. */
export async function refuseWrites(page: Page, isFull: boolean): Promise<void> {
  await page.evaluate((full) => {
    const genuine = Reflect.get(window, 'genuinePut') ?? IDBObjectStore.prototype.put
    Reflect.set(window, 'genuinePut', genuine)
    IDBObjectStore.prototype.put = full
      ? () => {
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
        }
      : genuine
  }, isFull)
}
