import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, type IntentAnswer, toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { type CheckInPlace, receiptCodeOf } from '../domain/index.ts'
import { dayKeysFor, readKeys } from './day-keys.store.ts'
import { forgetDeclarations } from './forget-declarations.tick.ts'

let city: TestCity
let station: Person
let clerk: Person
let siteId: string
const ward = '00328'
const start = '2021-07-27T18:00:00+07:00'
const reason = 'Truy vết ca bệnh tại chợ'

const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)
const countIn = async (table: string) => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(city.db)
  return rows[0]?.count
}
const forgetOn = async (moment: string) => {
  city.clock.set(toInstant(moment))
  await forgetDeclarations.run(city.house)
}
async function visit(fields: Record<string, string> = {}, lang = '') {
  const page = await (await fetch(`${city.url}/diem-den/${siteId}${lang}`)).text()
  const hidden = ['id', 'salt'].map((name) => [
    name,
    new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '',
  ])
  const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields })
  const response = await fetch(`${city.url}/diem-den/${siteId}`, { method: 'POST', body })
  return { status: response.status, html: await response.text(), body, page }
}
const checkIns = (by: Person, why = reason) => {
  const query = new URLSearchParams({
    siteId,
    from: '2021-07-27T00:00:00+07:00',
    to: '2021-07-28T00:00:00+07:00',
    reason: why,
  })
  return by.get<{ items: { id: string; phone: string | null }[] }>(`/declarations/check-ins?${query}`)
}

beforeAll(async () => {
  city = await openTestCity({ at: start })
  station = await city.signIn('health', ward)
  clerk = await city.signIn('office', ward)
  const payload = { areaId: city.area(ward), kind: 'market', name: 'Chợ Mai Động' }
  siteId = randomUUID()
  expect(codeOf(await clerk.send({ id: siteId, type: 'sites.register', payload }))).toBe('accepted')
})
afterAll(() => city?.close())

describe('checking in at a place', () => {
  it('[CHK-12] takes a random id, the moment and the place; a phone only from who gives one, sealed; twice sent is once done', async () => {
    const plain = await visit()
    expect([plain.status, plain.page.includes('không ghi ai'), plain.page.includes('<script')]).toEqual([
      200,
      true,
      false,
    ])
    expect(plain.html).toContain('18:00 27/7/2021')
    const again = await fetch(`${city.url}/diem-den/${siteId}`, { method: 'POST', body: plain.body })
    expect([again.status, await countIn('check_ins')]).toEqual([200, 1])
    expect((await visit({ phone: '0912345678' })).status).toBe(200)
    const { rows } = await sql<{ row: string }>`select check_ins::text as row from check_ins`.execute(city.db)
    expect(rows.map(({ row }) => row).join()).not.toContain('912345678')
    const { rows: facts } = await sql<{ data: object; account: string | null }>`
      select data, account_id as account from journal where type = 'checked-in-at-place'`.execute(city.db)
    expect(facts).toEqual([
      { data: {}, account: null },
      { data: {}, account: null },
    ])
    expect((await fetch(`${city.url}/diem-den/${randomUUID()}`)).status).toBe(404)
    const wrong = await visit({ phone: 'không có' })
    expect([wrong.status, wrong.html.includes('ví dụ 0912 345 678'), wrong.html.includes('value="không có"')]).toEqual([
      422,
      true,
      true,
    ])
  })

  it('[CHK-12] has a poster that prints, with a code that leads to the place', async () => {
    const html = await (await fetch(`${city.url}/diem-den/to-dan?d=${siteId}`)).text()
    expect(html).toContain('Chợ Mai Động')
    expect(html).toContain('<svg')
  })

  it('[CHK-12] [SG-09] is opened for tracing by health staff for a reason that is written down, and by nobody else', async () => {
    const { body } = await checkIns(station)
    expect(body.items.map(({ phone }) => phone).sort()).toEqual(['0912345678', null])
    expect((await checkIns(clerk)).status).toBe(403)
    expect((await checkIns(await city.signIn('health', '00001'))).status).toBe(404)
    expect((await checkIns(station, 'x')).status).toBe(422)
    const { rows } = await sql<{ reason: string }>`
      select reason from reads_logged where subject_id = ${siteId} and outcome = 'shown'`.execute(city.db)
    expect(rows).toEqual([{ reason }])
  })

  it('[CHK-12] the ward records whether the code is up and used: yes or no', async () => {
    const look = (by: Person, hasCode: boolean, isUsed?: boolean) =>
      by.send({
        type: 'declarations.record-qr-check',
        payload: { siteId, hasCode, ...(isUsed === undefined ? {} : { isUsed }) },
      })
    expect(codeOf(await look(await city.signIn('office', '00001'), true))).toBe('ACCESS.NOT_FOUND')
    expect(codeOf(await look(clerk, false))).toBe('accepted')
    city.clock.set(toInstant('2021-07-27T19:00:00+07:00'))
    expect(codeOf(await look(clerk, true, true))).toBe('accepted')
    const { body } = await clerk.get<{ items: CheckInPlace[] }>(`/declarations/places?areaId=${city.area(ward)}`)
    expect(body.items).toMatchObject([
      { siteId, hasCode: true, isUsed: true, checkInsToday: 2, path: `/diem-den/${siteId}` },
    ])
    city.clock.set(toInstant(start))
  })
})

describe('after its days', () => {
  it('[SG-03] a key that fell with its transaction seals nothing: what is sealed later opens by the key that stands', async () => {
    const day = '2031-01-01' as Day
    const { vault } = city.house
    const fallen = city.db.transaction().execute(async (trx) => {
      await dayKeysFor(trx, vault, [day])
      await dayKeysFor(trx, vault, [day])
      throw new Error('the batch fell')
    })
    await expect(fallen).rejects.toThrow('the batch fell')
    const sealed = await city.db
      .transaction()
      .execute(async (trx) => (await dayKeysFor(trx, vault, [day])).get(day)?.seal('lời khai', 'thử'))
    const standing = (await readKeys(city.db, vault, [day])).get(day)
    expect(standing?.open(sealed ?? '', 'thử')).toBe('lời khai')
    await sql`delete from declaration_keys where keep_until = ${day}`.execute(city.db)
  })

  it('[SG-03] check-ins and declarations are gone with their keys: rows, and what a copy of the tables could open; counts stay', async () => {
    const [used, idle] = [randomUUID(), randomUUID()]
    const declare = (id: string, name: string) =>
      clerk.send({
        id,
        type: 'declarations.submit',
        payload: {
          areaId: city.area(ward),
          channel: 'paper',
          declared: { name, exposure: 'contact' },
          salt: randomUUID(),
        },
      })
    expect([codeOf(await declare(used, 'Bà Tư')), codeOf(await declare(idle, 'Ông Năm'))]).toEqual([
      'accepted',
      'accepted',
    ])
    const look = (id: string) =>
      station.get(`/declarations/by-code/${receiptCodeOf(id)}?reason=${encodeURIComponent(reason)}`)
    await forgetOn('2021-08-17T23:59:00+07:00')
    expect([await countIn('declarations'), await countIn('check_ins'), await countIn('declaration_keys')]).toEqual([
      2, 2, 1,
    ])
    expect((await look(used)).status).toBe(200)
    const { rows: copy } = await sql<{ id: string; sealed: string }>`
      select declaration_id as id, sealed from declaration_sealed`.execute(city.db)
    await forgetOn('2021-08-18T00:01:00+07:00')
    expect([await countIn('check_ins'), (await checkIns(station)).body.items]).toEqual([0, []])
    expect([(await look(idle)).status, (await look(used)).status]).toEqual([404, 200])
    // A copy of the table put back opens nothing: the key of its day is no more.
    const old = copy.find(({ id }) => id === idle)
    await sql`insert into declarations (zone_id, id, area_id, declared_at, channel, flagged, keep_until)
      values (${city.area(ward)}, ${idle}, ${city.area(ward)}, ${start}, 'paper', false, '2021-08-17')`.execute(city.db)
    await sql`insert into declaration_sealed (zone_id, declaration_id, keep_until, sealed)
      values (${city.area(ward)}, ${idle}, '2021-08-17', ${old?.sealed ?? ''})`.execute(city.db)
    expect((await look(idle)).status).toBe(404)
    await forgetOn('2021-09-10T00:00:00+07:00')
    for (const table of ['declarations', 'declaration_sealed', 'declaration_flags', 'declaration_keys', 'check_ins'])
      expect(await countIn(table), table).toBe(0)
    await city.settle()
    const { body } = await clerk.get<{ days: object[] }>(
      `/declarations/counts?areaId=${city.area(ward)}&day=2021-07-27&days=1`,
    )
    expect(body.days).toMatchObject([{ declarations: 2, flagged: 2, checkIns: 2 }])
  })
})
