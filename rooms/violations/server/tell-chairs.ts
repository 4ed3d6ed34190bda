import { dayOf, type Instant } from '#kit'
import { type Notice, notify, type Step } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import type { Dossier } from '../domain/index.ts'

/** A step that was made, and by whom. */
export interface MadeStep {
  readonly dossier: Dossier
  readonly fact: string
  readonly by: string | null
}

const comesToDecide: ReadonlySet<string> = new Set(['violation-proposed', 'violation-transferred'])

/**
 * Tells the chair with whom dossiers now lie that they wait to be decided: once a day, however many came. An appeal is told
 * by itself to the chair one level above the decider, who will see that it is judged by another (SG-07).
 */
export async function tellChairs(made: readonly MadeStep[], step: Step): Promise<void> {
  const { trx, now, tree, profile } = step
  const day = dayOf(now, profile.utcOffsetMinutes)
  const toDecide = made.filter(({ dossier, fact }) => comesToDecide.has(fact) && dossier.transferTo === null)
  const appealed = made.filter(({ fact }) => fact === 'violation-appealed')
  const above = (areaId: number) => tree.find(areaId)?.parentId ?? areaId
  const told = [
    ...[...Map.groupBy(toDecide, ({ dossier }) => dossier.levelAreaId)].map(([areaId, steps]) => ({
      areaId,
      steps,
      kind: 'violations-to-decide',
      reason: `violations-to-decide/${areaId}/${day}`,
      subjectId: null,
    })),
    ...appealed.map((one) => ({
      areaId: above(one.dossier.levelAreaId),
      steps: [one],
      kind: 'violation-appealed',
      reason: `violation-appealed/${one.dossier.openAppealId}`,
      subjectId: one.dossier.id,
    })),
  ].filter(({ areaId }) => tree.find(areaId) !== undefined)
  const heads = await headPostsOf(
    trx,
    told.map(({ areaId }) => areaId),
    now,
    'government',
  )
  const notices = told.flatMap(({ steps, ...notice }): Notice[] => {
    const officerId = heads.get(notice.areaId)?.officerId
    if (!officerId || steps.every(({ by }) => by === officerId)) return []
    return [{ ...notice, officerId, data: { count: steps.length, dueAt: firstDue(steps) } }]
  })
  await notify(trx, notices, now)
}

function firstDue(steps: readonly MadeStep[]): Instant | null {
  return steps.flatMap(({ dossier }) => dossier.decideBy ?? []).toSorted()[0] ?? null
}
