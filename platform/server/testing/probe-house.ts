import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Day, intentContract, toInstant } from '#kit'
import { createTestDatabase, type TestDatabase } from '#testing'
import type { Actor } from '../access/actor.ts'
import { fixedClock } from '../clock.ts'
import { openHouse } from '../house.ts'
import { accept, defineIntent, oneByOne, reject } from '../intents/intent-type.ts'
import { INTENTS } from '../intents/intents.refusals.ts'
import { openLog } from '../log.ts'
import { type Profile, parseCsv } from '../profile.ts'
import type { FoundGap } from '../radar/gap-rule.ts'
import type { House } from '../room.ts'
import { defineRoom, type Room } from '../room.ts'

/** A tree of one city (1), two communes (2, 3) and two groups (4, 5) in the first: what the machinery is tried on. */
const tree = [
  { id: 1, parent: null, zone: 1, first: 1, last: 5, depth: 0 },
  { id: 2, parent: 1, zone: 2, first: 2, last: 4, depth: 1 },
  { id: 4, parent: 2, zone: 2, first: 3, last: 3, depth: 2 },
  { id: 5, parent: 2, zone: 2, first: 4, last: 4, depth: 2 },
  { id: 3, parent: 1, zone: 3, first: 5, last: 5, depth: 1 },
]

const note = intentContract({
  type: 'probe.note',
  payload: z.strictObject({
    areaId: z.int(),
    amount: z.int(),
    way: z.enum(['keep', 'refuse', 'fault']).default('keep'),
  }),
  permission: 'probe.write',
  title: { vi: 'Ghi thử', en: 'Note' },
})

/**
 * A room with no subject: it writes a line, refuses when told to, and fails when told to; it counts amounts and
 * calls every negative line a gap.
 */
export const probeRoom: Room = defineRoom({
  name: 'probe',
  permissions: { 'probe.write': { vi: 'Ghi thử', en: 'Write' } },
  intents: [
    defineIntent({
      contract: note,
      area: (payload) => payload.areaId,
      handle: oneByOne(async (work, step) => {
        const { areaId, amount, way } = work.payload
        await sql`insert into probe_notes (id, area_id, amount) values (${work.id}, ${areaId}, ${amount})`.execute(
          step.trx,
        )
        if (way === 'fault') throw new Error('told to fail')
        if (way === 'refuse') {
          await sql`delete from probe_notes where id = ${work.id}`.execute(step.trx)
          return reject(INTENTS.PAYLOAD, { params: { problem: 'told to refuse' } })
        }
        return accept([{ type: 'noted', areaId, subjectId: work.id, data: { amount }, live: ['probe'] }], { amount })
      }),
    }),
  ],
  tallies: [
    {
      types: ['noted'],
      indicators: [{ key: 'amount', vi: 'Tổng', en: 'Sum' }],
      count: (entry, dayOf) => [
        {
          indicator: 'amount',
          areaId: entry.areaId,
          day: dayOf(entry.occurredAt) as Day,
          by: Number(entry.data['amount']),
        },
      ],
    },
  ],
  gaps: [
    {
      key: 'negative',
      title: { vi: 'Số âm', en: 'Negative' },
      source: 'test',
      raiseAfterMinutes: [60],
      wakesOn: ['probe'],
      find: async (trx, { now }) => {
        const { rows } = await sql<{ id: string; area_id: number; amount: number }>`
          select id, area_id, amount from probe_notes where amount < 0`.execute(trx)
        return rows.map(
          (row): FoundGap => ({
            subject: row.id,
            areaId: row.area_id,
            ownerPostId: null,
            severity: 3,
            since: toInstant('2021-07-27T10:00:00Z'),
            dueAt: null,
            data: { amount: row.amount, asked: now > '' },
          }),
        )
      },
    },
  ],
})

/** An actor who may write inside one area. */
export function probeActor(areaId: number): Actor {
  return {
    accountId: randomUUID(),
    officerId: null,
    via: 'session',
    scopes: [{ permissions: new Set(['probe.write']), areaId, postId: null }],
  }
}

const profile: Profile = {
  name: 'probe',
  title: { vi: 'Thử', en: 'Probe' },
  utcOffsetMinutes: 420,
  locale: 'vi',
  source: { text: 'test', sure: 'C' },
  json: () => Promise.reject(new Error('the probe has no files')),
  table: async (text) => parseCsv(text),
  files: async () => [],
}

/** A database with the probe's tree and table. */
export async function createProbeDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase()
  const house = await openProbeHouse(database.url)
  await sql`create table probe_notes (id uuid primary key, area_id int not null, amount int not null)`.execute(house.db)
  for (const a of tree) {
    await sql`insert into areas (id, kind, name, folded, parent_id, valid_from, zone_id, first, last, depth, synthetic)
      values (${a.id}, 'probe', ${`P${a.id}`}, ${`p${a.id}`}, ${a.parent}, '2021-01-01', ${a.zone}, ${a.first}, ${a.last}, ${a.depth}, true)`.execute(
      house.db,
    )
  }
  await sql`update area_tree set version = 1`.execute(house.db)
  await house.close()
  return database
}

/** A server's inside on that database, with a clock of its own that stands at 27/7/2021 18:00 in Hà Nội. */
export async function openProbeHouse(url: string): Promise<House & { clock: ReturnType<typeof fixedClock> }> {
  const clock = fixedClock(toInstant('2021-07-27T18:00:00+07:00'))
  const house = await openHouse({
    databaseUrl: url,
    poolSize: 4,
    rooms: [probeRoom],
    profile,
    clock: async () => clock,
    log: openLog({ level: 'silent' }),
    filesFolder: '/nonexistent',
    secretsKey: Buffer.alloc(32),
    webFolder: '/nonexistent',
    version: '0',
    sample: false,
  })
  return { ...house, clock }
}
