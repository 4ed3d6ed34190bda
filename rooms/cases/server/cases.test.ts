import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IntentAnswer } from '#kit'
import type { Person, TestCity } from '#test-city'
import type { CaseLine, CasePage, ContactLine } from '../domain/index.ts'
import { classesOf, putContactLinks } from './index.ts'
import { at, codeOf, done, openStation, type StationScene, ward } from './testing/station-scene.ts'

let city: TestCity
let station: Person
let other: Person
let centre: Person
let report: StationScene['report']
let list: StationScene['list']
let contact: StationScene['contact']

const fieldOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.field : undefined)

async function levelsOf(ids: readonly string[]): Promise<(number | null)[]> {
  const classes = await classesOf(city.db, ids)
  return ids.map((id) => classes.get(id)?.level ?? null)
}

const page = async (id: string) => (await station.get<CasePage>(`/cases/${id}`)).body

beforeAll(async () => {
  ;({ city, station, other, centre, report, list, contact } = await openStation())
})

afterAll(() => city?.close())

it('[EPI-01] every case says where it was found; residence and place of report stay apart', async () => {
  const { setting: _, ...without } = { setting: 'x' }
  expect(codeOf(await report({ setting: undefined, ...without }))).toBe('INTENTS.PAYLOAD')
  expect(codeOf(await report({ setting: 'market' }))).toBe('CASES.SETTING_UNKNOWN')
  const { caseId } = await done(
    report({ residenceAreaId: city.area('00331'), reportPlace: 'Bệnh viện Thử', setting: 'hospital' }),
  )
  const seen = await page(caseId)
  expect(seen).toMatchObject({ areaId: city.area('00331'), reportAreaId: city.area(ward), settingGroup: 'community' })
  expect(seen.reportPlace).toBe('Bệnh viện Thử')
  const here = (await station.get<{ items: CaseLine[] }>(`/cases?by=report&areaId=${city.area(ward)}`)).body
  expect(here.items.map(({ id }) => id)).toContain(caseId)
  const outside = await done(report({ residenceAreaId: undefined, residenceOutside: 'Bắc Giang' }))
  expect(await page(outside.caseId)).toMatchObject({ areaId: city.area(ward), residenceOutside: 'Bắc Giang' })
})

it('[EPI-01] what cannot be is refused with its field, and nobody is kept for it', async () => {
  const wrong: [object, string, string][] = [
    [{ confirmedAt: at('25T09:00') }, 'CASES.CONFIRMED_BEFORE_SAMPLE', 'confirmedAt'],
    [{ confirmedAt: undefined }, 'CASES.CONFIRMED_WITHOUT_TIME', 'confirmedAt'],
    [{ confirmedAt: at('28T09:00') }, 'CASES.IN_THE_FUTURE', 'confirmedAt'],
    [{ onsetOn: '2021-07-29' }, 'CASES.IN_THE_FUTURE', 'onsetOn'],
    [{ onsetOn: '0021-07-26' }, 'CASES.LONG_BEFORE', 'onsetOn'],
    [{ onsetOn: '2021-07-26', outcome: { kind: 'died', on: '2021-07-25' } }, 'CASES.ONSET_AFTER_DEATH', 'onsetOn'],
    [{ residenceOutside: 'Bắc Giang' }, 'CASES.RESIDENCE_TWICE', 'residenceOutside'],
    [{ person: { name: 'Trần Thử', age: 213 } }, 'PEOPLE.AGE_WRONG', 'person.age'],
    [{ person: { name: 'Trần Thử', idNumber: '00109912345' } }, 'PEOPLE.ID_FORM', 'person.idNumber'],
    [{ person: undefined }, 'CASES.PERSON_MISSING', 'person'],
    [{ source: { kind: 'known-case' } }, 'CASES.SOURCE_CASE_MISSING', 'source'],
  ]
  const count = () => sql<{ n: number }>`select count(*)::int as n from persons`.execute(city.db)
  const before = (await count()).rows[0]?.n
  for (const [more, code, field] of wrong) {
    const answer = await report(more)
    expect([codeOf(answer), fieldOf(answer)], JSON.stringify(more)).toEqual([code, field])
  }
  expect((await count()).rows[0]?.n).toBe(before)
  const minimal = await done(report({ status: 'suspected', sampledAt: undefined, confirmedAt: undefined, person: {} }))
  expect((await page(minimal.caseId)).status).toBe('suspected')
})

it('[EPI-01] a person who is a case already is not counted twice, unless somebody says reinfection', async () => {
  const { personId } = await done(report())
  expect(codeOf(await report({ person: undefined, personId }))).toBe('CASES.ALREADY_A_CASE')
  expect(codeOf(await report({ person: undefined, personId, again: true }))).toBe('accepted')
})

it('[EPI-05] classes follow min(contacts) + 1, come back when a case is withdrawn, and circles hang nothing', async () => {
  const f0 = await done(report({ onsetOn: '2021-07-25' }))
  const f1 = await contact(f0.personId)
  const f2 = await contact(f1.personId, { fromAt: at('26T15:00'), untilAt: at('26T16:00') })
  const f3 = await contact(f2.personId, { fromAt: at('26T18:00'), untilAt: at('26T19:00') })
  const f4 = await contact(f3.personId, { fromAt: at('27T08:00'), untilAt: at('27T09:00') })
  const ids = [f0, f1, f2, f3, f4].map(({ personId }) => personId)
  expect(await levelsOf(ids)).toEqual([0, 1, 2, 3, null])
  // A circle: the third meets the case itself, and the second the fourth.
  await contact(f3.personId, { personId: f0.personId, fromAt: at('26T20:00'), untilAt: at('26T21:00') })
  await contact(f4.personId, { personId: f1.personId, fromAt: at('27T10:00'), untilAt: at('27T11:00') })
  expect(await levelsOf(ids)).toEqual([0, 1, 2, 1, 2])
  expect(codeOf(await list(f1.personId, { personId: f1.personId }))).toBe('CASES.CONTACT_WITH_ITSELF')
  expect(codeOf(await list(f1.personId, { personId: crypto.randomUUID() }))).toBe('CASES.PERSON_UNKNOWN')
  const early = await contact(f0.personId, { fromAt: at('10T10:00'), untilAt: at('10T11:00') })
  const seen = await contact(f0.personId, { distance: 'same-place' })
  expect(await levelsOf([early.personId, seen.personId]), 'before it could be handed on; too far away').toEqual([
    null,
    null,
  ])
  // The first contact turns positive: theirs move up with it.
  const turned = await done(report({ person: undefined, personId: f1.personId, onsetOn: '2021-07-26' }))
  expect(await levelsOf(ids)).toEqual([0, 0, 1, 1, 1])
  expect(
    codeOf(
      await station.send({ type: 'cases.withdraw', payload: { caseId: turned.caseId, reason: 'dương tính giả' } }),
    ),
  ).toBe('accepted')
  expect(await levelsOf(ids)).toEqual([0, 1, 2, 1, 2])
  await done(station.send({ type: 'cases.withdraw', payload: { caseId: f0.caseId, reason: 'dương tính giả' } }))
  expect(await levelsOf(ids)).toEqual([null, null, null, null, null])
  expect((await page(f0.caseId)).history.map(({ what }) => what)).toContain('case-withdrawn')
})

it('[EPI-05] who is found free of it is let go, with those after them; a later meeting counts again', async () => {
  const f0 = await done(report({ onsetOn: '2021-07-25' }))
  const f1 = await contact(f0.personId)
  const f2 = await contact(f1.personId, { fromAt: at('26T15:00'), untilAt: at('26T16:00') })
  const ids = [f1.personId, f2.personId]
  const clear = (personId: string) =>
    station.send({ type: 'cases.clear-contact', payload: { personId, at: at('27T08:00'), reason: 'âm tính' } })
  expect(codeOf(await clear(f0.personId))).toBe('CASES.IS_A_CASE')
  expect(codeOf(await clear(f1.personId))).toBe('accepted')
  expect(await levelsOf(ids)).toEqual([null, null])
  const again = await contact(f0.personId, { personId: f1.personId, fromAt: at('27T10:00'), untilAt: at('27T11:00') })
  expect(await levelsOf(ids), 'the meeting of the 26th was before').toEqual([1, null])
  await done(station.send({ type: 'cases.withdraw-contact', payload: { linkId: again.linkId, reason: 'ghi nhầm' } }))
  expect(await levelsOf(ids)).toEqual([null, null])
  const { items } = (await station.get<{ items: ContactLine[] }>(`/cases/contacts?level=1&areaId=${city.area(ward)}`))
    .body
  expect(items.map(({ personId }) => personId)).not.toContain(f1.personId)
})

it('[EPI-05] ten thousand links, with hubs, circles and strangers, are classified at once', async () => {
  const f0 = await done(report({ onsetOn: '2021-07-25' }))
  const { rows } = await sql<{ id: string }>`
    insert into persons (zone_id, id, area_id, synthetic, entered_at, indexed, version)
    select ${city.house.territory.current().get(city.area(ward)).zoneId}::int, gen_random_uuid(), ${city.area(ward)}::int, true,
           '2021-07-27', true, 1 from generate_series(1, 2000) returning id`.execute(city.db)
  const ids = rows.map(({ id }) => id)
  const pick = (index: number) => ids[index % ids.length] as string
  const meeting = { relation: 'unknown', distance: 'unknown', source: 'visit' } as const
  const links = Array.from({ length: 10_000 }, (_, index) => ({
    ...meeting,
    id: crypto.randomUUID(),
    fromPersonId: index < 100 ? f0.personId : pick(index),
    toPersonId: index % 97 === 0 ? crypto.randomUUID() : index % 89 === 0 ? pick(index) : pick(index * 7 + 1),
  }))
  const { put } = await city.db
    .transaction()
    .execute((trx) =>
      putContactLinks(
        { trx, now: at('27T18:00'), profile: city.house.profile, tree: city.house.territory.current() },
        links,
      ),
    )
  expect(put.filter(({ ok }) => !ok).length).toBeGreaterThan(100)
  const levels = (await levelsOf(ids)).filter((level) => level !== null)
  expect(levels.filter((level) => level === 1).length).toBeGreaterThan(90)
  expect(Math.max(...levels)).toBe(3)
  await done(station.send({ type: 'cases.withdraw', payload: { caseId: f0.caseId, reason: 'dương tính giả' } }))
  expect((await levelsOf(ids)).filter((level) => level !== null)).toEqual([])
})

it('[EPI-06] the clock runs from confirmation to entry, class and place; what is late is a gap of the station', async () => {
  const { caseId } = await done(report({ confirmedAt: at('27T05:00'), enteredAt: at('27T06:00') }))
  const before = await page(caseId)
  expect(before.steps.map(({ step, isLate, minutes }) => [step, isLate, minutes])).toEqual([
    ['entered', false, 60],
    ['classified', true, null],
    ['placed', true, null],
  ])
  expect(before.next).toMatchObject({ step: 'classified' })
  expect(before.actor.name).not.toBeNull()
  await city.settle()
  const gaps = async () => {
    const { rows } = await sql<{ rule: string; data: { count: number } }>`
      select rule, data from gaps where rule like 'cases-not-%' and closed_at is null`.execute(city.db)
    return [...new Set(rows.map(({ rule }) => rule))].toSorted()
  }
  expect(await gaps()).toEqual(['cases-not-classified', 'cases-not-placed'])
  const late = (await station.get<{ items: CaseLine[] }>('/cases?only=classify')).body.items
  expect(late.map(({ id }) => id)).toContain(caseId)
  const step = (name: string, when: string) =>
    station.send({ type: 'cases.record-step', payload: { caseId, step: name, at: at(when), where: 'Tầng 1' } })
  expect(codeOf(await step('classified', '27T04:00'))).toBe('CASES.STEP_BEFORE_CONFIRMED')
  expect(codeOf(await step('classified', '27T19:00'))).toBe('CASES.IN_THE_FUTURE')
  await done(step('classified', '27T08:00'))
  await done(step('placed', '27T12:00'))
  expect((await page(caseId)).next).toBeNull()
  const timers = (
    await centre.get<{ steps: { step: string; medianMinutes: number | null }[]; rows: unknown[] }>(
      `/cases/timers?areaId=${city.area('01')}`,
    )
  ).body
  expect(timers.steps.find(({ step: name }) => name === 'placed')?.medianMinutes).toBe(420)
})

it('[EPI-07] districts and wards are compared by how fast they work', async () => {
  const { rows } = (
    await centre.get<{ rows: { areaId: number; cases: number }[] }>(`/cases/timers?areaId=${city.area('008')}`)
  ).body
  expect(rows.map(({ areaId }) => areaId)).toContain(city.area(ward))
})

it('[EPI-04] [EPI-08] the source of infection and the variant are said or unknown, and counted by ward and week', async () => {
  const known = await done(report({ variant: { key: 'delta', sure: 'assumed' } }, other, '00001'))
  const next = await done(
    report(
      { source: { kind: 'known-case', caseId: known.caseId }, variant: { key: 'delta', sure: 'lab' } },
      other,
      '00001',
    ),
  )
  const seen = (await other.get<CasePage>(`/cases/${next.caseId}`)).body
  expect(seen).toMatchObject({ source: 'known-case', sourceCaseId: known.caseId, variantSure: 'lab' })
  expect(
    codeOf(
      await report(
        {
          variant: { key: 'delta', sure: 'lab' },
          sampledAt: at('01T08:00').replace('07-01', '03-01'),
          confirmedAt: '2021-03-02T08:00:00+07:00',
        },
        other,
        '00001',
      ),
    ),
  ).toBe('CASES.VARIANT_UNKNOWN')
  const share = (
    await centre.get<{ rows: { areaId: number; total: number; unknown: number; weeks: { from: string }[] }[] }>(
      `/cases/unknown-source?areaId=${city.area('001')}&weeks=2`,
    )
  ).body
  expect(share.rows).toMatchObject([{ areaId: city.area('00001'), total: 2, unknown: 1 }])
  expect(share.rows[0]?.weeks.map(({ from }) => from)).toEqual(['2021-07-19', '2021-07-26'])
})

it('[EPI-01] amendments keep their history, two sources that disagree are both kept until somebody settles', async () => {
  const { caseId } = await done(report())
  const amend = (more: object) =>
    station.send({ type: 'cases.amend', payload: { caseId, reason: 'theo phiếu xét nghiệm', ...more } })
  expect(codeOf(await amend({ setting: 'community' }))).toBe('CASES.NOTHING_TO_CHANGE')
  expect(codeOf(await amend({ onsetOn: '2021-07-24', version: 9 }))).toBe('CASES.CHANGED_MEANWHILE')
  await done(amend({ onsetOn: '2021-07-24', setting: 'lockdown' }))
  await done(amend({ onsetOn: '2021-07-22', otherSource: 'Bệnh viện Thử' }))
  const seen = await page(caseId)
  expect(seen).toMatchObject({ onsetOn: '2021-07-24', settingGroup: 'isolation', disputed: 1 })
  expect(seen.claims).toMatchObject([
    { field: 'onsetOn', registered: '2021-07-24', value: '2021-07-22', settledAs: null },
  ])
  expect(seen.history.map(({ what }) => what)).toEqual(['case-disputed', 'case-amended'])
  const claimId = seen.claims[0]?.id
  await done(
    station.send({ type: 'cases.settle-claim', payload: { caseId, claimId, take: true, reason: 'bệnh án gốc' } }),
  )
  expect(await page(caseId)).toMatchObject({ onsetOn: '2021-07-22', disputed: 0 })
})

it('[EPI-01] a case that moves to another commune is counted there, with its history', async () => {
  const { caseId } = await done(report())
  await city.settle()
  const sums = async () => {
    const { rows } = await sql<{ zone: number; sum: number }>`
      select zone_id as zone, sum(value)::int as sum from tallies where indicator = 'cases.confirmed' group by zone_id`.execute(
      city.db,
    )
    return new Map(rows.map(({ zone, sum }) => [zone, sum]))
  }
  const before = await sums()
  await done(
    station.send({
      type: 'cases.amend',
      payload: { caseId, residenceAreaId: city.area('00334'), reason: 'nơi ở thật' },
    }),
  )
  await city.settle()
  const after = await sums()
  const zone = (code: string) => city.house.territory.current().get(city.area(code)).zoneId
  expect(after.get(zone(ward))).toBe((before.get(zone(ward)) ?? 0) - 1)
  expect(after.get(zone('00334'))).toBe((before.get(zone('00334')) ?? 0) + 1)
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from cases where status = 'confirmed' and backlog is distinct from 'undated'`.execute(
    city.db,
  )
  expect(
    [...after.values()].reduce((sum, value) => sum + value, 0),
    'counters are the register',
  ).toBe(rows[0]?.n)
})

it('[EPI-04] a known source is found by its number, its place or its cluster, and nobody is named; elsewhere only by its number', async () => {
  type Choices = { items: { id: string; code: string; cases: number }[] }
  const ask = async (who: Person, query: Record<string, string | number>) => {
    const words = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))
    return (await who.get<Choices>(`/cases/sources?${words}`)).body
  }
  const kind = 'known-case'
  const { caseId } = await done(report({ list: { key: 'sổ', id: 'BN 7801' } }))
  const code = `CB-${caseId.slice(-6)}`
  for (const query of [{ q: 'BN 7801' }, { q: 'mai dong' }, { q: code }, { areaId: city.area(ward) }])
    expect(
      (await ask(station, { kind, ...query })).items.map(({ id }) => id),
      JSON.stringify(query),
    ).toContain(caseId)
  expect((await ask(other, { kind, q: code.toLowerCase() })).items).toMatchObject([
    { id: caseId, code: code.toUpperCase() },
  ])
  for (const query of [{ q: 'BN 7801' }, { q: 'mai dong' }, { areaId: city.area(ward) }])
    expect((await ask(other, { kind, ...query })).items.map(({ id }) => id)).not.toContain(caseId)
  const found = await ask(station, { kind, areaId: city.area(ward) })
  expect(JSON.stringify(found)).not.toMatch(/Nguyễn|personId|phone/)
  const clusterId = crypto.randomUUID()
  const source = { kind: 'cluster', clusterId }
  await done(report({ source }))
  const { personId: _, ...second } = await done(report({ source }))
  const byMember = await ask(other, { kind: 'cluster', q: `CB-${second.caseId.slice(-6)}` })
  expect(byMember.items).toMatchObject([{ id: clusterId, cases: 2 }])
  expect((await ask(station, { kind: 'cluster', areaId: city.area(ward) })).items.map(({ id }) => id)).toContain(
    clusterId,
  )
  expect(codeOf(await report({ source: { kind: 'cluster' } }))).toBe('CASES.SOURCE_CLUSTER_MISSING')
  const chosen = await done(report({ source: { kind, caseId } }, other, '00001'))
  expect((await other.get<CasePage>(`/cases/${chosen.caseId}`)).body).toMatchObject({
    sourceCode: code.toUpperCase(),
    maySeeSource: false,
  })
})
