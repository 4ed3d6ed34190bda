import type { FastifyInstance } from 'fastify'
import type { House } from '#platform/server'
import { registerCheckIns } from './check-in.routes.ts'
import { PublicDesk } from './public-desk.ts'
import { registerPublicForm } from './public-form.routes.ts'

/** Longest form that is read, in bytes: ours are under two thousand. */
const longestForm = 16_384

/** The pages without an account. Only here are posted forms read; everywhere else the house speaks JSON. */
export async function registerPublicPages(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (pages) => {
    const parser = { parseAs: 'string', bodyLimit: longestForm } as const
    pages.addContentTypeParser('application/x-www-form-urlencoded', parser, (_, body, done) => {
      done(null, new URLSearchParams(String(body)))
    })
    const desk = new PublicDesk(house)
    registerPublicForm(pages, house, desk)
    registerCheckIns(pages, house, desk)
  })
}
