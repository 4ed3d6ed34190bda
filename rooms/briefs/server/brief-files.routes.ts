import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { formatIsoLocal, type Instant, type Paper, type RouteContract, refuse, toInstant, uuidField } from '#kit'
import {
  ACCESS,
  type Asking,
  askingOf,
  type House,
  refusedEntry,
  sendPaper,
  sendProblem,
  visiblePlace,
} from '#platform/server'
import { logRead } from '#rooms/access/server'
import { briefFileQuery } from '../domain/index.ts'
import { unsignedPaper } from './area-brief.query.ts'
import { findIssued } from './issued-briefs.query.ts'

const permission = 'briefs.read'

/** A paper that may leave: what it is, of which area, how the file is called. */
interface Leaving {
  readonly paper: Paper
  readonly areaId: number
  readonly subjectId: string | null
  readonly madeAt: Instant
  readonly name: string
}

type FileQuery = z.infer<typeof briefFileQuery>

/** What these routes are, for the API's page. */
export const briefFileRoutes: readonly RouteContract[] = [
  {
    method: 'get',
    path: '/api/briefs/areas/:id/file',
    permission,
    title: {
      vi: 'Xuất báo cáo nhanh thành tệp DOCX, PDF',
      en: 'Export a situation brief as DOCX or PDF',
    },
  },
  {
    method: 'get',
    path: '/api/briefs/issued/:briefId/file',
    permission,
    title: {
      vi: 'Xuất báo cáo nhanh đã ký thành tệp DOCX, PDF',
      en: 'Export a signed brief as DOCX or PDF',
    },
  },
]

/** Briefs as files. Each file that leaves is written down first, with who took it (SG-09). */
export async function registerBriefFiles(app: FastifyInstance, house: House): Promise<void> {
  app.get<{ Params: { id: string } }>('/api/briefs/areas/:id/file', (request, reply) =>
    give({ house, request, reply }, async (asking, { at, language }) => {
      const place = visiblePlace(asking, Number(request.params.id), permission)
      if (!place) return undefined
      const moment = at === undefined ? asking.now : toInstant(at)
      const { brief, paper } = await unsignedPaper(asking, place, moment, language)
      return {
        paper,
        areaId: place.id,
        subjectId: null,
        madeAt: asking.now,
        name: nameOf(brief.area.title.vi, moment, brief.utcOffsetMinutes),
      }
    }),
  )
  app.get<{ Params: { briefId: string } }>('/api/briefs/issued/:briefId/file', (request, reply) =>
    give({ house, request, reply }, async (asking, { language }) => {
      const id = uuidField.safeParse(request.params.briefId)
      const found = id.success ? await findIssued(asking, id.data) : undefined
      if (!found) return undefined
      const { line, content } = found
      const at = toInstant(line.at)
      return {
        paper: content.papers[language],
        areaId: line.areaId,
        subjectId: line.id,
        madeAt: toInstant(line.issuedAt),
        name: nameOf(line.areaTitle.vi, at, content.brief.utcOffsetMinutes),
      }
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
  find: (asking: Asking, query: FileQuery) => Promise<Leaving | undefined>,
): Promise<FastifyReply> {
  const no = refusedEntry(request.actor, permission)
  if (no) return sendProblem(reply, no)
  const query = briefFileQuery.safeParse(request.query)
  if (!query.success) return sendProblem(reply, refuse(ACCESS.NOT_FOUND, { field: 'format' }))
  const asking = askingOf(house, request, permission)
  const leaving = await find(asking, query.data)
  if (!leaving) return sendProblem(reply, refuse(ACCESS.NOT_FOUND))
  const { format } = query.data
  await logRead(house.db, {
    ...asking,
    permission,
    areaId: leaving.areaId,
    subjectKind: `GET ${request.routeOptions.url}`,
    subjectId: leaving.subjectId,
    reason: `${format.toUpperCase()}: ${leaving.name}`,
  })
  return sendPaper(reply, { ...leaving, format, plainName: 'bao-cao-nhanh' })
}

/** `Báo cáo nhanh Quận Hoàng Mai 2021-07-27 1810`, in the city's own time. */
function nameOf(area: string, at: Instant, offsetMinutes: number): string {
  return `Báo cáo nhanh ${area} ${formatIsoLocal(at, offsetMinutes).slice(0, 16).replace('T', ' ').replace(':', '')}`
}
