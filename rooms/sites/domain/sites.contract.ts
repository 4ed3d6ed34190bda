import { z } from 'zod'
import { areaIdField, intentContract, lineField, textField, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { siteRisks } from './site-risk.ts'

const kindField = z.string().min(1).max(40)
const nameField = lineField(160)

/** Who runs the place: a body of the city, or an entity that answers to somebody elsewhere (ORG-10). */
const inChargeField = z.strictObject({ kind: z.enum(['body', 'entity']), id: uuidField })

const riskField = z.strictObject({
  level: z.enum(siteRisks),
  reason: textField(1_000),
  reviewOn: daySchema.optional(),
})

/**
 * Puts a place on the register (INS-05); it bears the intent's id. `another` says on purpose that it is not the one of
 * the same name, kind and area that stands there already. Without `openedOn`: today. Answers `{ siteId }`.
 */
export const registerSite = intentContract({
  type: 'sites.register',
  payload: z.strictObject({
    areaId: areaIdField,
    kind: kindField,
    name: nameField,
    address: lineField(300).optional(),
    inCharge: inChargeField.optional(),
    note: textField(1_000).optional(),
    source: lineField(300).optional(),
    openedOn: daySchema.optional(),
    risk: riskField.optional(),
    another: z.boolean().optional(),
  }),
  permission: 'sites.keep',
  title: { vi: 'Ghi địa điểm', en: 'Register a place' },
})

/** Mends what is written of a place: only the fields given change; null empties one. */
export const editSite = intentContract({
  type: 'sites.edit',
  payload: z.strictObject({
    siteId: uuidField,
    kind: kindField.optional(),
    name: nameField.optional(),
    address: lineField(300).nullable().optional(),
    inCharge: inChargeField.nullable().optional(),
    note: textField(1_000).nullable().optional(),
    another: z.boolean().optional(),
  }),
  permission: 'sites.keep',
  title: { vi: 'Sửa địa điểm', en: 'Edit a place' },
})

/** Judges how risky a place is, why, and when it is looked at again. */
export const setSiteRisk = intentContract({
  type: 'sites.set-risk',
  payload: z.strictObject({ siteId: uuidField, ...riskField.shape }),
  permission: 'sites.set-risk',
  title: { vi: 'Đánh giá nguy cơ', en: 'Judge the risk' },
})

/** Takes a place off the register from a day on (today if not said); closed on the day it opened, it never was. */
export const closeSite = intentContract({
  type: 'sites.close',
  payload: z.strictObject({ siteId: uuidField, onDay: daySchema.optional(), reason: lineField(300) }),
  permission: 'sites.keep',
  title: { vi: 'Đóng địa điểm', en: 'Close a place' },
})

/**
 * The stages (khâu) of an entry point from first to last, each with the post that answers for it (INS-14). The list
 * given is the whole list: a stage that keeps its `stageId` goes on, one left out is taken away.
 */
export const setStages = intentContract({
  type: 'sites.set-stages',
  payload: z.strictObject({
    siteId: uuidField,
    stages: z
      .array(
        z.strictObject({
          stageId: uuidField.optional(),
          name: nameField,
          duty: textField(1_000).optional(),
          ownerPostId: uuidField,
        }),
      )
      .max(60),
  }),
  permission: 'sites.set-stages',
  title: { vi: 'Phân khâu ở cửa ngõ', en: 'Set the stages of an entry point' },
})
