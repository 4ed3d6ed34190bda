import { addDays, type Day, dayOf } from '#kit'
import { type Asking, countsOfArea, defineRead, notFound, sumsOfAreas, visiblePlace } from '#platform/server'
import { areaTitle, isValidOn } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { declarationCountsContract, declarationPartsContract } from '../domain/index.ts'
import { indicatorOf } from './declarations.tally.ts'

const keys = ['declarations', 'flagged', 'called', 'checkIns'] as const

/** `GET /declarations/counts`: from the counters of the house, never from persons. */
export const declarationCountsRead = defineRead(declarationCountsContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'declarations.read')
  const book = await openBook(asking)
  const area = place && book.byId.get(place.id)
  if (!place || !area) return notFound('areaId')
  const to = (query.day ?? dayOf(asking.now, asking.profile.utcOffsetMinutes)) as Day
  const from = addDays(to, 1 - query.days)
  const counts = await countsOfArea(asking.db, asking.tree, {
    areaId: place.id,
    indicators: keys.map(indicatorOf),
    from,
    to,
  })
  const countOf = new Map(counts.map(({ indicator, day, value }) => [`${indicator} ${day}`, Number(value)]))
  const days = Array.from({ length: query.days }, (_, index) => addDays(from, index)).map((day) => {
    const value = (key: (typeof keys)[number]) => countOf.get(`${indicatorOf(key)} ${day}`) ?? 0
    const [declarations, flagged, called, checkIns] = [
      value('declarations'),
      value('flagged'),
      value('called'),
      value('checkIns'),
    ]
    return { day, declarations, flagged, called, checkIns }
  })
  return { asOf: asking.now, areaTitle: areaTitle(area), days, partsOn: to, parts: await partsOn(asking, place.id, to) }
})

/** `GET /declarations/by-area`: the same counts, one row for each area right under one; a district has some dozens. */
export const declarationPartsRead = defineRead(declarationPartsContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'declarations.read')
  if (!place) return notFound('areaId')
  const day = (query.day ?? dayOf(asking.now, asking.profile.utcOffsetMinutes)) as Day
  return { items: (await partsOn(asking, place.id, day)).map((part) => ({ ...part, day })), next: null }
})

async function partsOn(asking: Asking, areaId: number, day: Day) {
  const book = await openBook(asking)
  const parts = (book.childrenOf.get(areaId) ?? []).filter((area) => isValidOn(area, day) && asking.tree.find(area.id))
  const sums = await sumsOfAreas(asking.db, asking.tree, {
    areaIds: parts.map(({ id }) => id),
    indicators: keys.map(indicatorOf),
    from: day,
    to: day,
  })
  const lines = parts.map((area) => {
    const value = (key: (typeof keys)[number]) => Number(sums.get(area.id)?.get(indicatorOf(key)) ?? 0)
    return {
      areaId: area.id,
      title: areaTitle(area),
      declarations: value('declarations'),
      flagged: value('flagged'),
      called: value('called'),
    }
  })
  return lines
    .filter(({ declarations, flagged, called }) => declarations + flagged + called > 0)
    .sort((left, right) => right.declarations - left.declarations)
}
