import type { FastifyInstance } from 'fastify'
import { type RouteContract, refuse, uuidField } from '#kit'
import { ACCESS, askingOf, type House, refusedEntry, sendPaper, sendProblem } from '#platform/server'
import { lockdownFileQuery } from '../domain/index.ts'
import { lockdownPaperOf } from './lockdown-paper.query.ts'

const permission = 'zones.read'

/** What these routes are, for the API's page. */
export const lockdownFileRoutes: readonly RouteContract[] = [
  {
    method: 'get',
    path: '/api/zones/lockdowns/:id/file',
    permission,
    title: { vi: 'Quyết định phong tỏa thành tệp DOCX, PDF', en: 'A lockdown decision as DOCX or PDF' },
  },
]

/** The decision as a file. It names no resident. */
export async function registerLockdownFiles(app: FastifyInstance, house: House): Promise<void> {
  app.get<{ Params: { id: string } }>('/api/zones/lockdowns/:id/file', async (request, reply) => {
    const no = refusedEntry(request.actor, permission)
    if (no) return sendProblem(reply, no)
    const query = lockdownFileQuery.safeParse(request.query)
    const id = uuidField.safeParse(request.params.id)
    const asking = askingOf(house, request, permission)
    const found =
      query.success && id.success ? await lockdownPaperOf(asking, id.data, query.data.decisionId) : undefined
    if (!query.success || !found) return sendProblem(reply, refuse(ACCESS.NOT_FOUND))
    const { format } = query.data
    const { paper, fileName: name } = found
    return sendPaper(reply, { paper, format, madeAt: asking.now, name, plainName: 'phong-toa' })
  })
}
