import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '../ground.ts'
import { type Line, seconds } from '../measure.ts'
import { ask, enter } from '../visitor.ts'

const port = 2790

/** What a newcomer does: clone, `npm start`, sign in, see the board. The package cache is as it is on this machine. */
export async function measureClone(): Promise<Line[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'nhac-truong-clone-'))
  const since = performance.now()
  await ended(spawn('git', ['clone', '--quiet', root, folder], { stdio: 'inherit' }))
  const program = spawn('npm', ['start', '--', '--port', String(port)], {
    cwd: folder,
    stdio: 'inherit',
    detached: true,
    env: outsideOfNpm(),
  })
  const url = `http://127.0.0.1:${port}`
  try {
    for (;;) {
      if (program.exitCode !== null) throw new Error('npm start ended')
      if ((await ask(`${url}/readyz`, { headers: {} }).catch(() => undefined))?.status === 200) break
      await wait(100)
    }
    const leader = await enter(url, 'chairman.01')
    await leader.get('/overview/areas/1/board')
    const measured = seconds(performance.now() - since)
    return [{ work: 'clean clone to signed-in board', measured, reach: '≤ 120 s', beside: 'git clone, npm start' }]
  } finally {
    if (program.pid) process.kill(-program.pid, 'SIGINT')
    await ended(program)
    await rm(folder, { recursive: true, force: true })
  }
}

/** The bench itself runs under npm, whose settings must not reach the clone. */
function outsideOfNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_(?!config_cache)|INIT_CWD)/.test(name)),
  )
}

function ended(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => resolve())
  })
}
