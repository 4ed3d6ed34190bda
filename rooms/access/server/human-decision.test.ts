import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { intentContract } from '#kit'
import { type Actor, accept, defineIntent, defineRoom, oneByOne, reject } from '#platform/server'
import { openTestCity, type TestCity } from '#test-city'
import { deciderOf } from './human-decision.ts'
import { TestBrowser } from './test-browser.ts'
import { openBeside } from './test-house.ts'
import { plantOfficer, plantPerson, rightPassword } from './test-people.ts'

let city: TestCity
let ward: number
let beside: Awaited<ReturnType<typeof openBeside>>

/** A room with one decision, as levels and fines will have: final only by a competent human. */
const decideLevel = defineIntent({
  contract: intentContract({
    type: 'testing.decide-level',
    payload: z.strictObject({ areaId: z.number() }),
    permission: 'tasks.accept',
    title: { vi: 'Quyết định cấp độ (thử)', en: 'Decide a level (test)' },
  }),
  area: (payload) => payload.areaId,
  handle: oneByOne(async (work, step) => {
    const decided = deciderOf(work, step, 'tasks.accept', work.payload.areaId)
    if ('refusal' in decided) return reject(decided.refusal)
    return accept(
      [{ type: 'level-decided', areaId: work.payload.areaId, data: { ...decided.decider } }],
      decided.decider,
    )
  }),
})

beforeAll(async () => {
  city = await openTestCity()
  ward = city.area('00328')
  beside = await openBeside(city, { rooms: [defineRoom({ name: 'testing', intents: [decideLevel] })] })
})
afterAll(async () => {
  await beside.close()
  await city.close()
})

test('[SG-08] the house itself cannot confirm a decision, whatever it is allowed', async () => {
  const permissions = new Set(beside.house.permissions.keys())
  const house: Actor = {
    accountId: null,
    officerId: null,
    via: 'house',
    scopes: [{ permissions, areaId: ward, postId: null }],
  }
  const intent = { id: randomUUID(), type: 'testing.decide-level', payload: { areaId: ward } }
  const [answer] = await beside.house.door.submit([intent], { actor: house, requestId: 'test' })
  expect(answer).toMatchObject({ outcome: 'refused', refusal: { code: 'ACCOUNTS.HUMAN_DECISION' } })
})

test('[SG-08] a competent officer can, by the post they hold; their program cannot, and neither can a bare grant', async () => {
  const officer = await plantOfficer(city.db, { areaId: ward, kind: 'chairman' })
  const chair = await plantPerson(city.db, { areaId: ward, officerId: officer.officerId })
  const browser = new TestBrowser(beside.url)
  await browser.signIn(chair.username, rightPassword)
  const decided = await browser.send('testing.decide-level', { areaId: ward })
  expect(decided.body).toMatchObject({ result: { officerId: officer.officerId, postId: officer.postId } })

  const asked = { name: 'máy', permissions: ['tasks.accept'], days: 1, password: rightPassword }
  const { token } = (await browser.ask('POST', '/account/tokens', asked)).body as unknown as { token: string }
  const intent = { id: randomUUID(), payload: { areaId: ward } }
  const program = new TestBrowser(beside.url)
  const byProgram = await program.ask('POST', '/intents/testing.decide-level', intent, {
    authorization: `Bearer ${token}`,
  })
  expect(byProgram.body.code).toBe('ACCOUNTS.HUMAN_DECISION')

  const granted = await plantPerson(city.db, { areaId: ward, roles: ['leader'] })
  const other = new TestBrowser(beside.url)
  await other.signIn(granted.username, rightPassword)
  expect((await other.send('testing.decide-level', { areaId: ward })).body.code).toBe('ACCOUNTS.HUMAN_DECISION')
})
