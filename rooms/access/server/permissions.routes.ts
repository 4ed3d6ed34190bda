import type { FastifyInstance } from 'fastify'
import type { House } from '#platform/server'

/** `GET /api/permissions`: every permission of the house in words. What there is to be allowed is no secret. */
export function registerPermissions(app: FastifyInstance, house: House): void {
  app.get('/api/permissions', async () => ({
    items: [...house.permissions].map(([permission, words]) => ({ permission, words })),
  }))
}
