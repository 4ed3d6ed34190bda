import { addDays, type Day } from '#kit'
import { type Asking, defineRead, may, Refused } from '#platform/server'
import {
  type AreaSignals,
  areaSignal,
  type CaseSeries,
  estimateOf,
  judgeRt,
  lastKnown,
  preparedRenewal,
  type SignalDay,
  sharesOf,
  signalRowOf,
  signalsOf,
} from '../domain/index.ts'
import { caseSeries } from './case-series.query.ts'
import { looksOf } from './looks.store.ts'
import { signalBook } from './signal-book.ts'
import { type Asked, askedOf, frameOf, parametersOf } from './signal-frame.query.ts'
import type { DayGround } from './signal-ground.query.ts'

/** `GET /forecast/signals/:areaId` */
export const areaSignalRead = defineRead(areaSignal, async (asking, query) => {
  const asked = await askedOf(asking, query as Parameters<typeof askedOf>[1])
  if (asked instanceof Refused) return asked
  const { place, day, ground } = asked
  const [frame, series, looks, book] = await Promise.all([
    frameOf(asking, asked),
    caseSeries(asking.db, asking.tree, { places: [place], last: day, days: ground.rule.history }),
    looksOf(asking.db, { areaIds: [place.id], since: addDays(day, -ground.rule.history) }),
    signalBook(asking.profile),
  ])
  const own = series.get(place.id) as CaseSeries
  const signals = signalsOf(own, ground) as AreaSignals
  const ownLooks = looks.get(place.id) ?? []
  const { windows, leastCases, mostVariation } = ground.rule.thin
  return {
    ...frame,
    itself: signalRowOf(own, signals, { areaId: place.id, areaTitle: frame.areaTitle, day, looks: ownLooks }),
    under: asking.tree.childrenOf(place.id).filter(({ id, zoneId }) => id === zoneId).length,
    days: daysOf(asked, own, signals),
    looks: ownLooks,
    variants: book.serialIntervals.map(parametersOf),
    thin: { windows: [...windows], leastCases, mostVariation },
    mayLook: mayLook(asking, place.id),
  }
})

function mayLook({ actor, tree }: Asking, areaId: number): boolean {
  return may(actor, 'forecast.look', areaId, tree)
}

function daysOf({ day, ground }: Asked, series: CaseSeries, signals: AreaSignals): SignalDay[] {
  const last = series.cases.length - 1
  const rts = rtByDay(series, signals, ground)
  return series.cases.map((known, place): SignalDay => {
    const { estimate, low, high } = signals.nowcast[place] as (typeof signals.nowcast)[number]
    return {
      day: addDays(day as Day, place - last),
      known,
      estimate,
      low,
      high,
      undated: series.undated[place] as number,
      imported: series.imported[place] as number,
      isSuspected: signals.suspected.includes(place),
      alarms: [...(signals.ears[place]?.alarms ?? [])],
      rt: rts[place] ?? null,
    }
  })
}

/** R of each day by the rule for thin data; none over days that look like backlog or are too new. */
function rtByDay(series: CaseSeries, signals: AreaSignals, ground: DayGround): (SignalDay['rt'] | undefined)[] {
  const renewal = preparedRenewal(series, ground)
  if (!renewal) return []
  const known = lastKnown(sharesOf(series.cases.length, ground))
  return series.cases.map((_, place) => {
    const finding = place > known ? undefined : judgeRt(renewal, place, ground.rule.thin)
    if (finding?.state !== 'estimated') return undefined
    if (signals.suspected.some((one) => one <= place && one > place - finding.window)) return undefined
    const { quantiles } = estimateOf(finding.posterior)
    const at = (index: number) => Math.round((quantiles[index] as number) * 1000) / 1000
    return { median: at(3), low: at(0), high: at(6), window: finding.window }
  })
}
