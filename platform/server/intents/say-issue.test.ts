import { expect, it } from 'vitest'
import { z } from 'zod'
import { sayIssue } from './say-issue.ts'

const payload = z.strictObject({
  areaId: z.int(),
  title: z.string().min(1).max(5),
  kind: z.enum(['gateway', 'inner']),
  rows: z.array(z.strictObject({ at: z.iso.datetime() })).max(2),
  temperature: z.number().max(45).optional(),
  code: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  subject: z
    .union([z.strictObject({ siteId: z.int() }), z.strictObject({ post: z.string(), on: z.string() })])
    .optional(),
  note: z.string().refine((text) => !text.includes('<'), { message: 'Không nhận thẻ HTML.' }),
})
const right = { areaId: 1, title: 'Chốt', kind: 'gateway', rows: [], note: '' }

const said = (more: object) => {
  const issue = payload.safeParse({ ...right, ...more }).error?.issues[0]
  return issue && sayIssue(issue)
}

it('[TSK-01] what a schema complains of is said in both languages, with its place', () => {
  expect(said({})).toBeUndefined()
  expect(said({ areaId: undefined })).toEqual({ vi: 'areaId: chưa có', en: 'areaId: is missing' })
  expect(said({ areaId: 'ba' })).toEqual({ vi: 'areaId: phải là số', en: 'areaId: must be a number' })
  expect(said({ areaId: 1.5 })).toEqual({ vi: 'areaId: phải là số nguyên', en: 'areaId: must be a whole number' })
  expect(said({ title: 'Chốt 12' })).toEqual({ vi: 'title: nhiều nhất 5 ký tự', en: 'title: at most 5 characters' })
  expect(said({ temperature: 388 })?.vi).toBe('temperature: nhiều nhất 45')
  expect(said({ kind: 'outer' })?.en).toBe('kind: must be gateway | inner')
  expect(said({ rows: [{ at: 'hôm qua' }] })?.vi).toBe('rows.0.at: không đúng dạng (datetime)')
  expect(said({ code: 'x' })).toEqual({ vi: 'code: không đúng dạng', en: 'code: is not in the right form' })
  expect(said({ rows: Array(3).fill({ at: '2021-07-27T11:00:00Z' }) })?.vi).toBe('rows: nhiều nhất 2 mục')
  expect(said({ colour: 1 })).toEqual({ vi: 'không có mục nào tên colour', en: 'has no colour' })
  expect(said({ subject: { siteId: 'chợ' } })?.vi, 'of several forms the nearest').toBe('subject: siteId: phải là số')
  expect(said({ note: '<b>' })?.en).toBe('note: Không nhận thẻ HTML.')
})
