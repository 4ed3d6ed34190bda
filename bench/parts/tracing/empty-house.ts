import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Instant, toInstant } from '#kit'
import { fixedClock, type House, newId, openHouse, openLog, openProfile } from '#platform/server'
import { loaderActor } from '../../../apps/server/first-start.ts'
import { rooms } from '../../../apps/server/rooms.ts'
import { migrate } from '../../../platform/server/migrate/index.ts'
import { startPostgres } from '../../../platform/server/postgres/index.ts'
import { root } from '../../ground.ts'

/** The moment at which the house stands. */
export const now: Instant = toInstant('2021-07-27T18:00:00+07:00')

/** A house of one ward, on a durable database of its own, in this process. */
export interface EmptyHouse {
  readonly house: House
  readonly pool: pg.Pool
  close(): Promise<void>
}

const units = [
  ['01', 'city', 'Hà Nội', null],
  ['001', 'urban_district', 'Ba Đình', '01'],
  ['00001', 'ward', 'Phúc Xá', '001'],
] as const

/** Opens it: all rooms, nothing in them. */
export async function openEmptyHouse(): Promise<EmptyHouse> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'nhac-truong-bench-house-'))
  const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres') })
  await migrate({ url: postgres.url })
  const pool = new pg.Pool({ connectionString: postgres.url, max: 4 })
  const clock = fixedClock(now)
  const house = await openHouse({
    databaseUrl: postgres.url,
    rooms,
    profile: await openProfile(path.join(root, 'profiles'), 'hanoi-2021'),
    clock: async () => clock,
    log: openLog({ level: 'error' }),
    filesFolder: path.join(folder, 'files'),
    secretsKey: Buffer.alloc(32),
    webFolder: folder,
    version: '0',
    sample: false,
  })
  await plantTree(house)
  return {
    house,
    pool,
    async close() {
      await house.close()
      await pool.end()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function plantTree(house: House): Promise<void> {
  const payload = {
    source: 'bench',
    units: units.map(([code, kind, name, parentCode]) => {
      return { code, kind, name, parentCode, validFrom: '2019-10-25', validTo: null, synthetic: false }
    }),
  }
  const intents = [{ id: newId(), type: 'areas.import-units', payload }]
  const [answer] = await house.door.submit(intents, { actor: loaderActor(house), requestId: 'bench' })
  if (answer?.outcome !== 'accepted') throw new Error(`the tree was not planted: ${JSON.stringify(answer)}`)
  await house.territory.refresh(house.db)
}
