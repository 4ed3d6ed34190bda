import { gunzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Permission, type Refusal, refuse } from '#kit'
import { intervalsOf } from '../access/actor.ts'
import { refusedEntry } from '../access/refused-entry.ts'
import { INTENTS } from '../intents/intents.refusals.ts'
import { toRefusal } from '../intents/prepare.ts'
import type { House } from '../room.ts'
import { tagOf, Written } from '../shared-answers.ts'
import { withMarkedCursor, withOwnCursor } from './page-cursor.ts'
import { sendProblem } from './problem.ts'
import { type Asking, type Read, Refused } from './read.ts'

/** `GET /api<path>` for every question of every room. */
export function registerReads(app: FastifyInstance, house: House): void {
  for (const room of house.rooms) {
    for (const read of room.reads ?? []) {
      app.get(`/api${read.contract.path}`, (request, reply) => answer({ read, house }, request, reply))
    }
  }
}

interface Asked {
  readonly read: Read
  readonly house: House
}

async function answer({ read, house }: Asked, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { contract } = read
  const { actor } = request
  const no = refusedEntry(actor, contract.permission)
  if (no) return sendProblem(reply, no)
  const stray = actor.via === 'token' ? strayFilter(contract, request.query as object) : undefined
  if (stray) return sendProblem(reply, stray)
  const asked = withOwnCursor(contract, request.query as object)
  if (!asked) return sendProblem(reply, refuse(INTENTS.CURSOR, { field: 'cursor' }))
  const query = contract.query.safeParse({ ...asked, ...(request.params as object) })
  if (!query.success) return sendProblem(reply, toRefusal(query.error))
  const result = await read.handle(askingOf(house, request, contract.permission), query.data)
  if (result instanceof Refused) return sendProblem(reply, result.refusal)
  const { keepSeconds } = contract
  const keeping =
    keepSeconds !== undefined && contract.permission === 'public'
      ? `public, max-age=${keepSeconds}`
      : 'private, no-cache'
  reply.header('cache-control', keeping)
  if (result instanceof Written) return sendWritten({ house, contract }, request, reply, result)
  const text = JSON.stringify(withMarkedCursor(contract, result))
  if (house.checkAnswers) contract.answer.parse(JSON.parse(text))
  return sendWithTag(request, reply, { tag: tagOf(text), body: () => text })
}

/**
 * A filter that a list does not have, misspelt by a program: without it the answer would be a longer list than was meant. Screens
 * and phones of another version may send more or less than this one knows, and are answered all the same.
 */
function strayFilter({ query }: Read['contract'], asked: object): Refusal | undefined {
  if (!(query instanceof z.ZodObject)) return undefined
  const known = Object.keys(query.shape)
  const name = Object.keys(asked).find((key) => !known.includes(key))
  if (name === undefined) return undefined
  return refuse(INTENTS.UNKNOWN_FILTER, {
    field: name.slice(0, 100),
    params: { name: name.slice(0, 100), known: known.join(', ') },
  })
}

/** Who asks, when, and what they may see under a permission: for the few routes of rooms that are no plain questions. */
export function askingOf(
  house: House,
  { actor, id }: Pick<FastifyRequest, 'actor' | 'id'>,
  permission: Permission,
): Asking {
  const tree = house.territory.current()
  return {
    db: house.db,
    actor,
    now: house.clock.now(),
    tree,
    profile: house.profile,
    catalogue: house.catalogue,
    files: house.files,
    vault: house.vault,
    requestId: id,
    rehearse: (intents) => house.door.rehearse(intents, { actor, requestId: id }),
    intervals: intervalsOf(actor, permission, tree),
  }
}

// biome-ignore-start lint/complexity/useMaxParams: request and reply belong together as everywhere here
/** What was written for many goes out as it is kept, to those who can unpack it. */
function sendWritten(
  { house, contract }: { readonly house: House; readonly contract: Read['contract'] },
  request: FastifyRequest,
  reply: FastifyReply,
  { tag, packed }: Written,
): FastifyReply {
  if (house.checkAnswers) contract.answer.parse(JSON.parse(gunzipSync(packed).toString('utf8')))
  reply.header('vary', 'accept-encoding')
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? ''))
    return sendWithTag(request, reply, { tag, body: () => gunzipSync(packed) })
  return sendWithTag(request, reply.header('content-encoding', 'gzip'), { tag, body: () => packed })
}
// biome-ignore-end lint/complexity/useMaxParams: see above

/** Sends JSON with a tag of its content, or 304 when the asker has it already. */
function sendWithTag(
  request: FastifyRequest,
  reply: FastifyReply,
  { tag, body }: { readonly tag: string; readonly body: () => string | Buffer },
): FastifyReply {
  reply.header('etag', tag)
  if (request.headers['if-none-match'] === tag) return reply.removeHeader('content-encoding').status(304).send()
  return reply.type('application/json; charset=utf-8').send(body())
}
