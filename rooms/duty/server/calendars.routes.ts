import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isUuid, refuse, type Words } from '#kit'
import { ACCESS, type House, may, sendProblem } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { DUTY, roleTitle } from '../domain/index.ts'
import { type CalendarShift, toCalendar } from './calendar.ts'
import { type CalendarRow, ownerOfFeed, shiftsOfPerson, shiftsOfPost } from './calendar-shifts.query.ts'
import { commandPosts } from './command-posts.query.ts'
import { bookOf } from './duty-book.query.ts'
import { dutyPhones } from './on-duty.query.ts'

const zoneName = 'Asia/Ho_Chi_Minh'

/**
 * Rosters for people's own calendars: one's own shifts by a secret address or after signing in, and a post's roster after
 * signing in. A secret address names nobody but its office: no other person's name, no personal number.
 */
export async function registerCalendars(app: FastifyInstance, house: House): Promise<void> {
  app.get<{ Params: { secret: string } }>('/api/duty/feeds/:secret', async (request, reply) => {
    const secret = request.params.secret.replace(/\.ics$/, '')
    const officerId = await ownerOfFeed(house.db, secret)
    if (officerId === undefined) return sendProblem(reply, refuse(ACCESS.NOT_FOUND))
    return sendMine(house, reply, officerId)
  })
  app.get('/api/duty/my-shifts.ics', async (request, reply) => {
    const { actor } = request
    if (actor.accountId === null) return sendProblem(reply, refuse(ACCESS.SIGN_IN))
    if (actor.officerId === null) return sendProblem(reply, refuse(DUTY.NO_OFFICER))
    return sendMine(house, reply, actor.officerId)
  })
  app.get<{ Params: { bodyId: string } }>('/api/duty/posts/:bodyId/roster.ics', (request, reply) =>
    sendPost(house, request, reply),
  )
}

async function sendMine(house: House, reply: FastifyReply, officerId: string): Promise<FastifyReply> {
  const rows = await shiftsOfPerson(house.db, officerId, house.clock.now())
  const shifts = await toShifts(house, rows, (role, office) => `${role.vi}, ${office.vi}`)
  return send(reply, toCalendar('Lịch trực của tôi', shifts, zoneName), 'lich-truc')
}

async function sendPost(
  house: House,
  request: FastifyRequest<{ Params: { bodyId: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { bodyId } = request.params
  if (request.actor.accountId === null) return sendProblem(reply, refuse(ACCESS.SIGN_IN))
  const post = isUuid(bodyId) ? (await commandPosts(house.db, [bodyId], house.profile)).get(bodyId) : undefined
  if (!post || !may(request.actor, 'duty.read', post.areaId, house.territory.current())) {
    return sendProblem(reply, refuse(DUTY.POST_UNKNOWN))
  }
  const rows = await shiftsOfPost(house.db, bodyId, house.clock.now())
  const names = await officerNames(
    house.db,
    rows.map((row) => row.officerId),
  )
  const shifts = await toShifts(house, rows, (role, _, row) => `${names.get(row.officerId) ?? ''} (${role.vi})`)
  return send(reply, toCalendar(`Lịch trực ${post.name.vi}`, shifts, zoneName), 'lich-truc')
}

async function toShifts(
  house: House,
  rows: readonly CalendarRow[],
  say: (role: Words, office: Words, row: CalendarRow) => string,
): Promise<CalendarShift[]> {
  const posts = await commandPosts(
    house.db,
    rows.map((row) => row.bodyId),
    house.profile,
  )
  const phones = await dutyPhones(house.db, posts)
  const book = await bookOf(house.profile)
  return rows.map((row) => {
    const office = posts.get(row.bodyId)?.name ?? { vi: '', en: '' }
    const phone = phones.get(row.bodyId)
    return {
      id: row.id,
      fromAt: row.fromAt,
      toAt: row.toAt,
      summary: say(roleTitle(book, row.role), office, row),
      location: office.vi,
      description: phone === undefined ? '' : `Số trực: ${phone}`,
      isCancelled: row.cancelledAt !== null,
      version: row.version,
      changedAt: row.changedAt,
    }
  })
}

function send(reply: FastifyReply, text: string, name: string): FastifyReply {
  return reply
    .header('cache-control', 'private, no-store')
    .header('referrer-policy', 'no-referrer')
    .header('content-disposition', `attachment; filename="${name}.ics"`)
    .type('text/calendar; charset=utf-8')
    .send(text)
}
