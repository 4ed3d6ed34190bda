import { sql } from 'kysely'
import { type Asking, defineRead, may, notFound } from '#platform/server'
import { logReads } from '#rooms/access/server'
import { permitPapers } from '../domain/index.ts'
import { permitBookAt } from './pass-rules.ts'
import { toPermitLines } from './permit-lines.query.ts'
import { claimsOfPermit, openNames, permitColumns, type StoredPermit } from './permits.store.ts'
import { postTitles } from './post-titles.query.ts'
import { signPasses } from './sign-passes.ts'

/** Most papers in one print run: as many as may be issued at once. */
const mostPapers = 500

/**
 * `GET /passes/permit-papers`: each name is a look of its own, written down before anything is shown (SG-09). What expired or
 * was withdrawn is not printed again.
 */
export const permitPapersRead = defineRead(permitPapers, async (asking, { permitId, batchId, reason }) => {
  const permits = (await wanted(asking, { permitId, batchId })).filter(({ areaId }) =>
    may(asking.actor, permitPapers.permission, areaId, asking.tree),
  )
  if (permits.length === 0) return notFound('permitId')
  const { db, actor, tree, now, requestId, vault, profile } = asking
  const subjectKind = `GET /api${permitPapers.path}`
  const seen = permits.map(({ areaId, id }) => ({ areaId, subjectId: id }))
  await logReads(db, { actor, tree, now, requestId, permission: permitPapers.permission, subjectKind, reason }, seen)
  const lines = await toPermitLines(asking, permits)
  const names = await openNames(
    db,
    vault,
    permits.map(({ id }) => id),
  )
  const codes = await signPasses({ trx: db, now, profile, tree, vault }, permits.map(claimsOfPermit))
  const posts = await postTitles(
    db,
    permits.map(({ issuedPost }) => issuedPost),
  )
  const book = await permitBookAt(profile, now)
  return {
    appeal: book.appeal.words,
    withoutPermit: book.withoutPermit.trips,
    papers: lines.map((line, index) => ({
      ...line,
      area: line.numberedIn ?? line.area,
      holder: names.get(line.id) ?? null,
      code: codes[index]?.text ?? '',
      issuedPost: posts.get(permits[index]?.issuedPost ?? '') ?? null,
    })),
  }
})

async function wanted(
  { db, now }: Asking,
  { permitId, batchId }: { permitId: string | undefined; batchId: string | undefined },
): Promise<StoredPermit[]> {
  if (permitId === undefined && batchId === undefined) return []
  const { rows } = await sql<StoredPermit>`
    select ${permitColumns} from travel_permits
    where ${permitId === undefined ? sql`batch_id = ${batchId}` : sql`id = ${permitId}`}
      and withdrawn_at is null and until_at > ${now}
    order by length(number), number limit ${mostPapers}`.execute(db)
  return rows
}
