// npm test [filter …] [-- vitest options]: everything from a clean clone to "N passed, N failed".
// A filter is a piece of a path: `npm test rooms/tasks`. `--only pure|server|stories` runs one kind. Other options go on to
// the test runner: `npm test -- -t "ORG-01"`. TEST_DATABASE_URL: use this server instead of a throw-away one.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { root, run, say } from './house.mjs'
import { ensureInstalled, pickNode, withBinaries } from './install.mjs'
import { buildWebAppIfStale } from './web-app.mjs'

const only = takeOption('--only')
const optionsFrom = process.argv.findIndex((word, index) => index > 1 && word.startsWith('-'))
const filters = process.argv.slice(2, optionsFrom === -1 ? undefined : optionsFrom)
const options = optionsFrom === -1 ? [] : process.argv.slice(optionsFrom)

await ensureInstalled()
const node = pickNode()
const total = { passed: 0, failed: 0, skipped: 0 }
/** What failed, and what passed only on its second try: said once more at the end, where the end of a long log is all one sees. */
const remembered = []
/** More broken files than these are no matter of a slow machine. */
const mostSecondTries = 3

const storiesOnly =
  filters.length > 0 && filters.every((filter) => filter.startsWith('e2e') || filter.endsWith('.story.ts'))
const kinds = storiesOnly ? [] : ['pure', 'server'].filter((kind) => only === undefined || kind === only)
if (kinds.length > 0) await runProjects(kinds, {})
if ((only === undefined || only === 'stories') && storiesAreWanted()) {
  const CHROMIUM_PATH = await ensureChromium()
  await buildWebAppIfStale(node)
  await runProjects(['stories'], { CHROMIUM_PATH })
}

if (total.passed + total.failed === 0) {
  say(`\nNo test ran${filters.length > 0 ? ` for ${filters.join(' ')}` : ''}.`)
  total.failed = 1
}
if (remembered.length > 0) say(`\n${remembered.join('\n')}`)
say(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed === 0 ? 0 : 1

/** Takes `--name value` out of the command line. */
function takeOption(name) {
  const at = process.argv.indexOf(name)
  return at === -1 ? undefined : process.argv.splice(at, 2)[1]
}

function storiesAreWanted() {
  const folder = join(root, 'e2e')
  const stories = existsSync(folder)
    ? readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.story.ts'))
    : []
  return stories.some((name) => filters.length === 0 || filters.some((filter) => `e2e/${name}`.includes(filter)))
}

/**
 * Runs some of the projects in vitest.config.ts and adds what it counted. Where CI asks for it, the few files that broke are
 * run once more by themselves, since a busy machine may be late once: what then holds counts as passed and is named (↻).
 */
async function runProjects(projects, env) {
  const first = await runFiles(projects, filters, env)
  const broken = first.files.filter(({ status }) => status === 'failed')
  if (!process.env.CI || broken.length === 0 || broken.length > mostSecondTries) {
    remembered.push(...broken.flatMap((file) => troubles(file, '✗')))
    return count(first)
  }
  say(`\nOnce more: ${broken.map(pathOf).join(', ')}`)
  const second = await runFiles(projects, broken.map(pathOf), env)
  const files = first.files.map((file) => second.files.find(({ name }) => name === file.name) ?? file)
  const isBroken = (name) => files.some((file) => file.name === name && file.status === 'failed')
  remembered.push(...broken.flatMap((file) => troubles(file, isBroken(file.name) ? '✗' : '↻')))
  count({ code: second.code, files })
}

/** Runs test files once; gives the exit code and what the runner says of each file. */
async function runFiles(projects, files, env) {
  const folder = mkdtempSync(join(tmpdir(), 'nhac-truong-report-'))
  const report = join(folder, 'report.json')
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...projects.flatMap((name) => ['--project', name])]
  args.push('--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`)
  const code = await run(node, [...args, ...options, ...files], { env: { ...withBinaries(), ...env } })
  const said = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
  rmSync(folder, { recursive: true })
  return { code, files: said.testResults ?? [] }
}

/** Adds tests to the total; a file that broke outside its tests, and a run that broke without a count, is a failure. */
function count({ code, files }) {
  const tests = files.flatMap((file) => file.assertionResults)
  const ended = (status) => tests.filter((test) => test.status === status).length
  const outside = files.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed)).length
  const failed = ended('failed') + outside
  total.passed += ended('passed')
  total.failed += failed > 0 || code === 0 ? failed : 1
  total.skipped += ended('pending') + ended('skipped') + ended('todo')
}

/** One paragraph for each test that failed, or for a file that broke outside its tests. */
function troubles(file, mark) {
  const paragraph = (name, message) => `${mark} ${name}\n${firstLines(message).replace(/^/gm, '    ')}`
  const tests = file.assertionResults
    .filter(isFailed)
    .map((test) => paragraph(`${pathOf(file)} › ${test.fullName}`, test.failureMessages[0] ?? ''))
  return tests.length > 0 ? tests : [paragraph(pathOf(file), file.message)]
}

function isFailed(test) {
  return test.status === 'failed'
}

function pathOf(file) {
  return relative(root, file.name)
}

function firstLines(message) {
  return message.trim().split('\n').slice(0, 12).join('\n')
}
