import { sql } from 'kysely'
import { type Asking, defineRead, may, notFound } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { permitBookRead, permitById } from '../domain/index.ts'
import { permitBookAt } from './pass-rules.ts'
import { toPermitLines } from './permit-lines.query.ts'
import { permitsByIds, type StoredPermit } from './permits.store.ts'

/** The permit, when the asker may see it under `permission`; otherwise undefined ("not found"). */
export async function visiblePermit(
  asking: Pick<Asking, 'actor' | 'db' | 'tree'>,
  permitId: string,
  permission: string,
): Promise<StoredPermit | undefined> {
  const permit = (await permitsByIds(asking.db, [permitId])).get(permitId)
  return permit && may(asking.actor, permission, permit.areaId, asking.tree) ? permit : undefined
}

/** `GET /passes/permits/:permitId` */
export const permitByIdRead = defineRead(permitById, async (asking, { permitId }) => {
  const permit = await visiblePermit(asking, permitId, permitById.permission)
  if (!permit) return notFound('permitId')
  const [line] = await toPermitLines(asking, [permit])
  if (!line) return notFound('permitId')
  const { withdrawnAt, withdrawnBy, withdrawReason } = permit
  const by = withdrawnBy === null ? undefined : await officerNames(asking.db, [withdrawnBy])
  const { rows } = await sql<{ keepUntil: string }>`
    select keep_until as "keepUntil" from travel_permit_names where permit_id = ${permitId}`.execute(asking.db)
  const holds = (permission: string) => may(asking.actor, permission, permit.areaId, asking.tree)
  return {
    ...line,
    withdrawn:
      withdrawnAt === null
        ? null
        : { at: withdrawnAt, by: by?.get(withdrawnBy ?? '') ?? null, reason: withdrawReason ?? '' },
    isNamed: rows.length > 0,
    namedUntil: rows[0]?.keepUntil ?? null,
    may: {
      withdraw: holds('passes.issue') && withdrawnAt === null && permit.until > asking.now,
      readPerson: holds('passes.read-person'),
    },
  }
})

/** `GET /passes/permit-book` */
export const permitBookReadRead = defineRead(permitBookRead, async ({ profile, now }) => {
  const book = await permitBookAt(profile, now)
  return {
    ...book,
    kinds: book.kinds.map(({ key, title, purposes, maxDays, mostPersons, source }) => ({
      key,
      title,
      maxDays,
      mostPersons,
      source,
      purposes: book.purposes
        .filter((one) => purposes.includes(one.key))
        .map((one) => ({ key: one.key, title: one.title })),
    })),
  }
})
