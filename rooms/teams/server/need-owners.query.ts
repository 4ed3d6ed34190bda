import type { Step } from '#platform/server'
import { headPostsOf, ownersOf } from '#rooms/bodies/server'
import type { Need } from '../domain/index.ts'

/** A need and where it is. */
interface NeedAt {
  readonly areaId: number
  readonly need: Need | undefined
}

/** Who sees to a need. */
interface Responsible {
  readonly postId: string | null
  readonly officerId: string | null
}

/**
 * Who sees to each need: the head of the group, of the commune's health station, or the commune's chair. Where nobody
 * holds that post, the next person above who is there: a need is never without a person.
 */
export async function needOwners(step: Step, needs: readonly NeedAt[]): Promise<(need: NeedAt) => Responsible> {
  const { trx, tree, now } = step
  const zoneOf = (areaId: number) => tree.get(areaId).zoneId
  const stations = await headPostsOf(trx, [...new Set(needs.map(({ areaId }) => zoneOf(areaId)))], now, 'health')
  const questions = needs.map(({ areaId, need }) => {
    const station = need?.owner === 'health' ? (stations.get(zoneOf(areaId))?.postId ?? null) : null
    const at = need?.owner === 'group' || station !== null ? areaId : zoneOf(areaId)
    return { areaId: at, postId: station, raised: 0 }
  })
  const owners = await ownersOf(trx, questions, { now, tree })
  const found = new Map(needs.map((need, index) => [need, owners[index]]))
  return (need) => {
    const owner = found.get(need)
    return { postId: owner?.postId ?? null, officerId: owner?.officerId ?? null }
  }
}
