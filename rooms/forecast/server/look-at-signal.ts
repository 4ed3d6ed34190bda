import type { Day } from '#kit'
import { accept, defineIntent, type Outcome, oneByOne, reject, type Step, type Work } from '#platform/server'
import { FORECAST, type LookAtSignal, lookAtSignal, type SignalRow } from '../domain/index.ts'
import { raisedSignals } from './raised-signals.query.ts'
import { closedDay } from './signal-book.ts'

/** Somebody who may looks at a signal and says what it was; the gap closes by that fact, nothing else follows (SG-08). */
export const lookAtSignalIntent = defineIntent({
  contract: lookAtSignal,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<LookAtSignal>, step): Promise<Outcome> => {
    const { areaId, day, finding, note } = work.payload
    const { today } = await closedDay(step.profile, step.now)
    if (day > today) return reject(FORECAST.DAY_AHEAD, { field: 'day' })
    if (!(await isRaised(step, areaId, day as Day))) return reject(FORECAST.NOT_RAISED, { field: 'day' })
    await step.trx
      .insertInto('signal_looks')
      .values({
        zone_id: step.tree.get(areaId).zoneId,
        id: work.id,
        area_id: areaId,
        on_day: day,
        finding,
        note: note ?? null,
        officer_id: work.actor.officerId,
        looked_at: step.now,
      })
      .execute()
    return accept([
      { type: 'signal-looked-at', areaId, subjectId: work.id, data: { day, finding }, live: ['forecast'] },
    ])
  }),
})

/** Whether the area has an alarm on the day, or a day that looks like backlog. */
async function isRaised({ trx, tree, profile }: Step, areaId: number, day: Day): Promise<boolean> {
  const rows = await raisedSignals(trx, { tree, profile }, { places: [tree.get(areaId)], day, today: day })
  const isDay = (row: Pick<SignalRow, 'alarms' | 'suspected'>) =>
    row.alarms.some((alarm) => alarm.day === day) || row.suspected.includes(day)
  return rows.some(isDay)
}
