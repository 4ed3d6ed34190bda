import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House, Tick } from '#platform/server'
import { publicPath } from '../domain/index.ts'
import { PageKeeper } from './page-keeper.ts'
import { pagePolicy } from './page-style.ts'

/**
 * Half a minute: a city may read it at once, and a directive that ends is gone from the page as soon. Whoever stands on
 * the way may give out an older one while fetching a newer, and for a day when we do not answer at all.
 */
const cacheControl = 'public, max-age=30, stale-while-revalidate=600, stale-if-error=86400'

/** Keepers by their house, which ticks know by its tree of areas. */
const keepers = new WeakMap<House['territory'], PageKeeper>()

/** Draws the city's page ahead, so that nobody waits for the database to read it. */
export const drawAheadTick: Tick = {
  name: 'public page drawn ahead',
  everySeconds: 20,
  run: async ({ territory }) => keepers.get(territory)?.renew(),
}

/**
 * `GET /cong-khai`: the page as plain HTML with no script at all: an old phone reads it, a printer prints it, and it goes
 * on standing while the rest is busy.
 */
export async function registerPublicPage(app: FastifyInstance, house: House): Promise<void> {
  const keeper = new PageKeeper(app, house)
  keepers.set(house.territory, keeper)
  app.get<{ Querystring: Record<string, unknown> }>(publicPath, async (request, reply) => {
    const { areaId, q = '', lang } = request.query
    const id = /^\d{1,9}$/.exec(String(areaId ?? ''))?.[0]
    const page = await keeper.give({
      language: lang === 'en' ? 'en' : 'vi',
      areaId: id === undefined ? undefined : Number(id),
      q: String(q).slice(0, 100),
    })
    return page ? send(request, reply, page) : sendNothingYet(reply)
  })
}

function send(request: FastifyRequest, reply: FastifyReply, { bytes, etag }: { bytes: Buffer; etag: string }) {
  reply.header('cache-control', cacheControl).header('etag', etag).header('content-security-policy', pagePolicy)
  if (request.headers['if-none-match'] === etag) return reply.status(304).send()
  return reply.type('text/html; charset=utf-8').send(bytes)
}

/** Only in the first moments of a server whose database does not answer. */
function sendNothingYet(reply: FastifyReply): FastifyReply {
  return reply
    .status(503)
    .header('retry-after', '10')
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(
      '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Nhạc Trưởng</title><p>Trang công khai sẽ hiện lại sau ít phút. <i lang="en">The public page will be back in a few minutes.</i>',
    )
}
