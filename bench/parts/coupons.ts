import { randomUUID } from 'node:crypto'
import { serialOf } from '#rooms/coupons/domain'
import { generateLoad, rate } from '../generate-load.ts'
import { costOf, type Ground } from '../ground.ts'
import type { LoadSender } from '../load-generator.ts'
import { digits, type Line, spread } from '../measure.ts'

const singles = 64
const arrays = 8
const perArray = 50
/** Cards made for the measure: no card is used twice, so that each visit is decided and written. */
const cards = 240_000
const type = 'coupons.redeem'

type Seen = Awaited<ReturnType<typeof generateLoad>>

/**
 * Visits by coupon at one market of the sample over HTTP, single and in arrays, each on a card of its own, counted when they
 * are committed and journaled; beside them, plain INSERTs of a journal row.
 */
export async function measureCoupons(ground: Ground, ms: number): Promise<Line[]> {
  const senders = await readySenders(ground)
  await ground.settle()
  const http = { kind: 'http', url: ground.url, type } as const
  await generateLoad({ ...http, ms: 2_000, batch: 1, senders: senders.slice(0, 2) })
  const first = ground.busy()
  const single = await generateLoad({ ...http, ms, batch: 1, senders: senders.slice(2, 2 + singles) })
  const second = ground.busy()
  const many = await generateLoad({ ...http, ms, batch: perArray, senders: senders.slice(2 + singles) })
  const third = ground.busy()
  const written = await countVisits(ground)
  if (written < single.done + many.done) {
    throw new Error(
      `only ${written} of ${single.done + many.done} visits are on file: ${single.complaint ?? many.complaint}`,
    )
  }
  const plain = { kind: 'insert', url: ground.databaseUrl, ms: ms / 2, batch: perArray, connections: arrays } as const
  const beside = await generateLoad(plain)
  await ground.pool.query("delete from journal where type = 'bench'")
  await ground.stopProgram()
  await ground.startProgram()
  return [
    line(`single, ${singles} connections`, '', { seen: single, beside: '', cost: costOf(first, second, single) }),
    line(`arrays of ${perArray}, ${arrays} connections`, '', {
      seen: many,
      beside: `INSERT of a journal row: ${digits(rate(beside))}/s, ratio ${digits(rate(many) / rate(beside))}; `,
      cost: costOf(second, third, many),
    }),
  ]
}

function line(work: string, reach: string, { seen, beside, cost }: { seen: Seen; beside: string; cost: string }): Line {
  return {
    work: `visits by coupon over HTTP, ${work}`,
    measured: `${digits(rate(seen))}/s, a request ${spread(seen.times)}; refused: ${seen.refused}`,
    reach,
    beside: `${beside}${cost}`,
  }
}

async function countVisits(ground: Ground): Promise<number> {
  const { rows } = await ground.pool.query<{ count: number }>('select count(*)::int as count from coupon_redemptions')
  return rows[0]?.count ?? 0
}

interface Market {
  readonly areaId: number
  readonly siteId: string
}

/** The sample's scheme lets everybody in at any hour, and has a card for each visit of the measure. */
async function readySenders(ground: Ground): Promise<LoadSender[]> {
  const { pool } = ground
  await pool.query(`update coupon_schemes set slots = '[{"from":"00:00","to":"23:59"}]', tolerance_minutes = 5,
    groups = '[{"parity":"custom","name":"bench","weekdays":[1,2,3,4,5,6,7]}]'`)
  const serials = await makeCards(ground)
  const { rows } = await pool.query<Market>(
    `select sites.area_id as "areaId", sites.id as "siteId" from coupon_schemes join sites on sites.id = market_ids[1] limit 1`,
  )
  const { headers } = await ground.visitor('chairman.003')
  const toSender = (own: readonly string[]): LoadSender => ({
    headers: { ...headers },
    payloads: own.map((serial) => ({ ...rows[0], serial })),
  })
  const third = Math.floor(serials.length / 3)
  const shares = [...shared(serials.slice(0, third), 2 + singles), ...shared(serials.slice(third), arrays)]
  return shares.map(toSender)
}

function shared(serials: readonly string[], among: number): string[][] {
  return Array.from({ length: among }, (_, index) => serials.filter((__, at) => at % among === index))
}

async function makeCards({ pool }: Ground): Promise<string[]> {
  const bySerial = new Map(
    Array.from({ length: cards }, () => {
      const id = randomUUID()
      return [serialOf(id), id] as const
    }),
  )
  await pool.query(
    `insert into coupons (zone_id, id, scheme_id, area_id, household_id, serial, group_no, slot_no, card_no, used_days, issued_at)
     select zone_id, card.id, scheme.id, area_id, null, card.serial, 0, 0, 1, '{}', valid_from
     from (select * from coupon_schemes limit 1) scheme, unnest($1::uuid[], $2::text[]) card (id, serial)
     on conflict do nothing`,
    [[...bySerial.values()], [...bySerial.keys()]],
  )
  await pool.query('analyze coupons')
  return [...bySerial.keys()]
}
