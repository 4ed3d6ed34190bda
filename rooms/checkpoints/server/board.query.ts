import { sql } from 'kysely'
import { addMinutes, type Instant, type Interval, minutesBetween } from '#kit'
import { type Asking, type Db, defineRead, notFound, type Profile, type Trx, visiblePlace } from '#platform/server'
import {
  checkpointBoardContract,
  checkpointOutagesContract,
  isOutage,
  type MissingPost,
  type Outage,
  type StandingSpan,
} from '../domain/index.ts'
import { whereCheckpoints } from './checkpoint-list.query.ts'
import { checkpointOrder } from './checkpoint-order.ts'
import { type CheckpointRow, checkpointColumns } from './checkpoints.store.ts'
import { profileBook } from './profile-book.query.ts'
import { spansOver, standingsAt } from './standing.query.ts'

/** Most of the past that one question looks through. */
const mostMinutes = 7 * 24 * 60

/** One line of the board: how many posts of a kind stand at a moment, and what the others lack. */
export interface BoardOfKind {
  readonly kind: string
  readonly title: { readonly vi: string; readonly en: string }
  readonly total: number
  readonly standing: number
  readonly missing: readonly MissingPost[]
}

/**
 * The board "n/22" at a moment (CHK-01), for rooms above too: each kind that is counted and has a post there. Asks no
 * permission.
 */
export async function checkpointBoard(
  db: Db | Trx,
  inside: readonly Interval[],
  at: Instant,
  profile: Profile,
): Promise<BoardOfKind[]> {
  const { kinds } = await profileBook(profile)
  const counted = kinds.filter(({ board }) => board)
  const posts = (await postsOf(db, inside, at, profile)).filter((post) => counted.some(({ key }) => key === post.kind))
  const standings = await standingsAt(db, posts, at, profile)
  return counted.flatMap(({ key, title }) => {
    const own = posts.filter(({ kind }) => kind === key)
    if (own.length === 0) return []
    const missing = own.flatMap((post): MissingPost[] => {
      const standing = standings.get(post.id)?.standing
      if (!standing || standing.state === 'standing') return []
      const { id, number, name, areaId } = post
      return [{ checkpointId: id, number, name, areaId, standing }]
    })
    return [{ kind: key, title, total: own.length, standing: own.length - missing.length, missing }]
  })
}

async function postsOf(
  db: Db | Trx,
  inside: readonly Interval[],
  at: Instant,
  profile: Profile,
): Promise<CheckpointRow[]> {
  const order = await checkpointOrder(profile)
  const { rows } = await sql<CheckpointRow>`
    select ${checkpointColumns} from checkpoints join areas on areas.id = checkpoints.area_id
    where ${whereCheckpoints({ now: at }, inside, { at })}
    order by ${order.by}`.execute(db)
  return rows
}

/** `GET /checkpoints/board` */
export const checkpointBoardRead = defineRead(checkpointBoardContract, async (asking, { areaId, at }) => {
  const place = visiblePlace(asking, areaId, 'checkpoints.read')
  if (!place) return notFound('areaId')
  const moment = at !== undefined && at < asking.now ? at : asking.now
  const boards = await checkpointBoard(asking.db, [place], moment, asking.profile)
  return { asOf: moment, boards: boards.map((board) => ({ ...board, missing: [...board.missing] })) }
})

/** `GET /checkpoints/outages`: oldest first. */
export const checkpointOutagesRead = defineRead(checkpointOutagesContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'checkpoints.read')
  if (!place) return notFound('areaId')
  const to = query.to < asking.now ? query.to : asking.now
  const earliest = addMinutes(to, -mostMinutes)
  const from = query.from > earliest ? query.from : earliest
  const { kindOf } = await profileBook(asking.profile)
  const posts = (await everOpen(asking, place, { from, to })).filter(
    ({ kind, id }) =>
      (query.kind === undefined ? (kindOf.get(kind)?.continuous ?? false) : kind === query.kind) &&
      (query.checkpointId === undefined || id === query.checkpointId),
  )
  const spans = await spansOver(asking.db, posts, { from, to }, asking.profile)
  const items = posts.flatMap((post) =>
    (spans.get(post.id) ?? [])
      .filter(({ state }) => isOutage(state))
      .map((span) => toOutage(post, span, { to, now: asking.now })),
  )
  return { asOf: asking.now, items: items.toSorted((left, right) => (left.fromAt < right.fromAt ? -1 : 1)) }
})

async function everOpen(
  { db, profile }: Asking,
  { first, last }: Interval,
  { from, to }: { from: Instant; to: Instant },
): Promise<CheckpointRow[]> {
  const order = await checkpointOrder(profile)
  const { rows } = await sql<CheckpointRow>`
    select ${checkpointColumns} from checkpoints join areas on areas.id = checkpoints.area_id
    where areas.first between ${first} and ${last} and opened_at < ${to} and (closed_at is null or closed_at > ${from})
    order by ${order.by}`.execute(db)
  return rows
}

function toOutage(
  { id, number, name, areaId, closedAt }: CheckpointRow,
  { fromAt, toAt, state, missingForces }: StandingSpan,
  { to, now }: { to: Instant; now: Instant },
): Outage {
  const lasts = toAt === to && to === now && closedAt === null
  return {
    checkpointId: id,
    number,
    name,
    areaId,
    state,
    missingForces: [...missingForces],
    fromAt,
    toAt: lasts ? null : toAt,
    minutes: Math.floor(minutesBetween(fromAt, toAt)),
  }
}
