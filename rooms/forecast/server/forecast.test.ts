import { createRequire } from 'node:module'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { AreaSignalView, SignalList } from '../domain/index.ts'

let city: TestCity
let health: Person
let chair: Person
const today = '2021-07-27' as Day
const ward = '00328'

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:40:00+07:00' })
  health = await city.signIn('health', '01')
  chair = await city.signIn('leader', '01')
  // Mai Động: four a day, then eight and twelve; Phúc Xá: two cases in four weeks; Đại Kim: an outbreak today; Trúc Bạch: backlog.
  for (let back = 40; back >= 0; back -= 1) await plant(ward, addDays(today, -back), back > 14 ? 4 : back > 7 ? 8 : 12)
  await plant('00001', addDays(today, -9), 1)
  await plant('00001', addDays(today, -2), 1)
  await plant('00331', today, 9)
  await plant('00004', today, 300, { backlog: 'undated' })
})
afterAll(() => city.close())

/** Confirmed cases of a commune, straight into the register: how they come there is the room of cases’ matter. */
async function plant(
  code: string,
  day: Day,
  count: number,
  more: { backlog?: string; travel?: boolean; enteredAfter?: number } = {},
) {
  const zone = city.area(code)
  const at = `${day}T10:00:00+07:00`
  const entered = `${addDays(day, more.enteredAfter ?? 0)}T12:00:00+07:00`
  await sql`insert into cases (zone_id, id, area_id, person_id, status, setting, setting_group, report_area_id, reported_at, confirmed_at,
      confirmed_on, source_kind, backlog, entered_at, synthetic, version, listed_at)
    select ${zone}::int, gen_random_uuid(), ${zone}::int, gen_random_uuid(), 'confirmed', 'community', 'community', ${zone}::int, ${at}::timestamptz,
      ${at}::timestamptz, ${day}::date, ${more.travel ? 'travel' : 'unknown'}, ${more.backlog ?? null}, ${entered}::timestamptz, true, 1, ${at}::timestamptz
    from generate_series(1, ${count}::int)`.execute(city.db)
}

const list = async (person: Person, query = '') => (await person.get(`/forecast/signals${query}`)).body as SignalList
const one = async (person: Person, code: string, query = '') =>
  (await person.get(`/forecast/signals/${city.area(code)}${query}`)).body as AreaSignalView
const rowOf = ({ items }: SignalList, code: string) => items.find(({ areaId }) => areaId === city.area(code))

describe('signals through the door', () => {
  it('the city and its districts: what needs a look first, sums over communes, no number from thin data', async () => {
    const all = await list(health)
    expect(all).toMatchObject({
      day: today,
      isOpen: false,
      areaId: city.area('01'),
      areaTitle: { vi: 'Thành phố Hà Nội', en: 'Hà Nội City' },
      parameters: { variant: 'delta', sure: 'U' },
    })
    expect(all.items.map(({ look }) => look)).toEqual(['signal', 'unclear'])
    expect(all.itself.week).toBe(7 * 12 + 1 + 9)
    const communes = await list(health, '?under=communes')
    expect(communes.items).toHaveLength(5)
    expect(rowOf(communes, '00331')).toMatchObject({
      look: 'signal',
      rt: { state: 'too-few', cases: 9 },
      alarms: [{ day: today, cases: 9, looked: null }],
    })
    expect(rowOf(communes, ward)).toMatchObject({ look: 'rising', rt: { state: 'estimated', window: 7, cases: 84 } })
    expect(rowOf(communes, '00001')).toMatchObject({
      look: 'unclear',
      rt: { state: 'too-few', cases: 2, window: 21 },
      growth: { state: 'too-few' },
    })
    expect(rowOf(communes, '00334')).toMatchObject({ look: 'quiet', week: 0 })
  })

  it('cases recorded in bulk are shown as backlog and move no estimate', async () => {
    const found = await one(health, '00004')
    expect(found.itself).toMatchObject({ week: 0, look: 'quiet', alarms: [] })
    expect(found.days.at(-1)).toMatchObject({ known: 0, undated: 300 })
  })

  it('[EPI-08] one area: R day by day, and the same days under another variant’s interval', async () => {
    const delta = await one(health, ward)
    expect(delta.days).toHaveLength(84)
    const last = delta.days.at(-1)?.rt
    expect(last?.window).toBe(7)
    expect((last?.low as number) < (last?.median as number) && (last?.median as number) < (last?.high as number)).toBe(
      true,
    )
    expect(delta.itself.growth).toMatchObject({ state: 'fitted', change: { kind: 'doubling' } })
    const ancestral = await one(health, ward, '?variant=ancestral')
    expect(ancestral.parameters.mean).toBe(5.9)
    expect(ancestral.days.at(-1)?.rt?.median as number).toBeGreaterThan(last?.median as number)
    expect((await health.get(`/forecast/signals/${city.area(ward)}?variant=martian`)).status).toBe(422)
  })

  it('imported cases count as those who infect, not as those infected here', async () => {
    const before = (await one(health, ward)).itself.rt
    await plant(ward, today, 6, { travel: true })
    const after = (await one(health, ward)).itself.rt
    if (before.state !== 'estimated' || after.state !== 'estimated') throw new Error('no estimate')
    expect(after.cases).toBe(before.cases)
    expect(after.median).toBeCloseTo(before.median, 4)
    await sql`delete from cases where source_kind = 'travel'`.execute(city.db)
  })

  it('an alarm opens a gap for the health post of the commune and closes by a look, once', async () => {
    await city.settle()
    const gaps = async () =>
      (
        await sql<{ area_id: number; owner_post_id: string | null }>`select area_id, owner_post_id from gaps
        where rule = 'signal-not-looked-at' and closed_at is null order by area_id`.execute(city.db)
      ).rows
    expect((await gaps()).map(({ area_id }) => area_id)).toContain(city.area('00331'))
    const look = { areaId: city.area('00331'), day: today, finding: 'known-cluster', note: 'Chùm ca đã khoanh vùng' }
    expect(await chair.send({ type: 'forecast.look-at-signal', payload: look })).toMatchObject({ outcome: 'refused' })
    expect(
      await health.send({ type: 'forecast.look-at-signal', payload: { ...look, areaId: city.area('00001') } }),
    ).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'FORECAST.NOT_RAISED' },
    })
    expect(
      await health.send({ type: 'forecast.look-at-signal', payload: { ...look, day: '2021-08-01' } }),
    ).toMatchObject({
      refusal: { code: 'FORECAST.DAY_AHEAD' },
    })
    expect(await health.send({ type: 'forecast.look-at-signal', payload: look })).toMatchObject({ outcome: 'accepted' })
    await city.settle()
    expect((await gaps()).map(({ area_id }) => area_id)).not.toContain(city.area('00331'))
    const row = rowOf(await list(health, '?under=communes'), '00331')
    expect(row).toMatchObject({ look: 'unclear', alarms: [{ looked: { finding: 'known-cluster' } }] })
  })

  it('recent days are corrected by the delays of the city, and say how sure', async () => {
    // Half of what Hoàng Văn Thụ confirmed each day of three weeks was entered two days later.
    for (let back = 24; back >= 2; back -= 1) {
      await plant('00334', addDays(today, -back), 3)
      await plant('00334', addDays(today, -back), 3, { enteredAfter: 2 })
    }
    for (const back of [1, 0]) await plant('00334', addDays(today, -back), 3)
    const found = await one(health, '00334')
    expect(found.delays.cases).toBeGreaterThan(100)
    const last = found.days.at(-1)
    expect(last?.known).toBe(3)
    expect(last?.estimate as number).toBeGreaterThan(3)
    expect(last?.high as number).toBeGreaterThan(last?.estimate as number)
    expect(found.days.at(-10)).toMatchObject({ known: 6, estimate: 6, low: 6, high: 6 })
    // The day before, as known today: two days old by now, and whole.
    const before = await one(health, '00334', `?day=${addDays(today, -3)}`)
    expect(before.days.at(-1)).toMatchObject({ estimate: 6 })
  })

  it('[SG-02] nobody outside their area, nobody who fines; a day to come is refused; an unknown area is not found', async () => {
    const police = await city.signIn('police', '01')
    expect((await police.get('/forecast/signals')).status).toBe(403)
    const other = await city.signIn('health', '001')
    expect((await other.get(`/forecast/signals/${city.area(ward)}`)).status).toBe(404)
    expect((await list(other)).areaId).toBe(city.area('001'))
    expect((await health.get('/forecast/signals?day=2021-08-01')).status).toBe(422)
    expect((await health.get('/forecast/signals?areaId=999999')).status).toBe(404)
    const plan = createRequire(import.meta.url)('../../../floor-plan.cjs') as { name: string; needs: string[] }[]
    for (const name of ['violations', 'accountability', 'scorecards', 'inspections'])
      expect(plan.find((room) => room.name === name)?.needs).not.toContain('forecast')
  })

  it('before the evening the day asked by default is yesterday, and today says that it is not over', async () => {
    city.clock.set('2021-07-27T09:00:00+07:00' as never)
    const morning = await city.signIn('health', '01')
    expect((await list(morning)).day).toBe(addDays(today, -1))
    expect(await list(morning, `?day=${today}`)).toMatchObject({ day: today, isOpen: true })
    city.clock.set('2021-07-27T18:40:00+07:00' as never)
  })
})
