import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract, toInstant, uuidField } from '#kit'
import { lineField } from './line.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const atField = instantField.transform((text) => toInstant(text)).optional()
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** A person in a post, as shown. */
export const holderShape = z.object({
  holdingId: z.string(),
  officerId: z.string(),
  name: z.string(),
  synthetic: z.boolean(),
  acting: z.boolean(),
  fromAt: z.string(),
  toAt: z.string().nullable(),
})

/** A post with who holds it: the acting holder first; none: vacant (khuyết). */
export const postShape = z.object({
  id: z.string(),
  areaId: z.number(),
  areaName: z.string(),
  bodyId: z.string().nullable(),
  kind: z.string(),
  line: z.string(),
  title: words,
  isHead: z.boolean(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  holders: z.array(holderShape),
})

/** A body without its posts. */
export const bodyShape = z.object({
  id: z.string(),
  areaId: z.number(),
  areaName: z.string(),
  kind: z.string(),
  line: z.string(),
  name: words,
  parentId: z.string().nullable(),
  officePhone: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  posts: z.number(),
  vacant: z.number(),
  head: postShape.nullable(),
})

export type HolderShape = z.infer<typeof holderShape>
export type PostShape = z.infer<typeof postShape>
export type BodyShape = z.infer<typeof bodyShape>

const reading = { permission: 'bodies.read' }

/** Bodies of one area, leading ones first. */
export const bodyList = readContract({
  path: '/bodies',
  query: pageQuery.extend({ areaId: areaIdField, at: atField }),
  answer: pageOf(bodyShape),
  ...reading,
  title: { vi: 'Tổ chức của một địa bàn', en: 'Bodies of an area' },
})

/** One body with its posts and holders, now or at any past moment. */
export const bodyById = readContract({
  path: '/bodies/:bodyId',
  query: z.object({ bodyId: uuidField, at: atField }),
  answer: z.object({ body: bodyShape, posts: z.array(postShape), children: z.array(bodyShape) }),
  ...reading,
  title: { vi: 'Một tổ chức', en: 'One body' },
})

/** Posts of an area (`within`: and of everything inside), by kind, by words, only vacant ones… */
export const postList = readContract({
  path: '/bodies/posts',
  query: pageQuery.extend({
    areaId: areaIdField,
    within: flag.default(false),
    kind: z.string().max(60).optional(),
    line: lineField.optional(),
    isVacant: flag.optional(),
    isHead: flag.optional(),
    q: z.string().max(100).optional(),
    at: atField,
  }),
  answer: pageOf(postShape),
  ...reading,
  title: { vi: 'Chức vụ', en: 'Posts' },
})

const routeStep = z.object({ post: postShape, bodyName: words.nullable(), explicit: z.boolean() })

/** One post: who held it when, and to whom it answers on each line, step by step to the top (ORG-03). */
export const postById = readContract({
  path: '/bodies/posts/:postId',
  query: z.object({ postId: uuidField }),
  answer: z.object({
    post: postShape,
    bodyName: words.nullable(),
    history: z.array(holderShape),
    routes: z.array(z.object({ line: z.string(), steps: z.array(routeStep) })),
  }),
  ...reading,
  title: { vi: 'Một chức vụ', en: 'One post' },
})

/** People by name (accents optional), with the posts they hold now. */
export const officerList = readContract({
  path: '/bodies/officers',
  query: pageQuery.extend({ q: z.string().max(100).optional(), areaId: areaIdField.optional() }),
  answer: pageOf(z.object({ id: z.string(), name: z.string(), synthetic: z.boolean(), posts: z.array(postShape) })),
  ...reading,
  title: { vi: 'Người', en: 'People' },
})

const held = postShape.extend({ holding: holderShape })

/** One officer: what they hold and held, and what they did as head: visits and decisions (ORG-06). */
export const officerById = readContract({
  path: '/bodies/officers/:officerId',
  query: z.object({ officerId: uuidField }),
  answer: z.object({
    id: z.string(),
    name: z.string(),
    synthetic: z.boolean(),
    source: z.string(),
    now: z.array(held),
    before: z.array(held),
    activity: z.array(
      z.object({
        kind: z.enum(['visit', 'decision']),
        id: z.string(),
        areaId: z.number(),
        areaName: z.string(),
        at: z.string(),
        what: z.string(),
        detail: words,
      }),
    ),
  }),
  ...reading,
  title: { vi: 'Một người', en: 'One person' },
})

/** Who answers for an area: Party, government, steering, command heads; for a residential group its five roles. */
export const responsibilities = readContract({
  path: '/bodies/responsibilities',
  query: z.object({ areaId: areaIdField, at: atField }),
  answer: z.object({
    areaId: z.number(),
    areaName: z.string(),
    items: z.array(
      z.object({
        role: words,
        post: postShape.nullable(),
        officePhone: z.string().nullable(),
        standIn: postShape.nullable(),
      }),
    ),
  }),
  ...reading,
  title: { vi: 'Ai chịu trách nhiệm', en: 'Who answers' },
})

/** How far posts are filled, child by child: the five roles of residential groups (ORG-05), command posts (ORG-04). */
export const coverage = readContract({
  path: '/bodies/coverage',
  query: pageQuery.extend({ areaId: areaIdField, of: z.enum(['group-roles', 'command-posts', 'heads']) }),
  answer: pageOf(
    z.object({
      areaId: z.number(),
      areaName: z.string(),
      wanted: z.number(),
      filled: z.number(),
      /** Parts in a hundred, rounded down: 100 only when nothing is missing. Null where nothing is wanted. */
      percent: z.number().nullable(),
      missing: z.array(z.object({ kind: z.string(), count: z.number() })),
    }),
  ).extend({ total: z.object({ wanted: z.number(), filled: z.number(), percent: z.number().nullable() }) }),
  ...reading,
  title: { vi: 'Mức độ đủ người phụ trách', en: 'Coverage of responsibility' },
})

/** Kinds of body and post, and templates: what forms offer. */
export const bodyCatalogue = readContract({
  path: '/bodies/catalogue',
  query: z.object({}),
  answer: z.object({
    bodyKinds: z.array(z.object({ kind: z.string(), line: z.string(), title: words })),
    postKinds: z.array(
      z.object({
        kind: z.string(),
        line: z.string(),
        bodyKind: z.string().nullable(),
        head: z.boolean(),
        /** One of the five roles of a residential group (ORG-05). */
        groupRole: z.boolean(),
        title: words,
      }),
    ),
    templates: z.array(z.object({ key: z.string(), title: words })),
    visitKinds: z.array(z.object({ kind: z.string(), title: words })),
    entityKinds: z.array(z.object({ kind: z.string(), title: words })),
  }),
  ...reading,
  title: { vi: 'Danh mục tổ chức, chức vụ', en: 'Catalogue of bodies and posts' },
})
