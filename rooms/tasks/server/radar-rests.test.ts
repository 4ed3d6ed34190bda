import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMinutes, type Instant, toInstant } from '#kit'
import { type GapRule, sweep, Watch } from '#platform/server'
import { openTestCity, type Person, type TestCity } from '#test-city'

let city: TestCity
let mayor: Person
let ward: Person

interface Seen {
  readonly rule: string
  readonly now: Instant
  readonly isDue: boolean
  readonly isNews: boolean
}

/** Looks with every rule at every moment, and tells whether the house would have, and whether there was anything new. */
async function openEye(): Promise<(rule: GapRule, now: Instant) => Promise<Seen>> {
  const { house, db } = city
  const knowing = house.rooms.find((room) => room.owners)
  if (!knowing?.owners || !knowing.ownersNextAt) throw new Error('no room knows who answers')
  const owners = { of: knowing.owners, nextAt: knowing.ownersNextAt }
  const watch = new Watch(house.profile.utcOffsetMinutes)
  const tree = await house.territory.refresh(db)
  return async (rule, now) => {
    const isDue = watch.isDue(rule, now)
    const swept = await sweep(db, rule, owners, { now, tree, profile: house.profile })
    if (isDue) watch.note(rule, { at: now, next: swept.next, heard: watch.mark() })
    return { rule: rule.key, now, isDue, isNews: swept.opened + swept.closed + swept.raised + swept.changed > 0 }
  }
}

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  mayor = await city.signIn('leader', '01')
  const district = await city.signIn('leader', '008')
  ward = await city.signIn('leader', '00328')
  const group = await city.signIn('group', '00328-001')
  // Deadlines of minutes, of hours and of days ahead: each crosses other steps of the rules.
  const dues = [90, 500, 1445, 1600, 2900, 4400]
  for (const [index, owner] of [district, ward, group, ward, group, district].entries()) {
    const payload = {
      areaId: owner.areaId,
      title: `việc ${index}`,
      ownerPostId: owner.postId,
      dueAt: addMinutes(city.clock.now(), dues[index] ?? 60),
    }
    const id = randomUUID()
    expect(await mayor.send({ id, type: 'tasks.create', payload })).toMatchObject({ outcome: 'accepted' })
    if (index % 2 === 1) await owner.send({ type: 'tasks.acknowledge', payload: { taskId: id } })
  }
  // Somebody leaves a post at a moment to come: whose the gaps are changes by the clock alone.
  await city.db
    .updateTable('holdings')
    .set({ to_at: '2021-07-29T09:07:00+07:00' })
    .where('post_id', '=', district.postId as string)
    .execute()
})
afterAll(() => city.close())

describe('[TSK-03] the radar rests while nothing can be new', () => {
  test('a rule that is not due finds, looked at whole, exactly what stands; most looks of a quiet day are spared', async () => {
    const rules = city.house.rooms.flatMap((room) => room.gaps ?? []).filter((rule) => rule.nextAt)
    const look = await openEye()
    const seen: Seen[] = []
    for (let minutes = 0; minutes < 2.5 * 1440; minutes += 47) {
      const now = addMinutes(toInstant('2021-07-27T18:00:00+07:00'), minutes)
      city.clock.set(now)
      for (const rule of rules) seen.push(await look(rule, now))
    }
    const spared = seen.filter((one) => !one.isDue)
    expect(spared.filter((one) => one.isNews)).toEqual([])
    expect(spared.length).toBeGreaterThan((seen.length - spared.length) * 3)
  }, 300_000)

  test('whatever is said to have changed, every rule is due again; so it is when the clock went back', () => {
    const rule = city.house.rooms.flatMap((room) => room.gaps ?? [])[0]
    if (!rule) throw new Error('no room has a rule')
    const watch = new Watch(420)
    const at = toInstant('2021-07-27T12:00:00+07:00')
    expect(watch.isDue(rule, at)).toBe(true)
    watch.note(rule, { at, next: null, heard: watch.mark() })
    expect(watch.isDue(rule, addMinutes(at, 30))).toBe(false)
    expect(watch.isDue(rule, addMinutes(at, -1))).toBe(true)
    expect(watch.isDue(rule, addMinutes(at, 6 * 60))).toBe(true)
    expect(watch.isDue(rule, toInstant('2021-07-28T00:01:00+07:00'))).toBe(true)
    const before = watch.mark()
    watch.hear()
    expect(watch.isDue(rule, addMinutes(at, 30))).toBe(true)
    watch.note(rule, { at, next: null, heard: before })
    expect(watch.isDue(rule, addMinutes(at, 1))).toBe(true)
    watch.note(rule, { at, next: undefined, heard: watch.mark() })
    expect(watch.isDue(rule, addMinutes(at, 1))).toBe(true)
  })
})
