import { z } from 'zod'
import { areaIdField, intentContract, lineField, textField, uuidField } from '#kit'

/** Opens a cluster (chùm ca bệnh) with its index case and members, with the reason; it bears the intent's id. Answers `{ clusterId }`. */
export const openCluster = intentContract({
  type: 'zones.open-cluster',
  payload: z.strictObject({
    areaId: areaIdField,
    name: lineField(160),
    indexCaseId: uuidField,
    caseIds: z.array(uuidField).min(1).max(1000),
    reason: textField(600),
    source: lineField(300).optional(),
  }),
  permission: 'zones.keep-clusters',
  title: { vi: 'Mở chùm ca bệnh', en: 'Open a cluster' },
})

/** Looks at proposed cases and says that they are no cluster. They come back only with new cases. */
export const dismissCluster = intentContract({
  type: 'zones.dismiss-cluster',
  payload: z.strictObject({
    areaId: areaIdField,
    caseIds: z.array(uuidField).min(1).max(1000),
    reason: textField(600),
  }),
  permission: 'zones.keep-clusters',
  title: { vi: 'Bỏ qua đề xuất chùm ca bệnh', en: 'Dismiss a proposed cluster' },
})

/** Adds cases to an open cluster, or takes out such as do not belong. */
export const changeCluster = intentContract({
  type: 'zones.change-cluster',
  payload: z.strictObject({
    clusterId: uuidField,
    add: z.array(uuidField).max(1000).default([]),
    remove: z.array(uuidField).max(1000).default([]),
  }),
  permission: 'zones.keep-clusters',
  title: { vi: 'Thêm, bớt ca của chùm ca bệnh', en: 'Change the cases of a cluster' },
})

/** Closes a cluster: not before the days of the rule without a new case have passed (ZON-02). */
export const closeCluster = intentContract({
  type: 'zones.close-cluster',
  payload: z.strictObject({ clusterId: uuidField, reason: textField(600) }),
  permission: 'zones.keep-clusters',
  title: { vi: 'Kết thúc chùm ca bệnh', en: 'Close a cluster' },
})
