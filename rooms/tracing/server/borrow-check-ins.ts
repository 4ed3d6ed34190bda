import type { z } from 'zod'
import { toInstant } from '#kit'
import { accept, allowed, childId, defineIntent, newId, oneByOne, reject } from '#platform/server'
import { logRead } from '#rooms/access/server'
import { lendCheckIns } from '#rooms/declarations/server'
import { toPhone } from '#rooms/people/domain'
import { matchPersons } from '#rooms/people/server'
import { borrowCheckIns, TRACING } from '../domain/index.ts'
import { peopleForTracer, placesForTracer } from './known-to-tracer.query.ts'
import { recordVisits } from './tracer/index.ts'
import { visitFacts } from './visits-fact.ts'

/**
 * Check-ins become visits where the phone somebody left is that of one person in the book (SG-18: who came checked in by themselves; no
 * phone, no visit). Nobody checks out: how long they stayed is taken from the rule. The look at the phones is written down first.
 */
export const borrowCheckInsIntent = defineIntent<z.infer<typeof borrowCheckIns.payload>>({
  contract: borrowCheckIns,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { siteId, from, to, reason } = work.payload
    const { trx, tree, now, vault } = step
    const { sites, places } = await placesForTracer(trx, [siteId])
    const site = sites.get(siteId)
    if (!site) return reject(TRACING.SITE_UNKNOWN, { field: 'siteId' })
    const { permission } = borrowCheckIns
    if (allowed(work, step, permission, site.areaId)) return reject(TRACING.SITE_UNKNOWN, { field: 'siteId' })
    const subject = { areaId: site.areaId, subjectKind: borrowCheckIns.type, subjectId: siteId }
    await logRead(trx, { actor: work.actor, tree, now, requestId: newId(), permission, reason, ...subject })
    const lent = await lendCheckIns({ db: trx, vault }, { siteId, from: toInstant(from), to: toInstant(to) })
    const likely = await matchPersons(
      { db: trx, vault, tree },
      lent.map(({ phone }) => ({ areaId: site.areaId, phone: toPhone(phone) })),
    )
    const visits = lent.flatMap(({ at }, index) => {
      const ids = new Set((likely[index] ?? []).map(({ personId }) => personId))
      const [personId] = ids
      return ids.size === 1 && personId !== undefined
        ? [{ personId, placeId: siteId, enteredAt: at, leftAt: null }]
        : []
    })
    const people = await peopleForTracer(
      trx,
      visits.map(({ personId }) => personId),
    )
    const written = await recordVisits(step, {
      id: childId(work, 'visits'),
      source: 'check-in',
      people,
      places,
      visits,
    })
    const result = { checkIns: lent.length, kept: written.visitIds.filter((id) => id !== null).length }
    const fact = { type: 'check-ins-borrowed', areaId: site.areaId, subjectId: siteId, data: result, live: ['tracing'] }
    return accept([fact, ...visitFacts(written, site.areaId)], result)
  }),
})
