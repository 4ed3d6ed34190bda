import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { deviceItem } from './devices.contract.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const postHeld = z.object({
  id: uuidField,
  title: z.string(),
  areaId: z.number(),
  areaName: z.string(),
  fromAt: instantField,
})
const grantHeld = z.object({
  id: uuidField,
  role: z.string(),
  title: words,
  areaId: z.number(),
  areaName: z.string(),
  fromAt: instantField,
  toAt: instantField.nullable(),
})

/** A line of the list of accounts: who it is, what they hold now. */
export const accountItem = z.object({
  id: uuidField,
  username: z.string(),
  name: z.string(),
  officerId: uuidField.nullable(),
  areaId: z.number(),
  areaName: z.string(),
  posts: z.array(postHeld),
  grants: z.array(grantHeld),
  twoFactor: z.boolean(),
  hasPassword: z.boolean(),
  demo: z.boolean(),
  createdAt: instantField,
  disabledAt: instantField.nullable(),
  lastSignInAt: instantField.nullable(),
})

/** Accounts whose home lies in the areas one administers; `q` looks in names and user names, diacritics optional. */
export const listAccountsContract = readContract({
  path: '/accounts',
  query: pageQuery.extend({
    q: z.string().max(100).optional(),
    areaId: areaIdField.optional(),
    state: z.enum(['active', 'disabled', 'all']).default('active'),
    role: z.string().max(60).optional(),
  }),
  answer: pageOf(accountItem),
  permission: 'accounts.read',
  title: { vi: 'Danh sách tài khoản', en: 'List of accounts' },
})

/** A key for programs, without the key. */
export const tokenItem = z.object({
  id: uuidField,
  name: z.string(),
  permissions: z.array(z.string()),
  areaId: z.number().nullable(),
  areaName: z.string().nullable(),
  createdAt: instantField,
  expiresAt: instantField,
  revokedAt: instantField.nullable(),
  usedAt: instantField.nullable(),
})

/** One account: who has what, since when, and every grant there ever was. */
export const accountContract = readContract({
  path: '/accounts/:accountId',
  query: z.object({ accountId: uuidField }),
  answer: accountItem.extend({
    permissions: z.array(z.object({ permission: z.string(), areaId: z.number(), areaName: z.string() })),
    pastGrants: z.array(grantHeld),
    tokens: z.array(tokenItem),
    devices: z.array(deviceItem),
    openSessions: z.number(),
  }),
  permission: 'accounts.read',
  title: { vi: 'Một tài khoản', en: 'One account' },
})

/** The roles of the profile, for granting. */
export const rolesContract = readContract({
  path: '/accounts/roles',
  query: z.object({}),
  answer: z.object({
    items: z.array(
      z.object({ role: z.string(), title: words, permissions: z.array(z.string()), secondFactor: z.boolean() }),
    ),
  }),
  permission: 'signed-in',
  title: { vi: 'Các vai trò', en: 'Roles' },
})

/** One's own account: sessions, tokens, second factor, what somebody tried at one's door. */
export const myAccountContract = readContract({
  path: '/account',
  query: z.object({}),
  answer: z.object({
    username: z.string(),
    passwordSetAt: instantField.nullable(),
    twoFactor: z.boolean(),
    recoveryCodesLeft: z.number(),
    sessions: z.array(
      z.object({
        id: uuidField,
        startedAt: instantField,
        seenAt: instantField,
        expiresAt: instantField,
        address: z.string(),
        agent: z.string(),
      }),
    ),
    tokens: z.array(tokenItem),
    devices: z.array(deviceItem),
    failures: z.array(z.object({ at: instantField, why: z.string(), address: z.string() })),
    /** What others did to this account: types of fact, newest first. */
    doneByOthers: z.array(z.object({ at: instantField, type: z.string(), by: z.string().nullable() })),
  }),
  permission: 'signed-in',
  title: { vi: 'Tài khoản của tôi', en: 'My account' },
})
