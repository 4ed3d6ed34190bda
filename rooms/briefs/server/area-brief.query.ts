import { type Instant, toInstant } from '#kit'
import { type Asking, defineRead, may, notFound, type Place, visiblePlace } from '#platform/server'
import { briefRead, layOutBrief } from '../domain/index.ts'
import { digestOf, readBrief } from './brief-of.query.ts'
import { letterheadOf } from './letterhead.query.ts'

/** `GET /briefs/areas/:id` */
export const areaBriefRead = defineRead(briefRead, async (asking, { id, at, language }) => {
  const place = visiblePlace(asking, id, 'briefs.read')
  if (!place) return notFound('id')
  const moment = at === undefined ? asking.now : toInstant(at)
  const { brief, paper } = await unsignedPaper(asking, place, moment, language)
  const mayIssue = moment <= asking.now && may(asking.actor, 'briefs.issue', id, asking.tree)
  return { brief, paper, digest: digestOf(brief), mayIssue }
})

/** The brief and its paper, with room for a signature by hand. */
export async function unsignedPaper(asking: Asking, place: Place, at: Instant, language: 'vi' | 'en') {
  const brief = await readBrief(asking, place, at)
  const knownAt = at < asking.now ? at : asking.now
  const head = await letterheadOf({ ...asking, place, knownAt }, brief)
  return { brief, paper: layOutBrief(brief, head, language) }
}
