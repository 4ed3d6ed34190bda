import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Changes, type IntentAnswer, toInstant } from '#kit'
import type { Handover } from '#rooms/areas/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import {
  type CarriedHousehold,
  type HouseholdIdentity,
  type HouseholdLine,
  type HouseholdPage,
  personalFields,
  registerHousehold,
  residentField,
} from '../domain/index.ts'
import { forgetPeople } from './forget-people.tick.ts'
import { peopleHandover } from './people.handover.ts'

let city: TestCity
let head: Person
let health: Person
let elsewhere: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  head = await city.signIn('group', '00328-001')
  health = await city.signIn('health', '00328')
  elsewhere = await city.signIn('group', '00001-001')
})
afterAll(() => city?.close())

const secret = 'Nguyễn Thị Không Ai Được Biết'
const door = { head: secret, house: 'Số 12 ngõ 34', phone: '0912 345 678' }
const reason = 'Hẹn giờ thăm hộ'
const group = (code = '00328-001') => city.area(code)
const register = (more: object, code?: string) => ({
  type: 'people.register-household',
  payload: { areaId: group(code), size: 3, ...more },
})
const idOf = (answer: IntentAnswer) => {
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
  return (answer.result as { householdId: string }).householdId
}
const codeOf = (answer: IntentAnswer | undefined) =>
  answer?.outcome === 'refused' ? answer.refusal.code : answer?.outcome
const identity = (id: string, who: Person = head, why = reason) =>
  who.get<HouseholdIdentity>(`/people/households/${id}/identity?reason=${encodeURIComponent(why)}`)

async function namedIn(text: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(city.db)
  const holding: string[] = []
  for (const { name } of rows) {
    const { rows: found } = await sql`
      select 1 from ${sql.table(name)} as t where t::text like ${`%${text}%`} limit 1`.execute(city.db)
    if (found.length > 0) holding.push(name)
  }
  return holding
}

describe('a household', () => {
  it('[SG-09] is named only to who may open it, for a reason that is written down first', async () => {
    const id = idOf(await head.send(register({ ...door, residents: [{ name: 'Trần Văn Ẩn', birthYear: 1950 }] })))
    const line = await head.get<HouseholdPage>(`/people/households/${id}`)
    expect(line.body).toMatchObject({ number: 1, size: 3, hasPhone: true, isKept: true, mayIdentify: true })
    expect(JSON.stringify(line.body)).not.toMatch(/Nguyễn|Trần|912345678|ngõ 34/)
    const opened = await identity(id, health)
    expect(opened.body).toMatchObject({ head: secret, house: door.house, phone: '+84912345678' })
    expect(opened.body.residents).toMatchObject([{ name: 'Trần Văn Ẩn', birthYear: 1950, idNumber: null }])
    const { rows } = await sql<{ reason: string; account: string }>`
      select reason, account_id as account from reads_logged where subject_id = ${id} and outcome = 'shown'`.execute(
      city.db,
    )
    expect(rows).toEqual([{ reason, account: health.accountId }])
    expect((await identity(id, head, 'vì')).status).toBe(422)
    expect((await identity(id, elsewhere)).status).toBe(404)
    expect((await elsewhere.get(`/people/households/${id}`)).status).toBe(404)
    const supervisor = await city.signIn('supervisor', '00328')
    expect((await identity(id, supervisor)).status).toBe(403)
    expect((await supervisor.get(`/people/households/${id}`)).status).toBe(200)
  })

  it('[SG-09] its names and numbers stand in clear in no table, fact, counter or list', async () => {
    await city.settle()
    for (const text of [secret, 'Trần Văn Ẩn', '912345678', 'ngõ 34']) expect(await namedIn(text), text).toEqual([])
    const list = await head.get<{ items: HouseholdLine[] }>(`/people/households?areaId=${group()}`)
    expect(list.body.items).toMatchObject([{ number: 1, size: 3, boarding: false }])
    const book = await head.get<{ items: { head: string }[] }>(
      `/people/book?areaId=${group()}&reason=In%20danh%20s%C3%A1ch`,
    )
    expect(book.body.items).toMatchObject([{ number: 1, head: secret }])
    const looks = await sql`select 1 from reads_logged where subject_kind = 'GET /api/people/book'`.execute(city.db)
    expect(looks.rows).toHaveLength(1)
  })

  it('[EPI-09] [SG-09] one resident is mended and stays the same person; the journal says which fields, never what stood in them', async () => {
    const [line] = (await head.get<{ items: HouseholdLine[] }>(`/people/households?areaId=${group()}`)).body.items
    const householdId = line?.id ?? ''
    const [before] = (await identity(householdId, health)).body.residents
    const { version } = (await head.get<HouseholdPage>(`/people/households/${householdId}`)).body
    const edit = (change: object, who = head) =>
      who.send({ type: 'people.edit-resident', payload: { householdId, residentId: before?.id, ...change } })
    const refused = [
      await edit({}),
      await edit({ phone: '12' }),
      await edit({ birthYear: 1800 }),
      await edit({ residentId: householdId, name: 'Ai đó' }),
      await edit({ version: version - 1, name: 'Ai đó' }),
      await edit({ name: 'Ai đó' }, elsewhere),
      await edit({ health: 'F0' }),
    ]
    expect(refused.map(codeOf)).toEqual([
      'PEOPLE.NOTHING_TO_CHANGE',
      'PEOPLE.PHONE_FORM',
      'PEOPLE.BIRTH_YEAR_LONG_AGO',
      'PEOPLE.RESIDENT_UNKNOWN',
      'PEOPLE.CHANGED_MEANWHILE',
      'PEOPLE.UNKNOWN',
      'INTENTS.PAYLOAD',
    ])
    const told = { name: 'Trần Văn Sửa', birthYear: null, phone: '0987 654 321', temporary: true }
    expect(codeOf(await edit({ version, ...told }))).toBe('accepted')
    const [after] = (await identity(householdId, health)).body.residents
    expect(after).toEqual({ ...before, ...told, phone: '+84987654321' })
    for (const text of ['Trần Văn Sửa', '987654321', 'Trần Văn Ẩn']) expect(await namedIn(text), text).toEqual([])
    const { rows } = await sql<{ data: object }>`
      select data from journal where subject_id = ${householdId} and type = 'household-changed'`.execute(city.db)
    expect(rows.at(-1)?.data).toMatchObject({ fields: ['name', 'birthYear', 'phone', 'temporary'], people: 0 })
  })

  it('[SG-02] [SG-11] every field of a form declares its purpose; what is not declared is refused', async () => {
    const declared = new Set(personalFields.map(({ field }) => field))
    const frame = ['areaId', 'number', 'residents', 'since', 'another', 'source', 'synthetic']
    const shapes = [registerHousehold.payload, residentField] as unknown as { shape: object }[]
    const asked = shapes.flatMap(({ shape }) => Object.keys(shape)).filter((field) => !frame.includes(field))
    expect(asked.filter((field) => !declared.has(field))).toEqual([])
    for (const extra of ['ethnicity', 'religion', 'origin', 'hometown', 'health', 'sex', 'consentOfNeighbours']) {
      expect(codeOf(await head.send(register({ [extra]: 'x' }))), extra).toBe('INTENTS.PAYLOAD')
      const residents = [{ name: 'Ai đó', [extra]: 'x' }]
      expect(codeOf(await head.send(register({ residents }))), extra).toBe('INTENTS.PAYLOAD')
    }
    const { rows } = await sql<{ column: string }>`
      select column_name as column from information_schema.columns
      where table_name in ('households', 'residents', 'identities', 'identity_keys', 'identity_marks')`.execute(city.db)
    const banned = /health|disease|symptom|vaccin|ethnic|religio|origin|hometown|nation|birth|name$|phone_number/
    expect(rows.map(({ column }) => column).filter((column) => banned.test(column))).toEqual([])
    const fields = await head.get<{ daysAfterLeaving: number; fields: unknown[] }>('/people/fields')
    expect(fields.body).toMatchObject({ daysAfterLeaving: 60 })
    expect(fields.body.fields).toHaveLength(personalFields.length)
  })

  it('[SG-11] [SG-12] tenants are counted where they live, with no paper and no phone; odd numbers are never a reason to send away', async () => {
    const residents = [
      { name: 'Người ở trọ một', temporary: true },
      { name: 'Người ở trọ hai', temporary: true, birthYear: 1990, idNumber: '999090123456' },
    ]
    const answer = await head.send(register({ boarding: true, size: undefined, residents }))
    expect(answer).toMatchObject({ outcome: 'accepted', result: { number: 2, warnings: ['province-unknown'] } })
    const page = await head.get<HouseholdPage>(`/people/households/${idOf(answer)}`)
    expect(page.body).toMatchObject({ size: 2, boarding: true, hasPhone: false })
    expect(page.body.residents.map(({ temporary }) => temporary)).toEqual([true, true])
    const counts = await health.get<{ whole: object; below: object[] }>(`/people/counts?areaId=${city.area('00328')}`)
    expect(counts.body.whole).toMatchObject({ households: 2, people: 5, noPhone: 1, boarding: 1 })
    expect(counts.body.below).toMatchObject([{ areaId: group(), households: 2 }])
    expect(codeOf(await head.send(register({ residents: [{ name: 'X', idNumber: '12345678901' }] })))).toBe(
      'PEOPLE.ID_FORM',
    )
    expect(codeOf(await head.send(register({ phone: '113' })))).toBe('PEOPLE.PHONE_FORM')
  })

  it('[SG-09] is found by a number in a body, inside the asker’s own area alone, and every search is a look', async () => {
    const find = async (who: Person, body: object) => {
      const response = await who.request('POST', '/people/find', body)
      return { status: response.status, body: (await response.json()) as { found?: { number: number }[] } }
    }
    expect((await find(head, { phone: '+84 912.345.678', reason })).body.found).toMatchObject([{ number: 1 }])
    expect((await find(health, { idNumber: '999 090 123456', reason })).body.found).toMatchObject([{ number: 2 }])
    expect((await find(elsewhere, { phone: '0912345678', reason })).body.found).toEqual([])
    expect((await find(head, { phone: '0912345678', reason: 'x' })).status).toBe(400)
    expect((await find(head, { reason })).status).toBe(422)
    const police = await city.signIn('supervisor', '00328')
    expect((await find(police, { phone: '0912345678', reason })).status).toBe(403)
    const { rows } = await sql<{ areaId: number; subject: string | null }>`
      select area_id as "areaId", subject_id as subject from reads_logged
      where subject_kind = 'POST /api/people/find' and account_id = ${elsewhere.accountId}`.execute(city.db)
    expect(rows).toEqual([{ areaId: elsewhere.areaId, subject: null }])
  })

  it('one number, one door, one version: a second entry, a stranger’s edit and a late edit are refused', async () => {
    expect(codeOf(await head.send(register({ number: 1 })))).toBe('PEOPLE.NUMBER_TAKEN')
    const twice = { head: secret.toUpperCase(), house: 'so 12, ngo 34' }
    expect(codeOf(await head.send(register(twice)))).toBe('PEOPLE.ON_THE_LIST')
    expect(codeOf(await health.send(register({})))).toBe('ACCESS.NOT_ALLOWED')
    expect(codeOf(await elsewhere.send(register({})))).toBe('ACCESS.OUTSIDE_AREA')
    const clerk = await city.signIn('office', '00328')
    expect(codeOf(await clerk.send({ ...register({}), payload: { areaId: city.area('00328'), size: 1 } }))).toBe(
      'PEOPLE.NOT_IN_A_GROUP',
    )
    const id = idOf(await head.send(register({ head: 'Lê Văn Mẫu', house: '7' })))
    const edit = (more: object, who = head) =>
      who.send({ type: 'people.edit-household', payload: { householdId: id, ...more } })
    expect(codeOf(await edit({ size: 5, version: 1 }))).toBe('accepted')
    expect(codeOf(await edit({ size: 6, version: 1 }))).toBe('PEOPLE.CHANGED_MEANWHILE')
    expect(codeOf(await edit({ elderly: 4, children: 3 }))).toBe('PEOPLE.SIZE_TOO_SMALL')
    expect(codeOf(await edit({ head: null, phone: '0987654321' }))).toBe('accepted')
    expect(codeOf(await edit({ size: 9 }, elsewhere))).toBe('PEOPLE.UNKNOWN')
    expect((await identity(id)).body).toMatchObject({ head: null, house: '7', phone: '+84987654321' })
    const added = await head.send({ type: 'people.add-resident', payload: { householdId: id, name: 'Lê Thị Con' } })
    const { residentId } = (added as { result: { residentId: string } }).result
    const removal = { type: 'people.remove-resident', payload: { householdId: id, residentId } }
    expect(codeOf(await head.send(removal))).toBe('accepted')
    expect(codeOf(await head.send(removal))).toBe('PEOPLE.RESIDENT_UNKNOWN')
    const { rows } = await sql`select 1 from identity_keys where id = ${residentId}`.execute(city.db)
    expect(rows).toEqual([])
  })
})

describe('time', () => {
  it('[SG-03] a household that left is nobody after the time of the profile: its key is destroyed, its numbers stay', async () => {
    const id = idOf(await head.send(register({ head: 'Phạm Thị Đi', house: '9', residents: [{ name: 'Phạm Con' }] })))
    const copied = await sql<{ sealed: string }>`select sealed from identities where id = ${id}`.execute(city.db)
    expect(
      codeOf(await head.send({ type: 'people.close-household', payload: { householdId: id, reason: 'moved' } })),
    ).toBe('accepted')
    await forgetPeople([]).run(city.house)
    expect((await identity(id)).body.head).toBe('Phạm Thị Đi')
    city.clock.set(toInstant('2021-09-26T00:00:00+07:00'))
    await forgetPeople([]).run(city.house)
    const { rows } = await sql`select 1 from identity_keys where id = ${id}`.execute(city.db)
    expect([rows, copied.rows.length]).toEqual([[], 1])
    expect((await identity(id)).body).toEqual({ id, house: null, head: null, phone: null, residents: [] })
    expect((await head.get<HouseholdPage>(`/people/households/${id}`)).body).toMatchObject({ size: 3, isKept: false })
    city.clock.set(toInstant('2021-07-27T18:00:00+07:00'))
  })

  it('when groups are joined, households go into the book of the heir with all that names them; of one cut up a person says', async () => {
    const other = await city.signIn('group', '00328-002')
    const id = idOf(await other.send(register({ head: 'Đỗ Thị Sang', house: '3' }, '00328-002')))
    const [old, heir] = [group('00328-002'), group()]
    const handover = { ...handoverOf([old]), heirOf: new Map([[old, heir]]) }
    const at = { now: city.clock.now(), tree: city.house.territory.current(), profile: city.house.profile }
    expect(await peopleHandover.waits?.(city.db as never, handoverOf([old]))).toEqual([{ subjectId: id, areaId: old }])
    expect(await peopleHandover.count(city.db, handover, at)).toEqual({ carried: 1, waiting: 0, ended: 0 })
    const done = await city.db.transaction().execute((trx) => peopleHandover.carry(trx, handover, at))
    expect(done.facts.map(({ areaId }) => areaId)).toEqual([old, heir])
    const opened = await identity(id, head)
    expect(opened.body.head).toBe('Đỗ Thị Sang')
    const list = await head.get<{ items: HouseholdLine[] }>(`/people/households?areaId=${heir}`)
    const numbers = list.body.items.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(list.body.items.at(-1)?.id).toBe(id)
  })

  it('households go in as arrays of hundreds, are carried whole by a work phone, and later only what changed', async () => {
    const clerk = await city.signIn('office', '00331')
    const intents = Array.from({ length: 600 }, (_, index) =>
      register(
        {
          head: `Chủ hộ mẫu ${index}`,
          house: `Số ${index}`,
          size: 4,
          residents: Array.from({ length: index % 3 === 0 ? 4 : 3 }, (_, turn) => ({
            name: `Người mẫu ${index}.${turn}`,
            birthYear: 1980,
          })),
        },
        `00331-00${(index % 2) + 1}`,
      ),
    )
    for (let from = 0; from < intents.length; from += 300) {
      const answers = await clerk.sendAll(intents.slice(from, from + 300))
      expect(answers.filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
    }
    const ward = await city.signIn('health', '00331')
    const set = await carry(ward)
    expect(set.rows.size).toBe(600)
    expect([...set.rows.values()].reduce((sum, { r }) => sum + (r?.length ?? 0), 0)).toBe(2_000)
    const [id] = set.rows.keys()
    await clerk.send({ type: 'people.edit-household', payload: { householdId: id, size: 7 } })
    const next = await carry(ward, set.cursor)
    expect([...next.rows]).toMatchObject([[id, { s: 7, v: 2 }]])
    const { rows } = await sql`
      select 1 from reads_logged where account_id = ${ward.accountId} and subject_kind = 'GET /api/people/working-set'`.execute(
      city.db,
    )
    expect(rows).toHaveLength(1)
    expect((await clerk.get('/people/working-set')).status).toBe(403)
  })
})

it('[SG-12] a list of households comes in as a table and is sealed; the table that goes out names nobody', async () => {
  const clerk = await city.signIn('office', '00334')
  const text = [
    'Tổ dân phố,Chủ hộ,Số nhà,Điện thoại,Số người,Nhà trọ',
    '00334-001,Vũ Thị Bảng Tính,Số 5 ngách 6,0987 654 321,4,không',
    '00334-001,,,,12,có',
    '00334-001,Sai Số Máy,1,12345,2,không',
  ].join('\n')
  const headers = { 'content-type': 'application/octet-stream' }
  const bytes = new TextEncoder().encode(text)
  const upload = await clerk.request('POST', '/exchange/uploads?name=ho.csv', bytes, { headers })
  const { uploadId } = (await upload.json()) as { uploadId: string }
  const { body: seen } = await clerk.get<{ sheet: string; columns: { column: number; key: string | null }[] }>(
    `/exchange/preview?uploadId=${uploadId}&sheet=people.households`,
  )
  const matches = seen.columns.flatMap(({ column, key }) => (key === null ? [] : [{ column, key }]))
  const file = { uploadId, tab: null, variant: null, headerRow: 1, fixed: {}, encoding: null }
  const payload = { ...file, sheet: seen.sheet, matches }
  expect(codeOf(await clerk.send({ type: 'exchange.start', payload }))).toBe('accepted')
  const list = async () =>
    (await clerk.get<{ items: HouseholdLine[] }>(`/people/households?areaId=${group('00334-001')}`)).body.items
  await expect
    .poll(
      async () => {
        city.house.jobs.wake()
        return (await list()).map(({ size, boarding, hasPhone }) => [size, boarding, hasPhone])
      },
      { timeout: 30_000 },
    )
    .toEqual([
      [4, false, true],
      [12, true, false],
    ])
  const [first] = await list()
  expect((await identity(first?.id ?? '', clerk)).body).toMatchObject({
    head: 'Vũ Thị Bảng Tính',
    phone: '+84987654321',
  })
  const given = await clerk.request(
    'GET',
    `/exchange/export?sheet=people.households&format=csv&areaId=${group('00334-001')}`,
  )
  const table = await given.text()
  expect(table).toContain('12')
  expect(table).not.toMatch(/Bảng Tính|987654321|ngách/)
  expect(await namedIn('Bảng Tính')).toEqual([])
})

async function carry(who: Person, from?: string) {
  const rows = new Map<string, CarriedHousehold | null>() as Map<string, CarriedHousehold>
  let cursor = from
  for (let more = true; more; ) {
    const path: string = `/people/working-set${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`
    const { body }: { body: Changes<CarriedHousehold> } = await who.get<Changes<CarriedHousehold>>(path)
    for (const { id, row } of body.changes) if (row) rows.set(id, row)
    ;({ cursor, more } = body)
  }
  return { rows, cursor }
}

function handoverOf(ended: number[]): Handover {
  return {
    id: randomUUID(),
    on: '2021-08-01' as Handover['on'],
    startsAt: toInstant('2021-08-01T00:00:00+07:00'),
    ended,
    heirOf: new Map(),
    founded: [],
    grants: 'end',
    holders: [],
    documentId: null,
  }
}
