import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { addMinutes, type Instant, isUuid, refuse, type Words } from '#kit'
import { ACCESS, type House, may, sendProblem } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { DUTY, roleTitle } from '../domain/index.ts'
import { type CalendarShift, toCalendar } from './calendar.ts'
import { commandPosts } from './command-posts.query.ts'
import { bookOf } from './duty-book.query.ts'
import { hashOfFeed } from './feeds.ts'
import { dutyPhones } from './on-duty.query.ts'

/** A calendar goes back a month and ahead a quarter of a year. */
const daysBack = 31
const daysAhead = 92
const zoneName = 'Asia/Ho_Chi_Minh'

/**
 * Rosters for people's own calendars: one's own shifts by a secret address or after signing in, and a post's roster after
 * signing in. A secret address names nobody but its office: no other person's name, no personal number.
 */
export async function registerCalendars(app: FastifyInstance, house: House): Promise<void> {
  app.get<{ Params: { secret: string } }>('/api/duty/feeds/:secret', async (request, reply) => {
    const secret = request.params.secret.replace(/\.ics$/, '')
    const feed = await house.db
      .selectFrom('duty_feeds')
      .select('officer_id')
      .where('hash', '=', hashOfFeed(secret))
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    if (!feed) return sendProblem(reply, refuse(ACCESS.NOT_FOUND))
    return sendMine(house, reply, feed.officer_id)
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

interface Row {
  id: string
  bodyId: string
  officerId: string
  role: string
  fromAt: Instant
  toAt: Instant
  version: number
  changedAt: Instant
  cancelledAt: Instant | null
}

async function readRows(house: House, where: ReturnType<typeof sql>): Promise<Row[]> {
  const now = house.clock.now()
  const { rows } = await sql<Row>`
    select id, body_id as "bodyId", officer_id as "officerId", role, from_at as "fromAt", to_at as "toAt", version,
           changed_at as "changedAt", cancelled_at as "cancelledAt"
    from duty_shifts where ${where} and to_at > ${addMinutes(now, -daysBack * 1440)}
      and from_at < ${addMinutes(now, daysAhead * 1440)}
    order by from_at, id`.execute(house.db)
  return rows
}

async function sendMine(house: House, reply: FastifyReply, officerId: string): Promise<FastifyReply> {
  const rows = await readRows(house, sql`officer_id = ${officerId}`)
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
  const rows = await readRows(house, sql`body_id = ${bodyId}`)
  const names = await officerNames(
    house.db,
    rows.map((row) => row.officerId),
  )
  const shifts = await toShifts(house, rows, (role, _, row) => `${names.get(row.officerId) ?? ''} (${role.vi})`)
  return send(reply, toCalendar(`Lịch trực ${post.name.vi}`, shifts, zoneName), 'lich-truc')
}

async function toShifts(
  house: House,
  rows: readonly Row[],
  say: (role: Words, office: Words, row: Row) => string,
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
