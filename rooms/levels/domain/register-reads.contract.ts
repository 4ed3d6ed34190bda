import { z } from 'zod'
import { areaIdField, pageOf, pageQuery, readContract } from '#kit'
import { groundField } from './criteria.ts'
import { areaField, countsField, levelOrNone, maybeField, setLineField, wordsField } from './shown.ts'

const delegationLine = z.object({
  id: z.string(),
  power: z.enum(['epidemic-level', 'area-measures']),
  from: areaField,
  to: areaField.nullable(),
  toLevel: maybeField,
  scope: z.array(wordsField).nullable(),
  documentId: maybeField,
  document: maybeField,
  fromAt: z.string(),
  toAt: maybeField,
  state: z.enum(['in-force', 'ahead', 'over', 'revoked', 'basis-ended']),
  byName: maybeField,
  revokedReason: maybeField,
  decisions: z.number(),
  mayRevoke: z.boolean(),
})
/** One power handed down. */
export type DelegationLine = z.infer<typeof delegationLine>

/** The register of powers over levels (LVL-02). */
export const levelDelegations = readContract({
  path: '/levels/delegations',
  query: z.object({}),
  answer: z.object({ items: z.array(delegationLine), may: z.object({ delegate: z.boolean() }) }),
  permission: 'levels.read',
  title: { vi: 'Sổ phân cấp, giao quyền', en: 'Register of delegations' },
})

/** Criteria sets with their briefings, who came, and whether they were put to use (LVL-04). */
export const levelBriefings = readContract({
  path: '/levels/briefings',
  query: z.object({}),
  answer: z.object({
    sets: z.array(
      setLineField.extend({
        ground: groundField,
        blanks: z.array(wordsField),
        unconfirmed: z.number(),
        activation: z
          .object({ at: z.string(), byName: maybeField, reason: maybeField, absent: z.array(wordsField) })
          .nullable(),
        briefings: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            heldAt: z.string(),
            place: maybeField,
            units: z.number(),
            people: z.number(),
          }),
        ),
        attendance: z.array(z.object({ area: areaField, people: z.number() })),
      }),
    ),
    may: z.object({ prepare: z.boolean(), activate: z.boolean() }),
  }),
  permission: 'levels.read',
  title: { vi: 'Bộ tiêu chí và buổi quán triệt', en: 'Criteria sets and briefings' },
})

const footing = z.object({ sum: z.number(), units: z.number(), delta: z.number() }).nullable()

/** Notices published elsewhere, held against the units there were. */
export const publishedLevels = readContract({
  path: '/levels/published',
  query: z.object({}),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        number: maybeField,
        publishedOn: maybeField,
        setNumber: z.string(),
        communes: countsField.nullable(),
        districts: countsField.nullable(),
        top: levelOrNone,
        communesFoot: footing,
        districtsFoot: footing,
        source: z.string(),
        note: maybeField,
        /** Speaks of a day that has not come by the clock of the house. */
        isAhead: z.boolean(),
      }),
    ),
  }),
  permission: 'levels.read',
  title: { vi: 'Thông báo đã công bố', en: 'Published notices' },
})

const recordedInput = z.object({
  id: z.string(),
  area: areaField,
  kind: z.string(),
  title: wordsField,
  value: z.number(),
  outOf: z.number().nullable(),
  asOn: z.string(),
  source: z.string(),
  recordedAt: z.string(),
})
/** An input as it was recorded. */
export type RecordedInputLine = z.infer<typeof recordedInput>

/** Inputs as recorded, newest first. */
export const levelInputs = readContract({
  path: '/levels/inputs',
  query: pageQuery.extend({ areaId: areaIdField.optional(), kind: z.string().max(40).optional() }),
  answer: pageOf(recordedInput),
  permission: 'levels.read',
  title: { vi: 'Số liệu tính cấp độ', en: 'Inputs of levels' },
})
