import type { FastifyInstance } from 'fastify'
import { type RouteContract, refuse, uuidField } from '#kit'
import { ACCESS, askingOf, type House, refusedEntry, sendPaper, sendProblem } from '#platform/server'
import { noticeFileQuery } from '../domain/index.ts'
import { noticeFor } from './notice.query.ts'

const permission = 'levels.read'
const path = '/api/levels/rounds/:roundId/notice/file'

/** What this route is, for the API's page. */
export const noticeRoutes: readonly RouteContract[] = [
  {
    method: 'get',
    path,
    permission,
    title: { vi: 'Thông báo cấp độ dịch thành tệp DOCX, PDF', en: 'The notice of levels as DOCX or PDF' },
  },
]

/** The notice as a file, for whoever may see levels there; a draft says that it is one. */
export async function registerNotice(app: FastifyInstance, house: House): Promise<void> {
  app.get<{ Params: { roundId: string } }>(path, async (request, reply) => {
    const { actor, params } = request
    const no = refusedEntry(actor, permission)
    if (no) return sendProblem(reply, no)
    const query = noticeFileQuery.safeParse(request.query)
    const id = uuidField.safeParse(params.roundId)
    const asking = askingOf(house, request, permission)
    const notice =
      id.success && query.success ? await noticeFor(asking, { id: id.data, areaId: query.data.areaId }) : undefined
    if (!query.success || !notice) return sendProblem(reply, refuse(ACCESS.NOT_FOUND))
    const { format, language } = query.data
    const number = (notice.number ?? 'dự thảo').replaceAll('/', '-')
    const name = `Thông báo cấp độ dịch ${number}`
    return sendPaper(reply, {
      paper: notice.papers[language],
      format,
      madeAt: notice.issuedAt ?? asking.now,
      name,
      plainName: 'thong-bao-cap-do-dich',
    })
  })
}
