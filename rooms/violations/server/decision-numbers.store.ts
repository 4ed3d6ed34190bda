import { sql } from 'kysely'
import type { Trx } from '#platform/server'
import { type Dossier, dayIn, type Ground } from '../domain/index.ts'

/**
 * The next number of the committee that decides, in this year: `15/QĐ-XPHC`. Dossiers are numbered in their communes, so
 * two of one district may be 12/2021; its decisions still never share a number. Taken only once nothing speaks against it.
 */
export async function nextDecisionNumber(
  trx: Trx,
  { levelAreaId }: Pick<Dossier, 'levelAreaId'>,
  ground: Pick<Ground, 'now' | 'calendar'>,
): Promise<string> {
  const year = Number(dayIn(ground, ground.now).slice(0, 4))
  const { rows } = await sql<{ last: number }>`
    insert into violation_decision_numbers as numbers (area_id, year, last) values (${levelAreaId}, ${year}, 1)
    on conflict (area_id, year) do update set last = numbers.last + 1 returning last`.execute(trx)
  return `${rows[0]?.last}/QĐ-XPHC`
}
