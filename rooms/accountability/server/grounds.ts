import { sql } from 'kysely'
import { type Instant, type Refusal, refuse } from '#kit'
import type { Db, Step, Trx, Work } from '#platform/server'
import { ACCOUNTABILITY, type Ground, type ShownGround } from '../domain/index.ts'
import { readFindings, readFindingTitles, seesAllFindings } from './findings.query.ts'

const findingIds = (grounds: readonly Ground[]) =>
  grounds.flatMap((ground) => (ground.kind === 'finding' ? [ground.findingId] : []))

/** What is wrong with grounds: a finding that does not exist, or that the sender cannot see. */
export async function checkGrounds(
  { actor }: Pick<Work<unknown>, 'actor'>,
  { trx, tree }: Step,
  given: { readonly grounds: readonly Ground[]; readonly field: string },
): Promise<Refusal | null> {
  const isSeen = await seesAllFindings(trx, findingIds(given.grounds), { actor, tree })
  return isSeen ? null : refuse(ACCOUNTABILITY.FINDING_UNKNOWN, { field: given.field })
}

/** Writes down what a case stands on. */
export async function keepGrounds(
  trx: Trx,
  of: { zoneId: number; caseId: string },
  grounds: readonly Ground[],
): Promise<void> {
  for (const [index, ground] of grounds.entries()) {
    const named = ground.kind === 'named' ? ground : undefined
    await sql`
      insert into accountability_grounds (zone_id, case_id, place, finding_id, document_id, source, said)
      values (${of.zoneId}, ${of.caseId}, ${index + 1}, ${ground.kind === 'finding' ? ground.findingId : null},
              ${named?.documentId ?? null}, ${named?.source ?? null}, ${named?.said ?? null})`.execute(trx)
  }
}

/** What a case stands on, as it was given. */
export async function readGrounds(db: Db | Trx, caseId: string): Promise<Ground[]> {
  const { rows } = await sql<{
    findingId: string | null
    documentId: string | null
    source: string | null
    said: string | null
  }>`
    select finding_id as "findingId", document_id as "documentId", source, said from accountability_grounds
    where case_id = ${caseId} order by place`.execute(db)
  return rows.map(({ findingId, documentId, source, said }): Ground => {
    if (findingId !== null) return { kind: 'finding', findingId }
    return { kind: 'named', source: source ?? '', said: said ?? undefined, documentId: documentId ?? undefined }
  })
}

/** Who found what a case stands on: they do not conclude it. */
export async function findersOf(db: Db | Trx, caseId: string, now: Instant): Promise<(string | null)[]> {
  const findings = await readFindings(db, findingIds(await readGrounds(db, caseId)), now)
  return [...findings.values()].map(({ foundBy }) => foundBy)
}

/** Grounds as they are shown, each with its door. */
export async function showGrounds(db: Db | Trx, grounds: readonly Ground[]): Promise<ShownGround[]> {
  const titles = await readFindingTitles(db, findingIds(grounds))
  return grounds.map((ground): ShownGround => {
    if (ground.kind === 'finding') {
      const { findingId } = ground
      const said = titles.get(findingId) ?? null
      return {
        kind: 'finding',
        findingId,
        documentId: null,
        source: null,
        said,
        to: `/inspections/findings/${findingId}`,
      }
    }
    const { documentId = null, source, said = null } = ground
    const to = documentId === null ? null : `/documents/${documentId}`
    return { kind: 'named', findingId: null, documentId, source, said, to }
  })
}
