import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IntentAnswer } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'

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
})
