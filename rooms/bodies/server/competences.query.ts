import { sql } from 'kysely'
import type { Db, Profile, Trx } from '#platform/server'
import type { Competence } from '../domain/index.ts'
import { catalogueOf } from './catalogue.query.ts'

/** Every row of the register: the profile's first, then the city's own, which stand over them. */
export async function readCompetences(db: Db | Trx, profile: Profile): Promise<Competence[]> {
  const { competences } = await catalogueOf(profile)
  const { rows } = await sql<Competence>`
    select decision_type as "decisionType", level, valid_from as "validFrom", valid_to as "validTo", source
    from competences order by id`.execute(db)
  return [...competences.rows, ...rows]
}
