import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { bring, look, type Problem } from './testing/office.ts'

let city: TestCity
let chair: Person

const headers = ['Địa bàn', 'Nội dung nhiệm vụ', 'Chức vụ chủ trì', 'Thời hạn']
const line = (title: string) => ['00328', title, 'Chủ tịch UBND', '30/7/2021'] as const
const owner = 'Chủ tịch UBND'
const seenOf = async (bytes: Buffer, name?: string, more: Record<string, string> = {}) => {
  const { body } = await bring(chair, bytes, name)
  return (await look(chair, body.uploadId, more)).body
}

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  chair = await city.signIn('leader', '008')
  await city.signIn('leader', '00328')
})
afterAll(() => city.close())

describe('[RPT-05] CSV as offices have it', () => {
  const csv = (separator: string, rows: readonly (readonly unknown[])[]) =>
    rows
      .map((cells) =>
        cells
          .map((cell) => (/["\n,;\t]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell))
          .join(separator),
      )
      .join('\r\n')
  const rows = [headers, line('Dòng "một"\nvà hai; ba, bốn')]

  it.each([
    [',', 'utf-8'],
    [';', 'utf-8 with a mark'],
    ['\t', 'utf-16 with a mark'],
    [';', 'decomposed'],
  ])('separators %j in %s, quotes and line breaks inside', async (separator, how) => {
    const text = csv(separator, rows)
    const bytes =
      how === 'utf-16 with a mark'
        ? Buffer.from(`\ufeff${text}`, 'utf16le')
        : Buffer.from(how === 'decomposed' ? text.normalize('NFD') : how === 'utf-8' ? text : `\ufeff${text}`)
    const seen = await seenOf(bytes, 'việc.csv')
    expect(seen).toMatchObject({ separator, counts: { good: 1, wrong: 0 }, encoding: { isSure: true } })
    expect(seen.columns[1]?.sample).toEqual(['Dòng "một"\nvà hai; ba, bốn'])
  })

  it('Windows-1258 and TCVN3 are guessed by their letters; the person sees both and may choose', async () => {
    const in1258 = Buffer.from(
      csv(';', [headers, line('Rà soát')])
        .normalize('NFD')
        .normalize('NFC')
        .replace(/\P{ASCII}/gu, (letter) => {
          const [base = '', ...marks] = letter.normalize('NFD')
          const keep = {
            â: '\xe2',
            ê: '\xea',
            ô: '\xf4',
            ă: '\xe3',
            đ: '\xf0',
            Đ: '\xd0',
            ơ: '\xf5',
            ư: '\xfd',
          } as Record<string, string>
          const tone: Record<string, string> = {
            '\u0300': '\xcc',
            '\u0309': '\xd2',
            '\u0303': '\xde',
            '\u0301': '\xec',
            '\u0323': '\xf2',
          }
          const shape = marks.filter((mark) => tone[mark] === undefined)
          const whole = (base + shape.join('')).normalize('NFC')
          return (keep[whole] ?? whole) + marks.map((mark) => tone[mark] ?? '').join('')
        }),
      'latin1',
    )
    const seen = await seenOf(in1258, 'cũ.csv')
    expect(seen).toMatchObject({ encoding: { chosen: 'windows-1258' }, counts: { good: 1, wrong: 0 } })
    const abc = {
      Đ: '\xa7',
      ị: '\xde',
      a: 'a',
      à: '\xb5',
      ộ: '\xe9',
      ụ: '\xf4',
      ứ: '\xf8',
      ủ: '\xf1',
      ì: '\xd7',
      ờ: '\xea',
      ạ: '\xb9',
      á: '\xb8',
      ệ: '\xd6',
    } as Record<string, string>
    const inAbc = Buffer.from(
      csv(';', [headers, line('Rà soát')]).replace(/\P{ASCII}/gu, (letter) => abc[letter] ?? letter),
      'latin1',
    )
    const old = await seenOf(inAbc, 'cũ.csv')
    expect(old).toMatchObject({ encoding: { chosen: 'tcvn3' }, counts: { good: 1, wrong: 0 } })
    expect(old.encoding?.choices.find(({ key }) => key === 'tcvn3')?.sample).toContain('Địa bàn')
    expect(old.encoding?.choices.map(({ key }) => key)).toEqual(['windows-1258', 'tcvn3'])
    expect(old.columns[1]).toMatchObject({ header: 'Nội dung nhiệm vụ', sample: ['Rà soát'] })
    expect(await seenOf(inAbc, 'cũ.csv', { encoding: 'windows-1258' })).toMatchObject({
      encoding: { chosen: 'windows-1258' },
    })
  })

  it('a quote that never closes is said, not guessed', async () => {
    const seen = await seenOf(Buffer.from(`${headers.join(',')}\n00328,"không đóng,${owner},30/7\n`), 'x.csv')
    expect(seen).toMatchObject({ code: 'EXCHANGE.DAMAGED' })
  })

  it('a file larger than what is taken is refused with the limit in words', async () => {
    const { status, body } = await bring<Problem>(chair, Buffer.alloc(49 * 1024 * 1024, 65), 'to.csv')
    expect([status, body.code]).toEqual([413, 'EXCHANGE.TOO_LARGE'])
  })
})
