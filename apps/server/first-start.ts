import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import pg from 'pg'
import { toInstant } from '#kit'
import { type Actor, analyzeTables, type fixedClock, type House, keepTallies } from '#platform/server'
import { createFirstAdministrator } from '#rooms/access/server'
import { profileAreaIntents, sampleAreaIntents } from '#rooms/areas/server'
import { insist } from './load-profile.ts'
import { loadSample } from './sample/load-sample.ts'
import { say, timed } from './say.ts'

/** What a database was founded with: it keeps its profile and its sample whatever the command line says later. */
export interface Founding {
  readonly profile: string
  readonly sample: boolean
}

/** Reads how the database was founded, or founds it as asked. */
export async function readFounding(url: string, asked: Founding): Promise<Founding> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query("insert into settings (key, value) values ('founding', $1) on conflict (key) do nothing", [
      JSON.stringify(asked),
    ])
    const { rows } = await client.query<{ value: Founding }>("select value from settings where key = 'founding'")
    return rows[0]?.value ?? asked
  } finally {
    await client.end()
  }
}

/** The one who loads the profile: may do what the rooms allow an actor of the house, and never decides (SG-08). */
export function loaderActor(house: Pick<House, 'permissions'>): Actor {
  const permissions = new Set(house.permissions.keys())
  return { accountId: null, officerId: null, via: 'house', scopes: [{ permissions, areaId: 1, postId: null }] }
}

/** The sample's oldest document is of this day; its areas and people are on file before it. */
const sampleBegins = toInstant('2020-03-31T18:00:00+07:00')

/**
 * Fills an empty house: areas of the profile, then the sample, or else one administrator. Every part goes through the
 * one door under ids of its own, so a start that was cut off is simply done again. A mark in `settings` says when
 * nothing is left to do.
 */
export async function firstStart(house: House, clock: ReturnType<typeof fixedClock>): Promise<void> {
  if (await isMarked(house, 'loaded')) return
  const actor = loaderActor(house)
  if (house.sample) clock.set(sampleBegins)
  await timed('Địa bàn của hồ sơ / areas of the profile', async () => {
    await insist(house, await profileAreaIntents(house.profile), actor)
    if (house.sample) await insist(house, await sampleAreaIntents(house.profile), actor)
  })
  if (house.sample) await loadSample(house, actor, clock)
  else await admitAdministrator(house)
  await analyzeTables(house.db)
  await timed('Đếm số liệu / counters', () => countAll(house))
  await mark(house, 'loaded')
  giveBackMemory()
}

/** Whoever comes first finds every number where it belongs; the rounds that follow later would take a minute. */
async function countAll(house: House): Promise<void> {
  const counting = {
    tallies: house.rooms.flatMap((room) => room.tallies ?? []),
    tree: house.territory.current(),
    utcOffsetMinutes: house.profile.utcOffsetMinutes,
  }
  while ((await keepTallies(house.steadyDb, counting)) > 0);
}

/** Loading touches half a gigabyte that serving never needs again, and the engine would keep it for hours. */
function giveBackMemory(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}

async function admitAdministrator(house: House): Promise<void> {
  const first = await createFirstAdministrator(house.db, { now: house.clock.now(), tree: house.territory.current() })
  if (!first) return
  say('')
  say('  Tài khoản quản trị đầu tiên, chỉ hiện một lần / the first administrator, shown this once:')
  say(`    ${first.username}   ${first.secret}`)
}

async function isMarked(house: House, key: string): Promise<boolean> {
  const row = await house.db.selectFrom('settings').select('key').where('key', '=', key).executeTakeFirst()
  return row !== undefined
}

async function mark(house: House, key: string): Promise<void> {
  await house.db
    .insertInto('settings')
    .values({ key, value: JSON.stringify(house.clock.now()) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
