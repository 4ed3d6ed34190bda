import type { FastifyInstance } from 'fastify'
import { type RouteContract, refuse, toInstant, uuidField } from '#kit'
import { ACCESS, askingOf, type House, refusedEntry, sendPaper, sendProblem } from '#platform/server'
import { layOutMinutes, minutesFileQuery } from '../domain/index.ts'
import { inspectionDetailsOf } from './inspection-page.query.ts'

const permission = 'inspections.read'
const path = '/api/inspections/:inspectionId/minutes/file'

/** What this route is, for the API's page. */
export const minutesRoutes: readonly RouteContract[] = [
  {
    method: 'get',
    path,
    permission,
    title: { vi: 'Biên bản kiểm tra thành tệp DOCX, PDF', en: 'The record of an inspection as DOCX or PDF' },
  },
]

/** The record of an inspection as a file, for whoever may see the inspection; before check-in there is nothing to record. */
export async function registerMinutes(app: FastifyInstance, house: House): Promise<void> {
  app.get<{ Params: { inspectionId: string } }>(path, async (request, reply) => {
    const { actor, params } = request
    const no = refusedEntry(actor, permission)
    if (no) return sendProblem(reply, no)
    const query = minutesFileQuery.safeParse(request.query)
    const inspectionId = uuidField.safeParse(params.inspectionId)
    const asking = askingOf(house, request, permission)
    const details = inspectionId.success ? await inspectionDetailsOf(asking, inspectionId.data) : undefined
    if (!query.success || !details?.checkedInAt) return sendProblem(reply, refuse(ACCESS.NOT_FOUND))
    const { format, language } = query.data
    const paper = layOutMinutes(details, { language, offsetMinutes: house.profile.utcOffsetMinutes })
    const day = toInstant(details.checkedInAt).slice(0, 10)
    const name = `Biên bản kiểm tra ${day} ${details.subject.name}`
    return sendPaper(reply, { paper: paper, format, madeAt: asking.now, name, plainName: 'bien-ban-kiem-tra' })
  })
}
