import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import type { TestDatabase } from '#testing'
import { createProbeDatabase, openProbeHouse, probeActor, probeRoom } from '../testing/probe-house.ts'
import type { GapRule, OwnerLookup } from './gap-rule.ts'
import { sweep } from './sweep.ts'

const rule = probeRoom.gaps?.[0] as GapRule
const chief = randomUUID()
const superior = randomUUID()
const owners: OwnerLookup = async (_, questions) =>
  questions.map(({ areaId, raised }) => ({ postId: null, officerId: raised > 0 ? superior : chief, areaId }))

let database: TestDatabase
let house: Awaited<ReturnType<typeof openProbeHouse>>
const look = () =>
  sweep(house.db, rule, owners, {
    now: house.clock.now(),
    tree: house.territory.current(),
    profile: house.profile,
  })
const openGaps = async () =>
  (await house.db.selectFrom('gaps').select(['subject', 'owner_officer_id', 'raised', 'closed_at']).execute()).map(
    (gap) => gap,
  )

beforeAll(async () => {
  database = await createProbeDatabase()
  house = await openProbeHouse(database.url)
})
afterAll(async () => {
  await house.close()
  await database.drop()
})

describe('the radar', () => {
  it('opens a gap by the facts with an owner, tells the owner once, raises it in time, closes it by the facts', async () => {
    const id = randomUUID()
    await house.door.submit([{ id, type: 'probe.note', payload: { areaId: 4, amount: -1 } }], {
      actor: probeActor(1),
      requestId: 't',
    })
    house.clock.set(toInstant('2021-07-27T10:30:00Z'))
    expect(await look()).toMatchObject({ opened: 1, closed: 0, open: 1 })
    expect(await look()).toMatchObject({ opened: 0, closed: 0, open: 1 })
    expect(await openGaps()).toEqual([{ subject: id, owner_officer_id: chief, raised: 0, closed_at: null }])
    house.clock.set(toInstant('2021-07-27T11:01:00Z'))
    expect(await look()).toMatchObject({ opened: 0, raised: 1 })
    const notices = await house.db.selectFrom('notices').select(['officer_id', 'kind']).orderBy('at').execute()
    expect(notices).toEqual([
      { officer_id: chief, kind: 'gap-opened' },
      { officer_id: superior, kind: 'gap-raised' },
    ])
    await sql`update probe_notes set amount = 1 where id = ${id}`.execute(house.db)
    expect(await look()).toMatchObject({ closed: 1, open: 0 })
    expect((await openGaps())[0]?.closed_at).toBe(house.clock.now())
  })

  it('ends what a rule of an earlier version had found', async () => {
    await sql`insert into gaps (zone_id, id, rule, subject, area_id, owner_area_id, severity, since, opened_at, raised, data)
      select zone_id, ${randomUUID()}, 'of-an-earlier-version', subject, area_id, area_id, severity, since, opened_at, 0, data
      from gaps limit 1`.execute(house.db)
    await house.rounds.settle()
    const { rows } = await sql<{ closed: boolean }>`
      select closed_at is not null as closed from gaps where rule = 'of-an-earlier-version'`.execute(house.db)
    expect(rows).toEqual([{ closed: true }])
  })

  it('opens one gap when two servers look at the same moment', async () => {
    const id = randomUUID()
    await sql`insert into probe_notes (id, area_id, amount) values (${id}, 3, -5)`.execute(house.db)
    const swept = await Promise.all([look(), look(), look()])
    expect(swept.reduce((sum, one) => sum + one.opened, 0)).toBe(1)
  })
})
