import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Day, toInstant } from '#kit'
import type { Handover } from '#rooms/areas/server'
import { profileBodyIntents } from '#rooms/bodies/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { dutyHandover } from './duty.handover.ts'

let city: TestCity
let offices: Person[]

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T08:00:00+07:00' })
  const admin = await city.signInWithGrant('administrator', '01')
  for (const intent of await profileBodyIntents(city.house.profile)) await admin.send(intent)
  offices = [await city.signIn('office', '00331'), await city.signIn('office', '00334')]
})

afterAll(() => city?.close())

it('[ORG-04] [HOT-01] when areas end their watches end with them, and a number goes on where one area took all of the old one', async () => {
  const areas = ['00331', '00334'].map((code) => city.area(code)) as [number, number]
  for (const [index, office] of offices.entries()) {
    const areaId = areas[index] as number
    const payload = { areaId, kind: 'hotline', number: `024 0000 033${index}` }
    expect((await office.send({ type: 'duty.publish-hotline', payload })).outcome).toBe('accepted')
    const body = await city.db
      .selectFrom('bodies')
      .select('id')
      .where('area_id', '=', areaId)
      .where('kind', '=', 'command-post')
      .executeTakeFirstOrThrow()
    const shifts = ['2021-07-31T20:00', '2021-08-01T20:00'].map((at) => ({
      officerId: office.officerId,
      role: 'watch',
      fromAt: toInstant(`${at}+07:00`),
      toAt: toInstant(Date.parse(`${at}+07:00`) + 8 * 3_600_000),
    }))
    const plan = await office.send({ type: 'duty.plan-roster', payload: { bodyId: body.id, shifts } })
    expect(plan.outcome).toBe('accepted')
  }
  const heir = city.area('00328')
  const startsAt = toInstant('2021-08-01T00:00:00+07:00')
  const handover: Handover = {
    id: randomUUID(),
    on: '2021-08-01' as Day,
    startsAt,
    ended: areas,
    heirOf: new Map([[areas[0], heir]]),
    founded: [],
    grants: 'end',
    holders: [],
    documentId: null,
  }
  const at = { now: city.clock.now(), tree: city.house.territory.current(), profile: city.house.profile }
  expect(await dutyHandover.count(city.db, handover, at)).toEqual({ carried: 1, ended: 5, waiting: 0 })
  const done = await city.db.transaction().execute((trx) => dutyHandover.carry(trx, handover, at))
  expect(done).toMatchObject({ carried: 1, ended: 5, more: false })
  expect(done.facts.map((fact) => fact.type).sort()).toEqual([
    'duty-ended-with-area',
    'duty-ended-with-area',
    'hotline-carried',
    'hotline-retired',
  ])
  const standing = await city.db.selectFrom('duty_shifts').select('to_at').where('cancelled_at', 'is', null).execute()
  expect(standing).toEqual([{ to_at: startsAt }, { to_at: startsAt }])
  const lines = await city.db
    .selectFrom('duty_hotlines')
    .select(['area_id', 'number'])
    .where('retired_at', 'is', null)
    .execute()
  expect(lines).toEqual([{ area_id: heir, number: '024 0000 0330' }])
  const again = await city.db.transaction().execute((trx) => dutyHandover.carry(trx, handover, at))
  expect(again).toMatchObject({ carried: 0, ended: 0, facts: [] })
})
