import { addDays, addMinutes, type Day, type Instant, startOfDay } from '#kit'
import type { FoundGap, GapRule, Place, Tree } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import { signalRuleOn } from '../domain/index.ts'
import { type Raised, raisedSignals } from './raised-signals.query.ts'
import { closedDay, signalBook } from './signal-book.ts'

/**
 * An alarm that nobody has looked at: a question to the health post of the area, never a verdict. Raised where it is narrowest: a
 * district asks only when none of its communes does.
 */
const notLookedAt: GapRule = {
  key: 'signal-not-looked-at',
  title: { vi: 'Tín hiệu dịch chưa được xem xét', en: 'A signal nobody has looked at' },
  source: 'Hutwagner et al. 2003',
  raiseAfterMinutes: [1440],
  wakesOn: ['cases', 'forecast'],
  find: async (trx, { now, tree, profile }) => {
    const { closed } = await closedDay(profile, now)
    const raised = await raisedSignals(trx, { tree, profile }, { places: watched(tree), day: closed, today: closed })
    const open = narrowest(
      tree,
      raised.filter(({ look }) => look === 'signal'),
    )
    const posts = await headPostsOf(
      trx,
      open.map(({ areaId }) => areaId),
      now,
      'health',
    )
    return open.map((one) => gapOf(one, posts.get(one.areaId)?.postId ?? null, profile.utcOffsetMinutes))
  },
  // The day that is judged changes when it closes.
  nextAt: async (_, { now, profile }) => {
    const { today, closed } = await closedDay(profile, now)
    const minute = signalRuleOn(await signalBook(profile), today)?.closesAtMinute ?? 0
    const day = closed === today ? addDays(today, 1) : today
    return addMinutes(startOfDay(day, profile.utcOffsetMinutes), minute)
  },
}

/** Communes and all above them. */
function watched(tree: Tree): Place[] {
  if (!tree.root) return []
  const zones = tree.zonesIn([tree.root]).map((zoneId) => tree.get(zoneId))
  return [...new Set(zones.flatMap(({ id }) => tree.upward(id)))]
}

function narrowest(tree: Tree, raised: readonly Raised[]): Raised[] {
  const above = new Set(
    raised.flatMap(({ areaId }) =>
      tree
        .upward(areaId)
        .slice(1)
        .map(({ id }) => id),
    ),
  )
  return raised.filter(({ areaId }) => !above.has(areaId))
}

function gapOf({ areaId, alarms, suspected }: Raised, ownerPostId: string | null, utcOffset: number): FoundGap {
  const open = alarms.filter(({ looked }) => looked === null)
  const days = [...open.map(({ day }) => day), ...suspected].toSorted()
  const day = days.at(-1) as Day
  const alarm = open.find((one) => one.day === day)
  const since: Instant = startOfDay(addDays(days[0] as Day, 1), utcOffset)
  return {
    subject: `${areaId}`,
    areaId,
    ownerPostId,
    severity: open.length > 1 ? 3 : 2,
    since,
    dueAt: null,
    data: {
      day,
      cases: alarm?.cases ?? 0,
      expected: alarm?.expected ?? 0,
      methods: alarm?.methods ?? [],
      isBacklog: suspected.length > 0,
    },
  }
}

/** What is missing with signals. */
export const forecastGaps: readonly GapRule[] = [notLookedAt]
