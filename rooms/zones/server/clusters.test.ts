import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, TestCity } from '#test-city'
import type { ClusterPage, ClusterProposal } from '../domain/index.ts'
import { at, openZoneTown, reason, ward, type ZoneTown } from './testing/zone-town.ts'

let town: ZoneTown
let city: TestCity
let chair: Person
let clerk: Person
let station: Person

beforeAll(async () => {
  town = await openZoneTown()
  ;({ city, chair, clerk, station } = town)
})
afterAll(() => city?.close())

const told: ZoneTown['told'] = (...asked) => town.told(...asked)
const done: ZoneTown['done'] = (...asked) => town.done(...asked)
const board: ZoneTown['board'] = (...asked) => town.board(...asked)
const gaps: ZoneTown['gaps'] = (key) => town.gaps(key)

describe('clusters', () => {
  const kim = '00331'
  let health: Person
  let cases: { caseId: string; personId: string }[]
  const report = async (areaCode: string, confirmedAt: string, more: object = {}) => {
    const person = { name: `Người mẫu ${areaCode} ${confirmedAt}`, yearOfBirth: 1980 }
    const payload = { areaId: city.area(areaCode), person, isAnother: true, status: 'confirmed', setting: 'community' }
    const moment = at(`${confirmedAt}:00`)
    return done<{ caseId: string; personId: string }>(health, 'cases.report', {
      ...payload,
      confirmedAt: moment,
      ...more,
    })
  }
  const proposals = async (who = health) =>
    (await who.get<{ items: ClusterProposal[] }>(`/zones/cluster-proposals?areaId=${city.area(kim)}`)).body.items

  beforeAll(async () => {
    city.clock.set(at('08-01T08:00:00'))
    health = await city.signIn('health', kim)
    // Two of one residential group, and one elsewhere in the ward whom one of them met.
    cases = [await report(`${kim}-001`, '07-26T08:00'), await report(`${kim}-001`, '07-28T08:00')]
  })

  it('[ZON-02] are proposed by the rule from place and contact, never imposed: a person opens or dismisses, with a reason', async () => {
    expect(await proposals()).toEqual([])
    const third = await report(`${kim}-002`, '07-30T08:00')
    expect(await proposals()).toEqual([])
    const met = { areaId: city.area(`${kim}-002`), ofPersonId: cases[0]?.personId, personId: third.personId }
    await done(health, 'cases.list-contact', { ...met, relation: 'work', distance: 'within-2m', source: 'interview' })
    cases.push(third)
    const [found] = await proposals()
    const ids = cases.map(({ caseId }) => caseId)
    expect(found).toMatchObject({ indexCaseId: ids[0], links: { contact: 1, household: 0, place: 1 } })
    expect(found?.caseIds.toSorted()).toEqual(ids.toSorted())
    const gap = async () =>
      (await gaps('zones-cluster-waits')).map(({ data, ownerPostId }) => [data.cases, ownerPostId])
    expect(await gap()).toEqual([[3, health.postId]])
    const cluster = { areaId: city.area(kim), name: 'Chùm Đại Kim', indexCaseId: ids[0], caseIds: ids, reason }
    expect(await told(clerk, 'open-cluster', cluster)).toBe('ACCESS.NOT_ALLOWED')
    expect(await told(station, 'open-cluster', { ...cluster, areaId: city.area(ward) })).toBe('CASE_UNKNOWN caseIds')
    expect(await told(health, 'open-cluster', { ...cluster, indexCaseId: randomUUID() })).toBe(
      'INDEX_NOT_MEMBER indexCaseId',
    )
    const { clusterId } = await done<{ clusterId: string }>(health, 'open-cluster', cluster)
    expect([await proposals(), await gap()]).toEqual([[], []])
    expect((await board('', '008')).openClusters).toBe(1)
    const shown = (await health.get<ClusterPage>(`/zones/clusters/${clusterId}`)).body
    expect(shown).toMatchObject({ cases: 3, firstOn: '2021-07-26', lastOn: '2021-07-30', closesFrom: '2021-08-13' })
    expect(shown.curve.map(({ cases: count }) => count)).toEqual([1, 0, 1, 0, 1, 0, 0])
    expect(shown.members?.map(({ isIndex }) => isIndex)).toEqual([true, false, false])
  })

  it('[ZON-02] grow by what is suggested, lose what is withdrawn, and close only after the days of the rule', async () => {
    const { items } = (await health.get<{ items: { id: string }[] }>(`/zones/clusters?areaId=${city.area(kim)}`)).body
    const clusterId = items[0]?.id as string
    const next = await report(`${kim}-001`, '07-31T08:00')
    const page = async (who = health) => (await who.get<ClusterPage>(`/zones/clusters/${clusterId}`)).body
    expect((await page()).suggested).toEqual([next.caseId])
    await done(health, 'change-cluster', { clusterId, add: [next.caseId], remove: [] })
    expect(await page()).toMatchObject({ cases: 4, lastOn: '2021-07-31', suggested: [] })
    await done(health, 'cases.withdraw', { caseId: next.caseId, reason: 'Dương tính giả' })
    expect(await page()).toMatchObject({ cases: 3, closesFrom: '2021-08-13' })
    city.clock.set(at('08-12T23:59:59'))
    const close = { clusterId, reason: 'Đủ 14 ngày không có ca mới' }
    expect(await told(health, 'close-cluster', close)).toBe('CLUSTER_TOO_EARLY')
    city.clock.set(at('08-13T00:00:00'))
    await done(health, 'close-cluster', close)
    expect(await told(health, 'close-cluster', close)).toBe('CLUSTER_CLOSED')
    expect((await page()).state).toBe('closed')
  })

  it('[ZON-02] are tied by a household, a known source, and a contact of somebody on file twice; a commune alone ties nobody', async () => {
    const areaId = city.area(kim)
    const first = await report(kim, '08-10T08:00')
    const second = await report(kim, '08-10T20:00', { source: { kind: 'known-case', caseId: first.caseId } })
    const third = await report(kim, '08-11T08:00')
    const fourth = await report(kim, '08-11T20:00')
    await report(kim, '08-12T08:00')
    expect(await proposals()).toEqual([])
    await sql`update persons set household_id = ${randomUUID()} where id in (${second.personId}, ${third.personId})`.execute(
      city.db,
    )
    const twice = { areaId, name: 'Người có hai hồ sơ', isAnother: true }
    const again = await done<{ personId: string }>(health, 'people.register-person', twice)
    const met = { areaId, ofPersonId: again.personId, personId: fourth.personId }
    await done(health, 'cases.list-contact', { ...met, relation: 'work', distance: 'within-2m', source: 'interview' })
    const idsOf = async () => (await proposals()).map(({ caseIds }) => caseIds.toSorted())
    const tied = [first, second, third].map(({ caseId }) => caseId)
    expect(await idsOf()).toEqual([tied.toSorted()])
    await sql`update persons set merged_into = ${first.personId} where id = ${again.personId}`.execute(city.db)
    expect(await idsOf()).toEqual([[...tied, fourth.caseId].toSorted()])
  })

  it('[SG-02] single cases are for health staff: others see counts, and no role that fines, judges or scores reads clusters', async () => {
    const { items } = (
      await chair.get<{ items: { id: string }[] }>(`/zones/clusters?areaId=${city.area(kim)}&state=all`)
    ).body
    const shown = (await chair.get<ClusterPage>(`/zones/clusters/${items[0]?.id}`)).body
    expect([shown.cases, shown.members, shown.suggested]).toEqual([3, null, null])
    expect(JSON.stringify(shown)).not.toContain(cases[0]?.caseId)
    for (const role of ['police', 'leader', 'office', 'inspector', 'supervisor']) {
      const person = await city.signIn(role, kim)
      expect((await person.get(`/zones/cluster-proposals?areaId=${city.area(kim)}`)).status, role).toBe(403)
    }
    for (const profile of ['hanoi-2021', 'hanoi-2025']) {
      const { permissions } = createRequire(import.meta.url)(`../../../profiles/${profile}/access/roles.json`)
      expect(permissions['zones.read-clusters']).toEqual(['health'])
      expect(permissions['zones.read']).not.toContain('inspector')
    }
    const plan = createRequire(import.meta.url)('../../../floor-plan.cjs') as { name: string; needs: string[] }[]
    for (const name of ['violations', 'accountability', 'scorecards', 'inspections'])
      expect(plan.find((room) => room.name === name)?.needs).not.toContain('zones')
  })
})
