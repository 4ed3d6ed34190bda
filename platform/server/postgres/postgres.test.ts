import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discardFolder, startPostgres } from './index.ts'
import { findServerProcesses, processStartedAt } from './server-processes.ts'
import { runAs, serverIdentity } from './unprivileged.ts'

let dataDir: string
const children: ChildProcess[] = []

beforeEach(() => {
  // mode 700 and made by us: nobody else may pass, as in a clone under /root
  dataDir = mkdtempSync(join(tmpdir(), 'nhac-truong-launcher-'))
})

afterEach(async () => {
  for (const child of children.splice(0)) await killAndWait(child)
  await discardFolder(dataDir)
})

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(sql).finally(() => client.end())
  return rows
}

/** Starts the server in a process of its own, to be killed; resolves with its address and its postmaster's pid. */
async function startElsewhere(): Promise<{ child: ChildProcess; url: string; pid: number }> {
  const door = fileURLToPath(new URL('./index.ts', import.meta.url))
  const program = `
    import { startPostgres } from ${JSON.stringify(door)}
    const { url, pid } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    process.stdout.write(JSON.stringify({ url, pid }) + '\\n')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk)))
    child.once('exit', (code) => reject(new Error(`exit code ${code}`)))
  })
  return { child, ...JSON.parse(line) }
}

async function killAndWait(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

describe('the embedded PostgreSQL', () => {
  it('comes up on an empty folder, sorts and folds Vietnamese text, and keeps its rows over a restart', async () => {
    const first = await startPostgres({ dataDir })
    expect(
      await ask(first.url, `select lower('ĐÁ') as folded, current_setting('server_encoding') as encoding`),
    ).toEqual([{ folded: 'đá', encoding: 'UTF8' }])
    expect(await ask(first.url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: false },
    ])
    await ask(first.url, 'create table kept as select 7 as number')
    await first.stop()
    const second = await startPostgres({ dataDir })
    expect(await ask(second.url, 'select number from kept')).toEqual([{ number: 7 }])
    await second.stop()
  })

  it('runs its programs without root, also from a folder that is closed to others', () => {
    const program = join(dataDir, 'look')
    writeFileSync(program, '#!/bin/sh\nid -u\ntest -x "$0" && test -r "$0" && echo within reach\n', { mode: 0o755 })
    const { command, args, uid, gid } = runAs(serverIdentity(join(dataDir, 'cluster')), program, [], [program])
    const who = uid === undefined || gid === undefined ? {} : { uid, gid }
    const isRoot = process.getuid?.() === 0
    expect(
      execFileSync(command, args, { ...who, encoding: 'utf8' })
        .trim()
        .split('\n'),
    ).toEqual([isRoot ? '65534' : String(process.getuid?.()), 'within reach'])
  })

  it('lets nobody in without the password, which only its owner may read', async () => {
    const server = await startPostgres({ dataDir })
    const address = new URL(server.url)
    expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'cluster')).mode & 0o777).toBe(0o700)
    address.password = 'guess'
    await expect(ask(address.href, 'select 1')).rejects.toThrow('password authentication failed')
    await server.stop()
  })

  it('after kill -9 of its parent, stops the orphan and starts with all that was committed', async () => {
    const { child, url, pid } = await startElsewhere()
    await ask(url, 'create table kept as select 7 as number')
    await killAndWait(child)
    expect(processStartedAt(pid), 'the server outlives its parent').toBeDefined()
    const log: string[] = []
    const next = await startPostgres({ dataDir, log: (line) => log.push(line) })
    expect(log).toContain('stopping the database server that an earlier process left running')
    expect(processStartedAt(pid)).toBeUndefined()
    expect(await ask(next.url, 'select number from kept')).toEqual([{ number: 7 }])
    await next.stop()
  })

  it('after kill -9 of the server itself, says so once and recovers at the next start', async () => {
    let report: (why: string) => void = () => {}
    const ended = new Promise<string>((resolve) => (report = resolve))
    const server = await startPostgres({ dataDir, onExit: (why) => report(why) })
    await ask(server.url, 'create table kept as select 7 as number')
    process.kill(server.pid, 'SIGKILL')
    expect(await ended).toContain('SIGKILL')
    expect(existsSync(join(dataDir, 'cluster/postmaster.pid')), 'the stale lock file is there').toBe(true)
    const next = await startPostgres({ dataDir })
    expect(await ask(next.url, 'select number from kept')).toEqual([{ number: 7 }])
    await next.stop()
  })

  it('is not held up by a lock file whose process id now belongs to somebody else', async () => {
    const server = await startPostgres({ dataDir })
    await server.stop()
    writeFileSync(
      join(dataDir, 'cluster/postmaster.pid'),
      `${process.ppid}\n${dataDir}/cluster\n1\n5432\n\n127.0.0.1\n\nready\n`,
    )
    writeFileSync(join(dataDir, 'owner.json'), `{"pid":${process.pid},"startedAt":"another boot/1"}`)
    const next = await startPostgres({ dataDir })
    await next.stop()
  })

  it('begins anew when the first start was cut off in the middle of making the cluster', async () => {
    const server = await startPostgres({ dataDir })
    await server.stop()
    rmSync(join(dataDir, 'cluster'), { recursive: true })
    mkdirSync(join(dataDir, 'cluster.new-1234/base'), { recursive: true })
    writeFileSync(join(dataDir, 'cluster.new-1234-password'), 'left over')
    const next = await startPostgres({ dataDir })
    expect(readdirSync(dataDir).filter((name) => name.startsWith('cluster.'))).toEqual([])
    await next.stop()
  })

  it('refuses a second start on the folder of a living one, by name, and leaves the living one alone', async () => {
    const { child, url } = await startElsewhere()
    await expect(startPostgres({ dataDir })).rejects.toThrow(`is in use by process ${child.pid}`)
    expect(await ask(url, 'select 1 as alive')).toEqual([{ alive: 1 }])
  })

  it('fails with the last words of a server that cannot start', async () => {
    const server = await startPostgres({ dataDir })
    await server.stop()
    rmSync(join(dataDir, 'cluster/global/pg_control'))
    await expect(startPostgres({ dataDir })).rejects.toThrow(/PostgreSQL did not start[\s\S]*pg_control/)
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false)
  })

  it('refuses a cluster of another major version', async () => {
    const server = await startPostgres({ dataDir })
    await server.stop()
    const file = join(dataDir, 'cluster/PG_VERSION')
    chmodSync(file, 0o600)
    writeFileSync(file, '17\n')
    await expect(startPostgres({ dataDir })).rejects.toThrow(/made by PostgreSQL 17; this release carries 18/)
    writeFileSync(file, '18\n')
  })

  it('stops with connections open, leaves no process, and its log holds no row values', async () => {
    const server = await startPostgres({ dataDir })
    const client = new pg.Client({ connectionString: server.url })
    client.on('error', () => {})
    await client.connect()
    await client.query('create table secret (word text primary key)')
    await client.query(`insert into secret values ('Nguyễn Thị Mẫu')`)
    await expect(client.query(`insert into secret values ('Nguyễn Thị Mẫu')`)).rejects.toThrow()
    await Promise.all([server.stop(), server.stop()])
    expect(processStartedAt(server.pid)).toBeUndefined()
    expect(findServerProcesses(dataDir)).toEqual([])
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('Nguyễn')
  })
})
