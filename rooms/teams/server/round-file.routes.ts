import type { FastifyInstance } from 'fastify'
import { type RouteContract, refuse, uuidField } from '#kit'
import { ACCESS, askingOf, type House, refusedEntry, sendPaper, sendProblem } from '#platform/server'
import { layOutRound, roundFileQuery, teamRoundContract } from '../domain/index.ts'
import { roundOf } from './team-round.query.ts'

const { permission } = teamRoundContract
const path = '/api/teams/:id/round/file'

/** What this route is, for the API's page. */
export const roundRoutes: readonly RouteContract[] = [
  {
    method: 'get',
    path,
    permission,
    title: { vi: 'Phiếu đi thăm của tổ thành tệp PDF, DOCX', en: 'A team’s round as PDF or DOCX' },
  },
]

/** The round on A4, with names only for a reason; see {@link roundOf}. */
export async function registerRound(app: FastifyInstance, house: House): Promise<void> {
  app.get<{ Params: { id: string } }>(path, async (request, reply) => {
    const { actor, params } = request
    const no = refusedEntry(actor, permission)
    if (no) return sendProblem(reply, no)
    const query = roundFileQuery.safeParse(request.query)
    const id = uuidField.safeParse(params.id)
    const asking = askingOf(house, request, permission)
    const round = id.success && query.success ? await roundOf(asking, { id: id.data, ...query.data }) : undefined
    if (!query.success || !round) return sendProblem(reply, refuse(ACCESS.NOT_FOUND))
    const { format, language } = query.data
    const paper = layOutRound(round, { language, offsetMinutes: house.profile.utcOffsetMinutes })
    const name = `Phiếu đi thăm ${round.name}`
    return sendPaper(reply, { paper: paper, format, madeAt: asking.now, name, plainName: 'phieu-di-tham' })
  })
}
