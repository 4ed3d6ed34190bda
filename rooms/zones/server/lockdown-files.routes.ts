import type { FastifyInstance } from 'fastify'
import { type RouteContract, refuse, uuidField } from '#kit'
import { ACCESS, askingOf, type House, mayAnywhere, paperMediaTypes, renderPaper, sendProblem } from '#platform/server'
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
    const { actor } = request
    if (!mayAnywhere(actor, permission))
      return sendProblem(
        reply,
        actor.accountId === null ? refuse(ACCESS.SIGN_IN) : refuse(ACCESS.NOT_ALLOWED, { params: { permission } }),
      )
    const query = lockdownFileQuery.safeParse(request.query)
    const id = uuidField.safeParse(request.params.id)
    const asking = askingOf(house, request, permission)
    const found =
      query.success && id.success ? await lockdownPaperOf(asking, id.data, query.data.decisionId) : undefined
    if (!query.success || !found) return sendProblem(reply, refuse(ACCESS.NOT_FOUND))
    const { format } = query.data
    const bytes = await renderPaper(found.paper, { format, madeAt: asking.now })
    return reply
      .type(paperMediaTypes[format])
      .header(
        'content-disposition',
        `attachment; filename="phong-toa.${format}"; filename*=UTF-8''${encodeURIComponent(`${found.fileName}.${format}`)}`,
      )
      .header('cache-control', 'private, no-store')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(bytes)
  })
}
