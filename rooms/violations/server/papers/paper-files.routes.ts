import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type RouteContract, refuse, uuidField } from '#kit'
import {
  ACCESS,
  type Asking,
  askingOf,
  type House,
  type LeavingPaper,
  Refused,
  refusedEntry,
  sendPaper,
  sendProblem,
} from '#platform/server'
import {
  decisionListFile,
  dossierPaperField,
  violationPaperFile,
} from '../../domain/papers/violation-papers.contract.ts'
import { decisionListOf } from './decision-list.query.ts'
import { paperOf } from './paper-of.query.ts'

const permission = 'violations.read'

/** What these routes are, for the API's page. */
export const violationPaperRoutes: readonly RouteContract[] = [
  {
    method: 'get',
    path: '/api/violations/:violationId/papers/:paper/file',
    permission,
    title: { vi: 'Giấy tờ của hồ sơ xử phạt thành tệp DOCX, PDF', en: 'A paper of a dossier as DOCX or PDF' },
  },
  {
    method: 'get',
    path: '/api/violation-decision-list/file',
    permission,
    title: { vi: 'Danh sách quyết định xử phạt thành tệp DOCX, PDF', en: 'The list of decisions as DOCX or PDF' },
  },
]

/** A paper that may leave, and how its file is called. */
type Leaving = Pick<LeavingPaper, 'paper' | 'name' | 'format'>

/** Papers as files. One that carries a person leaves only for a reason, which is written down first (SG-09). */
export async function registerViolationPapers(app: FastifyInstance, house: House): Promise<void> {
  app.get<{ Params: { violationId: string; paper: string } }>(
    '/api/violations/:violationId/papers/:paper/file',
    (request, reply) =>
      give({ house, request, reply }, async (asking) => {
        const query = violationPaperFile.safeParse(request.query)
        const violationId = uuidField.safeParse(request.params.violationId)
        const paper = dossierPaperField.safeParse(request.params.paper)
        if (!query.success || !violationId.success || !paper.success) return undefined
        const found = await paperOf(asking, { ...query.data, violationId: violationId.data, paper: paper.data })
        if (found instanceof Refused) return found
        const { seq, year } = found.dossier
        return {
          paper: found.paper,
          name: `${capitalised(found.paper.kind)} ${seq}-${year}`,
          format: query.data.format,
        }
      }),
  )
  app.get('/api/violation-decision-list/file', (request, reply) =>
    give({ house, request, reply }, async (asking) => {
      const query = decisionListFile.safeParse(request.query)
      if (!query.success) return undefined
      const found = await decisionListOf(asking, query.data)
      if (found instanceof Refused) return found
      const { format, from, to } = query.data
      return { paper: found.paper, name: `Danh sách quyết định xử phạt ${found.title} ${from} ${to}`, format }
    }),
  )
}

interface Visit {
  readonly house: House
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

async function give(
  { house, request, reply }: Visit,
  find: (asking: Asking) => Promise<Leaving | Refused | undefined>,
): Promise<FastifyReply> {
  const no = refusedEntry(request.actor, permission)
  if (no) return sendProblem(reply, no)
  const asking = askingOf(house, request, permission)
  const leaving = await find(asking)
  if (leaving === undefined) return sendProblem(reply, refuse(ACCESS.NOT_FOUND))
  if (leaving instanceof Refused) return sendProblem(reply, leaving.refusal)
  return sendPaper(reply, { ...leaving, madeAt: asking.now, plainName: 'xu-phat' })
}

/** `QUYẾT ĐỊNH` as a file is called. */
function capitalised(kind: string): string {
  return kind.charAt(0) + kind.slice(1).toLowerCase()
}
