import type { FastifyInstance } from 'fastify'
import { type RouteContract, refuse, uuidField } from '#kit'
import { ACCESS, askingOf, type House, refusedEntry, sendPaper, sendProblem } from '#platform/server'
import { bulletinFileQuery, layOutBulletin } from '../domain/index.ts'
import { visibleBulletin } from './bulletins.query.ts'

const permission = 'cases.count'
const path = '/api/cases/bulletins/:bulletinId/file'

/** What this route is, for the API's page. */
export const bulletinRoutes: readonly RouteContract[] = [
  {
    method: 'get',
    path,
    permission,
    title: { vi: 'Thông báo số ca thành tệp DOCX, PDF', en: 'A bulletin of cases as DOCX or PDF' },
  },
]

/** A bulletin as a file, for whoever may see counts of its area. */
export async function registerBulletinFile(app: FastifyInstance, house: House): Promise<void> {
  app.get<{ Params: { bulletinId: string } }>(path, async (request, reply) => {
    const { actor, params } = request
    const no = refusedEntry(actor, permission)
    if (no) return sendProblem(reply, no)
    const query = bulletinFileQuery.safeParse(request.query)
    const id = uuidField.safeParse(params.bulletinId)
    const asking = askingOf(house, request, permission)
    const bulletin = id.success ? await visibleBulletin(asking, id.data) : undefined
    if (!query.success || !bulletin) return sendProblem(reply, refuse(ACCESS.NOT_FOUND))
    const { format, language } = query.data
    const paper = layOutBulletin(bulletin, { language, offsetMinutes: house.profile.utcOffsetMinutes })
    const name = `Thông báo số ca ${bulletin.day} bản ${bulletin.version}`
    return sendPaper(reply, { paper: paper, format, madeAt: asking.now, name, plainName: 'thong-bao-so-ca' })
  })
}
