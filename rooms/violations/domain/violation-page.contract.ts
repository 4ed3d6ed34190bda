import { z } from 'zod'
import { dayField, instantField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { explanationField, levelField, verdictField } from './dossier.ts'
import { dueProcessKeys } from './due-process.ts'
import { moneyField } from './money.ts'
import { ageBandField, individualField, organisationField, sealedKindField } from './subject.ts'
import { violationLineField } from './violation-list.contract.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const money = moneyField.nullable()
const at = instantField.nullable()
const named = z.object({ officerId: z.string(), name: z.string() }).nullable()

const authority = z.object({
  key: z.string(),
  title: words,
  level: levelField,
  areaId: z.int(),
  areaTitle: words,
  limit: moneyField,
  postId: z.string().nullable(),
  holder: z.string().nullable(),
})
/** A post that may decide: its limit, where it sits, who holds it now. */
export type AuthorityView = z.infer<typeof authority>

const clock = z.object({
  key: z.enum(['record', 'explanation', 'decision', 'service', 'comply', 'appeal', 'accept-appeal', 'resolve-appeal']),
  title: words,
  dueAt: instantField,
  doneAt: at,
  isLate: z.boolean(),
  /** "7 ngày (Luật 2012)" */
  rule: words,
  sure: z.enum(['C', 'I', 'B', 'U']),
})
/** A statutory clock of a dossier. */
export type ClockView = z.infer<typeof clock>

const factor = z.object({
  key: z.string(),
  kind: z.enum(['aggravating', 'mitigating']),
  title: words,
  reason: z.string(),
})
const range = z.object({ min: moneyField, middle: moneyField, max: moneyField })

const appeal = z.object({
  id: z.string(),
  filedAt: instantField,
  isLate: z.boolean(),
  state: z.enum(['filed', 'accepted', 'rejected', 'resolved']),
  acceptBy: instantField,
  acceptedAt: at,
  resolveBy: at,
  resolvedAt: at,
  outcome: z.enum(['uphold', 'reduce', 'cancel']).nullable(),
  amountBefore: money,
  amountAfter: money,
  reason: z.string().nullable(),
  judge: named,
  /** Whether the asker may accept or judge it (never who decided). */
  canJudge: z.boolean(),
})
/** An appeal as its dossier shows it. */
export type AppealView = z.infer<typeof appeal>

const payment = z.object({ id: z.string(), amount: moneyField, paidAt: instantField, receipt: z.string(), by: named })
const relief = z.object({
  id: z.string(),
  kind: z.enum(['reduce', 'exempt', 'defer', 'instalments']),
  askedAt: at,
  grantedAt: at,
  amount: money,
  until: dayField.nullable(),
  instalments: z.array(z.object({ dueOn: dayField, amount: moneyField })),
  reason: z.string().nullable(),
  by: named,
})

/** What the asker may do now; keys as in the intents' types (`violations.decide` → `decide`). */
const can = z.object({
  record: z.boolean(),
  identify: z.boolean(),
  explain: z.boolean(),
  'waive-explanation': z.boolean(),
  propose: z.boolean(),
  transfer: z.boolean(),
  refer: z.boolean(),
  decide: z.boolean(),
  serve: z.boolean(),
  pay: z.boolean(),
  'ask-relief': z.boolean(),
  'grant-relief': z.boolean(),
  enforce: z.boolean(),
  close: z.boolean(),
  appeal: z.boolean(),
  withdraw: z.boolean(),
  'read-person': z.boolean(),
})

/** One dossier without its person: everything a page shows at once. */
export const violationById = readContract({
  path: '/violations/:violationId',
  query: z.object({ violationId: uuidField }),
  answer: z.object({
    violation: violationLineField,
    charge: z.object({
      code: z.string(),
      variant: z.string().nullable(),
      title: words,
      article: z.string(),
      instrument: z.string(),
      remedy: words.nullable(),
      toBeConfirmed: words.nullable(),
      source: z.object({ text: z.string(), sure: z.enum(['C', 'I', 'B', 'U']) }),
    }),
    /** The order it stands on, where the behaviour needs one. */
    order: z.object({ inForceId: z.string(), documentId: z.string().nullable(), label: words }).nullable(),
    range: range,
    ageBand: ageBandField.nullable(),
    explanation: explanationField,
    recordNumber: z.string().nullable(),
    recordedAt: at,
    recordedBy: named,
    refusedToSign: z.boolean(),
    isComplex: z.boolean(),
    proposal: z
      .object({
        verdict: verdictField,
        amount: money,
        factors: z.array(factor),
        reason: z.string().nullable(),
        by: named,
      })
      .nullable(),
    decision: z
      .object({
        number: z.string().nullable(),
        verdict: verdictField,
        amount: money,
        factors: z.array(factor),
        reason: z.string().nullable(),
        at: instantField,
        by: named,
        postTitle: z.string().nullable(),
        servedAt: at,
        servedHow: z.enum(['in-person', 'post', 'posted-up']).nullable(),
      })
      .nullable(),
    /** Who may decide this bracket today, the lowest level first. */
    competent: z.array(authority),
    /** Set when it lies with a level that may not decide: hand it over there (VIO-04). */
    transferTo: authority.nullable(),
    clocks: z.array(clock),
    /**
     * The six conditions of a fair decision (SG-05) as the server judges them for the asker and the sanction as proposed;
     * empty once it was decided or is closed.
     */
    checks: z.array(z.object({ key: z.enum(dueProcessKeys), isMet: z.boolean(), words })),
    /** Still to pay, and interest for the days late (0,05 %/ngày). */
    owed: moneyField,
    interest: moneyField,
    payments: z.array(payment),
    reliefs: z.array(relief),
    appeals: z.array(appeal),
    /** Until when an appeal may be filed; null before service. */
    appealUntil: at,
    siteId: z.string().nullable(),
    findingId: z.string().nullable(),
    /** Which sealed entries exist; they are read through {@link violationPerson}. */
    sealed: z.array(sealedKindField),
    /** The last day on which the person is kept. */
    keptUntil: dayField.nullable(),
    can,
  }),
  permission: 'violations.read',
  title: { vi: 'Một hồ sơ xử phạt', en: 'One violation dossier' },
})
/** The page of a dossier. */
export type ViolationPage = z.infer<typeof violationById.answer>

/** The person and the words about and by them. Needs a reason; each look is written down (SG-09). */
export const violationPerson = readContract({
  path: '/violations/:violationId/person',
  query: z.object({ violationId: uuidField, reason: z.string().trim().min(5).max(300) }),
  answer: z.object({
    violationId: z.string(),
    subject: z.discriminatedUnion('kind', [individualField, organisationField]).nullable(),
    words: z.array(z.object({ kind: sealedKindField, at: instantField, text: z.string() })),
    keptUntil: dayField.nullable(),
  }),
  permission: 'violations.read-person',
  title: { vi: 'Người vi phạm và lời trình bày', en: 'The person of a dossier' },
})
/** See {@link violationPerson}. */
export type ViolationPerson = z.infer<typeof violationPerson.answer>

/** What happened to a dossier, newest first, from the journal; both times are shown. */
export const violationHistory = readContract({
  path: '/violations/:violationId/history',
  query: pageQuery.extend({ violationId: uuidField }),
  answer: pageOf(
    z.object({
      id: z.string(),
      type: z.string(),
      occurredAt: instantField,
      recordedAt: instantField,
      by: z.string().nullable(),
      postTitle: z.string().nullable(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  permission: 'violations.read',
  title: { vi: 'Diễn biến hồ sơ', en: 'History of a dossier' },
})
