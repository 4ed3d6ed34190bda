import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Paper } from '#kit'
import { openTestCity, type TestCity } from '#test-city'
import { type Desk, openDesk } from '../testing/desk.ts'

let city: TestCity
let desk: Desk

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  desk = await openDesk(city)
})
afterAll(() => city?.close())

type Answer = { readonly paper: Paper; readonly hasPerson: boolean }
const reason = 'Giao quyết định cho người bị phạt'
const paperAt = (violationId: string, paper: string, query = '') => `/violations/${violationId}/papers/${paper}${query}`
const withReason = `?reason=${encodeURIComponent(reason)}`
const looks = () =>
  city.db
    .selectFrom('reads_logged' as never)
    .selectAll()
    .execute() as Promise<{ subject_id: string; reason: string; outcome: string }[]>

/** A dossier decided by the ward's chair. */
async function decided(): Promise<string> {
  const violationId = await desk.proposed()
  await desk.must(desk.ward, 'decide', { violationId })
  return violationId
}

describe('papers of a dossier', () => {
  it('[SG-07] [VIO-01] the decision prints its sum in words and the way to appeal; before it is decided it is a draft', async () => {
    const violationId = await desk.proposed()
    const draft = (await desk.police.get<Answer>(paperAt(violationId, 'decision'))).body.paper
    expect(draft.standing).toMatch(/^DỰ THẢO - CHƯA KÝ/)
    await desk.must(desk.ward, 'decide', { violationId })
    const { paper } = (await desk.police.get<Answer>(paperAt(violationId, 'decision'))).body
    const said = JSON.stringify(paper)
    expect(paper.standing).toBeNull()
    expect(paper.number).toMatch(/^Số: \d+\/QĐ-XPHC$/)
    expect(said).toContain('2.000.000 đồng (Bằng chữ: Hai triệu đồng)')
    expect(said).toContain('điểm a khoản 1 Điều 12 Nghị định 117/2020/NĐ-CP')
    expect(said).toContain('khiếu nại trong thời hạn 90 ngày')
    expect(said).toMatch(/Nơi nhận khiếu nại: Ủy ban nhân dân phường/)
  })

  it('[SG-09] carries the person only for a reason, and the look is written down', async () => {
    const violationId = await decided()
    const before = (await looks()).length
    const blank = (await desk.police.get<Answer>(paperAt(violationId, 'record'))).body
    expect(blank.hasPerson).toBe(false)
    expect(JSON.stringify(blank)).not.toContain('Người Thử Nghiệm')
    expect(await looks()).toHaveLength(before)
    const full = (await desk.police.get<Answer>(paperAt(violationId, 'record', withReason))).body
    expect(full.hasPerson).toBe(true)
    expect(JSON.stringify(full)).toContain('Người Thử Nghiệm')
    expect((await looks()).filter((look) => look.subject_id === violationId)).toMatchObject([{ reason }])
  })

  it('[VIO-01] [SG-09] the record prints witness and measures, sealed like the person', async () => {
    const witness = 'Bà Nhân Chứng, tổ 5'
    const violationId = await desk.recorded({}, { witness, measures: 'Đã yêu cầu về nhà ngay' })
    const said = async (more = '') =>
      JSON.stringify((await desk.police.get<Answer>(paperAt(violationId, 'record', more))).body)
    expect(await said()).not.toContain(witness)
    expect(await said(withReason)).toContain(witness)
    expect(await said(withReason)).toContain('Đã yêu cầu về nhà ngay')
    const kept = await sql`select to_jsonb(violation_sealed) as row from violation_sealed`.execute(city.db)
    expect(JSON.stringify(kept.rows)).not.toContain('Nhân Chứng')
  })

  it('[VIO-01] no two decisions of a chair share a number, though their dossiers come from different communes', async () => {
    const neighbour = await city.signIn('police', '00331')
    const elsewhere = randomUUID()
    const act = desk.act({ areaId: city.area('00331'), behaviour: 'V06', variant: undefined })
    await neighbour.send({ id: elsewhere, type: 'violations.detect', payload: act })
    for (const step of ['record', 'propose', 'transfer'])
      await desk.must(neighbour, step, {
        violationId: elsewhere,
        ...(step === 'record' ? { waivesExplanation: true } : {}),
      })
    const here = await desk.detect({ behaviour: 'V06', variant: undefined })
    await desk.must(desk.police, 'record', { violationId: here, waivesExplanation: true })
    for (const step of ['propose', 'transfer']) await desk.must(desk.police, step, { violationId: here })
    const numbers = []
    for (const violationId of [elsewhere, here])
      numbers.push((await desk.must(desk.district, 'decide', { violationId })).decisionNumber)
    expect(numbers).toEqual(['1/QĐ-XPHC', '2/QĐ-XPHC'])
  })

  it('[SG-09] a neighbour’s paper is not found, on the screen and as a file, with and without a reason', async () => {
    const violationId = await decided()
    const neighbour = await city.signIn('leader', '00331')
    for (const path of ['', withReason]) {
      expect((await neighbour.get(paperAt(violationId, 'decision', path))).status).toBe(404)
      const file = paperAt(violationId, 'decision/file', path === '' ? '?format=pdf' : `${path}&format=pdf`)
      expect((await neighbour.get(file)).status).toBe(404)
    }
    const tried = (await looks()).filter((look) => look.subject_id === violationId)
    expect(tried.map(({ outcome }) => outcome)).toEqual(tried.map(() => 'refused'))
  })

  it('[VIO-01] a paper that cannot be made yet is not found', async () => {
    const violationId = await desk.recorded()
    expect((await desk.police.get(paperAt(violationId, 'decision'))).status).toBe(404)
    expect((await desk.police.get(paperAt(violationId, 'appeal-decision'))).status).toBe(404)
    expect((await desk.police.get(paperAt(violationId, 'record'))).status).toBe(200)
  })

  it('[VIO-04] the notice of transfer names who may decide and why', async () => {
    const violationId = await desk.proposed({ behaviour: 'V06', variant: undefined })
    const { paper } = (await desk.police.get<Answer>(paperAt(violationId, 'transfer'))).body
    const said = JSON.stringify(paper)
    expect(said).toMatch(/Chủ tịch Ủy ban nhân dân (quận|huyện)/)
    expect(said).toContain('10.000.000 đồng, vượt thẩm quyền phạt tiền đến 5.000.000 đồng')
    expect(paper.standing).toMatch(/^DỰ THẢO/)
  })
})

describe('the list of decisions', () => {
  const list = (query: string) =>
    `/violation-decision-list/file?areaId=${desk.areaId}&from=2021-07-27&to=2021-07-27&format=${query}`

  it('[VIO-01] leaves as DOCX and PDF, without names and without a look', async () => {
    await decided()
    const before = (await looks()).length
    for (const [format, head] of [
      ['pdf', '%PDF-1.7'],
      ['docx', 'PK'],
    ] as const) {
      const response = await desk.ward.request('GET', list(format))
      expect(response.status).toBe(200)
      expect(
        Buffer.from(await response.arrayBuffer())
          .toString('latin1')
          .slice(0, head.length),
      ).toBe(head)
    }
    expect(await looks()).toHaveLength(before)
  })

  it('[SG-09] with names only for a reason: every person on it is a look that was written down', async () => {
    const violationId = await decided()
    const response = await desk.ward.request('GET', `${list('docx')}&reason=${encodeURIComponent(reason)}`)
    expect(response.status).toBe(200)
    expect((await looks()).filter((look) => look.subject_id === violationId)).toMatchObject([{ reason }])
  })
})
