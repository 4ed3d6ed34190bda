import { z } from 'zod'
import { areaIdField, dayField, instantField, intentContract, lineField, textField, toInstant, uuidField } from '#kit'
import { levelField } from './criteria.ts'
import { INPUT_KINDS, type InputKey } from './inputs.ts'

const momentField = instantField.transform((text) => toInstant(text))
const inputKeys = Object.keys(INPUT_KINDS) as [InputKey, ...InputKey[]]
const countsField = z.tuple([z.int().min(0), z.int().min(0), z.int().min(0), z.int().min(0)])
const setKeyField = z.string().regex(/^[a-z0-9-]{1,30}$/)

/** Powers that can be handed down (LVL-02); the same words as the register of competences of the room of bodies. */
export const powerField = z.enum(['epidemic-level', 'area-measures'])
/** See {@link powerField}. */
export type Power = z.infer<typeof powerField>

/**
 * Records one input of a level with its source and the day it speaks of. `value` of `outOf` people, or `value` alone:
 * a number, a percentage, 1 (met) or 0 (not met). What was recorded before stays.
 */
export const recordInput = intentContract({
  type: 'levels.record-input',
  payload: z.strictObject({
    areaId: areaIdField,
    kind: z.enum(inputKeys),
    value: z.number().min(0).max(1e9),
    outOf: z.int().min(1).max(1e9).optional(),
    asOn: dayField,
    source: lineField(300),
  }),
  permission: 'levels.prepare',
  title: { vi: 'Ghi số liệu tính cấp độ', en: 'Record an input of a level' },
})

/** Takes an input back; it counts no more, the record stays. */
export const withdrawInput = intentContract({
  type: 'levels.withdraw-input',
  payload: z.strictObject({ inputId: uuidField, reason: lineField(300) }),
  permission: 'levels.prepare',
  title: { vi: 'Rút số liệu', en: 'Withdraw an input' },
})

/** A meeting or training on a criteria set before it is put to use, with who came from where (LVL-04). */
export const holdBriefing = intentContract({
  type: 'levels.hold-briefing',
  payload: z.strictObject({
    areaId: areaIdField,
    setKey: setKeyField,
    title: lineField(200),
    heldAt: momentField,
    place: lineField(200).optional(),
    attendance: z
      .array(z.strictObject({ areaId: areaIdField, people: z.int().min(0).max(10_000) }))
      .min(1)
      .max(700),
  }),
  permission: 'levels.prepare',
  title: { vi: 'Ghi buổi quán triệt, tập huấn', en: 'Record a briefing' },
})

/** Puts a criteria set to use in the city: a decision of its head, after a briefing (LVL-04, SG-08). */
export const activateSet = intentContract({
  type: 'levels.activate-set',
  payload: z.strictObject({ areaId: areaIdField, setKey: setKeyField, reason: textField(1_000).optional() }),
  permission: 'levels.decide',
  title: { vi: 'Đưa bộ tiêu chí vào áp dụng', en: 'Put a criteria set to use' },
})

/** Hands a power down (phân cấp, giao quyền): what, from whom, to whom, where, on what ground, until when (LVL-02). */
export const delegatePower = intentContract({
  type: 'levels.delegate',
  payload: z.strictObject({
    areaId: areaIdField,
    power: powerField,
    /** One unit … */
    toAreaId: areaIdField.optional(),
    /** … or every unit of a level inside. */
    toLevel: z.enum(['district', 'commune']).optional(),
    /** Only for these areas; absent: for all that lies in the unit. */
    scope: z.array(areaIdField).min(1).max(700).optional(),
    documentId: uuidField,
    fromAt: momentField,
    toAt: momentField,
  }),
  permission: 'levels.delegate',
  title: { vi: 'Giao quyền', en: 'Hand down a power' },
})

/** Takes a power back before its time. */
export const revokeDelegation = intentContract({
  type: 'levels.revoke-delegation',
  payload: z.strictObject({ delegationId: uuidField, reason: textField(1_000) }),
  permission: 'levels.delegate',
  title: { vi: 'Thu hồi quyền đã giao', en: 'Revoke a delegation' },
})

/**
 * Computes all units in an area that the set gives a level, and puts them forward for a decision. `dataOn`: the last
 * whole day that is counted; yesterday if absent.
 */
export const proposeLevels = intentContract({
  type: 'levels.propose',
  payload: z.strictObject({ areaId: areaIdField, dataOn: dayField.optional(), note: textField(1_000).optional() }),
  permission: 'levels.prepare',
  title: { vi: 'Lập đề xuất cấp độ', en: 'Propose levels' },
})

/**
 * Decides what a round proposes, for all areas that the person's unit is competent for, or only for `areaIds`. A level
 * other than the proposed one, or where none could be computed, is given in `deviations` with its reason.
 */
export const decideLevels = intentContract({
  type: 'levels.decide',
  payload: z.strictObject({
    roundId: uuidField,
    areaIds: z.array(areaIdField).min(1).max(700).optional(),
    deviations: z
      .array(z.strictObject({ areaId: areaIdField, level: levelField, reason: textField(1_000).optional() }))
      .max(700)
      .default([]),
    effectiveAt: momentField.optional(),
  }),
  permission: 'levels.decide',
  title: { vi: 'Quyết định cấp độ', en: 'Decide levels' },
})

/** Issues the notice (thông báo) of what was decided in an area, under its number; the paper is kept as signed. */
export const issueNotice = intentContract({
  type: 'levels.issue-notice',
  payload: z.strictObject({ roundId: uuidField, areaId: areaIdField, number: lineField(60) }),
  permission: 'levels.decide',
  title: { vi: 'Ban hành thông báo cấp độ', en: 'Issue the notice of levels' },
})

/**
 * Decides the measures for a decided level. Each is taken in the form of a level; another level's form, or leaving one
 * out, needs the reason. Nothing is in force before this (LVL-03).
 */
export const decideMeasures = intentContract({
  type: 'levels.decide-measures',
  payload: z.strictObject({
    proposalId: uuidField,
    measures: z.array(z.strictObject({ key: lineField(60), level: levelField })).max(60),
    reason: textField(1_000).optional(),
  }),
  permission: 'levels.decide',
  title: { vi: 'Quyết định biện pháp', en: 'Decide measures' },
})

/** Keeps what a notice published elsewhere says, as it says it: counts by level, absent where it gives none. */
export const recordPublished = intentContract({
  type: 'levels.record-published',
  payload: z.strictObject({
    areaId: areaIdField,
    number: lineField(60).nullable(),
    publishedOn: dayField.nullable(),
    setKey: setKeyField,
    communes: countsField.nullable(),
    districts: countsField.nullable(),
    top: levelField.nullable(),
    source: lineField(300),
    note: lineField(300).nullable().default(null),
  }),
  permission: 'levels.prepare',
  title: { vi: 'Ghi thông báo đã công bố', en: 'Record a published notice' },
})
