import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { House } from '../room.ts'

/** `/healthz`: the process lives. `/readyz`: it can serve. `/metrics`: Prometheus, for this machine only unless configured. */
export function registerHealth(app: FastifyInstance, house: House): void {
  app.get('/healthz', async () => ({ alive: true }))
  app.get('/readyz', async (_, reply) => {
    const ready = await sql`select 1`.execute(house.db).then(
      () => house.territory.current().size > 0 || house.territory.current().version >= 0,
      () => false,
    )
    return reply.status(ready ? 200 : 503).send({ ready })
  })
  app.get('/metrics', async (request, reply) => {
    const isHere = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)
    const hasToken =
      house.metricsToken !== undefined && request.headers.authorization === `Bearer ${house.metricsToken}`
    if (!isHere && !hasToken) return reply.status(404).send()
    return reply.type(house.metrics.registry.contentType).send(await house.metrics.registry.metrics())
  })
}
