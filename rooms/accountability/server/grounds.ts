import { sql } from 'kysely'
import { type Refusal, refuse } from '#kit'
import type { Db, Trx } from '#platform/server'
import { ACCOUNTABILITY, type Ground, type ShownGround } from '../domain/index.ts'
import { readFindings } from './findings.query.ts'

/** What was found wrong with grounds, or who found them: they do not conclude. */
export async function checkGrounds(
  trx: Trx,
  grounds: readonly Ground[],
  field: string,
): Promise<{ refusal: Refusal } | { finders: (string | null)[] }> {
  const ids = grounds.flatMap((ground) => (ground.kind === 'finding' ? [ground.findingId] : []))
  const findings = await readFindings(trx, ids)
  if (ids.some((id) => !findings.has(id))) return { refusal: refuse(ACCOUNTABILITY.FINDING_UNKNOWN, { field }) }
  return { finders: [...findings.values()].map(({ foundBy }) => foundBy) }
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

/** Who found what a case stands on. */
export async function findersOf(db: Db | Trx, caseId: string): Promise<(string | null)[]> {
  const grounds = await readGrounds(db, caseId)
  const ids = grounds.flatMap((ground) => (ground.kind === 'finding' ? [ground.findingId] : []))
  return [...(await readFindings(db, ids)).values()].map(({ foundBy }) => foundBy)
}

/** Grounds as they are shown, each with its door. */
export async function showGrounds(db: Db | Trx, grounds: readonly Ground[]): Promise<ShownGround[]> {
  const ids = grounds.flatMap((ground) => (ground.kind === 'finding' ? [ground.findingId] : []))
  const findings = await readFindings(db, ids)
  return grounds.map((ground): ShownGround => {
    if (ground.kind === 'finding') {
      const { findingId } = ground
      const said = findings.get(findingId)?.said ?? null
      return { kind: 'finding', findingId, documentId: null, source: null, said, to: `/findings/${findingId}` }
    }
    const { documentId = null, source, said = null } = ground
    const to = documentId === null ? null : `/documents/${documentId}`
    return { kind: 'named', findingId: null, documentId, source, said, to }
  })
}
