import { addMinutes, type Instant, minutesBetween, toInstant } from '#kit'
import { defineRead, may, notFound } from '#platform/server'
import { classesOf } from '#rooms/cases/server'
import { sitesByIds } from '#rooms/sites/server'
import { personCode, siteStaysContract } from '../domain/index.ts'
import { areaTitles } from './area-titles.query.ts'
import { tracerOf } from './tracer/index.ts'
import type { Stay } from './tracer/tracer.contract.ts'

/** `GET /tracing/sites/:siteId`: who was there in these hours and how long with a case; by code. */
export const siteStaysRead = defineRead(siteStaysContract, async (asking, query) => {
  const { db, tree, actor, now } = asking
  const site = (await sitesByIds(db, [query.siteId])).get(query.siteId)
  if (!site || !tree.find(site.areaId) || !may(actor, 'tracing.read', site.areaId, tree)) return notFound('siteId')
  const [from, to] = [toInstant(query.from), toInstant(query.to)]
  const answer = await tracerOf(asking).place({ placeId: site.id, from, until: to }, now)
  const ids = answer.stays.map(({ personId }) => personId)
  const classes = await classesOf(db, ids)
  const isCase = ({ personId }: Stay) => classes.get(personId)?.level === 0
  const caseStays = answer.stays.filter(isCase)
  const titleOf = await areaTitles(db, [site.areaId])
  return {
    siteId: site.id,
    name: site.name,
    kind: site.kind,
    areaId: site.areaId,
    areaTitle: titleOf(site.areaId),
    from,
    to,
    people: answer.people,
    found: answer.found,
    leftOut: answer.leftOut,
    peak: answer.peak,
    hourly: answer.hourly.map((people, hour) => {
      const begin = addMinutes(from, hour * 60)
      const end = addMinutes(begin, 60)
      return { people, cases: caseStays.filter(({ enteredAt, leftAt }) => enteredAt < end && leftAt > begin).length }
    }),
    stays: answer.stays.map((stay) => ({
      ...stay,
      minutes: Math.round(stay.minutes),
      code: personCode(stay.personId),
      class: classes.get(stay.personId)?.level ?? null,
      withCaseMinutes: isCase(stay) || caseStays.length === 0 ? null : sharedMinutes(stay, caseStays),
    })),
    servedBy: answer.servedBy,
    mayBorrow: may(actor, 'tracing.read-person', site.areaId, tree),
  }
})

/** The longest time shared with one case. */
function sharedMinutes(stay: Stay, cases: readonly Stay[]): number {
  return cases.reduce((most, other) => {
    const begin = later(stay.enteredAt, other.enteredAt)
    const end = stay.leftAt < other.leftAt ? stay.leftAt : other.leftAt
    return Math.max(most, Math.round(minutesBetween(begin, end)))
  }, 0)
}

function later(left: Instant, right: Instant): Instant {
  return left > right ? left : right
}
