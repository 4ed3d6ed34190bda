import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { dumpSchema, migrate } from './index.ts'
import { splitStatements } from './split-statements.ts'

let folder: string
let database: TestDatabase

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhac-truong-migrations-'))
  database = await createTestDatabase()
  await ask('drop schema public cascade; create schema public')
})

afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

const write = (name: string, sql: string) => writeFile(join(folder, name), sql)
const run = () => migrate({ url: database.url, folder })

async function ask(sql: string) {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

describe('migrate', () => {
  it('applies the files in order, once, and records them', async () => {
    await write(
      '0002-filled.sql',
      "insert into towns values ('Hà Nội'); -- one; two\ninsert into towns values ('a;b');",
    )
    await write('0001-towns.sql', 'create table towns (name text);')
    expect(await run()).toEqual(['0001-towns', '0002-filled'])
    expect(await run()).toEqual([])
    expect(await ask('select name from towns order by name collate "C"')).toEqual([{ name: 'Hà Nội' }, { name: 'a;b' }])
    expect(await ask('select count(applied_at)::int as count from migrations')).toEqual([{ count: 2 }])
  })

  it('lets servers that start together do it once', async () => {
    await write('0001-slow.sql', 'create table once (id int); insert into once select 1 from pg_sleep(0.2);')
    const applied = await Promise.all([run(), run(), run()])
    expect(applied.flat()).toEqual(['0001-slow'])
    expect(await ask('select id from once')).toEqual([{ id: 1 }])
  })

  it('keeps nothing of a file whose last statement fails, and names the file', async () => {
    await write('0001-good.sql', 'create table good (id int);')
    await write('0002-bad.sql', 'create table half (id int); insert into nowhere values (1);')
    await expect(run()).rejects.toThrow('Migration 0002-bad failed: relation "nowhere" does not exist')
    expect(
      await ask(`select to_regclass('good') is not null as good, to_regclass('half') is not null as half`),
    ).toEqual([{ good: true, half: false }])
  })

  it('refuses an applied file that was changed, and a database newer than the release', async () => {
    await write('0001-towns.sql', 'create table towns (name text);')
    await run()
    await write('0001-towns.sql', 'create table towns (name text, code text);')
    await expect(run()).rejects.toThrow('0001-towns was changed')
    await rm(join(folder, '0001-towns.sql'))
    await expect(run()).rejects.toThrow('belongs to a newer release')
  })

  it('refuses two files with one number', async () => {
    await write('0001-a.sql', 'select 1;')
    await write('0001-b.sql', 'select 1;')
    await expect(run()).rejects.toThrow('with a number of its own')
  })
})

describe('splitStatements', () => {
  it('sees semicolons in texts, names, comments and bodies for what they are', () => {
    const sql = `
      create table "a;b" (c text default 'it''s; so'); -- end; of line
      /* a; b */ do $body$ begin perform 1; end $body$;
      ;
      select 1 - -1 / 2`
    expect(splitStatements(sql).map((statement) => statement.split('\n').at(-1)?.trim())).toEqual([
      `create table "a;b" (c text default 'it''s; so')`,
      `/* a; b */ do $body$ begin perform 1; end $body$`,
      'select 1 - -1 / 2',
    ])
    expect(splitStatements('-- nothing here;\n\n')).toEqual([])
  })
})

describe('dumpSchema', () => {
  it('tells the shape, not the order of the steps', async () => {
    await ask(
      'create table b (id int primary key, a_id int); create table a (id int primary key, name text not null default $$x$$ check (name <> $$$$))',
    )
    await ask(
      'alter table b add constraint b_a_id_fkey foreign key (a_id) references a (id); create index b_a_id on b (a_id)',
    )
    const before = await dumpSchema(database.url)
    await ask('drop table b; drop table a')
    await ask('create table a (id int primary key, name text not null default $$x$$ check (name <> $$$$))')
    await ask('create table b (id int primary key, a_id int references a (id)); create index b_a_id on b (a_id)')
    expect(await dumpSchema(database.url)).toBe(before)
    expect(before).toContain(`create table a (
  id integer not null,
  name text default 'x'::text not null,
  constraint a_pkey PRIMARY KEY (id),
  constraint a_name_check CHECK ((name <> ''::text))
);`)
    expect(before).toContain('CREATE INDEX b_a_id ON public.b USING btree (a_id);')
  })

  it('shows partitions, and any trigger that slipped in', async () => {
    await ask(`create table facts (day date not null, id int) partition by range (day);
      create table facts_first partition of facts for values from ('2021-07-01') to ('2021-08-01');
      create index on facts (id);
      create function stop_it() returns trigger language plpgsql as $$ begin return null; end $$;
      create trigger t before insert on facts_first for each row execute function stop_it()`)
    const dump = await dumpSchema(database.url)
    expect(dump).toContain(') partition by RANGE (day);')
    expect(dump).toContain(
      `create table facts_first partition of facts FOR VALUES FROM ('2021-07-01') TO ('2021-08-01');`,
    )
    expect(dump).toContain('CREATE TRIGGER t BEFORE INSERT')
  })
})
