import { expect, it } from 'vitest'
import { toInstant } from '#kit'
import { recordInspection } from '../domain/index.ts'
import { without } from './complaints.ts'
import { nothingFound } from './found.ts'
import { complaintsOfRecord, fieldsOf, type InspectionDraft, toRecord } from './record.ts'
import { complaintsOfVisit } from './visit-draft.ts'

const endAt = toInstant('2021-07-27T10:00:00+07:00')
const draft: InspectionDraft = {
  kind: 'inspection',
  surprise: true,
  subject: { kind: 'area', areaId: 7 },
  endAt,
  startAt: toInstant('2021-07-27T09:30:00+07:00'),
  answers: [],
  findings: [{ ...nothingFound, title: '<b>Chốt không người trực</b>', at: toInstant('2021-07-27T09:45:00+07:00') }],
  photos: [],
  outcome: 'lax',
}

it('[INS-06] a whole inspection is what its contract takes: moments as seconds before the end, words as they were typed', () => {
  const checked = recordInspection.payload.parse(toRecord(draft, undefined))
  expect(checked).toMatchObject({
    kind: 'inspection',
    surprise: true,
    checkIn: { secondsAgo: 1800 },
    findings: [{ title: '<b>Chốt không người trực</b>', secondsAgo: 900 }],
    finish: { outcome: 'lax' },
  })
})

it('[INS-01] of a planned one only its id is said, so that nothing of the plan can be changed by the record', () => {
  const planned = toRecord({ ...draft, inspectionId: '0190d6c5-0000-7000-8000-000000000001' }, undefined)
  expect(planned).not.toHaveProperty('subject')
  expect(recordInspection.payload.safeParse(planned).success).toBe(true)
})

it('[INS-06] what a record lacks is said beside its field, and is forgotten when that field is changed', () => {
  const bare = { ...draft, subject: undefined, kind: undefined, outcome: undefined, findings: [nothingFound] }
  const missing = complaintsOfRecord(bare, undefined)
  expect(Object.keys(missing).toSorted()).toEqual(['findings.0.title', 'finish.outcome', 'kind', 'subject'])
  expect(missing.subject?.vi).toBe('Chưa điền.')
  expect(Object.keys(without(missing, fieldsOf({ outcome: 'good' })))).not.toContain('finish.outcome')
  expect(complaintsOfRecord(draft, undefined)).toEqual({})
  expect(
    complaintsOfRecord({ ...bare, inspectionId: '0190d6c5-0000-7000-8000-000000000001', findings: [] }, undefined),
  ).toEqual({
    'finish.outcome': missing.kind,
  })
})

it('[INS-06] what does not fit is said of the very item and finding', () => {
  const answers = [
    { item: 'masks', verdict: 'yes' as const },
    { item: 'people', number: -1 },
  ]
  const found = { ...nothingFound, title: 'Thiếu khẩu trang', count: 0 }
  const unfit = complaintsOfRecord({ ...draft, findings: [found] }, { checklist: 'checkpoint', version: 1, answers })
  expect(Object.keys(unfit).toSorted()).toEqual(['findings.0.count', 'sheets.0.answers.1.number'])
  expect(unfit['findings.0.count']?.vi).toBe('Chưa đúng, xem lại giúp.')
})

it('[INS-12] a visit lacks its title, its area and the name of a stop until they are given', () => {
  const visit = { kind: 'survey' as const, at: endAt, stops: [{ photos: [] }] }
  expect(Object.keys(complaintsOfVisit(visit)).toSorted()).toEqual(['areaId', 'stops.0.name', 'title'])
  const whole = { ...visit, areaId: 7, title: 'Chốt cửa ngõ', stops: [{ name: 'Chốt cầu Giẽ', photos: [] }] }
  expect(complaintsOfVisit(whole)).toEqual({})
})
