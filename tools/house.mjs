// Where things are, and how the tools speak. Runs on Node 18 and with nothing installed, as all tools do that a
// newcomer starts in a clean clone.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Root folder of the repository, without a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')

/** One line to the person at the terminal. */
export const say = (line) => process.stdout.write(`${line}\n`)

/** Ends the tool with a sentence that says what to do; for refusals, not for faults. */
export function refuse(sentence) {
  process.stderr.write(`\n${sentence}\n`)
  process.exit(1)
}

/**
 * Runs a program to its end and returns its exit code; `show: false` keeps its output back and prints it only when it
 * fails. A line every ten seconds tells that it still works.
 */
export async function run(command, args, { show = true, env = {}, cwd = root, patience = undefined } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  })
  let kept = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (kept += chunk))
  const since = Date.now()
  const stillAt = () => say(`  … ${patience} (${Math.round((Date.now() - since) / 1000)} s)`)
  const ticker = patience && setInterval(stillAt, 10_000)
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      kept += error.message
      resolve(127)
    })
    child.on('close', (exitCode, signal) => resolve(exitCode ?? (signal ? 1 : 0)))
  })
  clearInterval(ticker)
  if (code !== 0 && !show) process.stderr.write(kept)
  return code
}
