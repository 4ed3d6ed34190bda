import { createRequire } from 'node:module'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Person, TestCity } from '#test-city'
import type { CasePage } from '../domain/index.ts'
import { caseFile, casesHandover } from './index.ts'
import { at, done, openStation, type StationScene, ward } from './testing/station-scene.ts'

let city: TestCity
let station: Person
let other: Person
let centre: Person
let report: StationScene['report']
let contact: StationScene['contact']

beforeAll(async () => {
  ;({ city, station, other, centre, report, contact } = await openStation())
})

afterAll(() => city?.close())

it('[SG-02] nobody who may fine, judge or score reaches a case or a contact: not by role, and not by the floor plan', async () => {
  const { caseId } = await done(report())
  for (const role of ['police', 'leader', 'office', 'inspector', 'deputy', 'supervisor', 'group']) {
    const person = await city.signIn(role, role === 'group' ? `${ward}-001` : ward)
    for (const path of ['/cases', `/cases/${caseId}`, '/cases/contacts', `/cases/${caseId}/person?reason=x`])
      expect((await person.get(path)).status, `${role} ${path}`).toBe(403)
  }
  for (const profile of ['hanoi-2021', 'hanoi-2025']) {
    const { permissions } = createRequire(import.meta.url)(`../../../profiles/${profile}/access/roles.json`) as {
      permissions: Record<string, string[]>
    }
    const judging = Object.entries(permissions).filter(([key]) =>
      /^(violations\.(record|decide|carry-out|judge)|accountability\.|scorecards\.(compute|approve|rate))/.test(key),
    )
    const mayJudge = new Set(judging.flatMap(([, roles]) => roles))
    for (const key of ['cases.read', 'cases.keep', 'cases.identify'])
      expect(
        permissions[key]?.filter((role) => mayJudge.has(role) || role === '*'),
        key,
      ).toEqual([])
  }
  const plan = createRequire(import.meta.url)('../../../floor-plan.cjs') as { name: string; needs: string[] }[]
  for (const name of ['violations', 'accountability', 'scorecards', 'public', 'inspections', 'reports'])
    expect(plan.find((room) => room.name === name)?.needs).not.toContain('cases')
})

it('[SG-09] [EPI-09] a name is opened for a reason that is written down; another ward reads no such case', async () => {
  const { caseId, personId } = await done(report({ person: { name: 'Phạm Thị Không Ai', phone: '0987654321' } }))
  expect((await station.get(`/cases/${caseId}/person`)).status).toBe(422)
  const opened = await station.get(`/cases/${caseId}/person?reason=${encodeURIComponent('gọi điều tra dịch tễ')}`)
  expect(opened.body).toMatchObject({ name: 'Phạm Thị Không Ai' })
  const { rows } = await sql<{ reason: string; subject: string }>`
    select reason, subject_id as subject from reads_logged order by at desc, id desc limit 1`.execute(city.db)
  expect(rows[0]).toEqual({ reason: 'gọi điều tra dịch tễ', subject: personId })
  expect((await other.get(`/cases/${caseId}`)).status).toBe(404)
  expect((await other.get(`/cases/${caseId}/person?reason=x`)).status).toBe(404)
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
    city.db,
  )
  for (const { name } of tables) {
    const { rows: found } = await sql<{ found: boolean }>`
      select exists (select from ${sql.table(name)} as t where t::text like '%Không Ai%' or t::text like '%987654321%') as found`.execute(
      city.db,
    )
    expect(found[0]?.found, name).toBe(false)
  }
})

it('[EPI-09] a person is told what is held on them, and nobody else stands in it; while it is needed it is not forgotten', async () => {
  const f0 = await done(report({ onsetOn: '2021-07-25' }))
  const f1 = await contact(f0.personId)
  const asking = { db: city.db, profile: city.house.profile } as Parameters<typeof caseFile.lines>[0]
  const [own] = await caseFile.lines(asking, [f0.personId])
  expect(own).toMatchObject({ label: { en: 'Case' }, value: { vi: 'Xác định · Cộng đồng' } })
  const [theirs] = await caseFile.lines(asking, [f1.personId])
  expect(theirs?.value.vi).toBe('F1, theo dõi đến hết 23/08/2021')
  const holds = await city.db.transaction().execute(async (trx) => caseFile.holds?.(trx, [f0.personId, f1.personId]))
  expect([holds?.get(f0.personId)?.until, holds?.get(f1.personId)?.until]).toEqual([null, '2021-08-23'])
})

it('[EPI-01] open cases go with their area in a reform and count there; closed ones stay in the units of their day', async () => {
  const open = await done(report({ residenceAreaId: city.area('00004') }, centre, '00004'))
  const closed = await done(
    report({ residenceAreaId: city.area('00004'), outcome: { kind: 'recovered' } }, centre, '00004'),
  )
  const heirOf = new Map([[city.area('00004'), city.area('00001')]])
  const tree = city.house.territory.current()
  const handover = { ended: [city.area('00004')], heirOf, documentId: null } as unknown as Parameters<
    typeof casesHandover.carry
  >[1]
  const at27 = { now: at('27T18:00'), tree, profile: city.house.profile }
  expect(await casesHandover.count(city.db, handover, at27)).toEqual({ carried: 1, waiting: 0, ended: 0 })
  const part = await city.db.transaction().execute((trx) => casesHandover.carry(trx, handover, at27))
  expect(part.facts.map(({ type, areaId }) => [type, areaId])).toEqual([
    ['case-carried', city.area('00001')],
    ['case-recounted', city.area('00004')],
    ['case-recounted', city.area('00001')],
  ])
  const areas = await Promise.all(
    [open, closed].map(async ({ caseId }) => (await centre.get<CasePage>(`/cases/${caseId}`)).body.areaId),
  )
  expect(areas).toEqual([city.area('00001'), city.area('00004')])
})
