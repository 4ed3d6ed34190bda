// npm run check: everything a machine can see without running the product. One line for each check, exit 1 when one fails.
import { spawn } from 'node:child_process'
import { root, say } from './house.mjs'
import { ensureInstalled, pickNode, withBinaries } from './install.mjs'
import { checkLockfile } from './lockfile.mjs'

await ensureInstalled()
const node = pickNode()

// One checker each: several make the same types anew, and the faces fill the cores.
const types = (face) => [
  'types',
  face,
  ['node_modules/typescript/bin/tsc', '--pretty', 'false', '--checkers', '1', '-p', `tsconfig.${face}.json`],
]
const checks = [
  ...['tests', 'server', 'web', 'domain'].map(types),
  [
    'lint',
    'and format',
    ['node_modules/@biomejs/biome/bin/biome', 'check', '--max-diagnostics=40', '--diagnostic-level=error'],
  ],
  ['arrows', 'of the floor plan', ['tools/arrows/check-arrows.ts']],
  ['house rules', '', ['tools/house-rules/check-house-rules.ts']],
  ['schema', 'db/schema.sql', ['tools/schema.ts', '--check']],
  ['lists', 'refusals, permissions', ['tools/docs-lists.ts', '--check']],
]

/** Checks at once: two fill a small machine, and more would want memory. */
const lanes = 2

const wanted = process.argv.slice(2)
const waiting = checks.filter(
  ([name, of]) => wanted.length === 0 || wanted.some((word) => `${name} ${of}`.includes(word)),
)
let failed = 0
let passed = 0
await Promise.all(Array.from({ length: lanes }, runChecks))
if (wanted.length === 0) {
  const complaints = checkLockfile(root)
  report('package-lock.json', complaints.length === 0, '', complaints.join('\n'))
}
say(
  `\n${failed === 0 ? 'All' : `${passed} of ${passed + failed}`} checks passed${failed > 0 ? `, ${failed} failed` : ` (${passed})`}`,
)
process.exitCode = failed === 0 ? 0 : 1

/** Takes one check after the other from those that wait. */
async function runChecks() {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const [name, of, args] = check
    const { code, output, seconds } = await capture(args)
    report(`${name} ${of}`, code === 0, `${seconds.toFixed(1)} s`, output)
  }
}

function report(name, isGood, note, output) {
  if (isGood) passed += 1
  else failed += 1
  say(`${isGood ? '✓' : '✗'} ${name.trim()}${note ? `  ${note}` : ''}`)
  if (!isGood) say(output.trim().replace(/^/gm, '    '))
}

function capture(args) {
  const since = performance.now()
  return new Promise((resolve) => {
    const child = spawn(node, args, {
      cwd: root,
      env: { ...process.env, ...withBinaries(), NO_COLOR: '1', FORCE_COLOR: '0' },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('close', (code) => resolve({ code, output, seconds: (performance.now() - since) / 1000 }))
  })
}
