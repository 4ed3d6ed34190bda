import { useMemo } from 'react'
import { type Recorded, useRecorded, useWorkingSet } from '#platform/field'
import { type CarriedHousehold, type EditHousehold, editHousehold } from '../domain/index.ts'
import { broughtHouseholds } from './brought-households.ts'
import { withOwnChanges } from './household-edit.ts'

/** A household as this phone knows it, its own changes included. */
export interface KnownHousehold {
  readonly row: CarriedHousehold
  /** As it was brought along: what a new change is compared with. */
  readonly brought: CarriedHousehold
  /** The last change recorded here that the brought row does not hold yet. */
  readonly own: Recorded | undefined
}

/** The book of the phone with the changes recorded on it; undefined until read, null where it never came. */
export function useHouseholds() {
  const set = useWorkingSet<CarriedHousehold>(broughtHouseholds)
  const recorded = useRecorded(editHousehold.type, Number.NEGATIVE_INFINITY)
  const households = useMemo(() => {
    const known = new Map<string, KnownHousehold>()
    for (const [id, row] of set?.rows ?? []) known.set(id, { row, brought: row, own: undefined })
    const oldestFirst = [...(recorded ?? [])].reverse().filter(({ standing }) => isLaidOver(standing))
    for (const own of oldestFirst) {
      const change = own.payload as EditHousehold | undefined
      const household = change && known.get(change.householdId)
      // Once the set has come anew with a later version, the change lies in it, or another's over it.
      if (!household || (change.version ?? 0) < household.brought.v) continue
      known.set(change.householdId, { ...household, row: withOwnChanges(household.row, [change]), own })
    }
    return known
  }, [set, recorded])
  if (set === undefined || recorded === undefined) return undefined
  return set && { at: set.at, isWhole: set.isWhole, households }
}

/** The version that a new change builds on: of the row, or of one's own last change once the server has taken it. */
export function baseVersion({ brought, own }: KnownHousehold): number {
  const last = own?.payload as EditHousehold | undefined
  return last?.version === undefined ? brought.v : last.version + 1
}

function isLaidOver(standing: Recorded['standing']): boolean {
  return standing === 'waiting' || standing === 'sending' || standing === 'accepted' || standing === 'already-done'
}
