import { z } from 'zod'
import { areaIdField, instantField, intentContract, lineField, textField, toInstant, uuidField } from '#kit'

const momentField = instantField.transform((text) => toInstant(text))
const nameField = lineField(160)
const layerField = z.int().min(1).max(3)
/** The two units whose boundary a post guards. */
const pairField = z.tuple([areaIdField, areaIdField])

/**
 * Opens a post (chốt) in an area (CHK-01, CHK-09, COM-03); it bears the intent's id. `number`: as the city counts them.
 * `place` left out: where it stands still has to be said (vị trí: cần bổ sung). `documentId`: the document that gives its
 * powers; without one it may count and help, but turn nobody back (SG-01). `openedAt`: since when it stands; now if not said.
 * `layer`: for kinds with layers. `teamId`: the self-managed team that stands there. Answers `{ checkpointId }`.
 */
export const openCheckpoint = intentContract({
  type: 'checkpoints.open',
  payload: z.strictObject({
    areaId: areaIdField,
    kind: z.string().min(1).max(40),
    name: nameField,
    number: z.int().min(1).max(9_999).optional(),
    place: lineField(300).optional(),
    documentId: uuidField.optional(),
    openedAt: momentField.optional(),
    layer: layerField.optional(),
    teamId: uuidField.optional(),
    /** The place of the register it belongs to: an airport, a landing (CHK-07). */
    siteId: uuidField.optional(),
    between: pairField.optional(),
    note: textField(1_000).optional(),
  }),
  permission: 'checkpoints.keep',
  title: { vi: 'Lập chốt', en: 'Open a checkpoint' },
})

/** Mends what is written of a post: only the fields given change; null empties one. */
export const editCheckpoint = intentContract({
  type: 'checkpoints.edit',
  payload: z.strictObject({
    checkpointId: uuidField,
    name: nameField.optional(),
    place: lineField(300).nullable().optional(),
    layer: layerField.optional(),
    teamId: uuidField.nullable().optional(),
    siteId: uuidField.nullable().optional(),
    between: pairField.nullable().optional(),
    note: textField(1_000).nullable().optional(),
  }),
  permission: 'checkpoints.keep',
  title: { vi: 'Sửa chốt', en: 'Edit a checkpoint' },
})

/** Ties a post to one more document that gives it powers, while that document is in force there (SG-01). */
export const empowerCheckpoint = intentContract({
  type: 'checkpoints.empower',
  payload: z.strictObject({ checkpointId: uuidField, documentId: uuidField }),
  permission: 'checkpoints.keep',
  title: { vi: 'Gắn chốt với văn bản', en: 'Tie a checkpoint to a document' },
})

/** Closes a post from a moment on (now if not said); a shift that stands there ends with it. */
export const closeCheckpoint = intentContract({
  type: 'checkpoints.close',
  payload: z.strictObject({ checkpointId: uuidField, at: momentField.optional(), reason: lineField(300) }),
  permission: 'checkpoints.keep',
  title: { vi: 'Đóng chốt', en: 'Close a checkpoint' },
})

/** Puts a waterway route (tuyến đường thủy) on the list of those to be reviewed (CHK-08). Answers `{ waterwayId }`. */
export const registerWaterway = intentContract({
  type: 'checkpoints.register-waterway',
  payload: z.strictObject({ areaId: areaIdField, name: nameField, siteId: uuidField.optional() }),
  permission: 'checkpoints.keep',
  title: { vi: 'Ghi tuyến đường thủy', en: 'Register a waterway' },
})

/** Says that a waterway was looked at, and whether it must be manned; `checkpointId`: by which post (CHK-08). */
export const reviewWaterway = intentContract({
  type: 'checkpoints.review-waterway',
  payload: z.strictObject({
    waterwayId: uuidField,
    needsPost: z.boolean(),
    checkpointId: uuidField.optional(),
    finding: textField(1_000),
  }),
  permission: 'checkpoints.keep',
  title: { vi: 'Rà soát tuyến đường thủy', en: 'Review a waterway' },
})

/** Says why a boundary between two adjacent units needs no post (CHK-09); until a day, for the reason may pass. */
export const justifyBoundary = intentContract({
  type: 'checkpoints.justify-boundary',
  payload: z.strictObject({ areaId: areaIdField, between: pairField, reason: lineField(300), until: momentField }),
  permission: 'checkpoints.keep',
  title: { vi: 'Giải trình đoạn giáp ranh không lập chốt', en: 'Justify a boundary without a post' },
})
