import { type Asking, defineRead, type Place, Refused } from '#platform/server'
import { looks, type SignalRow, signalList } from '../domain/index.ts'
import { askedOf, frameOf, signalRows } from './signal-frame.query.ts'

/** `GET /forecast/signals` */
export const signalListRead = defineRead(signalList, async (asking, query) => {
  const asked = await askedOf(asking, query as Parameters<typeof askedOf>[1])
  if (asked instanceof Refused) return asked
  const under = placesUnder(asking, asked.place, query.under)
  const [frame, rows] = await Promise.all([frameOf(asking, asked), signalRows(asking, asked, [asked.place, ...under])])
  const [itself, ...items] = rows as [SignalRow, ...SignalRow[]]
  return { ...frame, itself, items: items.toSorted(byUrgency) }
})

/** Areas down to the communes: cases are counted by zone, and a commune is the last zone on the way down. */
function placesUnder({ tree }: Asking, place: Place, under: 'children' | 'communes'): Place[] {
  const zonesUnder = (one: Place) => tree.childrenOf(one.id).filter(({ id, zoneId }) => id === zoneId)
  if (under === 'children') return zonesUnder(place)
  return tree.inside([place]).filter((one) => one.id === one.zoneId && one !== place && zonesUnder(one).length === 0)
}

function byUrgency(left: SignalRow, right: SignalRow): number {
  return looks.indexOf(left.look) - looks.indexOf(right.look) || right.week - left.week || left.areaId - right.areaId
}
