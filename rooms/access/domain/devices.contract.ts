import { z } from 'zod'
import { instantField, intentContract, type RouteContract, uuidField } from '#kit'

/** A phone as its owner and the administrator see it. */
export const deviceItem = z.object({
  id: uuidField,
  agent: z.string(),
  version: z.number(),
  firstAt: instantField,
  heardAt: instantField,
  /** Things on it that the server did not have yet, when it was last heard. */
  unsent: z.number(),
  lostAt: instantField.nullable(),
  wipedAt: instantField.nullable(),
})

/** Says that a phone is lost: its session ends now, and at its next contact it wipes itself. One's own, or of somebody one administers. */
export const markDeviceLostContract = intentContract({
  type: 'accounts.mark-device-lost',
  payload: z.strictObject({ deviceId: uuidField }),
  permission: 'signed-in',
  title: { vi: 'Báo mất máy thực địa', en: 'Report a phone lost' },
})

/** What a phone says of itself: `secret` is its own, made on it; `wiped`: it has done what it was told. */
export const deviceReportBody = z.strictObject({
  id: uuidField,
  secret: z.string().regex(/^[\w-]{43}$/),
  version: z.number().int().min(1).max(10_000),
  unsent: z.number().int().min(0).max(1_000_000),
  wiped: z.literal(true).optional(),
})

/** How a phone stands: `lost`: it wipes itself; `too-old`: it keeps its work and sends nothing until it is renewed. */
export const deviceStanding = z.object({ standing: z.enum(['ok', 'lost', 'too-old']) })

/** The oldest version of the phone's app whose work is still understood; see platform/field/field-version.ts. */
export const leastFieldVersion = 1

/** A phone reports itself, also without a session: a lost one must hear of it. */
export const deviceRoutes: readonly RouteContract[] = [
  {
    method: 'post',
    path: '/api/field-device',
    body: deviceReportBody,
    answer: deviceStanding,
    permission: 'public',
    title: { vi: 'Máy thực địa báo mình', en: 'A phone reports itself' },
  },
]
