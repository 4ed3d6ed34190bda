import type { Db, Tree, Trx } from '#platform/server'
import type { PowersAnswer } from '../domain/index.ts'
import type { CheckpointRow } from './checkpoints.store.ts'
import { directivesAbove, directivesAt, documentsOf } from './directives.query.ts'

/** What gives a post its powers, and when (SG-01). */
export interface PostPowers {
  readonly powers: PowersAnswer[]
  readonly documentIds: readonly string[]
}

/** The documents of posts with the spans in which they hold there; one that was never put in force there has none. */
export async function powersOf(
  db: Db | Trx,
  tree: Tree,
  posts: readonly Pick<CheckpointRow, 'id' | 'areaId'>[],
): Promise<Map<string, PostPowers>> {
  const documents = await documentsOf(
    db,
    posts.map(({ id }) => id),
  )
  const all = await directivesAbove(
    db,
    tree,
    posts.map(({ areaId }) => areaId),
  )
  return new Map(
    posts.map(({ id, areaId }) => {
      const documentIds = documents.get(id) ?? []
      const spans = directivesAt(all, tree, areaId)
      const powers = documentIds.flatMap((documentId): PowersAnswer[] => {
        const own = spans.filter((span) => span.documentId === documentId)
        if (own.length === 0) return [{ documentId, label: null, fromAt: null, toAt: null }]
        return own.map(({ label, fromAt, toAt }) => ({ documentId, label, fromAt, toAt }))
      })
      return [id, { powers, documentIds }]
    }),
  )
}
