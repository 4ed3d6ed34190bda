import { z } from 'zod'
import { areaIdField, intentContract, lineField, type RouteContract, textField, uuidField } from '#kit'

/** What came of a tip. */
export const TIP_OUTCOMES = {
  founded: { vi: 'đúng, đã kiến nghị xử lý', en: 'founded; action was asked for' },
  unfounded: { vi: 'không đúng', en: 'unfounded' },
  'passed-on': { vi: 'đã chuyển cơ quan có thẩm quyền', en: 'passed on to the competent agency' },
  'cannot-check': { vi: 'không đủ thông tin để xác minh', en: 'not enough to verify' },
} as const
/** See {@link TIP_OUTCOMES}. */
export type TipOutcome = keyof typeof TIP_OUTCOMES

/** How long a tip and the words about its sender may be, in characters. */
export const LONGEST_IN_TIP = { text: 8_000, reporter: 300 } as const

/** What anybody may send to `POST /api/tips`: signed in or not, the sender is not kept; a name only if they give one. */
export const tipBody = z.strictObject({
  /** Made by chance where the form was filled in, and the same when it is sent again: twice sent is one tip with one receipt. */
  formId: uuidField,
  areaId: areaIdField,
  text: textField(LONGEST_IN_TIP.text),
  /** Left out: anonymous. Given: sealed, opened only by the person the tip is assigned to, with a reason that is logged. */
  reporter: lineField(LONGEST_IN_TIP.reporter).optional(),
})

/** The receipt: with the code its holder asks how the tip stands, with no name. */
export const tipReceipt = z.object({ code: z.string() })

/** Routes with secrets: see `server/tips.routes.ts`. */
export const tipRoutes: readonly RouteContract[] = [
  {
    method: 'post',
    path: '/api/tips',
    body: tipBody,
    answer: tipReceipt,
    permission: 'public',
    title: { vi: 'Gửi phản ánh, tố giác được bảo vệ', en: 'Send a protected tip' },
  },
]

/** What the route puts through the door, sealed already, on behalf of nobody. */
export const keepTip = intentContract({
  type: 'accountability.keep-tip',
  payload: z.strictObject({
    aboutAreaId: areaIdField,
    sealedText: z.string().max(40_000),
    sealedReporter: z.string().max(2_000).optional(),
    receiptHash: z.string().length(64),
  }),
  permission: 'accountability.keep-tip',
  title: { vi: 'Cất phản ánh', en: 'Keep a tip' },
})

/** Gives the tip to an inspector above who is not of the reported unit (SG-16). */
export const assignTip = intentContract({
  type: 'accountability.assign-tip',
  payload: z.strictObject({ tipId: uuidField, officerId: uuidField }),
  permission: 'accountability.receive-tips',
  title: { vi: 'Phân công xác minh', en: 'Assign a tip' },
})

/** The assigned person says what came of it. `answer` is what the holder of the receipt reads; the note is sealed. */
export const closeTip = intentContract({
  type: 'accountability.close-tip',
  payload: z.strictObject({
    tipId: uuidField,
    outcome: z.enum(Object.keys(TIP_OUTCOMES) as [TipOutcome, ...TipOutcome[]]),
    note: textField(4_000),
    answer: lineField(500),
  }),
  permission: 'accountability.receive-tips',
  title: { vi: 'Kết luận phản ánh', en: 'Conclude a tip' },
})
