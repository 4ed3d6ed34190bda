import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { type Instant, toInstant } from '#kit'
import type { Log } from '../log.ts'
import { toParameter } from './list-parameter.ts'
import type { Tables } from './tables.ts'

/** The database, outside a transaction. */
export type Db = Kysely<Tables>
/** Inside one: what must be in a transaction asks for this type. */
export type Trx = Transaction<Tables>

/** An open database: the pool behind {@link Db}, and how to let go of it. */
export interface Database {
  readonly db: Db
  readonly pool: pg.Pool
  close(): Promise<void>
}

const int8 = 20
const date = 1082
const timestamptz = 1184

/**
 * How values come back: int8 as a number (a fault beyond 2^53; money travels as text), dates as `2021-07-27`,
 * moments as {@link Instant} text.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: string) {
    if (oid === int8) return toSafeNumber
    if (oid === date) return (text: string) => text
    if (oid === timestamptz) return toInstantOf
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
  },
} as pg.CustomTypesConfig

/** What a pool is opened with. */
export interface DatabaseOptions {
  readonly url: string
  readonly size: number
  readonly log: Log
  /**
   * Statements are parsed and planned once per connection and then only executed: for few connections on which the same
   * statements come again and again. Not through a pooler that hands a connection on after each transaction.
   */
  readonly prepared?: boolean
}

/**
 * Opens a pool of `size` connections. A lost idle connection is logged and replaced, never a crash (rule R15).
 */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    Client: (options.prepared ? PreparedClient : HouseClient) as unknown as typeof pg.Client,
    connectionString: options.url,
    max: options.size,
    types,
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
    application_name: 'nhac-truong',
  })
  pool.on('error', (error) => options.log.warn({ error: error.message }, 'an idle database connection was lost'))
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

/** Most statements that one connection keeps prepared; the next ones are parsed each time. */
const mostPrepared = 400

/** A connection that writes lists itself: thousands of rows go to the database as one list a column. */
class HouseClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's own signature has six shapes; only one of them changes here
  override query(...given: any[]): any {
    const [text, values] = given
    const ask = super.query as (...given: unknown[]) => unknown
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return ask.apply(this, given)
    return ask.call(this, { ...this.named(text), text, values: values.map(toParameter) })
  }

  /** What the statement is called at the database; nothing where it is parsed each time. */
  protected named(_text: string): { name?: string } {
    return {}
  }
}

/** A connection that gives every statement with parameters a name, so that the database keeps its plan. */
class PreparedClient extends HouseClient {
  private readonly names = new Map<string, { name: string }>()

  protected override named(text: string): { name?: string } {
    const known = this.names.get(text)
    if (known !== undefined) return known
    if (this.names.size >= mostPrepared) return {}
    const name = { name: `s${this.names.size}` }
    this.names.set(text, name)
    return name
  }
}

/** `2021-07-27 11:40:00.5+00` as an {@link Instant}. The usual shape is only rearranged: thousands of rows carry several. */
function toInstantOf(text: string): Instant {
  if (!text.endsWith('+00') || text[10] !== ' ') return toInstant(text)
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0').slice(0, 3)}Z` as Instant
}

function toSafeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`a whole number beyond 2^53 came from the database: ${text}`)
  return value
}

/** Errors after which the same work may simply be tried again (rule R15). */
export function isTransient(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string')
    return /Connection terminated|timeout exceeded when trying to connect/.test(String(error))
  return (
    ['40001', '40P01', '57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code) ||
    code.startsWith('08')
  )
}
