import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract, uuidField } from '#kit'

/** What may happen at the door: in, out, failed; a program's token made, last used, revoked. */
export const doorEvents = ['signed-in', 'ended', 'failed', 'token-issued', 'token-used', 'token-revoked'] as const
/** One of {@link doorEvents}. */
export type DoorEvent = (typeof doorEvents)[number]

/** A line of the door's book. Wall time, as all of security. */
export const signInItem = z.object({
  id: uuidField,
  at: instantField,
  outcome: z.enum(doorEvents),
  /** Failures: what was wrong. Tokens: their name. */
  why: z.string().nullable(),
  accountId: uuidField.nullable(),
  name: z.string().nullable(),
  username: z.string().nullable(),
  areaName: z.string().nullable(),
  /** Where from; null for tokens, whose addresses are not kept. */
  address: z.string().nullable(),
})

/**
 * Sign-ins, ended sessions, failures and uses of tokens of accounts whose home one may see; attempts at unknown names
 * for the whole tree only. Of a token only its last use is known.
 */
export const signInsContract = readContract({
  path: '/audit/sign-ins',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    accountId: uuidField.optional(),
    from: instantField.optional(),
    to: instantField.optional(),
    outcome: z.enum(['all', ...doorEvents]).default('all'),
  }),
  answer: pageOf(signInItem),
  permission: 'audit.access',
  title: { vi: 'Đăng nhập và các lần sai', en: 'Sign-ins and failures' },
})
