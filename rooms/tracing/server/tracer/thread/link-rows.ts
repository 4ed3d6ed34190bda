import type { RowReader } from '#platform/row-reader'
import type { CityIndex } from '../kernel/city-index.ts'

interface LinkRow {
  readonly id: string
  readonly one: number
  readonly other: number
  readonly from: number
  readonly until: number
}

const columns = 'link_id as id, one, other, from_minute as "from", until_minute as until'

/** Reads reported contacts into an index: all, or those that some batches changed. What lies before the window shrinks to its beginning. */
export async function readLinks(reader: RowReader, index: CityIndex, batches?: readonly number[]): Promise<void> {
  const rows = await (batches
    ? reader.rows<LinkRow>(`select ${columns} from trace_links where batch = any($1::int[])`, [batches])
    : reader.rows<LinkRow>(`select ${columns} from trace_links`))
  const { near, start } = index
  for (const { id, one, other, from, until } of rows) {
    index.reserve(Math.max(one, other) + 1, 0)
    near.setTie(id, [one, other], { from: Math.max(0, from - start), until: until < from ? -1 : until - start })
  }
}
