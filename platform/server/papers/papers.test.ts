import { inflateRawSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Paper, paperFigure, paperText, toInstant } from '#kit'
import { renderPaper } from './index.ts'

const madeAt = toInstant('2021-08-10T20:00:00+07:00')
const stacked = 'Ế Ộ Ữ Ặ ẳ ễ ở ự ỹ ỵ đ Đ'
const hostile = '<w:p/>&amp;"]]>\u202Eđảo'

const paper: Paper = {
  language: 'vi',
  style: 'state',
  superior: null,
  issuer: ['ỦY BAN NHÂN DÂN', 'QUẬN HOÀNG MAI'],
  number: 'Số: 12/BC-UBND',
  placeAndDay: 'Hoàng Mai, ngày 10 tháng 8 năm 2021',
  kind: 'BÁO CÁO NHANH',
  subject: 'Tình hình tính đến 20:00 10/8/2021',
  standing: null,
  blocks: [
    { kind: 'heading', level: 1, text: 'I. SỐ LIỆU' },
    { kind: 'list', items: [[{ text: stacked, sources: [1] }], paperText(hostile)] },
    { kind: 'paragraph', text: [paperFigure({ kind: 'about', value: 7500 }, 'vi', { unit: 'giường', sources: [1] })] },
    {
      kind: 'table',
      columns: [
        { head: 'TT', width: 1, align: 'center' },
        { head: 'Nội dung', width: 8, align: 'start' },
      ],
      rows: Array.from({ length: 500 }, (_, index) => ({
        cells: [paperText(String(index + 1)), paperText(`Chốt số ${index + 1} thiếu y tế ca 22 giờ`)],
      })),
    },
  ],
  sources: ['Quận ủy Hoàng Mai, báo cáo ngày 10/8/2021'],
  sourcesTitle: 'Nguồn số liệu',
  recipientsTitle: 'Nơi nhận:',
  recipients: ['UBND Thành phố (để báo cáo);', 'Lưu: VT.'],
  signatures: [{ lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], note: null, name: 'Nguyễn Văn Thử' }],
  colophon: null,
}

describe('a paper as DOCX', () => {
  it('[RPT-02] keeps every word as it was written, marks and all, and repeats the head of a long table', async () => {
    const body = entryOf(await renderPaper(paper, { format: 'docx', madeAt }), 'word/document.xml')
    const words = body.replaceAll(/<[^>]+>/g, '\n')
    expect(words).toContain(stacked)
    expect(words).toContain('&lt;w:p/&gt;&amp;amp;')
    expect(words).toContain('Chốt số 500 thiếu y tế ca 22 giờ')
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(body).toMatch(/<w:i\/>(?:(?!<\/w:r>).)*khoảng 7\.500 giường/)
    expect(body).toMatch(/<w:vertAlign w:val="superscript"\/>(?:(?!<\/w:r>).)*\[1\]/)
    // A4; 20, 15, 20 and 30 mm in twentieths of a point (Nghị định 30/2020/NĐ-CP, annex I).
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(body).toMatch(/<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/)
  })

  it('[LVL-03] annexes stand behind the signature, each on a page of its own', async () => {
    const annexes = [
      { name: 'Phụ lục 1', title: 'Cấp độ dịch', note: '(Kèm theo 1/TB)', blocks: paper.blocks.slice(0, 1) },
    ]
    const body = entryOf(await renderPaper({ ...paper, annexes }, { format: 'docx', madeAt }), 'word/document.xml')
    expect(body.indexOf('Phụ lục 1')).toBeGreaterThan(body.indexOf('Nguyễn Văn Thử'))
    expect(body.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1)
    const pages = async (of: Paper) =>
      (await renderPaper(of, { format: 'pdf', madeAt })).toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
    expect(await pages({ ...paper, annexes })).toBe((await pages(paper)) + 1)
  })

  it('the Party’s paper has the Party’s head, and not the state’s', async () => {
    const party: Paper = { ...paper, style: 'party', issuer: ['THÀNH ỦY HÀ NỘI', 'QUẬN ỦY HOÀNG MAI'] }
    const body = entryOf(await renderPaper(party, { format: 'docx', madeAt }), 'word/document.xml')
    expect(body).toContain('ĐẢNG CỘNG SẢN VIỆT NAM')
    expect(body).not.toContain('CỘNG HÒA XÃ HỘI')
  })
})

describe('a paper as PDF', () => {
  it('[RPT-02] carries its letters, and every letter of the text can be read back out of it', async () => {
    const bytes = await renderPaper(paper, { format: 'pdf', madeAt })
    const text = bytes.toString('latin1')
    expect(text.slice(0, 8)).toBe('%PDF-1.7')
    expect(text).toMatch(/\/Lang \(vi-VN\)/)
    expect([...new Set(text.match(/\+Tinos-\w+/g))].sort()).toEqual([
      '+Tinos-Bold',
      '+Tinos-BoldItalic',
      '+Tinos-Italic',
      '+Tinos-Regular',
    ])
    expect(text.match(/\/FontFile2 /g)?.length).toBeGreaterThanOrEqual(4)
    expect(text.match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThan(10)
    const known = lettersOf(bytes)
    for (const letter of stacked.replaceAll(' ', '')) expect(known, letter).toContain(letter)
  })

  it('is the same bytes for the same paper and moment', async () => {
    const [one, other] = [
      await renderPaper(paper, { format: 'pdf', madeAt }),
      await renderPaper(paper, { format: 'pdf', madeAt }),
    ]
    expect(one.equals(other)).toBe(true)
  })
})

describe('writing papers', () => {
  it('holds nobody else up: other work goes on while a long table is written', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    await renderPaper(paper, { format: 'pdf', madeAt })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
  })

  it('one that cannot be written fails alone; the next is written', async () => {
    const broken = { ...paper, blocks: null } as unknown as Paper
    const [bad, good] = await Promise.allSettled([
      renderPaper(broken, { format: 'docx', madeAt }),
      renderPaper({ ...paper, blocks: [] }, { format: 'docx', madeAt }),
    ])
    expect(bad.status).toBe('rejected')
    expect(good.status).toBe('fulfilled')
  })
})

/** One file of a zip, as text. */
function entryOf(zip: Buffer, wanted: string): string {
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) + 16)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const nameLength = zip.readUInt16LE(at + 28)
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === wanted) {
      const local = zip.readUInt32LE(at + 42)
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20))).toString('utf8')
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  throw new Error(`no ${wanted} in the zip`)
}

/** All letters that the PDF's fonts can be read back to (their ToUnicode tables). */
function lettersOf(pdf: Buffer): Set<string> {
  const letters = new Set<string>()
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    const table = inflated(pdf.subarray(at + 7, pdf.indexOf('\nendstream', at)))
    if (!table.includes('beginbfrange')) continue
    for (const [, hex] of table.matchAll(/<([0-9a-f]{4})>/gi))
      letters.add(String.fromCharCode(Number.parseInt(hex ?? '', 16)))
  }
  return letters
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1')
  } catch {
    return ''
  }
}
