import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#testing'
import { openLog } from '../log.ts'
import { type Database, openDatabase } from './connect.ts'

let database: TestDatabase
const open: Database[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  for (const prepared of [false, true])
    open.push(openDatabase({ url: database.url, size: 1, log: openLog({ level: 'silent' }), prepared }))
})
afterAll(async () => {
  for (const { close } of open) await close()
  await database.drop()
})

it('lists come to the database as they were: quotes, backslashes, NULL as a word, empty texts, nothing, bytes, lists of lists', async () => {
  const texts = ['plain', 'a "quoted" one', '\\', '\\"', 'NULL', '', ' ', '{a,b}', 'Hoà Lạc', 'two\nlines', null]
  const bytes = [Buffer.from([0, 255, 34, 92])]
  for (const { db } of open) {
    const asked = sql<Record<string, unknown>>`
      select ${texts}::text[] as texts, ${[1, -2.5, null]}::float8[] as numbers, ${[true, false, null]}::boolean[] as booleans,
             ${bytes}::bytea[] as bytes, ${[['a"', 'b'], ['c', 'd']]}::text[] as nested, ${[]}::text[] as "none"`
    for (let turn = 0; turn < 2; turn++) {
      expect((await asked.execute(db)).rows).toEqual([
        {
          texts,
          numbers: [1, -2.5, null],
          booleans: [true, false, null],
          bytes,
          nested: [
            ['a"', 'b'],
            ['c', 'd'],
          ],
          none: [],
        },
      ])
    }
  }
})
