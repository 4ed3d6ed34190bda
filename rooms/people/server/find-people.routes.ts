import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import { askingOf, type House, HTTP, refusedEntry, sendProblem } from '#platform/server'
import { type findAnswer, findBody, PEOPLE, toIdentityNumber, toPhone } from '../domain/index.ts'
import { findByNumber, type SoughtNumber } from './find-people.query.ts'

const permission = 'people.identify'
type Found = z.infer<typeof findAnswer>

/** `POST /api/people/find`: by a phone or identity number; in a body, so that no log of addresses holds a number. */
export async function registerFind(app: FastifyInstance, house: House): Promise<void> {
  app.post('/api/people/find', async (request, reply) => {
    const answer = await find(house, request)
    if ('code' in answer) return sendProblem(reply, answer)
    return sendFound(reply, answer)
  })
}

function sendFound(reply: FastifyReply, found: Found): FastifyReply {
  return reply.header('cache-control', 'no-store').send(found)
}

async function find(house: House, request: FastifyRequest): Promise<Found | Refusal> {
  const no = refusedEntry(request.actor, permission)
  if (no) return no
  const given = findBody.safeParse(request.body)
  if (!given.success) return refuse(HTTP.UNREADABLE, { field: given.error.issues[0]?.path.join('.') ?? '' })
  const number = numberOf(given.data)
  if ('code' in number) return number
  return findByNumber(askingOf(house, request, permission), number, given.data.reason)
}

function numberOf({ phone, idNumber }: z.infer<typeof findBody>): SoughtNumber | Refusal {
  if ((phone === undefined) === (idNumber === undefined)) return refuse(PEOPLE.NEEDS_NUMBER)
  if (phone !== undefined) {
    const value = toPhone(phone)
    return value === null ? refuse(PEOPLE.PHONE_FORM, { field: 'phone' }) : { kind: 'phone', value }
  }
  const id = toIdentityNumber(idNumber ?? '', { places: new Set() })
  return id === null ? refuse(PEOPLE.ID_FORM, { field: 'idNumber' }) : { kind: 'id-number', value: id.number }
}
