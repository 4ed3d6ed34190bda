import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { refuse, run, say } from './house.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Path of a Chromium or Chrome on this machine: CHROMIUM_PATH, the PATH, the usual places; undefined when there is none. */
export function findChromium() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  const candidates = [
    process.env.CHROMIUM_PATH,
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...ELSEWHERE,
  ]
  return candidates.find((path) => path && isProgram(path))
}

/** As `findChromium`; where there is none and we may install, installs the distribution's. Refuses otherwise. */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    refuse(
      'The browser stories need Chromium or Chrome and found none. Install one (Debian, Ubuntu: sudo apt-get install chromium), ' +
        'or set CHROMIUM_PATH to one, or leave the stories out: npm test -- platform rooms apps',
    )
  }
  say('Installing Chromium for the browser stories (the first time only) …')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const quiet = { show: false, env, patience: 'still installing' }
  const lock = ['-o', 'DPkg::Lock::Timeout=120']
  const updated = await run('apt-get', [...lock, 'update', '-qq'], quiet)
  const installed =
    updated === 0
      ? await run('apt-get', [...lock, 'install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
      : updated
  const path = findChromium()
  if (installed !== 0 || !path)
    refuse('Chromium could not be installed (above: why). Install one by hand, or set CHROMIUM_PATH.')
  return path
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
