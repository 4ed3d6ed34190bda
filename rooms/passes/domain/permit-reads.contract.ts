import { z } from 'zod'
import { areaIdField, instantField, lineField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { passAlgorithm, passPolicy } from './key-list.contract.ts'
import { PASS_KINDS } from './pass-claims.ts'
import { permitHolder } from './permits.contract.ts'

const wordsField = z.object({ vi: z.string(), en: z.string() })
const sourceField = z.object({ text: z.string(), sure: z.enum(['C', 'I', 'B', 'U']) })
const areaLine = z.object({ id: z.number(), title: wordsField })

/** How a permit or a card stands: `coming` not yet, `valid`, `expired`, `withdrawn`. */
export const passStanding = z.enum(['coming', 'valid', 'expired', 'withdrawn'])
/** See {@link passStanding}. */
export type PassStanding = z.infer<typeof passStanding>

/** A permit in a list: never whom it names. */
export const permitLine = z.object({
  id: z.string(),
  number: z.string(),
  batchId: z.string(),
  kind: z.object({ key: z.string(), title: wordsField }),
  purpose: z.object({ key: z.string(), title: wordsField }),
  area: areaLine,
  /** The area that numbered it and stands in its code, where a reform has carried it elsewhere since. */
  numberedIn: areaLine.nullable(),
  toArea: areaLine.nullable(),
  persons: z.number(),
  document: z.object({ id: z.string(), name: z.string() }),
  from: instantField,
  until: instantField,
  issuedAt: instantField,
  issuedBy: z.string().nullable(),
  standing: passStanding,
})
/** See {@link permitLine}. */
export type PermitLine = z.infer<typeof permitLine>

/** Permits that one may see, newest first. */
export const permitList = readContract({
  path: '/passes/permits',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    kind: z.string().max(20).optional(),
    state: passStanding.optional(),
    batchId: uuidField.optional(),
    /** A number, or the beginning of one. */
    q: z.string().max(40).optional(),
  }),
  answer: pageOf(permitLine),
  permission: 'passes.read',
  title: { vi: 'Giấy đi đường', en: 'Travel permits' },
})

/** One permit, without whom it names. */
export const permitById = readContract({
  path: '/passes/permits/:permitId',
  query: z.object({ permitId: uuidField }),
  answer: permitLine.extend({
    withdrawn: z.object({ at: instantField, by: z.string().nullable(), reason: z.string() }).nullable(),
    /** Whether the name is still kept; after its time it is gone. */
    isNamed: z.boolean(),
    namedUntil: z.string().nullable(),
    may: z.object({ withdraw: z.boolean(), readPerson: z.boolean() }),
  }),
  permission: 'passes.read',
  title: { vi: 'Một giấy đi đường', en: 'One travel permit' },
})

/** A permit as it is printed: the only place where the name and the code stand together. */
export const permitPaper = permitLine.extend({
  holder: permitHolder.nullable(),
  /** What the QR code carries. */
  code: z.string(),
  issuedPost: z.string().nullable(),
})
/** See {@link permitPaper}. */
export type PermitPaper = z.infer<typeof permitPaper>

/** Permits for printing, with their names, for a reason that is written down first (SG-09). By ids, or a whole batch. */
export const permitPapers = readContract({
  path: '/passes/permit-papers',
  query: z.object({
    permitId: uuidField.optional(),
    batchId: uuidField.optional(),
    reason: lineField(200),
  }),
  answer: z.object({ appeal: wordsField, withoutPermit: z.array(wordsField), papers: z.array(permitPaper) }),
  permission: 'passes.read-person',
  title: { vi: 'In giấy đi đường', en: 'Permits for printing' },
})

/** Kinds, purposes, and what never needs a permit. */
export const permitBookRead = readContract({
  path: '/passes/permit-book',
  query: z.object({}),
  answer: z.object({
    kinds: z.array(
      z.object({
        key: z.string(),
        title: wordsField,
        purposes: z.array(z.object({ key: z.string(), title: wordsField })),
        maxDays: z.number().nullable(),
        mostPersons: z.number(),
        source: sourceField,
      }),
    ),
    withoutPermit: z.object({ trips: z.array(wordsField), source: sourceField }),
    appeal: z.object({ words: wordsField, source: sourceField }),
    namesKeptDays: z.number(),
    cardRoles: z.array(z.object({ key: z.string(), title: wordsField })),
    cardMaxDays: z.number(),
    source: sourceField,
  }),
  permission: 'signed-in',
  title: { vi: 'Danh mục loại giấy đi đường', en: 'Kinds of travel permits' },
})

/** A duty card in a list. Officers are named: it is their public duty. */
export const cardLine = z.object({
  id: z.string(),
  role: z.object({ key: z.string(), title: wordsField }),
  force: z.string().nullable(),
  officer: z.object({ id: z.string(), name: z.string().nullable() }),
  area: areaLine,
  from: instantField,
  until: instantField,
  standing: passStanding,
  withdrawReason: z.string().nullable(),
})
/** See {@link cardLine}. */
export type CardLine = z.infer<typeof cardLine>

/** Duty cards that one may see, newest first. */
export const cardList = readContract({
  path: '/passes/cards',
  query: pageQuery.extend({ areaId: areaIdField.optional(), state: passStanding.optional() }),
  answer: pageOf(cardLine),
  permission: 'passes.read',
  title: { vi: 'Thẻ công vụ', en: 'Duty cards' },
})

/** A card as it is printed. */
export const cardPaper = readContract({
  path: '/passes/cards/:cardId/paper',
  query: z.object({ cardId: uuidField }),
  answer: cardLine.extend({ code: z.string(), post: z.string().nullable() }),
  permission: 'passes.issue-cards',
  title: { vi: 'In thẻ công vụ', en: 'A duty card for printing' },
})

/** A key as its keepers see it. Nothing secret. */
export const keyLine = z.object({
  kid: z.string(),
  algorithm: passAlgorithm,
  madeAt: instantField,
  /** Who let it sign; null: the house made it, and no person has changed to it. */
  madeBy: z.string().nullable(),
  reason: z.string().nullable(),
  ageDays: z.number(),
  /** `spare`: phones have it in their lists already, and it signs after the next change. */
  state: z.enum(['signs', 'spare', 'retired', 'withdrawn']),
  retiredAt: instantField.nullable(),
  acceptUntil: instantField,
  withdrawn: z.object({ at: instantField, by: z.string().nullable(), reason: z.string().nullable() }).nullable(),
})
/** See {@link keyLine}. */
export type KeyLine = z.infer<typeof keyLine>

/** The keys with their age, and the rules they serve under. */
export const keyRows = readContract({
  path: '/passes/key-rows',
  query: z.object({}),
  answer: z.object({
    asOf: instantField,
    issuer: z.string(),
    policy: passPolicy.extend({ source: sourceField }),
    changeAfterDays: z.number(),
    /** When the key that signs should be changed; null: none signs yet. */
    changeBy: instantField.nullable(),
    source: sourceField,
    keys: z.array(keyLine),
    withdrawnCodes: z.number(),
  }),
  permission: 'passes.read',
  title: { vi: 'Khóa ký mã', en: 'Signing keys' },
})

const refusalField = z.object({ code: z.string(), words: wordsField })

/** The verdict on a code, in words that a clerk can read out. */
export const codeVerdict = z.object({
  verdict: z.enum(['good', 'ask', 'refused']),
  reasons: z.array(refusalField),
  /** What the code says; null where it could not be read, or is not what it says. */
  says: z
    .object({
      kind: z.enum(PASS_KINDS),
      id: z.string(),
      area: areaLine.nullable(),
      from: instantField,
      until: instantField,
      details: z.array(z.object({ name: wordsField, value: wordsField })),
      /** Address of the record, where the asker may see it. */
      to: z.string().nullable(),
    })
    .nullable(),
  /** A certificate of another country: what it is, never whose (a bonus for visitors). */
  visitor: z
    .object({
      country: z.string(),
      kind: wordsField,
      issuedAt: instantField.nullable(),
      until: instantField.nullable(),
    })
    .nullable(),
})
/** See {@link codeVerdict}. */
export type CodeVerdict = z.infer<typeof codeVerdict>

/** Checks a code at the office: against the keys, the register of withdrawn codes and the directive it stands on. */
export const checkCode = readContract({
  path: '/passes/verdict',
  query: z.object({ code: z.string().min(1).max(3000) }),
  answer: codeVerdict,
  permission: 'passes.read',
  title: { vi: 'Kiểm tra một mã', en: 'Check a code' },
})
