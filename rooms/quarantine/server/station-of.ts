import type { Instant } from '#kit'
import type { Trx } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'

/** The head of the health station of each commune; where there is none the gap is the commune's. */
export async function stationOf(trx: Trx, zones: readonly number[], now: Instant) {
  const posts = await headPostsOf(trx, zones, now, 'health')
  return (zoneId: number): string | null => posts.get(zoneId)?.postId ?? null
}
