import type { FastifyInstance } from 'fastify'
import { type House, openWebPage } from '#platform/server'
import { publicPath } from '../domain/index.ts'
import { drawPublicPage } from './draw-public-page.ts'
import type { PublicAnswers } from './public-answers.ts'

/** Half a minute: a city may read it at once, and a directive that ends is gone from the page as soon. */
const cacheControl = 'public, max-age=30'

/**
 * `GET /cong-khai`: the page as plain HTML, readable before any script has come and where none ever comes; the search is
 * an ordinary form. Where scripts run, the web app takes its place.
 */
export async function registerPublicPage(app: FastifyInstance, house: House): Promise<void> {
  const send = await openWebPage(house)
  if (!send) return
  app.get<{ Querystring: { areaId?: string; q?: string } }>(publicPath, async (request, reply) => {
    const ask = <A>(path: string) => askApi<A>(app, path)
    const areaId = /^\d{1,9}$/.exec(String(request.query.areaId ?? ''))?.[0]
    const q = String(request.query.q ?? '').slice(0, 100)
    const [directives, area, found, hotlines] = await Promise.all([
      ask<PublicAnswers['directives']>(`/public/directives${areaId ? `?areaId=${areaId}` : ''}`),
      areaId ? ask<PublicAnswers['area']>(`/areas/${areaId}`) : undefined,
      q === '' ? undefined : ask<{ items: PublicAnswers['found'] }>(`/areas/search?q=${encodeURIComponent(q)}`),
      ask<{ items: PublicAnswers['hotlines'] }>(hotlinesPath(areaId)),
    ])
    if (!directives) return send(reply)
    const { utcOffsetMinutes } = house.profile
    return send(reply, {
      title: 'Chỉ thị đang hiệu lực · Nhạc Trưởng',
      content: drawPublicPage({
        directives,
        area,
        found: found?.items,
        hotlines: hotlines?.items ?? [],
        q,
        utcOffsetMinutes,
      }),
      cacheControl,
    })
  })
}

/** Without an area only the city's own line: the numbers of wards are asked for by place. */
function hotlinesPath(areaId: string | undefined): string {
  return `/public/hotlines?limit=${areaId ? `60&areaId=${areaId}` : '1'}`
}

/** Asks our own API as a visitor would; undefined when it has no such thing. */
async function askApi<A>(app: FastifyInstance, path: string): Promise<A | undefined> {
  const answer = await app.inject({ method: 'GET', url: `/api${path}` })
  return answer.statusCode === 200 ? answer.json<A>() : undefined
}
