import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Fact, Trx } from '#platform/server'
import type { Competence } from '../domain/index.ts'

/** A power that a document hands down, as a row of the register (DOC-07, ORG-07). */
export interface Delegation extends Competence {
  readonly id: string
  readonly documentId: string
}

/**
 * Writes the powers that a document hands down into the register, from the day it takes effect until the day it ends.
 * DANGER: it asks no permission; only the decision of a named person may call it.
 */
export async function saveDelegations(trx: Trx, areaId: number, rows: readonly Delegation[]): Promise<Fact[]> {
  if (rows.length === 0) return []
  await sql`
    insert into competences (id, decision_type, level, valid_from, valid_to, document_id, source)
    select * from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map((row) => row.decisionType)}::text[],
                         ${rows.map(({ level }) => level)}::text[], ${rows.map((row) => row.validFrom)}::date[],
                         ${rows.map(({ validTo }) => validTo)}::date[], ${rows.map((row) => row.documentId)}::uuid[],
                         ${rows.map(({ source }) => source)}::text[])`.execute(trx)
  return rows.map(({ id, documentId, decisionType, level, validFrom, validTo }) => ({
    type: 'competence-set',
    areaId,
    subjectId: id,
    documentId,
    data: { decisionType, level, validFrom, validTo },
    live: ['bodies'],
  }))
}

/** Ends the powers that a document handed down; those that would have begun only then never begin. */
export async function endDelegations(trx: Trx, areaId: number, documentId: string, on: Day): Promise<Fact[]> {
  const { rows } = await sql<{ id: string }>`
    update competences set valid_to = ${on}
    where document_id = ${documentId} and valid_from < ${on} and (valid_to is null or valid_to > ${on})
    returning id`.execute(trx)
  const { rows: neverBegun } = await sql<{ id: string }>`
    delete from competences where document_id = ${documentId} and valid_from >= ${on} returning id`.execute(trx)
  return [...rows, ...neverBegun].map(({ id }) => ({
    type: 'competence-ended',
    areaId,
    subjectId: id,
    documentId,
    data: { on },
    live: ['bodies'],
  }))
}

/** Powers that documents hand down on a day, of these types: the register's rows with a document, never the profile's (DOC-07). */
export async function delegationsOn(db: Db | Trx, decisionTypes: readonly string[], day: Day): Promise<Delegation[]> {
  const { rows } = await sql<Delegation>`
    select id, decision_type as "decisionType", level, valid_from as "validFrom", valid_to as "validTo",
           document_id as "documentId", source
    from competences
    where document_id is not null and decision_type = any(${[...decisionTypes]}::text[])
      and valid_from <= ${day} and (valid_to is null or valid_to > ${day})
    order by valid_from, id`.execute(db)
  return rows
}
