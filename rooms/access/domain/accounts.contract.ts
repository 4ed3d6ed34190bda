import { z } from 'zod'
import { areaIdField, instantField, intentContract, lineField, uuidField } from '#kit'
import { usernameField } from './username.ts'

const manage = 'accounts.manage'
const ofAccount = z.strictObject({ accountId: uuidField })

/** A new account for an officer, or for a person who acts by grants only. Its password is issued apart, shown once. */
export const createAccountContract = intentContract({
  type: 'accounts.create',
  payload: z.strictObject({
    username: usernameField,
    officerId: uuidField.nullable(),
    name: lineField(120),
    areaId: areaIdField,
    locale: z.enum(['vi', 'en']).default('vi'),
  }),
  permission: manage,
  title: { vi: 'Lập tài khoản', en: 'Create an account' },
})

/** The account can no longer be used: every session and token of it stops at once. */
export const disableAccountContract = intentContract({
  type: 'accounts.disable',
  payload: ofAccount,
  permission: manage,
  title: { vi: 'Khóa tài khoản', en: 'Disable an account' },
})

/** The account can be used again. */
export const enableAccountContract = intentContract({
  type: 'accounts.enable',
  payload: ofAccount,
  permission: manage,
  title: { vi: 'Mở lại tài khoản', en: 'Enable an account' },
})

/** A named role in an area without a post, from now until `toAt` (null: until revoked). */
export const grantRoleContract = intentContract({
  type: 'accounts.grant',
  payload: z.strictObject({
    accountId: uuidField,
    role: z.string().min(1).max(60),
    areaId: areaIdField,
    toAt: instantField.nullable().default(null),
  }),
  permission: manage,
  title: { vi: 'Giao quyền', en: 'Grant a role' },
})

/** The grant ends now. */
export const revokeGrantContract = intentContract({
  type: 'accounts.revoke-grant',
  payload: z.strictObject({ grantId: uuidField }),
  permission: manage,
  title: { vi: 'Thu quyền', en: 'Revoke a grant' },
})

/** For who lost the phone and the recovery codes: signs in by password alone, and sets the second factor up again. */
export const removeSecondFactorContract = intentContract({
  type: 'accounts.remove-second-factor',
  payload: ofAccount,
  permission: manage,
  title: { vi: 'Gỡ xác thực hai lớp', en: 'Remove the second factor' },
})

/** Ends one session of one's own, or, with `accountId`, every session of somebody one administers. */
export const endSessionsContract = intentContract({
  type: 'accounts.end-sessions',
  payload: z.union([
    z.strictObject({ sessionId: uuidField }),
    z.strictObject({ exceptSessionId: uuidField }),
    z.strictObject({ accountId: uuidField }),
  ]),
  permission: 'signed-in',
  title: { vi: 'Kết thúc phiên đăng nhập', en: 'End sessions' },
})

/** The token stops working now: one's own, or one of an account that one administers. */
export const revokeTokenContract = intentContract({
  type: 'accounts.revoke-token',
  payload: z.strictObject({ tokenId: uuidField }),
  permission: 'signed-in',
  title: { vi: 'Thu hồi mã truy cập', en: 'Revoke a token' },
})
