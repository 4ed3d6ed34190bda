import type { FastifyInstance } from 'fastify'
import { type RouteContract, refuse } from '#kit'
import {
  ACCESS,
  askingOf,
  defineRead,
  type House,
  Refused,
  refusedEntry,
  sendPaper,
  sendProblem,
} from '#platform/server'
import { isolationPaperContract, isolationPaperFile } from '../domain/index.ts'
import { paperOf } from './paper-of.query.ts'

const permission = isolationPaperContract.permission

/** `GET /quarantine/papers/:paper/:id` */
export const isolationPaperRead = defineRead(isolationPaperContract, async (asking, query) => {
  const found = await paperOf(asking, query)
  return found instanceof Refused ? found : { paper: found.paper }
})

/** What the route is, for the API's page. */
export const isolationPaperRoutes: readonly RouteContract[] = [
  {
    method: 'get',
    path: '/api/quarantine/papers/:paper/:id/file',
    permission,
    title: { vi: 'Giấy tờ cách ly thành tệp DOCX, PDF', en: 'A paper of an isolation as DOCX or PDF' },
  },
]

/** Papers as files; one with a name leaves only for a reason, which is written down first (SG-09). */
export async function registerIsolationPapers(app: FastifyInstance, house: House): Promise<void> {
  app.get<{ Params: { paper: string; id: string } }>(
    '/api/quarantine/papers/:paper/:id/file',
    async (request, reply) => {
      const no = refusedEntry(request.actor, permission)
      if (no) return sendProblem(reply, no)
      const file = isolationPaperFile.safeParse(request.query)
      const query = isolationPaperContract.query.safeParse({ ...request.params, reason: file.data?.reason })
      if (!file.success || !query.success) return sendProblem(reply, refuse(ACCESS.NOT_FOUND))
      const asking = askingOf(house, request, permission)
      const found = await paperOf(asking, query.data)
      if (found instanceof Refused) return sendProblem(reply, found.refusal)
      const { paper, sign } = found
      const { format } = file.data
      const name = `${paper.kind.toLowerCase()} cach ly ${sign}`
      return sendPaper(reply, { paper, format, madeAt: asking.now, name, plainName: 'cach-ly' })
    },
  )
}
