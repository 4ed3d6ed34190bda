import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { refuse, root, run, say } from './house.mjs'

const BUILT = join(root, 'dist/web')
const STAMP = '.built'
/** The command screen, then the phone's app in a folder of it: one build, replaced as a whole. */
const APPS = [
  ['vite.config.ts', '.'],
  ['vite.field.config.ts', 'field'],
]

/** Builds the web app into dist/web when its sources changed since the last time. `node`: path of a new enough Node. */
export async function buildWebAppIfStale(node) {
  if (!existsSync(join(root, 'apps/web/index.html'))) return say('No web app yet (apps/web/index.html): not built.')
  const inputs = hashInputs()
  const stamp = join(BUILT, STAMP)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return
  say('Building the web app …')
  // Aside and renamed when whole: a server that runs meanwhile, or a build cut short, never sees half of it.
  const fresh = `${BUILT}.${process.pid}`
  for (const [config, folder] of APPS) {
    const args = ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--outDir', join(fresh, folder)]
    args.push('--emptyOutDir', '--logLevel', 'warn')
    const code = await run(node, args, { env: { NODE_ENV: 'production' }, patience: 'still building' })
    if (code !== 0) {
      rmSync(fresh, { recursive: true, force: true })
      refuse('The web app could not be built (above: why).')
    }
  }
  writeFileSync(join(fresh, STAMP), inputs)
  const old = `${fresh}.old`
  if (existsSync(BUILT)) renameSync(BUILT, old)
  else mkdirSync(join(root, 'dist'), { recursive: true })
  renameSync(fresh, BUILT)
  rmSync(old, { recursive: true, force: true })
}

const BUILDERS = ['vite.config.ts', 'vite.field.config.ts', 'tools/compress-once.ts', 'tools/light-contracts.ts']

/** One hash over the name and content of all that goes into the web app. */
function hashInputs() {
  const rooms = list('rooms').flatMap((room) => [`rooms/${room}/domain`, `rooms/${room}/web`, `rooms/${room}/field`])
  const platform = ['kit', 'web', 'ui', 'field'].map((part) => `platform/${part}`)
  const folders = ['apps/web', 'apps/field', ...platform, ...rooms]
  const files = folders.flatMap(filesUnder).filter((file) => !/\.test\.tsx?$|\.md$/.test(file))
  const hash = createHash('sha256')
  for (const file of [...files.sort(), ...BUILDERS, 'package.json', 'package-lock.json']) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

const list = (folder) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [])

function filesUnder(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesUnder(path) : [path]
  })
}
