import { sql } from 'kysely'
import { minuteOf } from '../minutes.ts'
import type { LinkGiven, PersonGiven, VisitFault, Written } from '../tracer.contract.ts'
import { numberPeople, numbersOfPeople } from './know-people.ts'
import { factOf, openBatch, type WriteStep } from './open-batch.ts'

/** What an intent tells of reported contacts. */
export interface LinksToPut {
  readonly id: string
  readonly people: readonly PersonGiven[]
  readonly links: readonly LinkGiven[]
}

interface LinkToKeep {
  readonly linkId: string
  readonly one: number
  readonly other: number
  readonly from: number
  readonly until: number
}

/** Writes reported contacts, new or again; a withdrawn one goes, and one with themselves is refused. */
export async function putLinks(step: WriteStep, { id, people, links }: LinksToPut): Promise<Written> {
  const { trx } = step
  const batch = await openBatch(step, { id, source: 'change' })
  await numberPeople(trx, batch, people)
  const numbers = await numbersOfPeople(
    trx,
    links.flatMap(({ personIds }) => personIds),
  )
  const judged = links.map((link) => judgeLink(link, numbers))
  const kept = new Map(judged.flatMap((one) => (typeof one === 'string' ? [] : [[one.linkId, one] as const])))
  const refused = judged.flatMap((fault, line) => (typeof fault === 'string' ? [{ line, fault }] : []))
  const gone = links.filter(({ withdrawn }) => withdrawn).map(({ linkId }) => linkId)
  for (const linkId of gone) kept.delete(linkId)
  await writeLinks(step, batch, [...kept.values()])
  // A link taken back stays as a row that spans nothing: the index must hear of it.
  await sql`update trace_links set until_minute = from_minute - 1, batch = ${batch}
    where link_id = any(${gone}::uuid[])`.execute(trx)
  const visitIds = links.map(() => null)
  return { batch, visitIds, refused, flagged: [], ...factOf(batch, kept.size + gone.length, refused.length) }
}

function judgeLink(
  { linkId, personIds, from, until }: LinkGiven,
  numbers: ReadonlyMap<string, number>,
): LinkToKeep | VisitFault {
  const [one, other] = [numbers.get(personIds[0]), numbers.get(personIds[1])]
  if (one === undefined || other === undefined || one === other) return 'unknown-person'
  const span = { from: minuteOf(from), until: minuteOf(until) }
  if (span.until < span.from) return 'ends-before-start'
  return { linkId, one, other, ...span }
}

async function writeLinks({ trx }: WriteStep, batch: number, rows: readonly LinkToKeep[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into trace_links (link_id, one, other, from_minute, until_minute, batch)
    select *, ${batch}::int from unnest(
      ${rows.map((row) => row.linkId)}::uuid[], ${rows.map((row) => row.one)}::int[],
      ${rows.map((row) => row.other)}::int[], ${rows.map((row) => row.from)}::int[],
      ${rows.map((row) => row.until)}::int[])
    on conflict (link_id) do update set one = excluded.one, other = excluded.other,
      from_minute = excluded.from_minute, until_minute = excluded.until_minute, batch = excluded.batch`.execute(trx)
}
