import { z } from 'zod'

/** Query of a question that a phone asks again and again: with the `cursor` of the last answer, the first time without. */
export const changesQuery = z.object({ cursor: z.string().max(2_000).optional() })

/** What {@link changesQuery} says. */
export type ChangesQuery = z.infer<typeof changesQuery>

/** One row of a set that changed; `row` is null where it is gone, or no longer the asker's to see. */
export interface RowChange<R> {
  readonly id: string
  readonly row: R | null
}

/** What changed since a cursor. */
export interface Changes<R> {
  /** The set begins anew: all that was kept of it is thrown away, because it may no longer be the asker's to see. */
  readonly fresh: boolean
  readonly changes: readonly RowChange<R>[]
  /** To ask with next: at once where there is `more`, else today or in a week. */
  readonly cursor: string
  readonly more: boolean
}

/** The answer that tells what changed since a cursor, row by row. */
export function changesOf<T extends z.ZodType>(row: T) {
  return z.object({
    fresh: z.boolean(),
    changes: z.array(z.object({ id: z.string(), row: row.nullable() })),
    cursor: z.string(),
    more: z.boolean(),
  })
}
