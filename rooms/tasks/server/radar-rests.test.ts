import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMinutes, type Instant, toInstant } from '#kit'
import { type GapRule, sweep, Watch } from '#platform/server'
import { openTestCity, type Person, type TestCity } from '#test-city'

let city: TestCity
let mayor: Person
let ward: Person

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
    const { house } = city
    const rules = house.rooms.flatMap((room) => room.gaps ?? []).filter((rule) => rule.nextAt)
    const knowing = house.rooms.find((room) => room.owners)
    if (!knowing?.owners || !knowing.ownersNextAt) throw new Error('no room knows who answers')
    const owners = { of: knowing.owners, nextAt: knowing.ownersNextAt }
    const look = async (rule: GapRule, now: Instant) => {
      const isDue = watch.isDue(rule, now)
      const swept = await sweep(city.db, rule, owners, { now, tree, profile: house.profile })
      if (isDue) watch.note(rule, { at: now, next: swept.next, heard: watch.mark() })
      return { isDue, swept }
    }
    const watch = new Watch(house.profile.utcOffsetMinutes)
    const tree = await house.territory.refresh(city.db)
    let spared = 0
    let looks = 0
    for (let minutes = 0; minutes < 4 * 1440; minutes += 47) {
      const now = addMinutes(toInstant('2021-07-27T18:00:00+07:00'), minutes)
      city.clock.set(now)
      for (const rule of rules) {
        const { isDue, swept } = await look(rule, now)
        if (isDue) looks++
        else spared++
        const { opened, closed, raised, changed } = swept
        if (!isDue)
          expect([rule.key, minutes, opened, closed, raised, changed]).toEqual([rule.key, minutes, 0, 0, 0, 0])
      }
    }
    expect(spared).toBeGreaterThan(looks * 3)
  }, 120_000)

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
