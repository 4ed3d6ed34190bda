import { createRequire } from 'node:module'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openTestCity, type TestCity } from '#test-city'
import type { ViolationPerson } from '../domain/index.ts'
import { forgetPersons } from './forget-persons.tick.ts'
import { codeOf, type Desk, openDesk } from './testing/desk.ts'

let city: TestCity
let desk: Desk

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  desk = await openDesk(city)
})
afterAll(() => city?.close())

const secret = 'Nguyễn Thị Không Ai Được Biết'
const subject = {
  kind: 'individual',
  name: secret,
  birthDate: '1990-03-02',
  phone: '0912345678',
  idNumber: '001190123456',
}
const reason = 'Xem hồ sơ để ra quyết định'
const personOf = (violationId: string, why = reason) =>
  `/violations/${violationId}/person?reason=${encodeURIComponent(why)}`

describe('the person of a dossier', () => {
  it('[SG-09] is sealed, opens for a reason that is written down first, and to nobody else', async () => {
    const violationId = await desk.recorded({ subject, circumstances: `${secret} không đeo khẩu trang` })
    const { status, body } = await desk.ward.get<ViolationPerson>(personOf(violationId))
    expect([status, body.subject?.name, body.words.map(({ kind }) => kind)]).toEqual([200, secret, ['circumstances']])
    const { rows } = await sql<{ reason: string }>`
      select reason from reads_logged where subject_id = ${violationId} and outcome = 'shown'`.execute(city.db)
    expect(rows).toEqual([{ reason }])
    expect((await desk.ward.get(personOf(violationId, 'vì'))).status).toBe(422)
    const [inspector, other] = [await city.signIn('inspector', '008'), await city.signIn('leader', '00001')]
    expect((await inspector.get(personOf(violationId))).status).toBe(403)
    expect((await other.get(personOf(violationId))).status).toBe(404)
    expect((await inspector.get(`/violations/${violationId}`)).status).toBe(200)
  })

  it('[SG-09] is in no other table, list, page, counter or fact', async () => {
    await city.settle()
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(city.db)
    for (const { name } of tables) {
      const { rows } = await sql<{ found: boolean }>`
        select exists (select from ${sql.table(name)} as t where t::text like ${`%${secret}%`} or t::text like '%0912345678%'
                       or t::text like '%001190123456%') as found`.execute(city.db)
      expect(rows[0]?.found, name).toBe(false)
    }
    const list = await desk.ward.get(`/violations?areaId=${desk.areaId}`)
    expect(JSON.stringify(list.body)).not.toContain('Nguyễn')
  })

  it('[SG-02] [SG-11] takes no field of health, origin or anything else that a record does not need', async () => {
    for (const extra of ['health', 'testResult', 'ethnicity', 'religion', 'caseId']) {
      const answer = await desk.step(desk.police, 'detect', desk.act({ subject: { ...subject, [extra]: 'x' } }))
      expect(codeOf(answer), extra).toBe('INTENTS.PAYLOAD')
    }
    const { rows } = await sql<{ column: string }>`
      select column_name as column from information_schema.columns
      where table_schema = 'public' and table_name like 'violation%'`.execute(city.db)
    const banned = /health|diagnos|disease|symptom|test_result|vaccin|patient|contact|f0|f1|ethnic|religio|origin/
    expect(rows.map(({ column }) => column).filter((column) => banned.test(column))).toEqual([])
  })

  it('[SG-02] a role with permissions over fines alone reads nothing sensitive of other rooms', async () => {
    const police = await city.signIn('police', '00328')
    const refused = await Promise.all(
      ['/audit/looks', '/audit/sign-ins', '/accounts'].map(async (path) => (await police.get(path)).status),
    )
    expect(refused.every((status) => status === 403 || status === 404)).toBe(true)
    const plan = createRequire(import.meta.url)('../../../floor-plan.cjs') as { name: string; needs: string[] }[]
    expect(plan.find(({ name }) => name === 'violations')?.needs).toEqual([
      'areas',
      'bodies',
      'access',
      'documents',
      'duty',
      'sites',
      'inspections',
    ])
  })

  it('[SG-03] is gone after the time that the profile says, the dossier and its numbers stay', async () => {
    const violationId = await desk.recorded({ subject })
    city.clock.set(toInstant('2026-08-01T00:00:00+07:00'))
    await forgetPersons.run(city.house)
    const { rows } = await sql`select 1 from violation_sealed where violation_id = ${violationId}`.execute(city.db)
    expect(rows).toEqual([])
    const { body } = await desk.ward.get<ViolationPerson>(personOf(violationId))
    expect(body.subject).toBeNull()
    city.clock.set(toInstant('2021-07-27T18:00:00+07:00'))
  })
})
