import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, TestCity } from '#test-city'
import { openTestCity } from '#test-city'
import type { Brief } from '../domain/index.ts'
import { putDirective17InForce, revokeDocument } from './testing/put-in-force.ts'
import { unzip, wordsOf } from './testing/unzip.ts'

let city: TestCity
let district: Person
let ward: Person
let chair: Person
let directiveId: string

type Answer = {
  brief: Brief
  paper: { blocks: unknown[]; sources: string[]; subject: string; standing: string | null }
  digest: string
  mayIssue: boolean
}

const briefOf = async (person: Person, areaId: number, query = '') => {
  const { status, body } = await person.get<Answer>(`/briefs/areas/${areaId}${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  chair = await city.signIn('leader', '01')
  district = await city.signIn('leader', '008')
  ward = await city.signIn('leader', '00328')
  directiveId = await putDirective17InForce(chair)
  for (const hour of [19, 20, 30]) {
    const day = hour > 24 ? 29 : 27
    const dueAt = `2021-07-${day}T${String(hour % 24).padStart(2, '0')}:00:00+07:00`
    const payload = { areaId: city.area('00328'), title: `Lập chốt ${hour}`, ownerPostId: ward.postId, dueAt }
    expect(await chair.send({ type: 'tasks.create', payload })).toMatchObject({ outcome: 'accepted' })
  }
  city.clock.set('2021-07-27T13:30:00.000Z' as never)
  await city.settle()
})
afterAll(() => city.close())

describe('the brief of an area', () => {
  it('[RPT-02] says in one question what is in force, what is wrong and whose it is, as the board does', async () => {
    const { brief, paper } = await briefOf(district, district.areaId)
    const { body: board } = await district.get<{
      gaps: { open: number; overdue: number }
      numbers: { key: string; value: number }[]
    }>(`/overview/areas/${district.areaId}/board`)
    expect(brief.inForce).toMatchObject([{ label: { vi: 'Chỉ thị 17/CT-UBND' }, day: 4, of: 15 }])
    expect(brief.gaps).toMatchObject({ open: board.gaps.open, overdue: board.gaps.overdue })
    expect(brief.tasks).toMatchObject({ open: 3, overdue: 2, dueSoon: 0 })
    expect(brief.tasks.open).toBe(board.numbers.find(({ key }) => key === 'tasks-open')?.value)
    expect(brief.tasks.lines.map(({ title, count, overdue }) => [title, count, overdue])).toEqual([
      ['Lập chốt 19', 1, true],
      ['Lập chốt 20', 1, true],
    ])
    expect(brief.gaps.lines.reduce((sum, { count }) => sum + count, 0)).toBe(brief.gaps.open)
    expect(brief.gaps.lines[0]).toMatchObject({ owner: { name: expect.any(String), post: expect.any(String) } })
    expect(brief.documents).toMatchObject([{ label: { vi: 'Chỉ thị 17/CT-UBND' } }])
    expect(paper.subject).toContain('quận Hoàng Mai, tính đến 20:30 27/7/2021')
    const english = await briefOf(district, district.areaId, '?language=en')
    expect(english.paper.subject).toContain('in Hoàng Mai Urban District, as of 20:30 27/7/2021')
    expect(paper.sources[0]).toMatch(/17\/CT-UBND/)
  })

  it('[RPT-02] speaks of any moment by what was on record then, and says what cannot be known of it', async () => {
    const before = await briefOf(district, district.areaId, `?at=${encodeURIComponent('2021-07-27T17:00:00+07:00')}`)
    expect(before.brief).toMatchObject({ inForce: [], tasks: { open: 0 }, gaps: { open: 0 } })
    expect(before.brief.limits.map(({ vi }) => vi).join(' ')).toMatch(/chưa ghi gì.*không dựng lại được/)
    const then = await briefOf(district, district.areaId, `?at=${encodeURIComponent('2021-07-27T18:30:00+07:00')}`)
    expect(then.brief.tasks).toMatchObject({ open: 3, overdue: 0, dueSoon: 2 })
    expect(then.brief.inForce).toHaveLength(1)
    const now = await briefOf(district, district.areaId)
    expect(now.brief.limits).toEqual([])
  })

  it('[SG-09] is for who may read it there: a neighbour gets "not found", a visitor is asked to sign in', async () => {
    const { areaId } = district
    expect((await ward.get(`/briefs/areas/${areaId}`)).status).toBe(404)
    expect((await ward.request('GET', `/briefs/areas/${areaId}/file?format=pdf`)).status).toBe(404)
    expect((await city.visitor().get(`/briefs/areas/${areaId}`)).status).toBe(401)
    expect((await city.visitor().request('GET', `/briefs/areas/${areaId}/file?format=pdf`)).status).toBe(401)
    expect((await district.request('GET', `/briefs/areas/${areaId}/file?format=exe`)).status).toBe(404)
  })
})

describe('the brief as a file', () => {
  it('[RPT-02] is a DOCX that the office can go on with: head, figures and signature as they stand on the paper', async () => {
    const response = await district.request('GET', `/briefs/areas/${district.areaId}/file?format=docx`)
    expect(response.headers.get('content-type')).toContain('wordprocessingml')
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('Báo cáo nhanh Quận Hoàng Mai'))
    const files = unzip(Buffer.from(await response.arrayBuffer()))
    const body = wordsOf(files.get('word/document.xml') ?? '')
    for (const words of [
      'ỦY BAN NHÂN DÂN',
      'QUẬN HOÀNG MAI',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      '/BC-UBND',
      'Hoàng Mai, ngày 27 tháng 7 năm 2021',
      'BÁO CÁO NHANH',
      'ngày 4/15, từ 06:00 24/7/2021 đến 06:00 8/8/2021',
      'Nơi nhận:',
      'CHỦ TỊCH',
    ])
      expect(body).toContain(words)
    expect(files.get('word/document.xml')).toContain('w:tblHeader')
    expect(files.get('word/styles.xml')).toContain('Times New Roman')
    expect([...files.keys()].filter((name) => name.includes('vba'))).toEqual([])
  })

  it('[RPT-02] is a PDF with its letters in it, its title and its language', async () => {
    const response = await district.request('GET', `/briefs/areas/${district.areaId}/file?format=pdf`)
    const text = Buffer.from(await response.arrayBuffer()).toString('latin1')
    expect(text.startsWith('%PDF-1.7')).toBe(true)
    expect(text).toMatch(/\/Lang \(vi-VN\)/)
    expect(text).toMatch(/\/FontFile2 /)
    expect(text).toMatch(/\/BaseFont \/\w+\+Tinos-Regular/)
    expect(text).toMatch(/\/DisplayDocTitle true/)
    expect(text.match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThanOrEqual(1)
  })

  it('[SG-09] every file that leaves is written down first: who, what, of which area; and who was refused one', async () => {
    const all = await city.db
      .selectFrom('reads_logged')
      .select(['account_id', 'area_id', 'reason', 'outcome'])
      .where('subject_kind', '=', 'GET /api/briefs/areas/:id/file')
      .orderBy('id')
      .execute()
    const rows = all.filter(({ outcome }) => outcome === 'shown')
    expect(all.some((row) => row.outcome === 'refused' && row.account_id === ward.accountId)).toBe(true)
    expect(rows[0]).toMatchObject({ account_id: district.accountId, area_id: district.areaId, outcome: 'shown' })
    expect(rows.map(({ reason }) => reason)).toEqual([
      'DOCX: Báo cáo nhanh Quận Hoàng Mai 2021-07-27 2030',
      'PDF: Báo cáo nhanh Quận Hoàng Mai 2021-07-27 2030',
    ])
  })
})

describe('a signed brief', () => {
  const sign = (person: Person, payload: object) => person.send({ type: 'briefs.issue', payload })

  it('[RPT-02] [SG-08] is signed by a named person who has read it, and later records do not change it', async () => {
    const { brief, digest } = await briefOf(district, district.areaId)
    const payload = { areaId: district.areaId, at: brief.at, digest, number: '12/BC-UBND' }
    expect(await sign(ward, payload)).toMatchObject({ outcome: 'refused' })
    city.clock.set('2021-07-27T13:40:00.000Z' as never)
    await city.settle()
    const answer = await sign(district, payload)
    expect(answer).toMatchObject({ outcome: 'accepted', result: { briefId: expect.any(String) } })
    const { briefId, hash } = (answer as unknown as { result: { briefId: string; hash: string } }).result
    city.clock.set('2021-07-28T01:00:00.000Z' as never)
    const later = {
      areaId: city.area('00328'),
      title: 'Việc thêm',
      ownerPostId: ward.postId,
      dueAt: '2021-07-29T08:00:00+07:00',
    }
    await chair.send({ type: 'tasks.create', payload: later })
    await city.settle()
    const kept = await chair.get<Answer & { line: { by: string; number: string; hash: string } }>(
      `/briefs/issued/${briefId}`,
    )
    expect(kept.body.brief).toEqual(brief)
    expect(kept.body.line).toMatchObject({ number: '12/BC-UBND', by: expect.any(String), hash })
    expect(kept.body.paper).toMatchObject({ standing: null, number: 'Số: 12/BC-UBND' })
    expect((await ward.get(`/briefs/issued/${briefId}`)).status).toBe(404)
    const entry = await city.db
      .selectFrom('journal')
      .select(['data', 'officer_id', 'post_id'])
      .where('type', '=', 'brief-issued')
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({
      officer_id: district.officerId,
      post_id: district.postId,
      data: { contentHash: hash },
    })
    const notice = await city.db.selectFrom('notices').select('officer_id').where('kind', '=', 'brief-issued').execute()
    expect(notice).toEqual([{ officer_id: chair.officerId }])
    const pdf = await chair.request('GET', `/briefs/issued/${briefId}/file?format=pdf`)
    expect(Buffer.from(await pdf.arrayBuffer()).toString('latin1', 0, 8)).toBe('%PDF-1.7')
    const list = await chair.get<{ items: { id: string }[] }>(`/briefs/issued?areaId=${chair.areaId}`)
    expect(list.body.items.map(({ id }) => id)).toEqual([briefId])
  })

  it('[SG-14] is refused when the records of that moment were added to since it was read, and for a moment to come', async () => {
    const { brief, digest } = await briefOf(district, district.areaId)
    const other = digest.replace(/^./, digest.startsWith('0') ? '1' : '0')
    const areaId = district.areaId
    expect(await sign(district, { areaId, at: brief.at, digest: other })).toMatchObject({
      refusal: { code: 'BRIEFS.CHANGED_SINCE_READ' },
    })
    expect(await sign(district, { areaId, at: '2021-08-30T08:00:00+07:00', digest })).toMatchObject({
      refusal: { code: 'BRIEFS.AHEAD' },
    })
  })
})

describe('looking back', () => {
  it('[RPT-02] [DOC-01] an order that was ended later still shows, in the brief of the time before, the end it then had', async () => {
    const at = encodeURIComponent('2021-07-27T20:30:00+07:00')
    const before = await briefOf(chair, chair.areaId, `?at=${at}`)
    city.clock.set('2021-07-28T03:00:00.000Z' as never)
    await revokeDocument(chair, directiveId)
    expect((await briefOf(chair, chair.areaId)).brief.inForce).toEqual([])
    const later = await briefOf(chair, chair.areaId, `?at=${at}`)
    expect(later.brief.inForce).toEqual(before.brief.inForce)
    expect(later.brief.inForce).toMatchObject([{ to: '2021-08-07T23:00:00.000Z', of: 15 }])
  })
})
