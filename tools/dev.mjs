// npm run dev [-- --port N --data folder …]: the server, restarted when its sources change, and the web app, updated in the
// open page. Open the web app's port (2708 by default); it passes /api on to the server (the port before it, 2707).
import { spawn } from 'node:child_process'
import { root, say } from './house.mjs'
import { ensureInstalled, pickNode, withBinaries } from './install.mjs'

await ensureInstalled()
const node = pickNode()
const options = process.argv.slice(2)
const port = Number(options.includes('--port') ? options[options.indexOf('--port') + 1] : (process.env.PORT ?? 2707))

const start = (args, env = {}) =>
  spawn(node, args, {
    cwd: root,
    env: { ...process.env, ...withBinaries(), ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })

const children = [
  start(
    ['--watch', '--watch-preserve-output', 'apps/server/main.ts', '--port', String(port), ...withoutPort(options)],
    { LOG_LEVEL: 'info' },
  ),
  start(['node_modules/vite/bin/vite.js', '--port', String(port + 1), '--strictPort'], {
    API: `http://127.0.0.1:${port}`,
  }),
]
say(`Web app with live updates: http://localhost:${port + 1}   (server: http://localhost:${port})`)

let stopping = false
function stopAll() {
  if (stopping) return
  stopping = true
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stopAll)
// One without the other is of no use: when one ends, so does all.
await Promise.all(children.map((child) => new Promise((ended) => child.once('exit', () => ended(stopAll())))))

function withoutPort(args) {
  const at = args.indexOf('--port')
  return at === -1 ? args : [...args.slice(0, at), ...args.slice(at + 2)]
}
