import { type Browser, chromium } from 'playwright-core'

/** A browser that does nothing but what it is asked to; its pages are slowed by those who open them. */
export function openSlowBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', ...more],
    ],
  })
}
