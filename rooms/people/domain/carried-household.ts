import { z } from 'zod'
import { changesOf, changesQuery, readContract } from '#kit'

/** A person on a work phone: id, name, year of birth, temporary. Short keys: ten thousand go over a slow line. */
const carriedPerson = z.strictObject({
  i: z.string(),
  n: z.string(),
  b: z.int().optional(),
  t: z.literal(1).optional(),
})

/**
 * A household as a work phone carries it, one row with its people: `a` area, `n` number, `h` house, `c` head (chủ hộ),
 * `p` phone, `s` size, `e` elderly, `k` children, `b` boarding house, `x` has no phone, `v` version, `r` residents. What is absent
 * is unknown or no.
 */
export const carriedHousehold = z.strictObject({
  a: z.int(),
  n: z.int(),
  h: z.string().optional(),
  c: z.string().optional(),
  p: z.string().optional(),
  s: z.int(),
  e: z.int().optional(),
  k: z.int().optional(),
  b: z.literal(1).optional(),
  x: z.literal(1).optional(),
  v: z.int(),
  r: z.array(carriedPerson).optional(),
})

/** See {@link carriedHousehold}. */
export type CarriedHousehold = z.infer<typeof carriedHousehold>

/** The households of the asker's posts for a work phone: whole the first time, then only what changed. */
export const workingSetContract = readContract({
  path: '/people/working-set',
  query: changesQuery,
  answer: changesOf(carriedHousehold),
  permission: 'people.carry',
  title: { vi: 'Sổ hộ mang theo điện thoại công tác', en: 'Households carried on a work phone' },
})
