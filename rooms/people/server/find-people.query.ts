import { sql } from 'kysely'
import type { z } from 'zod'
import { type Asking, may } from '#platform/server'
import { logRead } from '#rooms/access/server'
import { type findAnswer, findRoute } from '../domain/index.ts'
import { type MarkKind, markOf } from './identities.store.ts'

type Found = z.infer<typeof findAnswer>

/** A number in its one form. */
export interface SoughtNumber {
  readonly kind: MarkKind
  readonly value: string
}

/** Each household found is a look; finding nothing is a look too, at the asker's own area (fishing is seen). */
export async function findByNumber(asking: Asking, { kind, value }: SoughtNumber, reason: string): Promise<Found> {
  const { permission } = findRoute
  const { rows } = await sql<Found['found'][number]>`
    select identity_marks.household_id as "householdId", nullif(subject_id, household_id) as "residentId",
           households.area_id as "areaId", households.number
    from identity_marks join households on households.id = identity_marks.household_id
    where mark = ${markOf(asking.vault, kind, value)} and left_on is null order by households.id limit 50`.execute(
    asking.db,
  )
  const found = rows.filter(({ areaId }) => may(asking.actor, permission, areaId, asking.tree))
  const own = asking.actor.scopes.find(({ permissions }) => permissions.has(permission))?.areaId
  const subjectKind = 'POST /api/people/find'
  const looks = found.length > 0 ? found : [{ areaId: own ?? 0, householdId: null }]
  for (const { areaId, householdId } of looks) {
    if (asking.tree.find(areaId)) {
      await logRead(asking.db, { ...asking, areaId, permission, subjectKind, subjectId: householdId, reason })
    }
  }
  return { found }
}
