import type { FastifyRequest } from 'fastify'
import type { Actor, House } from '#platform/server'
import { sessionSecretOf } from './cookies.ts'
import { knownActors, type Recognised } from './known-actors.ts'

const recognisedOf = new WeakMap<FastifyRequest, Recognised>()

/** Recognises a request: a program by `Authorization: Bearer`, a person by the session cookie. A bad token is nobody. */
export async function authenticate(request: FastifyRequest, house: House): Promise<Actor | undefined> {
  const known = knownActors(house)
  const { authorization } = request.headers
  const secret = authorization === undefined ? sessionSecretOf(request) : undefined
  const bearer = authorization?.match(/^Bearer ([\w-]{20,200})$/)?.[1]
  const recognised = bearer ? await known.ofToken(bearer) : secret ? await known.ofSession(secret) : undefined
  if (!recognised) return undefined
  recognisedOf.set(request, recognised)
  return recognised.actor
}

/** What is known of a request's sender beyond the actor. */
export function recognised(request: FastifyRequest): Recognised | undefined {
  return recognisedOf.get(request)
}
