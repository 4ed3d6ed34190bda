import { z } from 'zod'
import { areaIdField, dayField, instantField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { closedAsField, levelField, stateField, verdictField } from './dossier.ts'
import { moneyField } from './money.ts'
import { subjectKindField } from './subject.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const money = moneyField.nullable()
const at = instantField.nullable()

/** A dossier as lists show it: no name, no initials, no age, no spot. */
export const violationLineField = z.object({
  id: z.string(),
  /** `12/2021`: counted in its commune and year. */
  number: z.string(),
  /** The commune that numbered it, where a reform carried it to another one since. */
  numberedIn: words.nullable(),
  areaId: z.int(),
  areaTitle: words,
  behaviour: z.string(),
  behaviourTitle: words,
  subjectKind: subjectKindField,
  state: stateField,
  closedAs: closedAsField.nullable(),
  /** Verdict decided, else proposed. */
  verdict: verdictField.nullable(),
  actAt: instantField,
  detectedOn: dayField,
  proposedOn: dayField.nullable(),
  decidedOn: dayField.nullable(),
  /** Đề nghị: not yet decided by anybody. */
  proposedAmount: money,
  decidedAmount: money,
  paidAmount: moneyField,
  cancelledAmount: moneyField,
  /** With which level it lies, and where. */
  level: levelField,
  levelAreaId: z.int(),
  /** The next clock that runs, and until when. */
  clock: z.enum(['record', 'decision', 'service', 'payment', 'appeal']).nullable(),
  dueAt: at,
  isLate: z.boolean(),
  hasOpenAppeal: z.boolean(),
})
/** See {@link violationLineField}. */
export type ViolationLine = z.infer<typeof violationLineField>

/** What a number counts: the list behind it asks for the same step, day and area. */
export const stepField = z.enum(['detected', 'proposed', 'decided', 'paid', 'cancelled'])
/** See {@link stepField}. */
export type CountedStep = z.infer<typeof stepField>

/** What a list may wait for: each is the list behind a gap (`violation-…`). */
export const waitsField = z.enum([
  'record',
  'decision-soon',
  'decision-late',
  'decision',
  'transfer',
  'service',
  'payment-late',
  'appeal',
])

/** Dossiers of an area, newest act first, by keyset. */
export const violationList = readContract({
  path: '/violations',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    state: stateField.optional(),
    closedAs: closedAsField.optional(),
    behaviour: z.string().max(60).optional(),
    subjectKind: subjectKindField.optional(),
    /** With `from`/`to`: the days of this step (default: detected). */
    step: stepField.optional(),
    from: dayField.optional(),
    to: dayField.optional(),
    /** Acts of that hour of the city's clock, 0 … 23. */
    hour: z.coerce.number().int().min(0).max(23).optional(),
    waits: waitsField.optional(),
    /** Those that lie with this level. */
    level: levelField.optional(),
    siteId: uuidField.optional(),
    findingId: uuidField.optional(),
    /** A dossier number, `12` or `12/2021`. */
    number: z.string().max(20).optional(),
  }),
  answer: pageOf(violationLineField),
  permission: 'violations.read',
  title: { vi: 'Danh sách hồ sơ xử phạt', en: 'Violation dossiers' },
})
