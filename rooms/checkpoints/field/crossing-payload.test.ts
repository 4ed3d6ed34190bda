import { expect, it } from 'vitest'
import type { PassVerdict } from '#rooms/passes/domain'
import { payloadOf } from './crossing-payload.ts'
import { headOf, seenCode, typedReceipt, verdictKey } from './verdict-words.ts'

const lane = { subject: 'vehicle', people: 3, direction: 'in', noReceipt: 'declared-here' } as const
const title = { vi: 'x', en: 'x' }
const book = { noReceipt: ['declared-here', 'goods-only'].map((key) => ({ key, title })) }
const about = { post: { id: 'p', areaId: 8 }, lane, book, province: undefined, code: undefined }
const reason = (code: string) => ({ code: `PASSES.${code}`, words: title, status: 422 as const })
const verdict = (more: Partial<PassVerdict>): PassVerdict => ({
  ...{ verdict: 'good', claims: null, reasons: [], keysAgeHours: null, filterAgeHours: null },
  ...more,
})

it('[CHK-05] a crossing says its receipt, or why there is none; of goods that they are goods', () => {
  const passed = { ...about, decision: 'passed', reason: 'food' } as const
  expect(payloadOf(passed)).toMatchObject({ people: 3, noReceipt: 'declared-here' })
  expect(payloadOf({ ...passed, lane: { ...lane, subject: 'goods' } })).toMatchObject({ noReceipt: 'goods-only' })
  expect(payloadOf({ ...passed, lane: { ...lane, noReceipt: 'no-longer-listed' } }).noReceipt).toBe('declared-here')
  const claims = { kind: 'receipt', id: '0b5f5a00-0000-7000-8000-000000000001' } as PassVerdict['claims']
  const scanned = payloadOf({ ...passed, code: seenCode(verdict({ claims })).kept })
  expect(scanned).toMatchObject({ receipt: claims?.id })
  expect(scanned).not.toHaveProperty('noReceipt')
  expect(scanned).not.toHaveProperty('pass')
})

it('[SG-10] an emergency is asked for nothing', () => {
  expect(payloadOf({ ...about, decision: 'emergency', reason: undefined })).toEqual({
    ...{ areaId: 8, checkpointId: 'p', subject: 'vehicle', people: 3, decision: 'emergency', direction: 'in' },
  })
})

it('[CHK-13] what a scan said is kept by the weightiest reason, never by a name', () => {
  expect(verdictKey(verdict({}))).toBe('good')
  expect(verdictKey(verdict({ verdict: 'refused', reasons: [reason('FORGED')] }))).toBe('forged')
  const old = verdict({ verdict: 'ask', reasons: [reason('KEYS_TOO_OLD'), reason('MAY_BE_WITHDRAWN')] })
  const kept = payloadOf({ ...about, decision: 'passed', reason: 'food', code: seenCode(old).kept })
  expect(kept.pass).toEqual({ verdict: 'keys-too-old' })
})

it('[CHK-05] the number printed under a receipt may be typed where its code cannot be read: asked about, kept, never called false', () => {
  for (const typed of ['06H0F-969H1-ZQH5', '06h0f 969hi zqh5', 'O6H0F969H1ZQH5']) {
    const seen = typedReceipt(typed)
    expect(seen?.verdict.verdict).toBe('ask')
    expect(seen?.kept).toEqual({ receipt: '06H0F-969H1-ZQH5' })
  }
  expect(typedReceipt('1/2021/GĐĐ')).toBeUndefined()
  expect(typedReceipt('06H0F-969H1-ZQHU')).toBeUndefined()
})

it('[CHK-13] a code that is simply another one is not called invalid; a forged one is', () => {
  const refused = (code: string) => verdict({ verdict: 'refused', reasons: [reason(code)] })
  expect(['NOT_OURS', 'WRONG_KIND', 'FORGED', 'EXPIRED'].map((code) => headOf(refused(code)))).toEqual([
    'other',
    'other',
    'refused',
    'refused',
  ])
})
