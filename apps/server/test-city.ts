import { randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { foldVietnamese, toInstant } from '#kit'
import { buildServer, fixedClock, type House, openHouse, openLog, openProfile } from '#platform/server'
import { hashPassword } from '#rooms/access/server'
import { createTestDatabase } from '#testing'
import { loaderActor } from './first-start.ts'
import { rooms } from './rooms.ts'
import { enter, type Person, type Planted, speaker, testPassword } from './test-person.ts'

export type { Person } from './test-person.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
let passwordHash: Promise<string> | undefined

/** Post kind that brings a role, with the kind of body it sits in (none: a responsibility for an area). */
const postOf: Record<string, { kind: string; bodyKind: string | null; line: string; head: boolean }> = {
  leader: { kind: 'chairman', bodyKind: 'peoples-committee', line: 'government', head: true },
  secretary: { kind: 'party-secretary', bodyKind: 'party-committee', line: 'party', head: true },
  deputy: { kind: 'vice-chairman', bodyKind: 'peoples-committee', line: 'government', head: false },
  office: { kind: 'office-clerk', bodyKind: 'peoples-committee', line: 'government', head: false },
  supervisor: { kind: 'council-chairman', bodyKind: 'peoples-council', line: 'council', head: true },
  inspector: { kind: 'party-inspection-head', bodyKind: 'party-inspection', line: 'party', head: true },
  police: { kind: 'police-chief', bodyKind: 'police', line: 'police', head: true },
  health: { kind: 'health-chief', bodyKind: 'health-service', line: 'health', head: true },
  group: { kind: 'group-head', bodyKind: null, line: 'government', head: true },
}

/** The small city: names of 2021 with codes in the official shape, two districts, five communes, two groups in each. */
const units = [
  ['01', 'city', 'Hà Nội', null],
  ['001', 'urban_district', 'Ba Đình', '01'],
  ['008', 'urban_district', 'Hoàng Mai', '01'],
  ['00001', 'ward', 'Phúc Xá', '001'],
  ['00004', 'ward', 'Trúc Bạch', '001'],
  ['00328', 'ward', 'Mai Động', '008'],
  ['00331', 'ward', 'Đại Kim', '008'],
  ['00334', 'ward', 'Hoàng Văn Thụ', '008'],
] as const

/** A whole server over a small city, for tests: real HTTP, real PostgreSQL, a clock that stands until it is set. */
export interface TestCity {
  readonly url: string
  readonly databaseUrl: string
  readonly house: House
  readonly db: House['db']
  readonly clock: ReturnType<typeof fixedClock>
  /** Area id by code. */
  area(code: string): number
  /** Makes an officer who holds a post of the role there, with an account, and signs in. */
  signIn(role: string, areaCode: string): Promise<Person>
  /** The same without a post: a grant (`administrator`, `auditor`). */
  signInWithGrant(role: string, areaCode: string): Promise<Person>
  /** Anybody, without signing in. */
  visitor(): Pick<Person, 'get' | 'request'>
  /** Counts, sweeps, seals: everything the rounds would do. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** Opens the test city. `empty` leaves out the tree; `plant` puts another one in its place; `webFolder`: another build. */
export async function openTestCity(
  options: {
    at?: string
    empty?: boolean
    profile?: string
    webFolder?: string
    plant?: (house: House) => Promise<void>
  } = {},
): Promise<TestCity> {
  const database = await createTestDatabase()
  const clock = fixedClock(toInstant(options.at ?? '2021-07-27T18:00:00+07:00'))
  const house = await openHouse({
    databaseUrl: database.url,
    poolSize: 5,
    rooms,
    profile: await openProfile(path.join(root, 'profiles'), options.profile ?? 'hanoi-2021'),
    clock: async () => clock,
    log: openLog({ level: process.env.LOG_LEVEL ?? 'silent' }),
    filesFolder: await mkdtemp(path.join(os.tmpdir(), 'nhac-truong-files-')),
    secretsKey: Buffer.alloc(32),
    webFolder: options.webFolder ?? path.join(root, 'dist/web'),
    version: '0.0.0',
    sample: false,
    checkAnswers: true,
  })
  if (options.plant) await options.plant(house)
  else if (!options.empty) await plantTree(house)
  const app: FastifyInstance = await buildServer(house)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  // A code that a reform gave to another place is that place's.
  const given = await house.db
    .selectFrom('area_codes')
    .select(['code', 'area_id'])
    .orderBy('valid_from')
    .orderBy(sql`valid_to nulls last`)
    .execute()
  const codes = new Map(given.map((row) => [row.code, row.area_id]))
  const area = (code: string): number => {
    const id = codes.get(code)
    if (id === undefined) throw new Error(`the test city has no area ${code}`)
    return id
  }
  const signIn = async (role: string, areaCode: string, grant: boolean): Promise<Person> => {
    const given = await plantAccount(house, role, area(areaCode), grant)
    return enter(url, given)
  }
  return {
    url,
    databaseUrl: database.url,
    house,
    db: house.db,
    clock,
    area,
    signIn: (role, areaCode) => signIn(role, areaCode, false),
    signInWithGrant: (role, areaCode) => signIn(role, areaCode, true),
    visitor: () => speaker(url, '', ''),
    settle: () => house.rounds.settle(),
    close: async () => {
      await app.close()
      await house.close()
      await database.drop()
    },
  }
}

async function plantTree(house: House): Promise<void> {
  const groups = units
    .slice(3)
    .flatMap(([code]) =>
      [1, 2].map((number) => [`${code}-00${number}`, 'residential_group', `số ${number}`, code] as const),
    )
  const payload = {
    source: 'test city',
    units: [...units, ...groups].map(([code, kind, name, parentCode]) => ({
      code,
      kind,
      name,
      parentCode,
      validFrom: '2019-10-25',
      validTo: null,
      synthetic: kind === 'residential_group',
    })),
  }
  const [answer] = await house.door.submit([{ id: randomUUID(), type: 'areas.import-units', payload }], {
    actor: loaderActor(house),
    requestId: 'test-city',
  })
  if (answer?.outcome !== 'accepted') throw new Error(`the test city could not be planted: ${JSON.stringify(answer)}`)
  await house.territory.refresh(house.db)
}

async function plantAccount(house: House, role: string, areaId: number, grant: boolean): Promise<Planted> {
  passwordHash ??= hashPassword(testPassword)
  const username = `${role}-${areaId}-${randomUUID().slice(0, 8)}`
  const held = grant ? null : await plantPost(house, role, areaId)
  const accountId = randomUUID()
  await house.db
    .insertInto('accounts')
    .values({
      id: accountId,
      username,
      officer_id: held?.officerId ?? null,
      name: `Cán bộ thử ${username}`,
      area_id: areaId,
      locale: 'vi',
      password_hash: await passwordHash,
      password_set_at: '2021-01-01T00:00:00Z',
      must_change_password: false,
      totp_secret: null,
      totp_pending: null,
      totp_last_step: null,
      demo: false,
      created_at: '2021-01-01T00:00:00Z',
      disabled_at: null,
    })
    .execute()
  if (grant) {
    await house.db
      .insertInto('grants')
      .values({
        id: randomUUID(),
        account_id: accountId,
        role,
        area_id: areaId,
        from_at: '2021-01-01T00:00:00Z',
        to_at: null,
      })
      .execute()
  }
  return { accountId, username, officerId: held?.officerId ?? null, postId: held?.postId ?? null, areaId }
}

/** The post of that kind in that area, with a new officer in it; a substantive holder before is left where they are. */
async function plantPost(house: House, role: string, areaId: number): Promise<{ officerId: string; postId: string }> {
  const kind = postOf[role]
  if (!kind) throw new Error(`the test city knows no role ${role}`)
  const { db } = house
  const officerId = randomUUID()
  const name = `Cán bộ thử ${officerId.slice(0, 4)}`
  await db
    .insertInto('officers')
    .values({ id: officerId, name, folded: foldVietnamese(name), synthetic: true, source: 'test city' })
    .execute()
  const bodyId = kind.bodyKind === null ? null : randomUUID()
  if (bodyId !== null && kind.bodyKind !== null) {
    await db
      .insertInto('bodies')
      .values({
        id: bodyId,
        area_id: areaId,
        kind: kind.bodyKind,
        line: kind.line,
        name: `${kind.bodyKind} ${areaId}`,
        folded: `${kind.bodyKind} ${areaId}`,
        parent_id: null,
        office_phone: null,
        valid_from: '2020-01-01',
        valid_to: null,
      })
      .execute()
  }
  const postId = randomUUID()
  await db
    .insertInto('posts')
    .values({
      id: postId,
      area_id: areaId,
      body_id: bodyId,
      kind: kind.kind,
      line: kind.line,
      title: `${kind.kind} ${areaId}`,
      is_head: kind.head,
      valid_from: '2020-01-01',
      valid_to: null,
    })
    .execute()
  await db
    .insertInto('holdings')
    .values({
      id: randomUUID(),
      post_id: postId,
      officer_id: officerId,
      acting: false,
      from_at: '2020-01-01T00:00:00Z',
      to_at: null,
      document_id: null,
    })
    .execute()
  return { officerId, postId }
}
