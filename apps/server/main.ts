import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { toInstant } from '#kit'
import {
  buildServer,
  type Clock,
  type Db,
  fixedClock,
  type House,
  type Log,
  openHouse,
  openLog,
  openProfile,
  replayClock,
  wallClock,
} from '#platform/server'
import { migrate } from '../../platform/server/migrate/index.ts'
import { startPostgres } from '../../platform/server/postgres/index.ts'
import { firstStart, readFounding } from './first-start.ts'
import { readOptions, type ServerOptions } from './options.ts'
import { rooms } from './rooms.ts'
import { say, timed } from './say.ts'
import { readSecretsKey } from './secrets-key.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

const STOP_REQUESTS = ['SIGINT', 'SIGTERM', 'disconnect'] as const

/** Before the doors are open a request to stop just leaves; the embedded database is told to stop on the way out. */
const leave = () => process.exit(130)

/** Starts the house: database, migrations, first load, doors. Stops it on Ctrl-C, on TERM, or when its starter is gone. */
async function main(): Promise<void> {
  for (const request of STOP_REQUESTS) process.on(request, leave)
  const options = readOptions(process.argv.slice(2), process.env, root)
  const log = openLog({ level: options.logLevel })
  await mkdir(options.dataFolder, { recursive: true })
  const postgres = options.databaseUrl
    ? undefined
    : await timed('PostgreSQL đã chạy / PostgreSQL is up', () =>
        startPostgres({ dataDir: path.join(options.dataFolder, 'postgres'), onExit: () => process.exit(1) }),
      )
  const databaseUrl = options.databaseUrl ?? (postgres?.url as string)
  await timed('Lược đồ dữ liệu / schema', () => migrate({ url: databaseUrl }))
  await loadWhenEmpty(options, databaseUrl, log)
  const house = await open(options, { databaseUrl, log })
  const app = await buildServer(house)
  await app.listen({ port: options.port, host: options.host })
  house.rounds.start()
  greet(house, listeningPort(app.addresses(), options.port))
  stopOnRequest(async () => {
    await app.close()
    await house.close()
    await postgres?.stop()
  })
}

interface Grounds {
  readonly databaseUrl: string
  readonly log: Log
  /** A clock of the loader's own; absent: the clock that the house was founded with. */
  readonly clock?: Clock
}

/** The first load has a house and a clock of its own: it walks through the days that the sample tells of. */
async function loadWhenEmpty(options: ServerOptions, databaseUrl: string, log: Log): Promise<void> {
  const clock = fixedClock(wallClock.now())
  const house = await open(options, { databaseUrl, log, clock })
  try {
    await firstStart(house, clock)
  } finally {
    await house.close()
  }
}

async function open(options: ServerOptions, { databaseUrl, log, clock }: Grounds): Promise<House> {
  const asked = { profile: options.profile ?? 'hanoi-2021', sample: options.sample }
  const founding = await readFounding(databaseUrl, asked)
  if (options.profile !== undefined && founding.profile !== options.profile) {
    throw new Error(
      `these data were founded with the profile ${founding.profile}; choose another --data for ${options.profile}`,
    )
  }
  const profile = await openProfile(options.profilesFolder, founding.profile)
  const version = (JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string }).version
  const startsAt = founding.sample ? profile.sampleStartsAt : undefined
  const ownClock = async (db: Db): Promise<Clock> =>
    startsAt === undefined ? wallClock : replayClock(db, { at: toInstant(startsAt), speed: 1 })
  return openHouse({
    databaseUrl,
    ...(options.directUrl === undefined ? {} : { directUrl: options.directUrl }),
    rooms,
    profile,
    clock: clock ? async () => clock : ownClock,
    log,
    filesFolder: path.join(options.dataFolder, 'files'),
    secretsKey: await readSecretsKey(options.secretsKey, options.dataFolder),
    webFolder: path.join(root, 'dist/web'),
    version,
    sample: founding.sample && startsAt !== undefined,
    trustProxy: options.trustProxy,
    ...(options.metricsToken === undefined ? {} : { metricsToken: options.metricsToken }),
  })
}

function greet(house: House, port: number): void {
  say('')
  say(`  Nhạc Trưởng · ${house.profile.title.vi} / ${house.profile.title.en}`)
  say(`  http://localhost:${port}`)
  if (house.sample) {
    say(
      '  Đăng nhập bằng tài khoản mẫu ghi ở trang đăng nhập / sign in with a sample account listed on the sign-in page',
    )
  }
  say('  Ctrl-C để dừng / to stop')
}

function listeningPort(addresses: readonly { port?: number }[] | readonly unknown[], asked: number): number {
  const first = addresses[0] as { port?: number } | undefined
  return first?.port ?? asked
}

/** One request to stop is enough; a second one does not wait. */
function stopOnRequest(stop: () => Promise<void>): void {
  let stopping = false
  const once = () => {
    if (stopping) process.exit(1)
    stopping = true
    say('  Đang dừng… / stopping…')
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const request of STOP_REQUESTS) process.off(request, leave).on(request, once)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
