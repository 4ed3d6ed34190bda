import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import { ACCESS, askingOf, type House, HTTP, may, sendProblem } from '#platform/server'
import { logRead } from '#rooms/access/server'
import { judgePerson, type matchAnswer, matchBody, matchRoute, type PlainPerson } from '../domain/index.ts'
import { matchPersons } from './match-persons.ts'
import { peopleGround } from './people-rules.query.ts'
import { placesOf } from './person-places.query.ts'

const { permission } = matchRoute
type Answer = z.infer<typeof matchAnswer>

/** Looking while somebody types is one look for so long. */
const onceInMinutes = 10

/** `POST /api/people/persons/match`: while somebody types, who it may be. Nothing in the answer names anybody. */
export async function registerMatch(app: FastifyInstance, house: House): Promise<void> {
  app.post('/api/people/persons/match', async (request, reply) => {
    const answer = await match(house, request)
    if ('code' in answer) return sendProblem(reply, answer)
    return reply.header('cache-control', 'no-store').send(answer)
  })
}

async function match(house: House, request: FastifyRequest): Promise<Answer | Refusal> {
  if (request.actor.accountId === null) return refuse(ACCESS.SIGN_IN)
  const given = matchBody.safeParse(request.body)
  if (!given.success) return refuse(HTTP.UNREADABLE, { field: given.error.issues[0]?.path.join('.') ?? '' })
  const { areaId, ...told } = given.data
  const asking = askingOf(house, request, permission)
  if (!may(asking.actor, permission, areaId, asking.tree)) return refuse(ACCESS.NOT_FOUND, { field: 'areaId' })
  const subjectKind = `POST ${matchRoute.path}`
  const reason = 'Tìm người đã có khi ghi người mới'
  await logRead(asking.db, {
    ...asking,
    areaId,
    permission,
    subjectKind,
    subjectId: String(areaId),
    reason,
    onceInMinutes,
  })
  const [likely = []] = await matchPersons(asking, [{ areaId, ...plainOf(told, await peopleGround(asking)) }])
  const places = await placesOf(
    asking.db,
    likely.map(({ personId }) => personId),
  )
  const candidates = likely.flatMap(({ personId, score, verdict, why }) => {
    const place = places.get(personId)
    if (!place || !may(asking.actor, permission, place.areaId, asking.tree)) return []
    return [{ ...place, score, verdict, why: [...why] }]
  })
  return { candidates: candidates.slice(0, 5) }
}

/** While somebody types a field may still be wrong: it is left out, and its form says so. */
function plainOf(
  told: Omit<z.infer<typeof matchBody>, 'areaId'>,
  ground: Parameters<typeof judgePerson>[1],
): Partial<PlainPerson> {
  const left = { ...told }
  for (;;) {
    const judged = judgePerson(left, ground)
    if (judged.ok) return judged.person
    delete left[judged.refusal.field as keyof typeof left]
  }
}
