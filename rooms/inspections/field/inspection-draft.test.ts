import { describe, expect, it } from 'vitest'
import { recordInspection } from '../domain/index.ts'
import { type Catalogue, checklistFor, choicesOf, type FieldKit } from './choose-place.ts'
import {
  type AskedItem,
  answer,
  answerRest,
  firstIncomplete,
  type InspectionDraft,
  toRecord,
} from './inspection-draft.ts'

const start = Date.parse('2021-07-27T11:00:00Z')
const mask: AskedItem = { key: 'mask', text: { vi: 'Đeo khẩu trang', en: 'Masks' }, kind: 'yes-no', severity: 2 }
const water: AskedItem = { key: 'water', text: { vi: 'Sát khuẩn', en: 'Sanitiser' }, kind: 'yes-no', severity: 1 }
const site = '0b0f2b6e-0000-7000-8000-0000000000aa'
const photo = '0b0f2b6e-0000-7000-8000-0000000000bb'
const draft: InspectionDraft = {
  form: 'inspections.record',
  id: '0b0f2b6e-0000-7000-8000-0000000000cc',
  subject: { kind: 'site', id: site },
  name: 'Chợ Ngọc Hà',
  areaName: 'Ngọc Hà',
  siteKind: 'market',
  sheet: { checklist: 'market', version: 3, items: [mask, water] },
  step: 'checklist',
  startedAt: start,
  answers: {},
  findings: [],
  photos: [],
}

describe('an inspection on a phone', () => {
  it('[INS-06] a question answered with no is a finding at once, taken back it is none, asked again it is one', () => {
    const failed = answer(draft, mask, 'no', start + 5_000)
    expect(failed.findings).toMatchObject([{ item: 'mask', title: 'Không đạt: Đeo khẩu trang', seenAt: start + 5_000 }])
    expect(answer(failed, mask, 'no', start + 9_000).findings).toEqual(failed.findings)
    expect(answer(failed, mask, 'yes', start).findings).toEqual([])
  })

  it('[INS-04] becomes one intent that the contract takes: times as seconds before the end, the version that was asked', () => {
    const failed = answerRest(answer(draft, mask, 'no', start + 20_000))
    const findings = failed.findings.map((one) => ({ ...one, photos: [photo], lane: '' }))
    const whole = { ...failed, findings, outcome: 'lax' as const }
    const payload = toRecord(whole, start + 80_000, (id) => id.replaceAll('-', '').padEnd(64, '0'))
    expect(payload).toMatchObject({
      subject: { kind: 'site', id: site },
      checkIn: { secondsAgo: 80 },
      sheets: [{ checklist: 'market', version: 3, answers: [{ verdict: 'no' }, { verdict: 'yes' }] }],
      findings: [{ checklist: 'market', item: 'mask', secondsAgo: 60, fixedOnSpot: false }],
      finish: { outcome: 'lax' },
    })
    expect(recordInspection.payload.safeParse(payload).error).toBeUndefined()
  })

  it('[INS-07] a finding by a template says what the template asks before it leaves the phone', () => {
    const letThrough = { key: 'let-through', asks: ['time', 'lane'] as const }
    const found = { key: 'f', template: 'let-through', seenAt: start, photos: [], fixedOnSpot: false }
    expect(firstIncomplete([found], [letThrough])).toBe(1)
    expect(firstIncomplete([{ ...found, lane: 'làn 2' }], [letThrough])).toBeUndefined()
    expect(firstIncomplete([{ ...found, template: undefined, title: ' ' }], [letThrough])).toBe(1)
  })

  it('[INS-03] a planned one names its plan and says nothing of the place again', () => {
    const planned = toRecord({ ...draft, subject: undefined, inspectionId: site }, start, (id) => id)
    expect(planned).toMatchObject({ inspectionId: site })
    expect(Object.keys(planned)).not.toContain('subject')
    expect(recordInspection.payload.safeParse(planned).error).toBeUndefined()
  })
})

describe('what can be inspected', () => {
  const subject = {
    kind: 'site',
    id: 'post',
    name: 'Chốt Pháp Vân',
    areaId: 1,
    areaName: 'Hoàng Liệt',
    siteKind: 'post',
  }
  const kit = {
    inspections: [{ id: 'plan', subject, surprise: true, place: null, checklist: 'checkpoint' }],
    sites: [
      {
        siteId: site,
        name: 'Chợ Ngọc Hà',
        address: '12 Ngọc Hà',
        kind: 'market',
        areaId: 2,
        areaName: 'Ngọc Hà',
        late: 9,
      },
    ],
  } as unknown as FieldKit
  const catalogue = {
    checklists: [
      { key: 'market', families: ['market'], siteKinds: [], subjects: [] },
      { key: 'checkpoint', families: [], siteKinds: [], subjects: [] },
    ],
  } as unknown as Catalogue

  it('[INS-05] one’s own plans stand first, and both are found without diacritics by name, street or ward', () => {
    expect(choicesOf(kit, '').map(({ key }) => key)).toEqual(['plan', site])
    expect(choicesOf(kit, 'cho ngoc').map(({ key }) => key)).toEqual([site])
    expect(choicesOf(kit, 'hoang liet').map(({ key }) => key)).toEqual(['plan'])
  })

  it('[INS-05] the checklist is the planned one, else that of the family of the place', () => {
    const [planned, market] = choicesOf(kit, '')
    const kinds = { kinds: [{ kind: 'market', family: 'market' }] }
    expect([planned, market].map((one) => checklistFor(one!, catalogue, kinds)?.key)).toEqual(['checkpoint', 'market'])
  })
})
