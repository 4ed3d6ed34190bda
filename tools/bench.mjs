// npm run bench [-- start board cascade intents brief reports import tasks readers tallies succession] [--facts <number>] [--seconds <number>] [--clone]
// Measures the real program on a real database of its own and prints a table; docs/bench.md says what each line means.
import { ensureChromium } from './chromium.mjs'
import { root, run } from './house.mjs'
import { ensureInstalled, pickNode, withBinaries } from './install.mjs'
import { buildWebAppIfStale } from './web-app.mjs'

const wanted = process.argv.slice(2)
const parts = wanted.filter((word) => /^[a-z]/.test(word))
const withBoard = parts.length === 0 || ['board', 'field'].some((part) => parts.includes(part))

await ensureInstalled()
const node = pickNode()
await buildWebAppIfStale(node)
const env = { ...withBinaries(), ...(withBoard ? { CHROMIUM_PATH: await ensureChromium() } : {}) }
process.exitCode = await run(node, ['--disable-warning=ExperimentalWarning', 'bench/main.ts', ...wanted], {
  cwd: root,
  env,
})
