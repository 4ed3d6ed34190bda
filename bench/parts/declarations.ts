import { fork } from 'node:child_process'
import { cp, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bareAt, bareInsert, forgetBareRows } from '../bare-rows.ts'
import {
  arrayConnections,
  generateLoad,
  loadAccounts,
  overConnections,
  rate,
  singleConnections,
} from '../generate-load.ts'
import { costOf, type Ground, root } from '../ground.ts'
import type { LoadSender } from '../load-generator.ts'
import { digits, type Line, percentile, say, spread } from '../measure.ts'
import type { Storm, Weathered } from '../storm.ts'

const perArray = 50
/** The embedded database takes 60 connections, the program's own among them. */
const mostConnections = 32
const type = 'declarations.submit'
/** Eight million in an hour; and ten times that. */
const stormRate = Math.round(8_000_000 / 3600)
const floodRate = stormRate * 10
/** Many at once, or the flood would queue in the generator and never stand at the door. */
const floodConnections = 2000
const profile = 'hanoi-2021'

type Seen = Awaited<ReturnType<typeof generateLoad>>

/** Declarations by officers over HTTP, single and in arrays, beside plain INSERTs; then the public form in a storm and in a flood. */
export async function measureDeclarations(ground: Ground, ms: number): Promise<Line[]> {
  await ground.stopProgram()
  await ground.startProgram(await withoutAddressLimit(ground))
  const senders = await readySenders(ground)
  await ground.settle()
  const lines = await measureOfficers(ground, senders, ms)
  const areaIds = senders.map(({ payloads }) => Number(payloads[0]?.areaId))
  const storm = { ms, connections: 256, areaIds, url: ground.url }
  lines.push(await measureStorm(ground, { ...storm, perSecond: stormRate, drainMs: 20_000 }, 'p99 < 1 s'))
  lines.push(
    await measureStorm(
      ground,
      { ...storm, perSecond: floodRate, connections: floodConnections, drainMs: ms * 3 },
      'shed, none lost, none doubled',
    ),
  )
  await ground.stopProgram()
  await ground.startProgram()
  return lines
}

async function measureOfficers(ground: Ground, senders: readonly LoadSender[], ms: number): Promise<Line[]> {
  const http = { kind: 'http', url: ground.url, type } as const
  await generateLoad({ ...http, ms: 3_000, batch: 1, senders })
  const before = await countRows(ground)
  const first = ground.busy()
  const single = await generateLoad({ ...http, ms, batch: 1, senders: overConnections(senders, singleConnections) })
  const second = ground.busy()
  const many = await generateLoad({ ...http, ms, batch: perArray, senders: overConnections(senders, arrayConnections) })
  const third = ground.busy()
  const kept = (await countRows(ground)) - before
  if (kept < single.done + many.done)
    throw new Error(`only ${kept} of ${single.done + many.done} declarations were kept`)
  const plain = { kind: 'insert', url: ground.databaseUrl, ms: ms / 2 } as const
  const row = await generateLoad({ ...plain, batch: 1, connections: mostConnections })
  const rows = await generateLoad({ ...plain, batch: perArray, connections: arrayConnections })
  const areaId = Number(senders[0]?.payloads[0]?.areaId)
  const whole = await generateLoad({
    ...plain,
    batch: perArray,
    connections: arrayConnections,
    statement: allRows(areaId),
  })
  await forgetBareRows(ground.pool, {
    keys: { declarations: 'id', declaration_sealed: 'declaration_id' },
    written: whole.done,
  })
  return [
    lineOf(`single, ${singleConnections} connections`, '≥ 5,000/s', {
      seen: single,
      beside: row,
      cost: costOf(first, second, single),
    }),
    lineOf(`arrays of ${perArray}, ${arrayConnections} connections`, '≥ 20,000/s', {
      ...{ seen: many, beside: rows },
      cost: `its four rows as one INSERT: ${digits(rate(whole))}/s, ratio ${digits(rate(many) / rate(whole))}; ${costOf(second, third, many)}`,
    }),
  ]
}

/** The claimed id, the declaration, its sealed person, the entry. */
function allRows(areaId: number): string {
  return bareInsert({
    areaId,
    data: { channel: 'spoken', flagged: 0 },
    inserts: {
      declarations: `
        insert into declarations (zone_id, id, area_id, declared_at, channel, entered_by, flagged, keep_until)
        select ${areaId}, id, ${areaId}, '${bareAt}', 'spoken', id, false, '2021-08-17' from given`,
      declaration_sealed: `
        insert into declaration_sealed (zone_id, declaration_id, keep_until, sealed)
        select ${areaId}, id, '2021-08-17', repeat('sealed words ', 20) from given`,
    },
  })
}

function lineOf(work: string, reach: string, { seen, beside, cost }: { seen: Seen; beside: Seen; cost: string }): Line {
  return {
    work: `declarations over HTTP, ${work}`,
    measured: `${digits(rate(seen))}/s, a request ${spread(seen.times)}`,
    reach,
    beside: `INSERT of a journal row: ${digits(rate(beside))}/s, ratio ${digits(rate(seen) / rate(beside))}; ${cost}`,
  }
}

/** The storm, and the proof in the database: whoever was told "received" stands there once, and nobody else does. */
async function measureStorm(ground: Ground, storm: Storm, reach: string): Promise<Line> {
  const before = await countRows(ground)
  const seen = await weather(storm)
  if (seen.odd > 0) throw new Error(`${seen.odd} odd answers; the first: ${seen.firstComplaint}`)
  const kept = (await countRows(ground)) - before
  const { rows } = await ground.pool.query<{ count: number }>(
    'select count(*)::int as count from declarations where id = any($1::uuid[])',
    [seen.accepted],
  )
  if (rows[0]?.count !== seen.accepted.length || kept !== seen.accepted.length) {
    throw new Error(
      `${seen.accepted.length} were told "received", ${rows[0]?.count} of them and ${kept} in all were kept`,
    )
  }
  const [p50, p99] = [percentile(seen.times, 0.5), percentile(seen.times, 0.99)]
  const away =
    seen.shed > 0
      ? `; sent away ${digits(seen.shed)} times with Retry-After (p99 ${digits(percentile(seen.shedTimes, 0.99))} ms)`
      : ''
  return {
    work: `public form: ${digits(storm.perSecond)} a second offered for ${digits(storm.ms / 1000)} s`,
    measured: `taken at once p50 ${digits(p50)} · p99 ${digits(p99)} ms${away}`,
    reach,
    beside: `${digits(seen.offered)} people: ${digits(seen.accepted.length)} received and kept once, ${digits(seen.waiting)} still wait on their phones; none lost, none doubled`,
  }
}

async function weather(storm: Storm): Promise<Weathered> {
  const child = fork(fileURLToPath(new URL('../storm.ts', import.meta.url)))
  child.send(storm)
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Weathered))
    child.once('exit', (code) => reject(new Error(`the storm ended with exit code ${code}`)))
  })
}

async function countRows(ground: Ground): Promise<number> {
  const { rows } = await ground.pool.query<{ count: number }>('select count(*)::int as count from declarations')
  return rows[0]?.count ?? 0
}

/** All of a storm comes from one address here: the limit on one address is lifted in a copy of the profile. */
async function withoutAddressLimit(ground: Ground): Promise<Record<string, string>> {
  const folder = path.join(ground.folder, 'profiles-of-declarations')
  const file = path.join(folder, profile, 'declarations/rules.json')
  await cp(path.join(root, 'profiles'), folder, { recursive: true })
  const rules = JSON.parse(await readFile(file, 'utf8')) as object[]
  await writeFile(file, JSON.stringify(rules.map((rule) => ({ ...rule, perAddressAMinute: 1_000_000_000 }))))
  return { PROFILES_FOLDER: folder }
}

/** Heads of residential groups, who enter declarations for their people; one in ten has been in an epidemic area. */
async function readySenders(ground: Ground): Promise<LoadSender[]> {
  const { rows } = await ground.pool.query<{ username: string; areaId: number }>(
    `select distinct on (accounts.username) accounts.username, posts.area_id as "areaId"
     from posts join holdings on holdings.post_id = posts.id and holdings.to_at is null
     join accounts on accounts.officer_id = holdings.officer_id
     where posts.kind = 'group-head' and posts.valid_to is null order by accounts.username limit $1`,
    [loadAccounts],
  )
  say(`  ${rows.length} heads of residential groups sign in`)
  const senders: LoadSender[] = []
  for (const { username, areaId } of rows) {
    const { headers } = await ground.visitor(username)
    const declared = { name: 'Người Thử Tải', phone: '0912 345 678', exposure: 'none' }
    const plain = { areaId, channel: 'paper', declared }
    const travelled = { ...plain, declared: { ...declared, origins: [{ provinceCode: '79' }] } }
    senders.push({ headers: { ...headers }, payloads: [...Array.from({ length: 9 }, () => plain), travelled] })
  }
  return senders
}
