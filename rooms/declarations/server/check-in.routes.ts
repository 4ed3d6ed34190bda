import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { formatMoment, isUuid, type Refusal, refuse } from '#kit'
import { type House, INTENTS } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { sitesByIds } from '#rooms/sites/server'
import { checkIn, checkInPath, complaintOfPhone, DECLARATIONS, postersPath, receiptCodeOf } from '../domain/index.ts'
import { languageOf, newForm, type Scene, sceneOf } from './desk-scene.ts'
import { type CheckInSite, drawCheckedIn, drawCheckIn, drawPosters } from './draw-places.ts'
import { drawPage } from './page-frame.ts'
import { type Language, sayIn } from './page-words.ts'
import type { PublicDesk } from './public-desk.ts'
import { sendLater, sendPage } from './send-page.ts'

type Of = { Params: { siteId: string }; Querystring: Record<string, unknown> }

const mostPosters = 50

/** Checking in at a place, and the posters that lead there. */
export function registerCheckIns(app: FastifyInstance, house: House, desk: PublicDesk): void {
  app.get<Of>(postersPath, async (request, reply) => sendPosters(request, reply, house))
  app.get<Of>(`${checkInPath}/:siteId`, async (request, reply) => {
    const language = languageOf(request.query.lang)
    const scene = await sceneOf(house)
    const site = (await openSites(house, scene, [request.params.siteId]))[0]
    if (!site) return sendUnknown(reply, language)
    const keepDays = scene.rule.keepCheckInDays.value
    return sendPage(reply, drawCheckIn({ language, site, keepDays, phone: '', ...newForm() }))
  })
  app.post<Of>(`${checkInPath}/:siteId`, { compress: false }, async (request, reply) =>
    take(request, reply, { house, desk }),
  )
}

interface Visit {
  readonly site: CheckInSite
  readonly language: Language
  readonly keepDays: number
  readonly id: string
  readonly salt: string
  readonly phone: string
}

async function take(
  request: FastifyRequest<Of>,
  reply: FastifyReply,
  { house, desk }: { readonly house: House; readonly desk: PublicDesk },
): Promise<FastifyReply> {
  const posted = request.body
  // No form at all: an empty one is given.
  if (!(posted instanceof URLSearchParams)) return reply.redirect(request.url, 303)
  const said = (field: string) => (posted.get(field) ?? '').trim()
  const language = languageOf(said('lang'))
  const scene = await sceneOf(house)
  const site = (await openSites(house, scene, [request.params.siteId]))[0]
  if (!site) return sendUnknown(reply, language)
  const keepDays = scene.rule.keepCheckInDays.value
  const visit: Visit = { site, language, keepDays, id: said('id'), salt: said('salt'), phone: said('phone') }
  const busy = desk.busySeconds()
  if (busy > 0) return sendAway(reply, visit, refuse(INTENTS.BUSY, { params: { seconds: busy } }))
  const wait = desk.arrivals.take(request.ip, scene.rule.perAddressAMinute)
  if (wait > 0) return sendAway(reply, visit, refuse(DECLARATIONS.TOO_MANY, { params: { seconds: wait } }))
  const complaint = visit.phone === '' ? undefined : complaintOfPhone(visit.phone)
  if (complaint) {
    return sendPage(reply, drawCheckIn({ ...visit, notice: { title: complaint[language], text: '' } }), 422)
  }
  return keep(reply, visit, { house, desk })
}

async function keep(
  reply: FastifyReply,
  visit: Visit,
  { house, desk }: { readonly house: House; readonly desk: PublicDesk },
): Promise<FastifyReply> {
  const { site, id, phone, salt, language, keepDays } = visit
  const payload = { siteId: site.id, ...(phone ? { phone } : {}), ...(salt ? { salt } : {}) }
  const answer = await desk.take({ id, type: checkIn.type, payload })
  if (answer.outcome === 'refused') {
    const notice = { title: answer.refusal.words[language], text: '' }
    return sendPage(reply, drawCheckIn({ ...visit, notice }), answer.refusal.status)
  }
  if (answer.outcome === 'fault') throw new Error('a check-in could not be kept')
  const at = formatMoment(answer.recordedAt, house.profile.utcOffsetMinutes)
  return sendPage(reply, drawCheckedIn({ language, site, at, code: receiptCodeOf(id), keepDays }))
}

function sendAway(reply: FastifyReply, visit: Visit, { words, status, params }: Refusal): FastifyReply {
  const seconds = Number(params?.seconds ?? 20)
  const notice = { title: words[visit.language], text: sayIn(visit.language)('busyHow', { seconds }) }
  return sendLater(reply, drawCheckIn({ ...visit, notice }), { status: status === 429 ? 429 : 503, seconds })
}

async function openSites(house: House, { places, today }: Scene, ids: readonly string[]): Promise<CheckInSite[]> {
  const asked = ids.map((id) => id.toLowerCase()).filter(isUuid)
  const sites = await sitesByIds(house.db, asked)
  return asked.flatMap((id) => {
    const site = sites.get(id)
    const area = site && places.find(site.areaId)
    const isOpen = site && (site.closedOn === null || site.closedOn > today)
    return area && isOpen ? [{ id: site.id, name: site.name, where: areaTitle(area) }] : []
  })
}

async function sendPosters(request: FastifyRequest<Of>, reply: FastifyReply, house: House): Promise<FastifyReply> {
  const ids = String(request.query.d ?? '')
    .split(',')
    .slice(0, mostPosters)
  const sites = await openSites(house, await sceneOf(house), ids)
  if (sites.length === 0) return sendUnknown(reply, 'vi')
  return sendPage(reply, drawPosters(`${request.protocol}://${request.host}`, sites))
}

function sendUnknown(reply: FastifyReply, language: Language): FastifyReply {
  const say = sayIn(language)
  const content = `<h1>${say('checkInTitle')}</h1><p>${say('siteUnknown')}</p>`
  return sendPage(reply, drawPage({ language, title: say('checkInTitle'), content }), 404)
}
