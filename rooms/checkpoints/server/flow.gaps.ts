import { sql } from 'kysely'
import { addDays, addMinutes, dayOf, type Instant, startOfDay, toInstant } from '#kit'
import type { FoundGap, GapRule, Trx } from '#platform/server'
import { outliersOf } from '../domain/index.ts'
import type { CheckpointRow } from './checkpoints.store.ts'
import { type GapGround, type GapMoment, gapGround } from './gap-ground.ts'
import { gapOf } from './standing.gaps.ts'

const hourMs = 3_600_000

/** Whole hours that are over. */
function lastFullHour(now: Instant): Instant {
  return toInstant(Math.floor(Date.parse(now) / hourMs) * hourMs)
}

/** A post that stands day and night and records crossings, with whole hours in which nobody wrote anything (CHK-06). */
const silentHours: GapRule = {
  key: 'checkpoints-silent-hours',
  title: { vi: 'Chốt 24/24 có giờ không ghi lượt nào', en: 'Hours without a record at a checkpoint' },
  source: 'CHK-06',
  raiseAfterMinutes: [720],
  wakesOn: ['checkpoints'],
  find: async (trx, at) => {
    const ground = await gapGround(trx, at)
    if (!ground) return []
    const posts = recording(ground)
    const to = lastFullHour(at.now)
    const from = addMinutes(to, -ground.rule.silentHoursSeen * 60)
    const silent = await silentOf(trx, posts, { from, to })
    return posts.flatMap((post): FoundGap[] => {
      const hours = silent.get(post.id) ?? []
      const [first] = hours
      if (first === undefined) return []
      const data = { hours: hours.length, firstAt: first, lastAt: hours.at(-1) }
      return [gapOf(post, { severity: 1, since: addMinutes(first, 60), data })]
    })
  },
  nextAt: async (_trx, { now }) => addMinutes(lastFullHour(now), 60),
}

function recording({ posts, book }: GapGround): CheckpointRow[] {
  return posts.filter(({ kind }) => book.kindOf.get(kind)?.recordsCrossings === true)
}

/** Hours of `[from, to)` in which a post was open and nothing was recorded, one look into the index for each. */
async function silentOf(
  trx: Trx,
  posts: readonly CheckpointRow[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<Map<string, Instant[]>> {
  const { rows } = await sql<{ id: string; hour: Instant }>`
    select given.id, hour from unnest(${posts.map(({ id }) => id)}::uuid[], ${posts.map(({ openedAt }) => openedAt)}::timestamptz[])
      as given (id, opened_at)
    cross join generate_series(${from}::timestamptz, ${addMinutes(to, -60)}::timestamptz, interval '1 hour') as hour
    where hour >= given.opened_at and not exists (
      select 1 from crossings where checkpoint_id = given.id and at >= hour and at < hour + interval '1 hour'
        and voided_at is null)
    order by hour`.execute(trx)
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [id, own.map(({ hour }) => hour)]))
}

/** Yesterday a post declared far fewer of its crossings than the others of its kind (CHK-06). */
const outlier: GapRule = {
  key: 'checkpoints-declaration-outlier',
  title: { vi: 'Tỷ lệ khai báo ở chốt thấp bất thường', en: 'Few of those who crossed had declared' },
  source: 'CHK-06',
  raiseAfterMinutes: [],
  wakesOn: ['checkpoints'],
  find: async (trx, at) => {
    const ground = await gapGround(trx, at)
    if (!ground) return []
    const posts = new Map(recording(ground).map((post) => [post.id, post]))
    const shares = await sharesOf(trx, [...posts.keys()], at)
    const byKind = Map.groupBy(shares, ({ id }) => posts.get(id)?.kind)
    return [...byKind.values()].flatMap((own) =>
      outliersOf(own, ground.rule.outlier).flatMap(({ post: { id }, own: share, middle }): FoundGap[] => {
        const post = posts.get(id)
        const percent = (part: number) => Math.round(part * 100)
        const data = { percent: percent(share), middlePercent: percent(middle) }
        return post ? [gapOf(post, { severity: 1, since: startOfToday(at), data })] : []
      }),
    )
  },
  nextAt: async () => null,
}

function startOfToday({ now, profile: { utcOffsetMinutes } }: GapMoment): Instant {
  return startOfDay(dayOf(now, utcOffsetMinutes), utcOffsetMinutes)
}

async function sharesOf(
  trx: Trx,
  ids: readonly string[],
  at: GapMoment,
): Promise<{ id: string; crossings: number; withReceipt: number }[]> {
  const to = startOfToday(at)
  const { utcOffsetMinutes } = at.profile
  const from = startOfDay(addDays(dayOf(to, utcOffsetMinutes), -1), utcOffsetMinutes)
  const { rows } = await sql<{ id: string; crossings: number; withReceipt: number }>`
    select checkpoint_id as id, count(*)::int as crossings,
           (count(*) filter (where receipt is not null or no_receipt = 'receipt-forgotten'))::int as "withReceipt"
    from crossings
    where checkpoint_id = any(${ids}::uuid[]) and at >= ${from} and at < ${to} and decision <> 'emergency'
      and voided_at is null
    group by checkpoint_id`.execute(trx)
  return rows
}

/** What is odd in what crosses. */
export const flowGaps: readonly GapRule[] = [silentHours, outlier]
