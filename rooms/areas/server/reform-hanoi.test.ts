import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, parseCsv, verifyJournal } from '#platform/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { type Reform, readSuccession, readUnits, reformsOfTables } from '../domain/index.ts'
import { profileAreaIntents, sampleAreaIntents } from './index.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const official = `${root}../shared/data/admin/`
const isThere = existsSync(official)
if (!isThere) {
  process.stderr.write(
    '\n  !! ../shared/data is absent: the moved city is NOT compared with the official lists and the crosswalk here !!\n',
  )
}

const table = async (file: string) => parseCsv(await readFile(file, 'utf8'))

/** The reforms between Hà Nội of 2021 and of 1/7/2025, as the tables of the later profile tell them. */
async function reformsOfHanoi(): Promise<Reform[]> {
  const rows = async (file: string) =>
    (await table(`${root}profiles/hanoi-2025/areas/${file}`)).map((fields, index) => ({ line: index + 1, fields }))
  const units = [...(await rows('units.csv')), ...(await rows('former-units.csv'))]
  return reformsOfTables(readUnits(units).rows, readSuccession(await rows('succession.csv')).lines)
}

interface Told {
  readonly fates: { fate: string; level: string; count: number }[]
  readonly groupsCarried: number
  readonly groupsWaiting: number
}
type Line = { id: number; code: string; name: string }

describe('[ORG-01] Hà Nội of 2021, running, becomes Hà Nội of 1/7/2025', () => {
  let city: TestCity
  let clerk: Person
  let mayor: Person
  const told = new Map<string, Told>()

  beforeAll(async () => {
    city = await openTestCity({ at: '2025-07-01T08:00:00+07:00', plant: plantHanoi })
    clerk = await city.signInWithGrant('administrator', '01')
    mayor = await city.signIn('leader', '01')
    for (const reform of await reformsOfHanoi()) {
      const reformId = randomUUID()
      const proposal = { reform, source: 'bảng của hồ sơ hanoi-2025' }
      expect(await clerk.send({ id: reformId, type: 'areas.propose-reform', payload: proposal })).toMatchObject({
        outcome: 'accepted',
      })
      const order = { type: 'areas.carry-out-reform', payload: { reformId, grants: 'end' } }
      expect(await mayor.send(order)).toMatchObject({ outcome: 'accepted' })
      await finish(city, reformId)
      told.set(reform.on, (await mayor.get<Told>(`/reforms/${reformId}`)).body)
    }
  }, 300_000)
  afterAll(() => city.close())

  const childrenOf = async (id: number, on?: string) =>
    (await city.visitor().get<{ items: Line[] }>(`/areas/${id}/children${on ? `?on=${on}` : ''}`)).body.items
  const fate = (on: string, name: string, level = 'commune') =>
    told.get(on)?.fates.find((one) => one.fate === name && one.level === level)?.count ?? 0

  test('the tree: 126 communes and no district since 1/7/2025, 30 districts until the day before', async () => {
    expect(await childrenOf(1)).toHaveLength(126)
    expect(await childrenOf(1, '2025-06-30')).toHaveLength(30)
    const communes = async (on: string) =>
      (await Promise.all((await childrenOf(1, on)).map(({ id }) => childrenOf(id, on)))).flat().length
    expect(await communes('2021-07-27')).toBe(579)
    expect(await communes('2025-06-30')).toBe(526)
  })

  test('what is not known is told: of 53 communes that ended on 1/1/2025 the sources name no heir', () => {
    expect([fate('2025-01-01', 'unknown'), fate('2025-01-01', 'unstated')]).toEqual([53, 32])
    expect(told.get('2025-01-01')?.groupsCarried).toBe(0)
    expect(told.get('2025-01-01')?.groupsWaiting).toBeGreaterThan(2000)
    expect([fate('2025-07-01', 'whole'), fate('2025-07-01', 'split')]).toEqual([327, 199])
    expect(fate('2025-07-01', 'above', 'district')).toBe(30)
  })

  test('no group is lost or doubled: each is where it was, waits, or went over with its commune', async () => {
    const groups = await city.db
      .selectFrom('areas')
      .select('valid_to')
      .where('kind', 'in', ['residential_group', 'hamlet'])
      .execute()
    const carried = (told.get('2025-07-01')?.groupsCarried ?? 0) + (told.get('2025-03-01')?.groupsCarried ?? 0)
    expect(groups.filter((group) => group.valid_to === null)).toHaveLength(17_059)
    expect(groups.filter((group) => group.valid_to !== null)).toHaveLength(carried)
  })

  test('the journal is whole', async () => {
    await city.settle()
    expect(await verifyJournal(city.db)).toMatchObject({ whole: true })
  }, 120_000)

  test.runIf(isThere)('it is the official list of 1/7/2025, joined by the 794 official edges', async () => {
    const list = await table(`${official}vn_units_2level_2025-07-01.csv`)
    const codes = list.filter((row) => row.province_code === '01').map((row) => row.commune_code)
    expect((await childrenOf(1)).map(({ code }) => code).sort()).toEqual(codes.sort())
    const edges = await city.db
      .selectFrom('area_successions')
      .innerJoin('area_codes as old', 'old.area_id', 'old_id')
      .innerJoin('area_codes as heir', 'heir.area_id', 'new_id')
      .innerJoin('areas', 'areas.id', 'old_id')
      .select(['old.code as oldCode', 'heir.code as newCode'])
      .where('on_day', '=', '2025-07-01')
      .where('areas.kind', 'not in', ['residential_group', 'hamlet'])
      .execute()
    const crosswalk = await table(`${official}hn_commune_crosswalk_2025-03_to_2025-07.csv`)
    const pairs = (lines: readonly { oldCode?: unknown; newCode?: unknown }[]) =>
      lines.map((line) => `${line.oldCode} ${line.newCode}`).sort()
    expect(pairs(edges)).toEqual(
      pairs(crosswalk.map(({ old_code: oldCode, new_code: newCode }) => ({ oldCode, newCode }))),
    )
    expect(edges).toHaveLength(794)
  })
})

/** The areas of the profile and the sample's residential groups, as a first start loads them. */
async function plantHanoi(house: House): Promise<void> {
  const scope = { permissions: new Set(['areas.edit']), areaId: 1, postId: null }
  const intents = [...(await profileAreaIntents(house.profile)), ...(await sampleAreaIntents(house.profile))]
  const actor = { accountId: null, officerId: null, via: 'house' as const, scopes: [scope] }
  for (const intent of intents) await house.door.submit([intent], { actor, requestId: 'test' })
  await house.territory.refresh(house.db)
}

async function finish(city: TestCity, reformId: string): Promise<void> {
  for (;;) {
    city.house.jobs.wake()
    await wait(50)
    const row = await city.db.selectFrom('reforms').select('state').where('id', '=', reformId).executeTakeFirst()
    if (row?.state === 'done') return
    const failed = await city.db.selectFrom('job_runs').select('outcome').where('state', '=', 'failed').execute()
    if (failed.length > 0) throw new Error(JSON.stringify(failed))
  }
}
