// npm run shots -- --url http://localhost:2707 --out <folder> [--user name --password secret] [--language en] / /areas/1 …
// Pictures of pages: desktop and phone, light and dark, from a running server. Ends with 1 when a page failed or was wider
// than its screen.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { ensureChromium } from './chromium.mjs'
import { refuse, say } from './house.mjs'

const { values, positionals: routes } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'http://localhost:2707' },
    out: { type: 'string' },
    user: { type: 'string' },
    password: { type: 'string' },
    language: { type: 'string', default: 'vi' },
    only: { type: 'string', default: '' },
    full: { type: 'boolean', default: false },
  },
})
if (!values.out || routes.length === 0)
  refuse('npm run shots -- --out <folder> [--user … --password …] [--only phone-dark] [--full] <route> …')

const SCREENS = { desktop: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } }
const out = resolve(values.out)
mkdirSync(out, { recursive: true })

const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: [
    '--no-sandbox',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
  ],
})
const cookies = values.user ? await signIn() : []
for (const [screen, viewport] of Object.entries(SCREENS)) {
  for (const colorScheme of ['light', 'dark']) {
    if (`${screen}-${colorScheme}`.includes(values.only)) await picture(screen, viewport, colorScheme)
  }
}
await browser.close()

async function picture(screen, viewport, colorScheme) {
  const options = { viewport, colorScheme, isMobile: screen === 'phone', hasTouch: screen === 'phone', locale: 'vi-VN' }
  const context = await browser.newContext({ ...options, baseURL: values.url, reducedMotion: 'reduce' })
  await context.addCookies(cookies)
  await context.addInitScript((language) => localStorage.setItem('nhac-truong.language', language), values.language)
  const page = await context.newPage()
  const troubles = []
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
  for (const route of routes) {
    await page.goto(route)
    // A live page keeps a stream open and is never idle: wait until nothing has been fetched for a moment instead.
    await page.waitForLoadState('networkidle', { timeout: 4_000 }).catch(() => {})
    await page.evaluate(() => document.fonts.ready)
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (tooWide > 0) troubles.push(`${tooWide} px wider than the screen`)
    const name = `${route.replace(/^\//, '').replace(/[^a-z0-9-]+/gi, '_') || 'home'}-${screen}-${colorScheme}.png`
    await page.screenshot({ path: join(out, name), fullPage: values.full })
    say(`${name}${troubles.length > 0 ? `  ! ${troubles.join(' | ')}` : ''}`)
    if (troubles.splice(0).length > 0) process.exitCode = 1
  }
  await context.close()
}

/** Signs in once by the API and returns the cookies, so that the rate limit on sign-in is not met. */
async function signIn() {
  const context = await browser.newContext({ baseURL: values.url })
  const { csrf } = await (await context.request.get('/api/session')).json()
  const data = { username: values.user, password: values.password }
  const answer = await context.request.post('/api/session', {
    data,
    headers: { 'x-csrf-token': csrf, origin: new URL(values.url).origin },
  })
  if (!answer.ok()) refuse(`Sign-in was refused: ${await answer.text()}`)
  const found = await context.cookies()
  await context.close()
  return found
}
