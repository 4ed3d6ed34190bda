import { z } from 'zod'
import { areaIdField, intentContract, lineField, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'

/**
 * Opens a tổng kiểm tra (INS-04): kinds of place, by which checklist each, what share of them must be inspected. It bears
 * the intent's id. Coverage is computed from finished inspections of the days of the campaign, whoever made them.
 */
export const openCampaign = intentContract({
  type: 'inspections.open-campaign',
  payload: z.strictObject({
    areaId: areaIdField,
    title: lineField(200),
    fromDay: daySchema,
    toDay: daySchema,
    documentId: uuidField.optional(),
    targets: z
      .array(
        z.strictObject({
          siteKind: z.string().min(1).max(40),
          checklist: z.string().min(1).max(40).optional(),
          percent: z.int().min(1).max(100).default(100),
        }),
      )
      .min(1)
      .max(40),
  }),
  permission: 'inspections.organise',
  title: { vi: 'Mở đợt tổng kiểm tra', en: 'Open a campaign of inspections' },
})

/** Closes a campaign before its last day; what was counted stays. */
export const closeCampaign = intentContract({
  type: 'inspections.close-campaign',
  payload: z.strictObject({ campaignId: uuidField, reason: lineField(300) }),
  permission: 'inspections.organise',
  title: { vi: 'Kết thúc đợt tổng kiểm tra', en: 'Close a campaign' },
})
