import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import issuerRows from '../../../profiles/hanoi-2021/documents/issuers.json' with { type: 'json' }
import { issuerCatalogue } from './catalogue.ts'
import { issuerDictionary, parseDocumentNumber } from './document-number.ts'
import { findDocumentNumbers } from './find-document-numbers.ts'
import { isSameDocument } from './same-document.ts'

const rows = issuerCatalogue.parse(issuerRows)
const issuers = issuerDictionary(rows)
const read = (raw: string) => {
  const number = parseDocumentNumber(raw, issuers)
  if (!number.ok) throw new Error(`refused: ${number.refusal.code}`)
  return number.value
}

describe('[DOC-04] document numbers', () => {
  it.each([
    ['128-NQ/CP', '128/NQ-CP', 'state'],
    ['16-CT/Ttg', '16/CT-TTg', 'state'],
    ['16/CT-TTg', '16/CT-TTg', 'state'],
    ['17/CT-UBND', '17/CT-UBND', 'state'],
    ['68/NQ-CP', '68/NQ-CP', 'state'],
    ['177-CV/TU', '177-CV/TU', 'party'],
    ['05-CT/TU', '05-CT/TU', 'party'],
    ['428-TB/TU', '428-TB/TU', 'party'],
    ['430-TB/TU', '430-TB/TU', 'party'],
    ['404-CV/QU', '404-CV/QU', 'party'],
    ['22-TB/QU', '22-TB/QU', 'party'],
    ['05/CT-TU', '05-CT/TU', 'party'],
    ['5-CT/TU', '05-CT/TU', 'party'],
    ['36-HD/VPTW', '36-HD/VPTW', 'party'],
    ['15/CĐ-CTUBND', '15/CĐ-CTUBND', 'state'],
    ['768/TB-UBND', '768/TB-UBND', 'state'],
    ['4800/QĐ-BYT', '4800/QĐ-BYT', 'state'],
    ['5599/BYT-MT', '5599/BYT-MT', 'state'],
    ['45/TANDTC-PC', '45/TANDTC-PC', 'state'],
    ['30/2020/NĐ-CP', '30/2020/NĐ-CP', 'state'],
    ['23/2021/QĐ-TTg', '23/2021/QĐ-TTg', 'state'],
    ['91/2025/QH15', '91/2025/QH15', 'state'],
    ['1656/NQ-UBTVQH15', '1656/NQ-UBTVQH15', 'state'],
    ['12/nq-hdnd', '12/NQ-HĐND', 'state'],
    ['Chỉ thị số 17 / CT - UBND', '17/CT-UBND', 'state'],
    ['17/CT–UBND', '17/CT-UBND', 'state'],
    ['23/2021/QĐ-TTg'.normalize('NFD'), '23/2021/QĐ-TTg', 'state'],
    ['03/NQ-HĐND'.normalize('NFD'), '03/NQ-HĐND', 'state'],
  ])('%j is %s of the %s family', (raw, canonical, family) => {
    expect(read(raw)).toMatchObject({ canonical, family, raw: raw.normalize('NFC') })
  })

  it('takes the number apart', () => {
    expect(read('16-CT/Ttg')).toMatchObject({ serial: 16, year: null, kindSymbol: 'CT', issuerSymbol: 'TTg' })
    expect(read('91/2025/QH15')).toMatchObject({ serial: 91, year: 2025, kindSymbol: null, issuerSymbol: 'QH' })
    expect(read('5599/BYT-MT')).toMatchObject({ kindSymbol: null, issuerSymbol: 'BYT' })
  })

  it.each(['17/CT-ABCD', '05-CT/XX', '1/XYZ'])('refuses %j: its issuer is of no known family', (raw) => {
    expect(parseDocumentNumber(raw, issuers)).toMatchObject({
      ok: false,
      refusal: { code: 'DOCUMENTS.NUMBER_OF_NO_KNOWN_FAMILY', params: { raw } },
    })
  })

  it.each(['', '17', 'CT-UBND', '17/2021', '00/CT-UBND', '123456/CT-UBND', '<script>17/CT-UBND', '17/CT-UBND; x'])(
    'refuses %j: it is no number',
    (raw) => {
      expect(parseDocumentNumber(raw, issuers)).toMatchObject({
        ok: false,
        refusal: { code: 'DOCUMENTS.NUMBER_UNREADABLE' },
      })
    },
  )

  it('reads its own spelling again, and any mixture of separators, case and composition alike', () => {
    const symbol = fc.constantFrom(...rows.flatMap(({ symbols }) => symbols))
    const kind = fc.constantFrom('CT', 'NQ', 'QĐ', 'TB', 'CV', 'CĐ', 'KH')
    const separators = fc.constantFrom(['/', '-'], ['-', '/'], [' / ', ' - '], ['–', '/'])
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        kind,
        symbol,
        separators,
        (serial, letters, issuer, [first, second]) => {
          const canonical = read(`${serial}/${letters}-${issuer}`).canonical
          expect(read(canonical).canonical).toBe(canonical)
          expect(
            read(`${serial}${first}${letters.toLowerCase()}${second}${issuer.toUpperCase()}`.normalize('NFD'))
              .canonical,
          ).toBe(canonical)
        },
      ),
    )
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        expect(typeof parseDocumentNumber(raw, issuers).ok).toBe('boolean')
      }),
    )
  })
})

describe('[DOC-04] the same document is entered once', () => {
  const appeal = { canonical: read('16-CT/Ttg').canonical, issuerCode: 'thu-tuong', issuedOn: null }

  it('knows a citation in another spelling and without a date', () => {
    const full = { canonical: read('16/CT-TTg').canonical, issuerCode: 'thu-tuong', issuedOn: '2020-03-31' as never }
    expect(isSameDocument(appeal, full)).toBe(true)
  })

  it('keeps apart the same number of another year or another issuer', () => {
    const of2021 = { canonical: '17/CT-UBND', issuerCode: 'chu-tich-ubnd-tp', issuedOn: '2021-07-23' as never }
    expect(isSameDocument(of2021, { ...of2021, issuedOn: '2020-07-31' as never })).toBe(false)
    expect(isSameDocument(of2021, { ...of2021, issuerCode: 'ubnd-xa' })).toBe(false)
  })
})

describe('[DOC-03] documents cited in a text', () => {
  it('finds each once, in the order of mention, and passes over what only looks like a number', () => {
    const text = `Căn cứ Chỉ thị số 16-CT/Ttg, Chỉ thị 17/CT-UBND ngày 23/7/2021 (và các Thông báo 428-TB/TU, 430-TB/TU);
      trực 24/24h, 22/22 chốt, chỉ thị số 16/CT-TTg và Nghị quyết 68/NQ-CP.`
    expect(findDocumentNumbers(text, issuers).map(({ canonical }) => canonical)).toEqual([
      '16/CT-TTg',
      '17/CT-UBND',
      '428-TB/TU',
      '430-TB/TU',
      '68/NQ-CP',
    ])
  })
})

describe('[DOC-04] the dictionary of issuers', () => {
  it('refuses a catalogue in which one symbol signs in two forms', () => {
    expect(() =>
      issuerDictionary([
        { symbols: ['TU'], numbering: 'party' },
        { symbols: ['tu'], numbering: 'state' },
      ]),
    ).toThrow(RangeError)
  })
})
