import { type Day, dayOf } from '#kit'
import {
  countsOfArea,
  type DayCount,
  type Db,
  defineRead,
  notFound,
  sumsOfAreas,
  type Tree,
  type Trx,
  visiblePlace,
} from '#platform/server'
import { meanOf, type StepCounts, stepField, violationBulletin, violationDays } from '../domain/index.ts'
import { areaTitles } from './violation-lines.query.ts'
import { rulesOf } from './violation-rules.query.ts'
import { counterKey } from './violations.tally.ts'

const steps = stepField.options
const totals = steps.flatMap((step) => [counterKey(step, 'count'), counterKey(step, 'amount')])

/** `GET /violation-bulletin`: from the counters, whatever the number of dossiers; the same in every area (VIO-01). */
export const violationBulletinRead = defineRead(violationBulletin, async (asking, query) => {
  const { db, tree, profile, now } = asking
  if (!visiblePlace(asking, query.areaId, 'violations.read')) return notFound('areaId')
  const from = (query.from ?? dayOf(now, profile.utcOffsetMinutes)) as Day
  const to = (query.to ?? from) as Day
  const { behaviours } = (await rulesOf(profile)).behaviours
  const codes = [...new Set(behaviours.map(({ code }) => code))]
  const perCode = codes.flatMap((code) =>
    steps.flatMap((step) => [counterKey(step, 'count', code), counterKey(step, 'amount', code)]),
  )
  const children = tree.childrenOf(query.areaId).map(({ id }) => id)
  const [own, below, titleOf] = await Promise.all([
    sumsOfAreas(db, tree, { areaIds: [query.areaId], indicators: [...totals, ...perCode], from, to }),
    sumsOfAreas(db, tree, { areaIds: children, indicators: totals, from, to }),
    areaTitles(asking),
  ])
  const sums = own.get(query.areaId) ?? nothing
  return {
    areaId: query.areaId,
    areaTitle: titleOf(query.areaId),
    from,
    to,
    total: stepCounts(sums),
    byBehaviour: codes.flatMap((code) => {
      const title = behaviours.find((one) => one.code === code)?.title ?? { vi: code, en: code }
      const counted = stepCounts(sums, code)
      return isNothing(counted) ? [] : [{ code, title, counts: counted }]
    }),
    byArea: children.flatMap((areaId) => {
      const counts = stepCounts(below.get(areaId) ?? nothing)
      return isNothing(counts) ? [] : [{ areaId, title: titleOf(areaId), counts }]
    }),
    proposedLabel: { vi: 'đề nghị', en: 'proposed' },
  }
})

/** `GET /violation-days` */
export const violationDaysRead = defineRead(violationDays, async (asking, { areaId, from, to }) => {
  if (!visiblePlace(asking, areaId, 'violations.read')) return notFound('areaId')
  const asked = { areaId, indicators: totals, from: from as Day, to: to as Day }
  const byDay = Map.groupBy(await countsOfArea(asking.db, asking.tree, asked), ({ day }) => day)
  const items = [...byDay].map(([day, counts]) => ({ day, counts: stepCounts(bySum(counts)) }))
  return { items: items.sort((left, right) => (left.day < right.day ? -1 : 1)) }
})

/**
 * How many and how much of each step in an area on some days: counts only, for rooms that judge or publish. Steps are never
 * added to each other; who was fined is not known here.
 */
export async function violationCounts(
  db: Db | Trx,
  tree: Tree,
  asked: { readonly areaId: number; readonly from: Day; readonly to: Day },
): Promise<StepCounts> {
  const sums = await sumsOfAreas(db, tree, { ...asked, areaIds: [asked.areaId], indicators: totals })
  return stepCounts(sums.get(asked.areaId) ?? nothing)
}

type Sums = ReadonlyMap<string, number>
const nothing: Sums = new Map()

/** The counts of one day by indicator. */
function bySum(counts: readonly DayCount[]): Sums {
  return new Map(counts.map(({ indicator, value }) => [indicator, value]))
}

function stepCounts(sums: Sums, code?: string): StepCounts {
  const sumOf = (indicator: string) => BigInt(sums.get(indicator) ?? 0)
  const counted = (step: (typeof steps)[number]) => {
    const count = sumOf(counterKey(step, 'count', code))
    const amount = sumOf(counterKey(step, 'amount', code))
    return { count: Number(count), amount: String(amount), mean: meanOf(amount, count) }
  }
  return {
    detected: { count: Number(sumOf(counterKey('detected', 'count', code))) },
    proposed: counted('proposed'),
    decided: counted('decided'),
    paid: counted('paid'),
    cancelled: counted('cancelled'),
  }
}

function isNothing({ detected, ...others }: StepCounts): boolean {
  return detected.count === 0 && Object.values(others).every(({ count, amount }) => count === 0 && amount === '0')
}
