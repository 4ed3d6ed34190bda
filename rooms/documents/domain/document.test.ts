import { describe, expect, it } from 'vitest'
import kindRows from '../../../profiles/hanoi-2021/documents/kinds.json' with { type: 'json' }
import { refuseCompliance } from './binding.ts'
import { documentKindCatalogue, findRowOn } from './catalogue.ts'
import { readRecipient } from './document.ts'

describe('[DOC-05] nơi nhận, line by line', () => {
  it.each([
    ['- TT HĐND – lãnh đạo UBND Thành phố, (để b/cáo)', 'TT HĐND – lãnh đạo UBND Thành phố', 'to-report'],
    ['- MTTQ và các đoàn thể CT-XH quận, (để t/hiện)', 'MTTQ và các đoàn thể CT-XH quận', 'to-act'],
    ['- Công an Thành phố (để phối hợp);', 'Công an Thành phố', 'to-coordinate'],
    ['- Báo Hànộimới (để biết).'.normalize('NFD'), 'Báo Hànộimới', 'to-know'],
    ['- Lưu Văn phòng Quận ủy.', 'Văn phòng Quận ủy', 'to-file'],
    ['- Lưu: VT.', 'VT', 'to-file'],
    ['- Thường trực Thành ủy,', 'Thường trực Thành ủy', 'unsaid'],
  ])('reads %j', (line, name, purpose) => {
    expect(readRecipient(line)).toEqual({ name, purpose })
  })
})

describe('[DOC-09] an appeal binds nobody', () => {
  const kinds = documentKindCatalogue.parse(kindRows)
  const kind = (code: string) => {
    const row = findRowOn(kinds, code, '2021-07-29' as never)
    if (!row) throw new Error(`no kind ${code}`)
    return row
  }

  it('refuses tasks and fines under a lời kêu gọi, and under nothing that commands', () => {
    expect(refuseCompliance(kind('loi-keu-goi'))).toMatchObject({
      code: 'DOCUMENTS.BINDS_NOBODY',
      params: { kind: 'lời kêu gọi' },
    })
    for (const code of ['chi-thi', 'cong-van', 'thong-bao', 'nghi-quyet', 'quyet-dinh', 'cong-dien']) {
      expect(refuseCompliance(kind(code))).toBeUndefined()
    }
  })

  it('asks an end of directives and no number of appeals', () => {
    expect(kind('chi-thi')).toMatchObject({ needsEnd: true, numbered: true })
    expect(kind('loi-keu-goi')).toMatchObject({ needsEnd: false, numbered: false })
  })
})
