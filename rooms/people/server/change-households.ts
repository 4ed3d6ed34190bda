import { sql } from 'kysely'
import { type Refusal, refuse } from '#kit'
import { allowed, type Step, type Trx, type Work } from '#platform/server'
import { PEOPLE } from '../domain/index.ts'
import { type HouseholdRow, householdColumns } from './households.store.ts'

/**
 * The household, held until the change is done; or why it may not be changed: not there, not the asker's, gone from the
 * book, changed meanwhile. Who may not see it is told that there is none.
 */
export async function holdHousehold(
  work: Work<{ readonly householdId: string; readonly version?: number | undefined }>,
  step: Step,
): Promise<HouseholdRow | Refusal> {
  const { rows } = await sql<HouseholdRow>`
    select ${householdColumns} from households where id = ${work.payload.householdId} for update`.execute(step.trx)
  const household = rows[0]
  if (!household) return refuse(PEOPLE.UNKNOWN, { field: 'householdId' })
  const forbidden = allowed(work, step, 'people.keep', household.areaId, 'people.read')
  if (forbidden) return forbidden.status === 404 ? refuse(PEOPLE.UNKNOWN, { field: 'householdId' }) : forbidden
  if (household.leftOn !== null) return refuse(PEOPLE.CLOSED, { params: { day: household.leftOn } })
  const { version } = work.payload
  if (version !== undefined && version !== household.version) return refuse(PEOPLE.CHANGED_MEANWHILE)
  return household
}

/** What of a household's row changes. */
export interface HouseholdChange {
  readonly size: number
  readonly elderly: number | null
  readonly children: number | null
  readonly boarding: boolean
  readonly hasPhone: boolean
}

/** Writes the numbers of a household as they are now, one version on. */
export async function saveNumbers(trx: Trx, household: HouseholdRow, change: HouseholdChange): Promise<void> {
  await sql`
    update households set size = ${change.size}, elderly = ${change.elderly}, children = ${change.children},
      boarding = ${change.boarding}, has_phone = ${change.hasPhone}, version = version + 1
    where id = ${household.id} and zone_id = ${household.zoneId}`.execute(trx)
}

/** How the counters move when a household goes from one state to another. */
export function countedBetween(before: HouseholdRow, after: HouseholdChange) {
  return {
    households: 0,
    people: after.size - before.size,
    noPhone: Number(!after.hasPhone) - Number(!before.hasPhone),
    boarding: Number(after.boarding) - Number(before.boarding),
  }
}
