import { z } from 'zod'
import { areaIdField, instantField, lineField, type RouteContract, uuidField } from '#kit'
import { tokenLongestDays } from './session-policy.ts'

const password = z.string().min(1).max(500)
const words = z.object({ vi: z.string(), en: z.string() })

/** What somebody at the door shows. `code`: of the second factor, or a recovery code. */
export const signInBody = z.strictObject({
  username: z.string().min(1).max(100),
  password,
  code: z.string().max(40).optional(),
})

/** A new password of one's own. */
export const changePasswordBody = z.strictObject({ password, next: password })
/** The password once more, before something weighty. */
export const byPasswordBody = z.strictObject({ password })
/** A code of the authenticator. */
export const byCodeBody = z.strictObject({ code: z.string().min(1).max(40) })
/** Password and code. */
export const byBothBody = z.strictObject({ password, code: z.string().min(1).max(40) })
/** A key for a program: part of what its owner may do, for some days. */
export const issueTokenBody = z.strictObject({
  name: lineField(80),
  permissions: z.array(z.string().min(1).max(80)).min(1).max(100),
  areaId: areaIdField.nullable().default(null),
  days: z.number().int().min(1).max(tokenLongestDays),
  password,
})

const held = z.object({ areaId: z.number() })
const session = z.object({
  account: z
    .object({
      id: uuidField,
      username: z.string(),
      name: z.string(),
      posts: z.array(held.extend({ id: uuidField, title: z.string(), areaName: z.string() })),
      grants: z.array(held.extend({ id: uuidField, role: z.string() })),
      permissions: z.array(z.string()),
      homeAreaId: z.number(),
      locale: z.enum(['vi', 'en']),
      twoFactor: z.boolean(),
      mustFirst: z.enum(['password', 'second-factor']).nullable(),
      sessionId: uuidField.nullable(),
    })
    .nullable(),
  /** For the header `x-csrf-token` of every request that changes something. */
  csrf: z.string(),
  now: instantField,
  utcOffsetMinutes: z.number(),
  clock: z.string(),
  profile: z.object({ name: z.string(), title: words }),
  sample: z.boolean(),
})
const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
const own = { method: 'post', permission: 'signed-in' } as const

/** The routes with secrets, for the API's page; see the room's README for why they are not intents. */
export const accountRoutes: readonly RouteContract[] = [
  {
    method: 'get',
    path: '/api/session',
    answer: session,
    permission: 'public',
    title: { vi: 'Ai đang ở đây', en: 'Who is here' },
  },
  {
    method: 'post',
    path: '/api/session',
    body: signInBody,
    answer: session,
    permission: 'public',
    title: { vi: 'Đăng nhập', en: 'Sign in' },
  },
  { method: 'delete', path: '/api/session', permission: 'public', title: { vi: 'Đăng xuất', en: 'Sign out' } },
  {
    ...own,
    path: '/api/account/password',
    body: changePasswordBody,
    answer: z.object({ endedSessions: z.number() }),
    title: { vi: 'Đổi mật khẩu của mình', en: "Change one's own password" },
  },
  {
    ...own,
    path: '/api/account/second-factor',
    body: byPasswordBody,
    answer: z.object({
      secret: z.string(),
      uri: z.string(),
      qr: z.object({ size: z.number(), path: z.string() }),
    }),
    title: { vi: 'Bắt đầu bật xác thực hai lớp', en: 'Begin turning the second factor on' },
  },
  {
    ...own,
    path: '/api/account/second-factor/confirm',
    body: byCodeBody,
    answer: recoveryCodes,
    title: { vi: 'Xác nhận xác thực hai lớp', en: 'Confirm the second factor' },
  },
  {
    ...own,
    path: '/api/account/second-factor/remove',
    body: byBothBody,
    answer: z.object({}),
    title: { vi: 'Tắt xác thực hai lớp', en: 'Turn the second factor off' },
  },
  {
    ...own,
    path: '/api/account/recovery-codes',
    body: byBothBody,
    answer: recoveryCodes,
    title: { vi: 'Tạo mã dự phòng mới', en: 'Make new recovery codes' },
  },
  {
    ...own,
    path: '/api/account/tokens',
    body: issueTokenBody,
    answer: z.object({ id: uuidField, token: z.string(), expiresAt: instantField }),
    title: { vi: 'Tạo mã truy cập cho chương trình', en: 'Make a token for a program' },
  },
  {
    method: 'post',
    path: '/api/accounts/:accountId/password',
    body: z.strictObject({}),
    answer: z.object({ username: z.string(), password: z.string() }),
    permission: 'accounts.manage',
    title: { vi: 'Cấp mật khẩu một lần cho tài khoản khác', en: "Issue a one-time password for another's account" },
  },
  {
    method: 'get',
    path: '/api/demo-accounts',
    answer: z.object({
      items: z.array(
        z.object({
          username: z.string(),
          name: z.string(),
          post: z.string(),
          areaName: z.string(),
          password: z.string(),
        }),
      ),
    }),
    permission: 'public',
    title: { vi: 'Tài khoản mẫu của bản trình diễn', en: 'Accounts of the demonstration' },
  },
  {
    method: 'get',
    path: '/api/permissions',
    answer: z.object({ items: z.array(z.object({ permission: z.string(), words })) }),
    permission: 'public',
    title: { vi: 'Mọi quyền của hệ thống', en: 'Every permission of the house' },
  },
]
