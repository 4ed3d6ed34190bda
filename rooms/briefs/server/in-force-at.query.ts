import { sql } from 'kysely'
import { type Day, formatDay, type Instant, type Words } from '#kit'
import { dayInForce } from '#rooms/areas/domain'
import type { Brief } from '../domain/index.ts'
import type { Briefing } from './briefing.ts'

interface Row {
  readonly kind: Brief['inForce'][number]['kind']
  readonly labelVi: string
  readonly labelEn: string
  readonly documentId: string | null
  readonly from: Instant
  readonly to: Instant | null
  readonly reviewAt: Instant | null
  readonly number: string | null
  readonly title: string | null
  readonly issuedOn: Day | null
}

/**
 * What was in force at the moment, put there or above, as it was known then: what was put in force only later is left
 * out, and what was ended early only later still shows the end that it had.
 */
export async function inForceAt({ db, tree, place, at, knownAt }: Briefing): Promise<Brief['inForce']> {
  const path = tree.upward(place.id).map(({ id }) => id)
  const { rows } = await sql<Row>`
    with known as (
      select in_force.*,
             case when exists (
               select from journal as ended
               where ended.subject_id = in_force.id::text and ended.type = 'ended-in-force' and ended.recorded_at > ${knownAt})
             then (put.data->>'to')::timestamptz else in_force.to_at end as known_to
      from in_force
      join journal as put on put.subject_id = in_force.id::text and put.type = 'put-in-force' and put.recorded_at <= ${knownAt}
      where in_force.area_id = any(${path}::int[]) and in_force.from_at <= ${at})
    select known.kind, label_vi as "labelVi", label_en as "labelEn", document_id as "documentId", from_at as "from",
           known_to as "to", known.review_at as "reviewAt", documents.number, documents.title,
           documents.issued_on::text as "issuedOn"
    from known left join documents on documents.id = known.document_id
    where known_to is null or known_to > ${at}
    order by array_position(array['directive', 'level', 'zone', 'measure'], known.kind),
             array_position(${path}::int[], known.area_id), from_at, known.id`.execute(db)
  return rows.flatMap((row) => {
    const term = dayInForce(row, at)
    if (!term) return []
    const { kind, labelVi, labelEn, documentId, from, to, reviewAt } = row
    return [
      { kind, label: { vi: labelVi, en: labelEn }, from, to, reviewAt, ...term, documentId, source: sourceOf(row) },
    ]
  })
}

function sourceOf({ documentId, labelVi, labelEn, number, title, issuedOn }: Row): Words | null {
  if (documentId === null) return null
  const day =
    issuedOn === null ? { vi: '', en: '' } : { vi: ` ngày ${formatDay(issuedOn)}`, en: ` of ${formatDay(issuedOn)}` }
  const about = title === null ? '' : `, ${title}`
  const named = (label: string) => (number === null || label.includes(number) ? label : `${label} (${number})`)
  return { vi: `${named(labelVi)}${day.vi}${about}.`, en: `${named(labelEn)}${day.en}${about}.` }
}
