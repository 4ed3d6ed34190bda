import { type Browser, chromium } from 'playwright-core'

/**
 * Opens a headless Chromium. `npm test` finds or installs one and hands its path over in CHROMIUM_PATH.
 * Without a graphics card WebGL is drawn by the processor, so maps show. `camera`: a film (.mjpeg) that its camera sees,
 * over and over; without one there is no camera.
 */
export function openBrowser({ camera }: { readonly camera?: string } = {}): Promise<Browser> {
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
      '--disable-gpu-compositing',
      ...(camera ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${camera}`] : []),
    ],
  })
}
