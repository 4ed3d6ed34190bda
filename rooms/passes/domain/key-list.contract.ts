import { z } from 'zod'
import { instantField, readContract } from '#kit'

/** The two ways of signing: ES256 everywhere, EdDSA (Ed25519) where asked. */
export const passAlgorithm = z.enum(['ES256', 'EdDSA'])
/** See {@link passAlgorithm}. */
export type PassAlgorithm = z.infer<typeof passAlgorithm>

/** The public half of a key. `x` and `y` are as in a JWK (base64url); Ed25519 has no `y`. */
export const passKey = z.object({
  /** Eight hex digits: the four bytes in the header of the code. */
  kid: z.string().regex(/^[0-9a-f]{8}$/),
  algorithm: passAlgorithm,
  x: z.string().max(50),
  y: z.string().max(50).nullable(),
  /** Codes signed by it are taken until then: it is kept longer than any code it signed. */
  acceptUntil: instantField,
  /** Withdrawn (its secret may be known to others): its codes are asked about, one by one. */
  withdrawnAt: instantField.nullable(),
})

/** The public half of a key: see {@link passKey}. */
export type PassKey = z.infer<typeof passKey>

/** What to do about a list of keys that is old, as dated data in profiles/<name>/passes/rules.json. */
export const passPolicy = z.object({
  /** Older than this, the age is said beside every verdict. */
  sayKeysAfterHours: z.number().positive(),
  /** Older than this, the list is stale … */
  keysStaleAfterHours: z.number().positive(),
  /** … and then a code with a good signature is: taken and said, asked about, or refused. */
  staleKeys: z.enum(['take', 'ask', 'refuse']),
  /** A filter of withdrawn codes older than this is said beside every verdict. */
  sayFilterAfterHours: z.number().positive(),
  /** Seconds by which clocks may differ at the beginning and the end of a code. */
  clockSeconds: z.number().int().min(0),
})

/** See {@link passPolicy}. */
export type PassPolicy = z.infer<typeof passPolicy>

/** The keys of this city, as of a moment, with the policy for when they have grown old. */
export const keyList = z.object({
  issuer: z.string(),
  /** When the server said so: a phone counts the list's age from here. */
  asOf: instantField,
  policy: passPolicy,
  keys: z.array(passKey),
})

/** See {@link keyList}. */
export type KeyList = z.infer<typeof keyList>

/** The public keys, for whoever checks codes: a phone takes them along. Holds nothing secret. */
export const keyListContract = readContract({
  path: '/passes/keys',
  query: z.object({}),
  answer: keyList,
  permission: 'signed-in',
  title: { vi: 'Danh sách khóa công khai của mã ký', en: 'Public keys of signed codes' },
})

/**
 * Withdrawn codes in little room: see domain/withdrawn-filter.ts. A hit means "ask", once in `rate` by chance; no hit means
 * that it was not withdrawn as of then. Codes that have expired anyway are not in it.
 */
export const withdrawnFilter = z.object({
  asOf: instantField,
  /** How many codes are in it. */
  count: z.number().int().min(0),
  /** One valid code in so many hits by chance. */
  rate: z.number().int().min(1),
  /** The coded set, base64url. */
  bits: z.string(),
})

/** See {@link withdrawnFilter}. */
export type WithdrawnFilter = z.infer<typeof withdrawnFilter>

/** The filter of withdrawn codes: a phone takes it along. Names nobody, and cannot be read backwards. */
export const withdrawnFilterContract = readContract({
  path: '/passes/withdrawn',
  query: z.object({}),
  answer: withdrawnFilter,
  permission: 'signed-in',
  title: { vi: 'Bộ lọc mã đã thu hồi', en: 'Filter of withdrawn codes' },
})
