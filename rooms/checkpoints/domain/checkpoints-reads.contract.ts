import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract, toInstant, uuidField } from '#kit'
import { standingStates } from './checkpoint-words.ts'

/** A sentence or title in both languages, as it travels. */
export const wordsSchema = z.object({ vi: z.string(), en: z.string() })
/** A moment in a query. */
export const momentQuery = instantField.transform((text) => toInstant(text)).optional()
const stateField = z.enum(standingStates)

/** Whether a post stands at a moment, and since when it does not. */
export const standingSchema = z.object({
  state: stateField,
  /** When the state began (the post stopped standing, or began to). */
  sinceAt: instantField,
  /** Forces that the kind asks for and that have not checked in. */
  missingForces: z.array(z.string()),
})

/** See {@link standingSchema}. */
export type StandingAnswer = z.infer<typeof standingSchema>

/** A document that gives a post its powers, and the span in which it holds there; `toAt` is exclusive. */
export const powersSchema = z.object({
  documentId: z.string(),
  label: wordsSchema.nullable(),
  fromAt: instantField.nullable(),
  toAt: instantField.nullable(),
})

/** See {@link powersSchema}. */
export type PowersAnswer = z.infer<typeof powersSchema>

const checkpointLineSchema = z.object({
  id: z.string(),
  number: z.int().nullable(),
  areaId: z.int(),
  areaTitle: wordsSchema,
  kind: z.string(),
  kindTitle: wordsSchema,
  name: z.string(),
  /** Where it stands; null: still to be said (vị trí: cần bổ sung). */
  place: z.string().nullable(),
  layer: z.int().nullable(),
  teamId: z.string().nullable(),
  siteId: z.string().nullable(),
  openedAt: instantField,
  closedAt: instantField.nullable(),
  standing: standingSchema,
  /** The shift whose time it is now. */
  shift: z
    .object({ id: z.string(), fromAt: instantField, toAt: instantField, commander: z.string().nullable() })
    .nullable(),
})

/** A post in a list. */
export type CheckpointLine = z.infer<typeof checkpointLineSchema>

const checkpointFilter = z.object({
  areaId: areaIdField.optional(),
  kind: z.string().max(40).optional(),
  layer: z.coerce.number().int().min(1).max(3).optional(),
  teamId: uuidField.optional(),
  /** `not-standing`: only those that should stand and do not. */
  only: z.enum(['all', 'not-standing']).default('all'),
  state: z.enum(['open', 'closed', 'all']).default('open'),
  q: z.string().max(100).optional(),
  at: momentQuery,
})

/** What a list of posts is asked by. */
export type CheckpointQuestion = z.infer<typeof checkpointFilter>

/**
 * Posts of an area and inside it (of all one may see), as they stand at a moment, as people count
 * them: kinds in the order of the profile's catalogue (gateways first), then number, those without a number, name.
 */
export const checkpointListContract = readContract({
  path: '/checkpoints',
  query: pageQuery.extend(checkpointFilter.shape),
  answer: pageOf(checkpointLineSchema),
  permission: 'checkpoints.read',
  title: { vi: 'Các chốt trong địa bàn', en: 'Checkpoints of an area' },
})

/** How many open posts of each kind, and of each layer where a kind has layers (COM-03). */
export const checkpointCountsContract = readContract({
  path: '/checkpoints/counts',
  query: z.object({ areaId: areaIdField.optional(), at: momentQuery }),
  answer: z.object({
    asOf: instantField,
    total: z.int(),
    kinds: z.array(
      z.object({
        kind: z.string(),
        title: wordsSchema,
        count: z.int(),
        withoutPlace: z.int(),
        layers: z.array(z.object({ layer: z.int(), count: z.int() })),
      }),
    ),
  }),
  permission: 'checkpoints.read',
  title: { vi: 'Số chốt theo loại, theo lớp', en: 'Checkpoints by kind and layer' },
})

const missingPostSchema = z.object({
  checkpointId: z.string(),
  number: z.int().nullable(),
  name: z.string(),
  areaId: z.int(),
  standing: standingSchema,
})

/** A post that should stand and does not. */
export type MissingPost = z.infer<typeof missingPostSchema>

/**
 * The board "n/22" (CHK-01) at any moment, for each kind that should stand day and night: how many stand, and for each of
 * the others why and since when. 22/22 only if each has a valid shift that has checked in.
 */
export const checkpointBoardContract = readContract({
  path: '/checkpoints/board',
  query: z.object({ areaId: areaIdField, at: momentQuery }),
  answer: z.object({
    asOf: instantField,
    boards: z.array(
      z.object({
        kind: z.string(),
        title: wordsSchema,
        total: z.int(),
        standing: z.int(),
        missing: z.array(missingPostSchema),
      }),
    ),
  }),
  permission: 'checkpoints.read',
  title: { vi: 'Bảng chốt đang hoạt động', en: 'Board of standing posts' },
})

const outageSchema = z.object({
  checkpointId: z.string(),
  number: z.int().nullable(),
  name: z.string(),
  areaId: z.int(),
  state: stateField,
  missingForces: z.array(z.string()),
  fromAt: instantField,
  /** Null: it lasts. */
  toAt: instantField.nullable(),
  minutes: z.int(),
})

/** A stretch in which a post should have stood and did not. */
export type Outage = z.infer<typeof outageSchema>

/** "Why was it 21/22 for forty minutes": every stretch in which a post did not stand, oldest first; at most 7 days. */
export const checkpointOutagesContract = readContract({
  path: '/checkpoints/outages',
  query: z.object({
    areaId: areaIdField,
    kind: z.string().max(40).optional(),
    checkpointId: uuidField.optional(),
    from: instantField.transform((text) => toInstant(text)),
    to: instantField.transform((text) => toInstant(text)),
  }),
  answer: z.object({ asOf: instantField, items: z.array(outageSchema) }),
  permission: 'checkpoints.read',
  title: { vi: 'Lúc nào chốt không hoạt động, vì sao', en: 'When posts did not stand, and why' },
})

const checkpointPageSchema = checkpointLineSchema.extend({
  note: z.string().nullable(),
  closeReason: z.string().nullable(),
  kindSource: z.string(),
  /** Whether posts of this kind stand day and night. */
  continuous: z.boolean(),
  /** Forces that every shift must have; a key of `/checkpoints/book`. */
  forces: z.array(z.string()),
  powers: z.array(powersSchema),
  /** Whether some document in force now lets it turn people back. */
  mayRestrict: z.boolean(),
  between: z.array(z.object({ areaId: z.int(), title: wordsSchema })),
  site: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Stages of the entry point and who answers for each (CHK-07), from the room of places. */
  stages: z.array(
    z.object({ id: z.string(), name: z.string(), ownerPostTitle: z.string(), owner: z.string().nullable() }),
  ),
})

/** All that is known of a post. */
export type CheckpointPage = z.infer<typeof checkpointPageSchema>

/** The page of a post. */
export const checkpointPageContract = readContract({
  path: '/checkpoints/:id',
  query: z.object({ id: uuidField }),
  answer: checkpointPageSchema,
  permission: 'checkpoints.read',
  title: { vi: 'Một chốt', en: 'A checkpoint' },
})

/** Waterway routes (CHK-08): was each looked at, must it be manned, is it. */
export const waterwayListContract = readContract({
  path: '/checkpoints/waterways',
  query: z.object({ areaId: areaIdField.optional() }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        areaId: z.int(),
        areaTitle: wordsSchema,
        name: z.string(),
        siteId: z.string().nullable(),
        reviewedAt: instantField.nullable(),
        reviewedBy: z.string().nullable(),
        needsPost: z.boolean().nullable(),
        finding: z.string().nullable(),
        checkpointId: z.string().nullable(),
        /** Null: no post is named. */
        manned: z.boolean().nullable(),
      }),
    ),
  }),
  permission: 'checkpoints.read',
  title: { vi: 'Tuyến đường thủy: đã rà soát, đã bố trí', en: 'Waterways: reviewed and manned' },
})

/** Boundaries between adjacent units, as far as the profile knows them (CHK-09): a post, a justification, or nothing. */
export const boundaryCoverageContract = readContract({
  path: '/checkpoints/boundaries',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({
    asOf: instantField,
    /** Where adjacency comes from; null: the profile knows none of this area. */
    source: z.string().nullable(),
    items: z.array(
      z.object({
        between: z.array(z.object({ areaId: z.int(), title: wordsSchema })),
        posts: z.array(z.object({ checkpointId: z.string(), name: z.string(), state: stateField })),
        justification: z.object({ reason: z.string(), until: instantField }).nullable(),
      }),
    ),
  }),
  permission: 'checkpoints.read',
  title: { vi: 'Độ phủ giáp ranh', en: 'Coverage of boundaries' },
})
