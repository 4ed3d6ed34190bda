import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IntentAnswer, toInstant } from '#kit'
import type { Handover } from '#rooms/areas/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import {
  type ComparedField,
  type LikenessLine,
  type PersonPage,
  personalFields,
  toldPersonFields,
} from '../domain/index.ts'
import { forgetLoosePersons } from './forget-persons.tick.ts'
import { personHandover } from './person.handover.ts'
import { holdPersons } from './person-holds.store.ts'
import { canonicalIds, householdMates, idsOfPersons, personsByIds } from './persons.store.ts'

let city: TestCity
let health: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  health = await city.signIn('health', '00328')
})
afterAll(() => city?.close())

const register = (more: object, code = '00328') => ({
  type: 'people.register-person',
  payload: { areaId: city.area(code), ...more },
})
const resultOf = (answer: IntentAnswer) => {
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
  return answer.result as { personId: string; isNew: boolean; by: string | null; warnings: string[] }
}
const refusalOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal : null)

describe('a person', () => {
  it('[SG-10] [SG-11] needs no paper, no phone, no household, not even a name', async () => {
    expect(resultOf(await health.send(register({})))).toMatchObject({ isNew: true, warnings: [] })
    expect(resultOf(await health.send(register({ name: 'Người vô gia cư gầm cầu' })))).toMatchObject({ isNew: true })
  })

  it('[SG-02] is refused only for what cannot be, each with its field', async () => {
    for (const [told, code, field] of [
      [{ idNumber: '00108501234' }, 'PEOPLE.ID_FORM', 'idNumber'],
      [{ phone: '12345' }, 'PEOPLE.PHONE_FORM', 'phone'],
      [{ age: 213 }, 'PEOPLE.AGE_WRONG', 'age'],
      [{ yearOfBirth: 1808 }, 'PEOPLE.BIRTH_YEAR_LONG_AGO', 'yearOfBirth'],
      [{ yearOfBirth: 2031 }, 'PEOPLE.BIRTH_YEAR_AHEAD', 'yearOfBirth'],
    ] as const) {
      expect(refusalOf(await health.send(register({ name: 'Ai đó', ...told }))), field).toMatchObject({ code, field })
    }
    const odd = { name: 'Lê Thị Số Lạ', sex: 'female', yearOfBirth: 1985, idNumber: '001285012345' }
    expect(resultOf(await health.send(register(odd))).warnings).toEqual(['year-differs', 'sex-differs'])
  })

  it('[SG-02] every field told of a person declares its purpose; what is not declared is refused', async () => {
    const declared = new Set(personalFields.map(({ field }) => field))
    expect(Object.keys(toldPersonFields).filter((field) => !declared.has(field))).toEqual([])
    for (const extra of ['ethnicity', 'religion', 'origin', 'nationality', 'health', 'occupation']) {
      expect(refusalOf(await health.send(register({ name: 'Ai đó', [extra]: 'x' }))), extra).toMatchObject({
        code: 'INTENTS.PAYLOAD',
      })
    }
  })

  it('[SG-09] is recognised by the identity number', async () => {
    const told = { name: 'Trần Thị Bình', yearOfBirth: 1990, idNumber: '001190000001' }
    const first = resultOf(await health.send(register(told)))
    const again = resultOf(await health.send(register({ ...told, name: 'Tran Thi Binh' })))
    expect(again).toMatchObject({ personId: first.personId, isNew: false, by: 'likeness' })
  })

  it('[EPI-09] three spellings in one batch, and a fourth a day later, are one person; a stranger of the same name is not', async () => {
    const phone = '0987 654 321'
    const answers = await health.sendAll([
      register({ name: 'Nguyễn Thị Thuý Hoà', yearOfBirth: 1988, sex: 'female', phone }),
      register({ name: 'NGUYEN THI THUY HOA', yearOfBirth: 1988, phone }),
      register({ name: 'Nguyeenx Thị Thúy Hòa', yearOfBirth: 1988, sex: 'female', phone }),
      register({ name: 'Nguyễn Thị Hòa', yearOfBirth: 1961, sex: 'female' }),
    ])
    const [first, second, third, stranger] = answers.map(resultOf)
    expect([second?.personId, third?.personId]).toEqual([first?.personId, first?.personId])
    expect(stranger).toMatchObject({ isNew: true })
    const later = resultOf(
      await health.send(register({ name: 'Ng. Thị Thuý Hoà', yearOfBirth: 1988, phone, idNumber: '001188000077' })),
    )
    expect(later).toMatchObject({ personId: first?.personId, isNew: false, by: 'likeness' })
    const { rows } = await sql`select 1 from person_tokens where person_id = ${first?.personId}`.execute(city.db)
    expect(rows.length).toBeGreaterThan(3)
    const byId = resultOf(await health.send(register({ idNumber: '001188000077' })))
    expect(byId.personId).toBe(first?.personId)
  })

  it('[SG-09] a resident of the book is the same person by the same id, found by name in the ward, not in another', async () => {
    const head = await city.signIn('group', '00328-001')
    const name = 'Khuất Thị Ánh Nguyệt'
    const residents = [{ name, birthYear: 1972 }]
    const household = { type: 'people.register-household', payload: { areaId: city.area('00328-001'), residents } }
    const { householdId } = resultOf(await head.send(household)) as unknown as { householdId: string }
    const page = await head.get<{ residents: { id: string }[] }>(`/people/households/${householdId}`)
    const found = resultOf(
      await health.send(register({ name: 'Khuat Thi Anh Nguyet', yearOfBirth: 1972, sex: 'female' })),
    )
    expect(found).toMatchObject({ personId: page.body.residents[0]?.id, isNew: false })
    const far = await city.signIn('health', '00331')
    expect(resultOf(await far.send(register({ name, yearOfBirth: 1972 }, '00331')))).toMatchObject({ isNew: true })
  })

  it('[SG-09] [SG-02] names nobody in any table, fact or counter, nor a token of a name in words', async () => {
    await city.settle()
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(city.db)
    for (const text of ['Thuý Hoà', 'THUY HOA', '987654321', 'Ánh Nguyệt', '188000077']) {
      for (const { name } of rows) {
        const { rows: found } = await sql`
          select 1 from ${sql.table(name)} as t where t::text like ${`%${text}%`} limit 1`.execute(city.db)
        expect(found, `${text} in ${name}`).toEqual([])
      }
    }
  })
})

describe('two entries', () => {
  const two = async () => {
    const one = resultOf(await health.send(register({ name: 'Đào Quang Khải', yearOfBirth: 1979, sex: 'male' })))
    const other = resultOf(
      await health.send(register({ name: 'Đào Khải', yearOfBirth: 1979, phone: '0977 111 222', isAnother: true })),
    )
    return [one.personId, other.personId] as const
  }
  const everything = async (ids: readonly string[]) => {
    const tables = ['persons', 'person_tokens', 'identities', 'identity_keys', 'identity_marks']
    const standing = []
    for (const table of tables) {
      const by = table === 'person_tokens' ? 'person_id' : table === 'identity_marks' ? 'subject_id' : 'id'
      const { rows } = await sql`
        select to_jsonb(t) as row from ${sql.table(table)} t where ${sql.ref(by)} = any(${[...ids]}::uuid[])
        order by to_jsonb(t)::text`.execute(city.db)
      standing.push(rows)
    }
    return standing
  }

  it('[EPI-09] [SG-09] are merged with a reason, read as one, and unmerged exactly as they were', async () => {
    const [one, other] = await two()
    const before = await everything([one, other])
    const reason = 'Cùng một người, khai hai lần'
    const merge = (personId: string, intoId: string) =>
      health.send({ type: 'people.merge-persons', payload: { personId, intoId, reason } })
    expect((await merge(other, one)).outcome).toBe('accepted')
    expect(refusalOf(await merge(one, other))).toMatchObject({ code: 'PEOPLE.ALREADY_ONE' })
    expect((await canonicalIds(city.db, [one, other])).get(other)).toBe(one)
    expect((await personsByIds(city.db, [other])).get(other)).toMatchObject({ id: other, currentId: one, sex: 'male' })
    expect((await idsOfPersons(city.db, [other])).get(other)).toEqual([one, other])
    const opened = await health.get(`/people/persons/${other}/identity?reason=${encodeURIComponent(reason)}`)
    expect(opened.body).toMatchObject({ name: 'Đào Quang Khải', phone: '+84977111222' })
    const found = await health.request('POST', '/people/persons/match', {
      areaId: city.area('00328'),
      phone: '0977111222',
      name: 'Đào Khải',
    })
    const answer: unknown = await found.json()
    expect(answer).toMatchObject({ candidates: [{ id: one, why: expect.arrayContaining(['same-phone']) }] })
    expect(JSON.stringify(answer)).not.toMatch(/Khải|977111222/)
    const unmerge = { type: 'people.unmerge-persons', payload: { personId: other, reason: 'Nhầm: hai anh em' } }
    expect((await health.send(unmerge)).outcome).toBe('accepted')
    expect(refusalOf(await health.send(unmerge))).toMatchObject({ code: 'PEOPLE.NOT_MERGED' })
    expect(await everything([one, other])).toEqual(before)
    const page = await health.get<PersonPage>(`/people/persons/${other}`)
    expect(page.body).toMatchObject({ currentId: other, merges: [{ reason, undoneReason: 'Nhầm: hai anh em' }] })
    const { rows } = await sql`
      select subject_id, reason from reads_logged where account_id = ${health.accountId} and subject_id = ${one}`.execute(
      city.db,
    )
    expect(rows).toEqual([{ subject_id: one, reason }])
  })

  it('[EPI-09] that may be one wait for a person, who sees them side by side and says', async () => {
    const told = { name: 'Phạm Thị Bích Liên', yearOfBirth: 1990, sex: 'female' }
    const first = resultOf(await health.send(register(told)))
    const second = resultOf(await health.send(register({ ...told, yearOfBirth: 1992 })))
    expect(second.isNew).toBe(true)
    const list = await health.get<{ items: LikenessLine[] }>('/people/likenesses')
    const pair = list.body.items.find(({ left, right }) => [left.id, right.id].includes(second.personId))
    expect([pair?.left.id, pair?.right.id].sort()).toEqual([first.personId, second.personId].sort())
    expect(JSON.stringify(list.body)).not.toMatch(/Liên/)
    const compared = await health.get<{ fields: ComparedField[] }>(
      `/people/persons/compare?left=${first.personId}&right=${second.personId}&reason=${encodeURIComponent('Xem có trùng không')}`,
    )
    expect(compared.body.fields).toMatchObject([
      { field: 'name', is: 'same' },
      { field: 'yearOfBirth', left: '1990', right: '1992', is: 'differs' },
      { is: 'same' },
      {},
      {},
      {},
    ])
    const apart = { leftId: second.personId, rightId: first.personId, reason: 'Hai chị em họ' }
    expect((await health.send({ type: 'people.tell-apart', payload: apart })).outcome).toBe('accepted')
    const after = await health.get<{ items: LikenessLine[] }>('/people/likenesses')
    expect(after.body.items.some(({ left, right }) => [left.id, right.id].includes(second.personId))).toBe(false)
  })

  it('[SG-02] are nobody to who works elsewhere, and to who judges', async () => {
    const [one, other] = await two()
    const far = await city.signIn('health', '00001')
    expect((await far.get(`/people/persons/${one}`)).status).toBe(404)
    const merge = { type: 'people.merge-persons', payload: { personId: one, intoId: other, reason: 'Thử từ nơi khác' } }
    expect(refusalOf(await far.send(merge))).toMatchObject({ code: 'PEOPLE.PERSON_UNKNOWN' })
    const inspector = await city.signIn('inspector', '00328')
    expect((await inspector.get(`/people/persons/${one}`)).status).toBe(403)
    expect((await inspector.get('/people/likenesses')).status).toBe(403)
  })

  it('[SG-03] who is in no book and no hold is erased by key; a household mate is found meanwhile', async () => {
    const head = await city.signIn('group', '00328-002')
    const residents = [
      { name: 'Tạ Văn Một', birthYear: 1950 },
      { name: 'Tạ Thị Hai', birthYear: 1955 },
    ]
    const sent = { type: 'people.register-household', payload: { areaId: city.area('00328-002'), residents } }
    const { householdId } = resultOf(await head.send(sent)) as unknown as { householdId: string }
    const page = await head.get<{ residents: { id: string }[] }>(`/people/households/${householdId}`)
    const [one = '', other = ''] = page.body.residents.map(({ id }) => id)
    expect((await householdMates(city.db, [one])).get(one)).toEqual([other])
    await city.db.transaction().execute((trx) => holdPersons(trx, [{ personId: one, room: 'cases', until: null }]))
    for (const residentId of [one, other]) {
      await head.send({ type: 'people.remove-resident', payload: { householdId, residentId } })
    }
    const look = (id: string) =>
      health.get<{ name: string }>(`/people/persons/${id}/identity?reason=${encodeURIComponent('Gọi báo kết quả')}`)
    expect((await look(one)).body.name).toMatch(/^Tạ /)
    expect((await look(other)).status).toBe(404)
    const { rows } = await sql`select 1 from identity_keys where id = ${other}`.execute(city.db)
    expect(rows).toEqual([])
    expect((await personsByIds(city.db, [other])).get(other)).toMatchObject({ isForgotten: true, yearOfBirth: null })
  })

  it('[SG-03] who was told of once and is needed by nobody is forgotten in time; who is held, and who is merged with them, is not', async () => {
    const [loose, held, entry] = await Promise.all(
      ['Lưu Thị Vãng', 'Lưu Văn Giữ', 'Lưu Văn Dữ'].map(async (name) => {
        return resultOf(await health.send(register({ name, isAnother: true }))).personId
      }),
    )
    if (!loose || !held || !entry) throw new Error('three were registered')
    const merge = { personId: entry, intoId: held, reason: 'Cùng một người' }
    await health.send({ type: 'people.merge-persons', payload: merge })
    await city.db
      .transaction()
      .execute((trx) => holdPersons(trx, [{ personId: entry, room: 'cases', until: '2021-12-31' }]))
    const isForgotten = async () => {
      await forgetLoosePersons([]).run(city.house)
      const rows = await personsByIds(city.db, [loose, held, entry])
      return [loose, held, entry].map((id) => rows.get(id)?.isForgotten)
    }
    expect(await isForgotten()).toEqual([false, false, false])
    city.clock.set(toInstant('2021-09-27T08:00:00+07:00'))
    expect(await isForgotten()).toEqual([true, false, false])
    city.clock.set(toInstant('2022-01-01T08:00:00+07:00'))
    expect(await isForgotten()).toEqual([true, true, true])
  })

  it('of no household go over with all that names them when their ward ends', async () => {
    city.clock.set(toInstant('2022-01-02T08:00:00+07:00'))
    const { personId } = resultOf(await health.send(register({ name: 'Lưu Thị Chuyển', phone: '0966 555 444' })))
    const [from, to] = [city.area('00328'), city.area('00331')]
    const handover = { ended: [from], heirOf: new Map([[from, to]]), documentId: null } as unknown as Handover
    const at = { now: city.clock.now(), tree: city.house.territory.current(), profile: city.house.profile }
    await city.db.transaction().execute((trx) => personHandover.carry(trx, handover, at))
    const heir = await city.signIn('health', '00331')
    const opened = await heir.get(`/people/persons/${personId}/identity?reason=${encodeURIComponent('Nhận bàn giao')}`)
    expect(opened.body).toMatchObject({ name: 'Lưu Thị Chuyển', phone: '+84966555444' })
    const again = resultOf(await heir.send(register({ name: 'Luu Thi Chuyen', phone: '0966555444' }, '00331')))
    expect(again.personId).toBe(personId)
  })
})
