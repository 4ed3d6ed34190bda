import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { DuckDBDataChunk, DuckDBInstance, INTEGER } from '@duckdb/node-api'
import pg from 'pg'
import { startPostgres } from '../../../platform/server/postgres/index.ts'
import type { RunSql } from '../../../rooms/tracing/server/tracer/sql/level-oracle.ts'
import type { TracedCity } from './traced-city.ts'

/** After so long a statement of PostgreSQL is cut off. */
export const limitMs = 900_000

/** A database beside the index, with the same visits. */
export interface Beside {
  readonly name: string
  readonly loadMs: number
  readonly bytes: number
  readonly run: RunSql
  /** The rows that a statement gives. */
  rows(text: string): Promise<readonly Record<string, unknown>[]>
  /** Whether stays lie in a second table by place. */
  readonly staysByPlace?: string
  close(): Promise<void>
}

/**
 * PostgreSQL as one would tune it by hand for this: 4 GB of buffers, everything cached, unlogged tables, two covering btrees,
 * vacuumed, so that only indexes are read.
 */
export async function openPostgresBeside(city: TracedCity): Promise<Beside> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'nhac-truong-beside-'))
  const settings = {
    shared_buffers: '4GB',
    effective_cache_size: '8GB',
    work_mem: '512MB',
    maintenance_work_mem: '1GB',
    max_parallel_workers_per_gather: '2',
    wal_level: 'minimal',
    max_wal_senders: '0',
  }
  const postgres = await startPostgres({ dataDir: folder, throwAway: true, settings })
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(`set statement_timeout = ${limitMs}`)
  const since = performance.now()
  await client.query(
    'create unlogged table stays (person int not null, place int not null, enter_minute int not null, leave_minute int not null)',
  )
  await client.query('create unlogged table people (number int not null, household_id int not null)')
  for (const rows of blocksOf(stayColumns(city))) await insertBlock(client, 'stays', rows)
  for (const rows of blocksOf(householdColumns(city))) await insertBlock(client, 'people', rows)
  await client.query('create index on stays (place, enter_minute) include (leave_minute, person)')
  await client.query('create index on stays (person) include (place, enter_minute, leave_minute)')
  await client.query('create index on people (number) include (household_id)')
  await client.query('create index on people (household_id) include (number)')
  await client.query('vacuum analyze stays')
  await client.query('vacuum analyze people')
  const loadMs = performance.now() - since
  const { rows } = await client.query<{ bytes: string }>("select pg_total_relation_size('stays') as bytes")
  return {
    name: 'PostgreSQL',
    loadMs,
    bytes: Number(rows[0]?.bytes),
    run: (text) => client.query(text),
    rows: async (text) => (await client.query<Record<string, unknown>>(text)).rows,
    async close() {
      await client.end()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** DuckDB in memory with two threads; stays twice, in the order of people and of places, so that it need not look everywhere. */
export async function openDuckBeside(city: TracedCity): Promise<Beside> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  const since = performance.now()
  const create = (name: string, columns: string) => connection.run(`create table ${name} (${columns})`)
  await create('raw', 'person int, place int, enter_minute int, leave_minute int')
  await create('people', 'number int, household_id int')
  for (const [name, columns] of [
    ['raw', stayColumns(city)],
    ['people', householdColumns(city)],
  ] as const) {
    const appender = await connection.createAppender(name)
    for (const rows of blocksOf(columns, 2048)) {
      const chunk = DuckDBDataChunk.create(rows.map(() => INTEGER))
      chunk.setColumns(rows.map((column) => Array.from(column)))
      appender.appendDataChunk(chunk)
    }
    appender.closeSync()
  }
  await connection.run('create table stays as select * from raw order by person')
  await connection.run('create table stays_by_place as select * from raw order by place, enter_minute')
  await connection.run('drop table raw')
  const loadMs = performance.now() - since
  const rows = async (text: string) => (await connection.runAndReadAll(text)).getRowObjectsJS()
  const [size] = await rows('select sum(memory_usage_bytes)::bigint::double as bytes from duckdb_memory()')
  return {
    name: 'DuckDB',
    loadMs,
    bytes: Number(size?.bytes),
    run: (text) => connection.run(text),
    rows,
    staysByPlace: 'stays_by_place',
    async close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

type Columns = readonly ((from: number, to: number) => Int32Array)[] & { readonly length: number }

interface Sized {
  readonly columns: Columns
  readonly count: number
}

/** Person, place, enter, leave of every visit, in the order of places. */
function stayColumns({ index }: TracedCity): Sized {
  const { placePerson, placeTimes, placeFrom, visits } = index.base
  let place = 0
  const placesOf = (from: number, to: number) => {
    const places = new Int32Array(to - from)
    for (let row = from; row < to; row++) {
      if (row === 0) place = 0
      while ((placeFrom[place + 1] as number) <= row) place++
      places[row - from] = place
    }
    return places
  }
  return {
    count: visits,
    columns: [
      (from, to) => placePerson.subarray(from, to),
      placesOf,
      (from, to) => placeTimes.subarray(from, to).map((times) => times >> 16),
      (from, to) => placeTimes.subarray(from, to).map((times) => times & 0xffff),
    ],
  }
}

function householdColumns({ city }: TracedCity): Sized {
  const numbers = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, at) => from + at)
  return { count: city.plan.people, columns: [numbers, (from, to) => city.householdOf.subarray(from, to)] }
}

function* blocksOf({ columns, count }: Sized, size = 200_000): Generator<Int32Array[]> {
  for (let from = 0; from < count; from += size) {
    yield columns.map((column) => column(from, Math.min(count, from + size)))
  }
}

async function insertBlock(client: pg.Client, table: string, columns: readonly Int32Array[]): Promise<void> {
  const arrays = columns.map((_, at) => `$${at + 1}::int[]`).join(', ')
  await client.query(
    `insert into ${table} select * from unnest(${arrays})`,
    columns.map((column) => `{${column.join()}}`),
  )
}
