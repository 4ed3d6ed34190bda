import { sql } from 'kysely'
import { addMinutes, type Instant, type Interval } from '#kit'
import { type Asking, defineRead, notFound, visiblePlace } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { checkpointDayContract, type DayOfPost, mostPostsInDay } from '../domain/index.ts'
import { areaTitles } from './checkpoint-list.query.ts'
import { checkpointOrder } from './checkpoint-order.ts'
import { type CheckpointRow, checkpointColumns } from './checkpoints.store.ts'
import { profileBook } from './profile-book.query.ts'
import { commanderOf, type ShiftRow } from './shifts.store.ts'
import { shiftsOver, spansOver, standingsAt } from './standing.query.ts'

/** The longest stretch of one picture. */
const mostMinutes = 3 * 24 * 60

/** `GET /checkpoints/day`: the posts that were open in the stretch, a handful of statements however many. */
export const checkpointDayRead = defineRead(checkpointDayContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'checkpoints.read')
  if (!place) return notFound('areaId')
  const { db, profile, now } = asking
  const latest = addMinutes(query.from, mostMinutes)
  const span = { from: query.from, to: query.to < latest ? query.to : latest }
  const all = await openWithin(asking, place, { ...span, kind: query.kind })
  const posts = all.slice(0, mostPostsInDay)
  const until = span.to < now ? span.to : now
  const spans =
    until > span.from ? await spansOver(db, posts, { from: span.from, to: until }, profile) : new Map<string, never[]>()
  const standings = await standingsAt(db, posts, now, profile)
  const tell = await tellDay(asking, await shiftsOver(db, posts, span))
  return {
    asOf: now,
    posts: posts.map((post) => ({
      ...tell(post),
      standing: standings.get(post.id)?.standing ?? {
        state: 'off' as const,
        sinceAt: post.openedAt,
        missingForces: [],
      },
      spans: (spans.get(post.id) ?? []).map((one) => ({ ...one, missingForces: [...one.missingForces] })),
    })),
    left: all.length - posts.length,
  }
})

interface Within {
  readonly from: Instant
  readonly to: Instant
  readonly kind: string | undefined
}

async function openWithin(
  { db, profile }: Asking,
  { first, last }: Interval,
  { from, to, kind }: Within,
): Promise<CheckpointRow[]> {
  const order = await checkpointOrder(profile)
  const ofKind = kind === undefined ? sql`` : sql`and checkpoints.kind = ${kind}`
  const { rows } = await sql<CheckpointRow>`
    select ${checkpointColumns} from checkpoints join areas on areas.id = checkpoints.area_id
    where areas.first between ${first} and ${last} and opened_at < ${to} and (closed_at is null or closed_at > ${from})
      ${ofKind}
    order by ${order.by}`.execute(db)
  return rows
}

type Told = Omit<DayOfPost, 'standing' | 'spans'>

/** A post with its shifts, and the names of those who command them. */
async function tellDay(
  asking: Asking,
  shifts: ReadonlyMap<string, readonly ShiftRow[]>,
): Promise<(post: CheckpointRow) => Told> {
  const { kindOf } = await profileBook(asking.profile)
  const titleOf = await areaTitles(asking)
  const commanders = [...shifts.values()].flat().map((shift) => commanderOf(shift)?.officerId ?? null)
  const names = await officerNames(asking.db, commanders)
  const nameOf = (shift: ShiftRow) => {
    const commander = commanderOf(shift)
    return (commander?.officerId && names.get(commander.officerId)) || commander?.name || null
  }
  return ({ id, number, name, areaId, kind, openedAt, closedAt }) => {
    const about = kindOf.get(kind)
    const needs = about?.forces ?? []
    return {
      ...{ id, number, name, areaId, kind, openedAt, closedAt },
      areaTitle: titleOf(areaId),
      kindTitle: about?.title ?? { vi: kind, en: kind },
      continuous: about?.continuous ?? false,
      shifts: (shifts.get(id) ?? []).map((shift) => ({
        id: shift.id,
        fromAt: shift.fromAt,
        toAt: shift.toAt,
        startedAt: shift.startedAt,
        endedAt: shift.endedAt,
        commander: nameOf(shift),
        lacks: needs.filter((need) => !shift.members.some(({ force }) => force === need)),
      })),
    }
  }
}
