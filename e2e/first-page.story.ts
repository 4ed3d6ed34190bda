import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandPost, openBrowser, startCommandPost } from '#testing'

let post: CommandPost
let browser: Browser

beforeAll(async () => {
  post = await startCommandPost({ sample: false })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await post?.stop()
})

describe('a first start without the sample', () => {
  it.each([
    ['on a desktop, light', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
    ['on a phone, dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
  ] as const)('shows a sign-in page in Vietnamese that everybody can use: %s', async (_, screen) => {
    const context = await browser.newContext(screen)
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(`${post.url}/sign-in`)
    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('vi')
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
    expect(errors).toEqual([])
    await context.close()
  })

  it('has one administrator, whose secret was printed once, and no account with a known password', async () => {
    expect(post.printed()).toMatch(/admin/i)
    const sessions = await fetch(`${post.url}/api/session`).then((answer) => answer.json())
    expect(sessions).toMatchObject({ sample: false, account: null })
  })
})
