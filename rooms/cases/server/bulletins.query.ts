import { sql } from 'kysely'
import { type Day, dayOf, type Instant } from '#kit'
import { type Asking, type Db, defineRead, fromCursor, may, notFound, toCursor, visiblePlace } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import {
  type Bulletin,
  type BulletinFigures,
  bulletinContract,
  bulletinDraftContract,
  bulletinListContract,
  publicBulletinContract,
  publicFigures,
  type StatedFigures,
} from '../domain/index.ts'
import { bulletinFigures, sinceOf } from './bulletin-figures.query.ts'
import { areaTitles } from './case-line.query.ts'
import { caseRuleAt } from './rules-of-house.ts'

interface BulletinRow {
  readonly id: string
  readonly areaId: number
  readonly day: Day
  readonly asOf: Instant
  readonly version: number
  readonly replacesId: string | null
  readonly reason: string | null
  readonly figures: BulletinFigures
  readonly stated: StatedFigures | null
  readonly note: string | null
  readonly signedBy: string
  readonly postTitle: string | null
  readonly signedAt: Instant
  readonly supersededAt: Instant | null
}

const columns = sql`case_bulletins.id, case_bulletins.area_id as "areaId", day, as_of_at as "asOf", version,
  replaces_id as "replacesId", reason, figures, stated, note, signed_by as "signedBy", posts.title as "postTitle",
  signed_at as "signedAt", superseded_at as "supersededAt"`
const tables = sql`case_bulletins left join posts on posts.id = case_bulletins.signed_post_id`

/** Bulletins as they travel, with the names of who signed: officials in their office. */
async function toBulletins(asking: Pick<Asking, 'db' | 'tree'>, rows: readonly BulletinRow[]): Promise<Bulletin[]> {
  const titleOf = await areaTitles(asking)
  const names = await officerNames(
    asking.db,
    rows.map(({ signedBy }) => signedBy),
  )
  return rows.map(({ figures, postTitle, signedBy, ...row }) => ({
    ...row,
    ...figures,
    areaTitle: titleOf(row.areaId),
    signedBy: names.get(signedBy) ?? null,
    signedPost: postTitle,
  }))
}

/** `GET /cases/bulletins/draft` */
export const bulletinDraftRead = defineRead(bulletinDraftContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'cases.count')
  if (!place) return notFound('areaId')
  const { now: asOf, profile, actor, tree } = asking
  const day = (query.day as Day | undefined) ?? dayOf(asOf, profile.utcOffsetMinutes)
  const since = await sinceOf(asking.db, { place, day, asOf }, profile.utcOffsetMinutes)
  const figures = await bulletinFigures(asking, { place, day, asOf, since })
  const titleOf = await areaTitles(asking)
  const maySign = may(actor, 'cases.publish', place.id, tree)
  return { ...figures, day, asOf, since, areaTitle: titleOf(place.id), maySign }
})

/** `GET /cases/bulletins`: all versions. */
export const bulletinListRead = defineRead(bulletinListContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'cases.count')
  if (!place) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const { rows } = await sql<BulletinRow>`
    select ${columns} from ${tables}
    where case_bulletins.area_id = ${place.id}
      ${after ? sql`and (as_of_at, version) < (${after[0]}::timestamptz, ${after[1]}::int)` : sql``}
    order by as_of_at desc, version desc limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return { items: await toBulletins(asking, page), next: last ? toCursor([last.asOf, last.version]) : null }
})

/** The bulletin, when the asker may see counts of its area. */
export async function visibleBulletin(asking: Asking, id: string): Promise<Bulletin | undefined> {
  const { rows } = await sql<BulletinRow>`select ${columns} from ${tables} where case_bulletins.id = ${id}`.execute(
    asking.db,
  )
  const row = rows[0]
  if (!row || !may(asking.actor, 'cases.count', row.areaId, asking.tree)) return undefined
  return (await toBulletins(asking, [row]))[0]
}

/** `GET /cases/bulletins/:id` */
export const bulletinRead = defineRead(bulletinContract, async (asking, { id }) => {
  return (await visibleBulletin(asking, id)) ?? notFound('id')
})

/** Bulletins that everybody sees: the last fortnight's. */
const shownToPublic = 14

/** `GET /cases/public-bulletins`: small counts suppressed, each with what would give them away (SG-04). */
export const publicBulletinRead = defineRead(publicBulletinContract, async (asking, { areaId }) => {
  const { tree, db } = asking
  const area = areaId ?? tree.root?.id
  const rule = await caseRuleAt(asking.profile, asking.now)
  if (area === undefined || !tree.find(area) || !rule) return notFound('areaId')
  const bulletins = await toBulletins(asking, await latestOf(db, area))
  const smallest = rule.smallestPublic
  return { smallest, items: bulletins.map((bulletin) => toPublic(bulletin, smallest)) }
})

async function latestOf(db: Db, areaId: number): Promise<BulletinRow[]> {
  const { rows } = await sql<BulletinRow>`
    select ${columns} from ${tables} where case_bulletins.area_id = ${areaId} and superseded_at is null
    order by as_of_at desc limit ${shownToPublic}`.execute(db)
  return rows
}

function toPublic(bulletin: Bulletin, smallest: number) {
  const { areaTitle, day, asOf, version, signedBy, signedPost, synthetic, backlog } = bulletin
  // In the order of the areas: in the order of their counts the last of them would tell itself.
  const areas = bulletin.areas.toSorted((left, right) => left.areaId - right.areaId)
  const figures = publicFigures({ ...bulletin, areas: areas.map(({ total }) => total) }, smallest)
  return {
    ...{ areaTitle, day, asOf, version, signedBy, signedPost, synthetic },
    ...figures,
    backlog: backlog > 0 && backlog < smallest ? ('small' as const) : backlog,
    areas: areas.map((row, index) => ({ areaTitle: row.areaTitle, total: figures.areas[index] ?? 'hidden' })),
  }
}
