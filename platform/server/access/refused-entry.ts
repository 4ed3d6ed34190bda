import { type Permission, type Refusal, refuse } from '#kit'
import { ACCESS } from '../intents/intents.refusals.ts'
import { type Actor, mayAnywhere } from './actor.ts'

/** Why somebody may not even ask: not signed in, or without the permission anywhere; undefined: come in. */
export function refusedEntry(actor: Actor, permission: Permission): Refusal | undefined {
  if (mayAnywhere(actor, permission)) return undefined
  return actor.accountId === null ? refuse(ACCESS.SIGN_IN) : refuse(ACCESS.NOT_ALLOWED, { params: { permission } })
}
