import type { Asking } from '#platform/server'
import { logRead } from '#rooms/access/server'

/** Why an auditor looks, as looks keep it; screens say it in words. */
const reason = 'audit'
/** The same auditor at the same list is written down once in this time: a page that asks again is one look. */
const onceInMinutes = 10

/**
 * The audit of auditors: who looks at what others did is written down like any look. `subjectId` is the account or the
 * thing that the question was narrowed to.
 */
export async function noteOwnLook(
  asking: Asking,
  asked: {
    readonly path: string
    readonly areaId: number | undefined
    readonly subjectId: string | undefined
    readonly permission?: string
  },
): Promise<void> {
  const { db, actor, tree, now, requestId, intervals } = asking
  const held = tree.inside(intervals)[0]
  const areaId = asked.areaId ?? held?.id
  if (areaId === undefined || actor.accountId === null) return
  const subjectKind = `GET /api${asked.path}`
  const subjectId = asked.subjectId ?? null
  const look = {
    actor,
    tree,
    now,
    requestId,
    areaId,
    permission: asked.permission ?? 'audit.access',
    subjectKind,
    subjectId,
    reason,
  }
  await logRead(db, { ...look, onceInMinutes })
}
