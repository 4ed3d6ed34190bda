import pg from 'pg'
import { CopyOut } from './copy-out.ts'

/**
 * One connection that reads, for a thread that must not carry the whole house along. Whole numbers of 8 bytes come as text:
 * cast them.
 */
export interface RowReader {
  /** The rows of a statement. */
  rows<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]>
  /**
   * Rows of whole numbers (int4, none null) by COPY in binary: several times as fast as {@link rows}, and no row is kept.
   * `call` gets the same array each time.
   */
  eachRow(query: string, columns: number, call: (row: Int32Array) => void): Promise<void>
  close(): Promise<void>
}

/** Opens it. A lost connection is told to `onLost`; there is no other. */
export async function openRowReader(options: {
  readonly url: string
  readonly name: string
  readonly onLost: (error: Error) => void
}): Promise<RowReader> {
  const client = new pg.Client({ connectionString: options.url, application_name: options.name })
  client.on('error', options.onLost)
  await client.connect()
  return {
    rows: async <R extends object>(text: string, values: readonly unknown[] = []) =>
      (await client.query<R & pg.QueryResultRow>(text, [...values])).rows,
    eachRow: (query, columns, call) =>
      new Promise((done, failed) => {
        client.query(new CopyOut(`copy (${query}) to stdout (format binary)`, { columns, call, done, failed }))
      }),
    close: () => client.end(),
  }
}
