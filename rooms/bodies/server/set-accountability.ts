import { sql } from 'kysely'
import type { z } from 'zod'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { BODIES, setAccountability } from '../domain/index.ts'
import { saveAccountabilities } from './bodies.store.ts'
import { showDay } from './days.ts'
import { superiorsOf } from './superiors.query.ts'

/** Deeper than any chain of command: a walk that is longer goes round. */
const mostSteps = 64

/** To whom a post answers on a line. Under one lock, so that two changes cannot close a circle together. */
export const setAccountabilityIntent = defineIntent({
  contract: setAccountability,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof setAccountability.payload>>, step: Step) => {
    const { postId, toPostId, line } = work.payload
    await sql`select pg_advisory_xact_lock(7404, 0)`.execute(step.trx)
    const posts = await readPosts(step, [postId, toPostId])
    const post = posts.get(postId)
    if (!post) return reject(BODIES.POST_UNKNOWN, { field: 'postId' })
    const notAllowed = allowed(work, step, 'bodies.organise', post.areaId, 'bodies.read')
    if (notAllowed) return reject(notAllowed)
    if (toPostId !== null) {
      const superior = posts.get(toPostId)
      if (!superior) return reject(BODIES.POST_UNKNOWN, { field: 'toPostId' })
      if (superior.validTo !== null) {
        return reject(BODIES.POST_ENDED, { field: 'toPostId', params: { to: showDay(superior.validTo) } })
      }
      if (toPostId === postId) return reject(BODIES.SAME_POST, { field: 'toPostId' })
      if (await leadsTo(step, toPostId, postId, line)) return reject(BODIES.CYCLE, { field: 'toPostId' })
      await saveAccountabilities(step.trx, [{ post_id: postId, to_post_id: toPostId, line }])
    } else {
      await step.trx.deleteFrom('accountabilities').where('post_id', '=', postId).where('line', '=', line).execute()
    }
    return accept([
      {
        type: 'accountability-set',
        areaId: post.areaId,
        subjectId: postId,
        data: { line, toPostId },
        live: ['bodies'],
      },
    ])
  }),
})

/** Whether whoever goes up from `from` on the line, by edges and by rule, comes past `to`. */
async function leadsTo(step: Step, from: string, to: string, line: string): Promise<boolean> {
  let at: string | null = from
  for (let count = 0; at !== null && count < mostSteps; count++) {
    if (at === to) return true
    at = (await superiorsOf(step.trx, [at], step, line)).get(at) ?? null
  }
  return at !== null
}

async function readPosts(
  step: Step,
  ids: readonly (string | null)[],
): Promise<Map<string, { areaId: number; validTo: string | null }>> {
  const { rows } = await sql<{ id: string; areaId: number; validTo: string | null }>`
    select id, area_id as "areaId", valid_to as "validTo" from posts
    where id = any(${ids.filter((id) => id !== null)}::uuid[])`.execute(step.trx)
  return new Map(rows.map((row) => [row.id, row]))
}
