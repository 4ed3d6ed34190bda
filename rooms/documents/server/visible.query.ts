import { type RawBuilder, sql } from 'kysely'
import type { Interval } from '#kit'
import { type Asking, intervalsOf } from '#platform/server'
import { documentFields, type StoredDocument } from './documents.store.ts'

/**
 * Which documents somebody sees whose right to read lies in `intervals`: those of the nation; those that belong to or hold
 * in an area inside theirs or above it (an order comes from above); and drafts only inside. What a neighbouring ward
 * orders for itself is not theirs to see.
 */
export function isVisible(intervals: readonly Interval[]): RawBuilder<boolean> {
  const firsts = intervals.map(({ first }) => first)
  const lasts = intervals.map(({ last }) => last)
  return sql<boolean>`(
    (documents.state <> 'draft' and documents.issuer_area_id is null and ${intervals.length > 0})
    or exists (
      select 1 from areas
      join unnest(${firsts}::int[], ${lasts}::int[]) as mine (first, last)
        on (areas.first >= mine.first and areas.last <= mine.last)
        or (documents.state <> 'draft' and areas.first <= mine.first and areas.last >= mine.last)
      where areas.id = documents.area_id or areas.id = documents.issuer_area_id
        or (documents.state <> 'draft' and areas.id = any(documents.territory))))`
}

/** The document, when the asker may see it under `permission`; otherwise undefined ("not found"). */
export async function findVisible(
  asking: Pick<Asking, 'actor' | 'db' | 'tree'>,
  id: string,
  permission = 'documents.read',
): Promise<StoredDocument | undefined> {
  const intervals = intervalsOf(asking.actor, permission, asking.tree)
  const { rows } = await sql<StoredDocument>`
    select ${documentFields} from documents where id = ${id} and ${isVisible(intervals)}`.execute(asking.db)
  return rows[0]
}

/** Those of the documents that the asker may see. */
export async function keepVisible(
  asking: Pick<Asking, 'actor' | 'db' | 'tree'>,
  ids: readonly string[],
): Promise<Set<string>> {
  const intervals = intervalsOf(asking.actor, 'documents.read', asking.tree)
  const { rows } = await sql<{ id: string }>`
    select id from documents where id = any(${[...ids]}::uuid[]) and ${isVisible(intervals)}`.execute(asking.db)
  return new Set(rows.map(({ id }) => id))
}
