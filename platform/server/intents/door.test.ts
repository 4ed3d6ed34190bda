import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMinutes, type IntentAnswer, toInstant } from '#kit'
import type { TestDatabase } from '#testing'
import { createProbeDatabase, openProbeHouse, probeActor } from '../testing/probe-house.ts'

type ProbeHouse = Awaited<ReturnType<typeof openProbeHouse>>

let database: TestDatabase
let house: ProbeHouse
let other: ProbeHouse

beforeAll(async () => {
  database = await createProbeDatabase()
  house = await openProbeHouse(database.url)
  other = await openProbeHouse(database.url)
})
afterAll(async () => {
  await house.close()
  await other.close()
  await database.drop()
})

const note = (amount: number, more: { id?: string; areaId?: number; way?: string; occurredAt?: string } = {}) => ({
  id: more.id ?? randomUUID(),
  type: 'probe.note',
  ...(more.occurredAt === undefined ? {} : { occurredAt: more.occurredAt }),
  payload: { areaId: more.areaId ?? 4, amount, ...(more.way === undefined ? {} : { way: more.way }) },
})
const send = (intents: unknown[], at: ProbeHouse = house, area = 1) =>
  at.door.submit(intents, { actor: probeActor(area), requestId: 'test' })
const outcomes = (answers: IntentAnswer[]) => answers.map((answer) => answer.outcome)
const codeOf = (answer: IntentAnswer | undefined) =>
  answer?.outcome === 'refused' ? answer.refusal.code : answer?.outcome
const countNotes = async (ids: string[]) => {
  const { rows } = await sql<{ notes: number; entries: number }>`
    select (select count(*) from probe_notes where id = any(${ids}::uuid[])) as notes,
           (select count(*) from journal where intent_id = any(${ids}::uuid[])) as entries`.execute(house.db)
  return rows[0]
}

describe('the one door for change', () => {
  it('does the same intent once, says so the second time, and gives the same result', async () => {
    const intent = note(7)
    const [first] = await send([intent])
    const [second] = await send([intent], other)
    expect(first).toMatchObject({ outcome: 'accepted', result: { amount: 7 } })
    expect(second).toMatchObject({ outcome: 'already-done', result: { amount: 7 } })
    expect(await countNotes([intent.id])).toEqual({ notes: 1, entries: 1 })
  })

  it('says beforehand what it would answer, and leaves nothing behind: no row, no entry, no id that is used up', async () => {
    const intents = [note(7), note(8, { way: 'refuse' }), note(9, { way: 'fault' }), note(3, { areaId: 3 })]
    const ids = intents.map(({ id }) => id)
    const by = { actor: probeActor(2), requestId: 'test' }
    const said = await Promise.all([house.door.rehearse(intents, by), house.door.rehearse(intents, by)])
    expect(await countNotes(ids)).toEqual({ notes: 0, entries: 0 })
    const done = await send(intents, house, 2)
    for (const answers of said) expect(outcomes(answers ?? [])).toEqual(outcomes(done))
    expect(outcomes(done)).toEqual(['accepted', 'refused', 'fault', 'refused'])
  })

  it('gives up a rehearsal rather than hold anybody up who is at work', async () => {
    const intent = note(7)
    await house.db.transaction().execute(async (trx) => {
      await sql`insert into intents (id, type, digest, recorded_at) values (${intent.id}, 'probe.note', '', now())`.execute(
        trx,
      )
      expect(await house.door.rehearse([intent], { actor: probeActor(1), requestId: 'test' })).toBeNull()
      await sql`delete from intents where id = ${intent.id}`.execute(trx)
    })
    expect(outcomes(await send([intent]))).toEqual(['accepted'])
  })

  it('does the same intent once when two servers get it forty times at the same moment', async () => {
    const intents = Array.from({ length: 5 }, (_, index) => note(index))
    const all = await Promise.all(Array.from({ length: 40 }, (_, turn) => send(intents, turn % 2 ? house : other)))
    expect(all.flat().filter((answer) => answer.outcome === 'accepted')).toHaveLength(5)
    expect(all.flat().filter((answer) => answer.outcome === 'already-done')).toHaveLength(195)
    expect(await countNotes(intents.map((intent) => intent.id))).toEqual({ notes: 5, entries: 5 })
  })

  it('lets one bad item of fifty fall alone: a refusal, a bad payload, our own fault, a foreign area', async () => {
    const intents = Array.from({ length: 50 }, (_, index) => note(index))
    intents[10] = note(10, { way: 'refuse' })
    intents[20] = { ...note(20), payload: { areaId: 4, amount: 'many' } as never }
    intents[30] = note(30, { way: 'fault' })
    intents[40] = note(40, { areaId: 3 })
    const answers = await send(intents, house, 2)
    expect(answers.map((answer) => answer.id)).toEqual(intents.map((intent) => intent.id))
    expect(outcomes(answers).filter((outcome) => outcome === 'accepted')).toHaveLength(46)
    expect([10, 20, 30, 40].map((index) => codeOf(answers[index]))).toEqual([
      'INTENTS.PAYLOAD',
      'INTENTS.PAYLOAD',
      'fault',
      'ACCESS.OUTSIDE_AREA',
    ])
    expect(answers[20]).toMatchObject({ refusal: { field: 'amount' } })
    expect(await countNotes(intents.map((intent) => intent.id))).toEqual({ notes: 46, entries: 46 })
  })

  it('takes a refused intent again once it is mended, under the same id', async () => {
    const intent = note(3, { way: 'refuse' })
    expect(outcomes(await send([intent]))).toEqual(['refused'])
    expect(outcomes(await send([note(3, { id: intent.id })]))).toEqual(['accepted'])
  })

  it('refuses an id used for something else, in the same array or years later', async () => {
    const intent = note(1)
    const answers = await send([intent, note(2, { id: intent.id }), intent])
    expect(answers.map(codeOf)).toEqual(['accepted', 'INTENTS.ID_REUSED', 'already-done'])
    expect(codeOf((await send([note(3, { id: intent.id })], other))[0])).toBe('INTENTS.ID_REUSED')
  })

  it('refuses what claims to come from the future, unless the device says how wrong its clock is', async () => {
    const inTwoDays = addMinutes(house.clock.now(), 2 * 24 * 60)
    expect(codeOf((await send([note(1, { occurredAt: inTwoDays })]))[0])).toBe('INTENTS.CLOCK_AHEAD')
    const intent = note(1, { occurredAt: addMinutes(inTwoDays, -30) })
    const [answer] = await house.door.submit([intent], { actor: probeActor(1), requestId: 't', deviceNow: inTwoDays })
    expect(answer?.outcome).toBe('accepted')
    const { rows } = await sql<{
      occurred_at: string
    }>`select occurred_at from journal where intent_id = ${intent.id}`.execute(house.db)
    expect(rows[0]?.occurred_at).toBe(addMinutes(house.clock.now(), -30))
  })

  it('keeps the moment in the field apart from the moment of recording', async () => {
    const intent = note(1, { occurredAt: '2021-07-25T08:00:00+07:00' })
    await send([intent])
    const { rows } = await sql`select occurred_at, recorded_at from journal where intent_id = ${intent.id}`.execute(
      house.db,
    )
    expect(rows[0]).toEqual({ occurred_at: toInstant('2021-07-25T01:00:00Z'), recorded_at: house.clock.now() })
  })

  it('answers malformed items in their place: no id, no type, a type of nobody, not an object', async () => {
    const answers = await send([
      { type: 'probe.note' },
      { id: randomUUID() },
      { id: randomUUID(), type: 'no.such' },
      7,
      null,
    ])
    expect(answers.map(codeOf)).toEqual([
      'INTENTS.MALFORMED',
      'INTENTS.MALFORMED',
      'INTENTS.UNKNOWN_TYPE',
      'INTENTS.MALFORMED',
      'INTENTS.MALFORMED',
    ])
  })

  it('refuses a payload nested without end, and stands', async () => {
    let deep: unknown = 1
    for (let level = 0; level < 20_000; level++) deep = [deep]
    const answers = await send([{ id: randomUUID(), type: 'probe.note', payload: deep }, note(1)])
    expect(answers.map(codeOf)).toEqual(['INTENTS.MALFORMED', 'accepted'])
  })

  it('gives nothing to who is not signed in, and says which right is missing to who is', async () => {
    const stranger = { accountId: null, officerId: null, scopes: [], via: 'nobody' } as const
    const clerk = { ...stranger, accountId: randomUUID(), via: 'session' } as const
    expect(codeOf((await house.door.submit([note(1)], { actor: stranger, requestId: 't' }))[0])).toBe('ACCESS.SIGN_IN')
    expect((await house.door.submit([note(1)], { actor: clerk, requestId: 't' }))[0]).toMatchObject({
      refusal: { code: 'ACCESS.NOT_ALLOWED', params: { permission: 'probe.write' } },
    })
  })
})
