import type { Day } from '#kit'
import type { Increment, Tally } from '#platform/server'

/** Keys of the counters: how many, and how much money, of each step; `/V01` behind it for a behaviour. */
export const counterKey = (step: string, what: 'count' | 'amount', behaviour?: string): string =>
  `${what === 'count' ? 'violations' : 'fines'}-${step}${behaviour === undefined ? '' : `/${behaviour}`}`

type Moved = readonly [step: string, day: Day, count: number, amount: number]

/**
 * Detected, proposed, decided, paid and cancelled, each apart (VIO-01): how many and how many đồng, by area, day and
 * behaviour. The day is the one that the step was made on, whenever it was entered.
 */
export const violationsTally: Tally = {
  types: [
    'violation-detected',
    'violation-proposed',
    'violation-decided',
    'violation-paid',
    'violation-withdrawn',
    'violation-appeal-resolved',
  ],
  indicators: [
    { key: 'violations-detected', vi: 'Vi phạm phát hiện', en: 'Violations detected' },
    { key: 'violations-proposed', vi: 'Vi phạm đề nghị xử phạt', en: 'Violations proposed' },
    { key: 'violations-decided', vi: 'Vi phạm đã quyết định xử phạt', en: 'Violations decided' },
    { key: 'violations-paid', vi: 'Vi phạm đã nộp phạt', en: 'Violations paid' },
    { key: 'violations-cancelled', vi: 'Vi phạm đã hủy, giảm', en: 'Violations cancelled or reduced' },
    { key: 'fines-proposed', vi: 'Tiền phạt đề nghị (đồng)', en: 'Fines proposed (VND)' },
    { key: 'fines-decided', vi: 'Tiền phạt đã quyết định (đồng)', en: 'Fines decided (VND)' },
    { key: 'fines-paid', vi: 'Tiền phạt đã nộp (đồng)', en: 'Fines paid (VND)' },
    { key: 'fines-cancelled', vi: 'Tiền phạt đã hủy, giảm (đồng)', en: 'Fines cancelled or reduced (VND)' },
  ],
  count({ areaId, data }) {
    const behaviour = data.behaviour as string
    return ((data.counted ?? []) as readonly Moved[]).flatMap(([step, day, count, amount]) => {
      const keys = [
        [counterKey(step, 'count'), count],
        [counterKey(step, 'count', behaviour), count],
        [counterKey(step, 'amount'), amount],
        [counterKey(step, 'amount', behaviour), amount],
      ] as const
      return keys.flatMap(([indicator, by]): Increment[] => (by === 0 ? [] : [{ indicator, areaId, day, by }]))
    })
  },
}
