import type { Ground } from './ground.ts'

const perStatement = 500_000
const types = [
  'task-acknowledged',
  'task-reassigned',
  'task-reminded',
  'task-returned',
  'obstacle-raised',
  'incident-reported',
]

/**
 * Facts over a year, day after day as they would come: six of ten told of a ward, the others of a residential group. The
 * indexes that a bulk load would drown in are taken away and made again. The facts are marked as sealed, for sealing is
 * not what is measured.
 */
export async function fillJournal(ground: Ground, asked: { facts: number; firstDay: number }): Promise<void> {
  const client = await ground.pool.connect()
  try {
    await client.query('alter table journal drop constraint journal_pkey')
    await client.query('drop index journal_of_zone')
    for (let from = 0; from < asked.facts; from += perStatement) {
      const to = Math.min(asked.facts, from + perStatement) - 1
      await client.query(
        `with places as materialized (
           select array_agg(id) filter (where id = zone_id) as zones, array_agg(id) filter (where id <> zone_id) as groups
           from areas where depth > 1),
         drawn as (
           select number, case when random() < 0.6 then zones[1 + floor(random() * cardinality(zones))::int]
                               else groups[1 + floor(random() * cardinality(groups))::int] end as area_id
           from generate_series($1::bigint, $2::bigint) as number, places)
         insert into journal (zone_id, id, type, area_id, occurred_at, recorded_at, data)
         select areas.zone_id, gen_random_uuid(), ($3::text[])[1 + number % 6], areas.id, moment, moment, '{}'
         from drawn join areas on areas.id = drawn.area_id
         cross join lateral (select $4::timestamptz + make_interval(secs => number * 31536000.0 / $5) as moment) as at
         order by number`,
        [from, to, types, new Date(asked.firstDay).toISOString(), asked.facts],
      )
    }
    await client.query("set maintenance_work_mem = '256MB'")
    await client.query('alter table journal add constraint journal_pkey primary key (zone_id, id)')
    await client.query('create index journal_of_zone on journal (zone_id, recorded_at desc)')
    await client.query('reset maintenance_work_mem')
    await client.query('vacuum analyze journal')
    await markSealed(client)
  } finally {
    client.release()
  }
}

async function markSealed(client: { query(text: string): Promise<unknown> }): Promise<void> {
  await client.query(
    `insert into seals (number, entries, first_xid, first_seq, last_xid, last_seq, root, previous, hash, sealed_at)
     select coalesce((select max(number) from seals), 0) + 1, 1, xid, seq, xid, seq, '', '', '', recorded_at
     from journal order by xid desc, seq desc limit 1`,
  )
}
