import { type Browser, chromium } from 'playwright-core'

/**
 * Opens a headless Chromium. `npm test` finds or installs one and hands its path over in CHROMIUM_PATH.
 * Without a graphics card WebGL is drawn by the processor, so maps show.
 */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
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
}
