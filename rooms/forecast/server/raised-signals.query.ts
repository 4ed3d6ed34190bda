import { addDays, type Day } from '#kit'
import type { Db, Place, Profile, Tree, Trx } from '#platform/server'
import { type SignalRow, signalRowOf, signalsOf } from '../domain/index.ts'
import { caseSeries } from './case-series.query.ts'
import { lookRows } from './looks.store.ts'
import { signalGround } from './signal-ground.query.ts'

/** Areas with a signal, and what was raised on which days. */
export type Raised = Pick<SignalRow, 'areaId' | 'alarms' | 'suspected' | 'look'>

/** Which of these places ask to be looked at on a day; looks already taken stand beside their alarms. */
export async function raisedSignals(
  db: Db | Trx,
  { tree, profile }: { readonly tree: Tree; readonly profile: Profile },
  { places, day, today }: { readonly places: readonly Place[]; readonly day: Day; readonly today: Day },
): Promise<Raised[]> {
  const ground = await signalGround(db, profile, { day, today })
  if ('code' in ground) return []
  const [series, looks] = await Promise.all([
    caseSeries(db, tree, { places, last: day, days: ground.rule.history }),
    lookRows(db, { since: addDays(day, -ground.rule.history) }),
  ])
  const byArea = Map.groupBy(looks, ({ areaId }) => areaId)
  return places.flatMap(({ id }) => {
    const own = series.get(id)
    const signals = own && signalsOf(own, ground)
    if (!own || signals?.look !== 'signal') return []
    const taken = (byArea.get(id) ?? []).map(({ areaId: _, officerId: __, ...look }) => ({ ...look, by: null }))
    const row = signalRowOf(own, signals, { areaId: id, areaTitle: { vi: '', en: '' }, day, looks: taken })
    return [{ areaId: id, alarms: row.alarms, suspected: row.suspected, look: row.look }]
  })
}
