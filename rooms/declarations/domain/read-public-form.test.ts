import { describe, expect, it } from 'vitest'
import type { Day } from '#kit'
import { codeExample, idsOfCode, receiptCodeOf } from '#rooms/passes/domain'
import { readPublicForm, typedForm } from './read-public-form.ts'

const reading = { today: '2021-07-27' as Day, findWard: (name: string) => (name === 'Mai Động' ? 12 : undefined) }
const least = { id: '0197b5f2-7a1c-7d10-9c2e-1b2c3d4e5f60', noi: '12', name: 'Bà Tư', where: 'none', exposure: 'none' }
const read = (fields: Record<string, string>, more: [string, string][] = []) =>
  readPublicForm(typedForm([...Object.entries({ ...least, ...fields }), ...more]).typed, reading)
const complained = (fields: Record<string, string>) => {
  const form = read(fields)
  return form.ok ? [] : Object.keys(form.complaints)
}

describe('the public form as people fill it in', () => {
  it('[HDC-01] is enough with a name and two answers: no identity number, phone or address is ever demanded', () => {
    expect(read({})).toEqual({
      ok: true,
      id: least.id,
      areaId: 12,
      salt: '',
      declared: { name: 'Bà Tư', origins: [], symptoms: [], exposure: 'none' },
    })
  })

  it('[HDC-01] reads days, phones and pasted lines the way they are written', () => {
    const form = read(
      {
        where: 'city',
        originArea: '3',
        originWard: 'Mai Động',
        fromOn: '20/7',
        toOn: '25.7.2021',
        phone: '0912 345 678',
        name: 'Bà\r\nTư',
      },
      [
        ['symptoms', 'fever'],
        ['symptoms', 'unheard-of'],
      ],
    )
    expect(form.ok && form.declared).toMatchObject({
      name: 'Bà Tư',
      phone: '0912 345 678',
      origins: [{ areaId: 12, fromOn: '2021-07-20', toOn: '2021-07-25' }],
      symptoms: ['fever'],
    })
  })

  it.each([
    [{ name: ' ' }, ['name']],
    [{ where: '' }, ['where']],
    [{ where: 'province' }, ['province']],
    [{ where: 'city', originArea: 'x' }, ['originArea']],
    [{ where: 'city', originArea: '3', toOn: '31/2' }, ['toOn']],
    [{ birthYear: '85', phone: 'không có' }, ['birthYear', 'phone']],
    [{ exposure: '' }, ['exposure']],
    [{ id: 'x' }, ['id']],
  ])('says beside the field what is to be mended: %j', (fields, expected) => {
    expect(complained(fields as Record<string, string>)).toEqual(expected)
  })

  it('[SG-02] names the fields that the form does not have', () => {
    expect(
      typedForm([
        ['cccd', '001190123456'],
        ['name', 'Bà Tư'],
      ]).unknown,
    ).toEqual(['cccd'])
  })
})

describe('the code of a receipt', () => {
  it('finds its declaration again, however it was typed', () => {
    const code = receiptCodeOf(least.id)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{4}$/)
    for (const typed of [
      code,
      code.toLowerCase(),
      code.replaceAll('-', ' '),
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ]) {
      const ids = idsOfCode(typed)
      expect(ids && ids.first <= least.id && least.id <= ids.last, typed).toBe(true)
    }
    expect(idsOfCode(codeExample)).toBeDefined()
    expect([idsOfCode(''), idsOfCode('ABCDE-FGH'), idsOfCode(`${code}0`), idsOfCode(code.replace(/.$/, 'U'))]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
