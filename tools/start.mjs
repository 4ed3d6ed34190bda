// npm start: from a clean clone to a running command post. Plain JavaScript, no packages: it also runs on an old Node.
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { refuse, root, say } from './house.mjs'
import { ensureInstalled, pickNode, withBinaries } from './install.mjs'
import { buildWebAppIfStale } from './web-app.mjs'

const HELP = `Nhạc Trưởng: the command post of a city's epidemic response

  npm start -- [options]

  --port <number>     where to listen (default: PORT or 2707)
  --data <folder>     where the database and files live (default: data)
  --profile <name>    whose areas, bodies and rules, when the database is empty (default: hanoi-2021)
  --no-sample         begin without the sample; the first start then prints a generated administrator secret
  --help              this page

  DATABASE_URL        use this PostgreSQL (15 or newer) instead of the one that comes along`

const options = readOptions()
await refuseTakenPort(options.port)
refuseClosedFolder(options.data)
await ensureInstalled()
const node = pickNode()
await buildWebAppIfStale(node)
await runServer(node)

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: process.env.PORT || '2707' },
        data: { type: 'string', default: join(root, 'data') },
        profile: { type: 'string' },
        'no-sample': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) {
      say(HELP)
      process.exit(0)
    }
    if (!/^\d+$/.test(values.port) || Number(values.port) < 1 || Number(values.port) > 65535) {
      refuse(`--port ${values.port}: a port is a number from 1 to 65535.`)
    }
    return { ...values, data: resolve(values.data) }
  } catch (error) {
    if (!String(error.code).startsWith('ERR_PARSE_ARGS')) throw error
    return refuse(`${error.message}\n\n${HELP}`)
  }
}

/** A taken port is found before anything slow begins. (That nobody takes it meanwhile is for the server to see.) */
async function refuseTakenPort(port) {
  const taken = await new Promise((answer) => {
    const socket = connect({ port: Number(port), host: '127.0.0.1' })
    socket.once('error', () => answer(false))
    socket.once('connect', () => {
      socket.destroy()
      answer(true)
    })
  })
  if (taken)
    refuse(
      `Port ${port} is in use by another program. Stop that one, or choose another: npm start -- --port ${Number(port) + 1}`,
    )
}

function refuseClosedFolder(folder) {
  // The folder itself, or the nearest one above it that exists, must be ours to write in.
  let nearest = folder
  while (!existsSync(nearest)) nearest = dirname(nearest)
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK)
    if (statSync(nearest).isDirectory()) return
  } catch (error) {
    if (error.code === undefined) throw error
  }
  refuse(`The data folder ${folder} cannot be written. Choose another: npm start -- --data <folder>`)
}

/** Runs the server as a child in a session of its own: it hears one request to stop from us, never the terminal's as well. */
async function runServer(node) {
  const main = join(root, 'apps/server/main.ts')
  if (!existsSync(main)) refuse('apps/server/main.ts is missing: this clone is not whole.')
  const args = [main, '--port', options.port, '--data', options.data]
  if (options.profile) args.push('--profile', options.profile)
  if (options['no-sample']) args.push('--no-sample')
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    env: { ...process.env, ...withBinaries() },
    detached: true,
    // The channel tells the server (event 'disconnect') when we are killed, so that it never stays behind alone.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let askedAt = 0
  const askToStop = (signal) => {
    // npm and the terminal may both tell us of one Ctrl-C; a second one after a second is meant, and is passed on.
    if (askedAt > 0 && Date.now() - askedAt < 1_000) return
    askedAt = Date.now()
    child.kill(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM')
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, askToStop)
  const code = await new Promise((ended) => {
    child.once('error', (error) => refuse(`The server could not be started: ${error.message}`))
    child.once('exit', (exitCode, signal) => ended(exitCode ?? (signal ? 1 : 0)))
  })
  process.exit(code)
}
