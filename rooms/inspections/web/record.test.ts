import { expect, it } from 'vitest'
import { toInstant } from '#kit'
import { recordInspection } from '../domain/index.ts'
import { nothingFound } from './found.ts'
import { type InspectionDraft, toRecord } from './record.ts'

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
