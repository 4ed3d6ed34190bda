import { sql } from 'kysely'
import { foldVietnamese, type Instant } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, type Place, toCursor, visiblePlace } from '#platform/server'
import { AREA_KINDS, type AreaKind, areaTitle, levelOf } from '#rooms/areas/domain'
import { dialled, type Hotline, hotlineList, type PublicHotline, publicHotlines } from '../domain/index.ts'
import { type CommandPost, commandPostsIn } from './command-posts.query.ts'
import { dutyPhones, runningShifts } from './on-duty.query.ts'

const communeKinds = (Object.keys(AREA_KINDS) as AreaKind[]).filter((kind) => levelOf(kind) === 'commune')

interface HotlineRow {
  id: string
  areaId: number
  areaKind: AreaKind
  areaName: string
  kind: 'hotline' | 'duty'
  number: string
  label: string | null
  fromAt: Instant
  checkedAt: Instant | null
  outcome: Hotline['outcome']
  first: number
}

const columns = sql`duty_hotlines.id, duty_hotlines.area_id as "areaId", areas.kind as "areaKind", areas.name as "areaName",
  duty_hotlines.kind, number, label, from_at as "fromAt", checked_at as "checkedAt", check_outcome as outcome, areas.first`

/** `GET /duty/hotlines`: numbers of an area and inside it, for those who keep them. */
export const hotlineListRead = defineRead(hotlineList, async (asking, { areaId, q, state, limit, cursor }) => {
  const place = visiblePlace(asking, areaId, 'duty.read')
  if (!place) return notFound('areaId')
  const after = fromCursor(cursor)
  const words = `%${typedWords(q)}%`
  const states = {
    all: sql`true`,
    broken: sql`check_outcome is not null and check_outcome <> 'answered'`,
    unchecked: sql`checked_at is null`,
  }
  const { rows } = await sql<HotlineRow>`
    select ${columns} from duty_hotlines join areas on areas.id = duty_hotlines.area_id
    where retired_at is null and areas.first between ${place.first} and ${place.last} and ${states[state]}
      and areas.folded like ${words}
      ${after === undefined ? sql`` : sql`and (areas.first, duty_hotlines.id) > (${after[0]}::int, ${after[1]}::uuid)`}
    order by areas.first, duty_hotlines.id limit ${limit + 1}`.execute(asking.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(({ areaKind, areaName, first: _, ...row }) => ({
      ...row,
      areaTitle: areaTitle({ kind: areaKind, name: areaName }),
      tel: dialled(row.number),
    })),
    next: rows.length > limit && last ? toCursor([last.first, last.id]) : null,
  }
})

interface AreaRow {
  id: number
  kind: AreaKind
  name: string
  first: number
  aboveKind: AreaKind | null
  aboveName: string | null
}

/** `GET /public/hotlines`: names nobody; every number is an office's. */
export const publicHotlinesRead = defineRead(publicHotlines, async (asking, { areaId, q, limit, cursor }) => {
  const { tree, now } = asking
  const place = areaId === undefined ? tree.root : communeOf(asking, areaId)
  if (!place) return notFound('areaId')
  const areas = await readAreas(asking, place, {
    words: typedWords(q),
    after: Number(fromCursor(cursor)?.[0] ?? -1),
    limit,
  })
  const page = areas.slice(0, limit)
  const last = page.at(-1)
  return {
    at: now,
    items: await toPublic(asking, page),
    next: areas.length > limit && last ? toCursor([last.first]) : null,
  }
})

/** The place itself; a residential group is served by its commune. */
function communeOf({ tree }: Asking, areaId: number): Place | undefined {
  const place = tree.find(areaId)
  return place && tree.find(place.zoneId === place.id ? place.id : place.zoneId)
}

async function readAreas(
  { db, profile, now }: Asking,
  place: Place,
  { words, after, limit }: { words: string; after: number; limit: number },
): Promise<AreaRow[]> {
  const day = new Date(Date.parse(now) + profile.utcOffsetMinutes * 60_000).toISOString().slice(0, 10)
  const { rows } = await sql<AreaRow>`
    select areas.id, areas.kind, areas.name, areas.first, above.kind as "aboveKind", above.name as "aboveName"
    from areas left join areas above on above.id = areas.parent_id
    where areas.first between ${place.first} and ${place.last} and areas.first > ${after}
      and (areas.kind = any(${communeKinds}::text[]) or areas.id = ${place.id})
      and areas.valid_from <= ${day} and (areas.valid_to is null or areas.valid_to > ${day})
      ${words === '' ? sql`` : sql`and (areas.folded like ${`%${words}%`} or above.folded like ${`% ${words}%`} or above.folded like ${`${words}%`})`}
    order by areas.first limit ${limit + 1}`.execute(db)
  return rows
}

async function toPublic(asking: Asking, areas: readonly AreaRow[]): Promise<PublicHotline[]> {
  const { db, tree } = asking
  const paths = new Map(areas.map((area) => [area.id, tree.upward(area.id).map((place) => place.id)]))
  const posts = await commandPostsIn(db, asking, [...new Set([...paths.values()].flat())])
  const phones = await dutyPhones(db, posts)
  const running = new Set((await runningShifts(db, [...posts.keys()], asking)).map((shift) => shift.bodyId))
  const byArea = Map.groupBy(posts.values(), (post) => post.areaId)
  const { rows } = await sql<HotlineRow>`
    select ${columns} from duty_hotlines join areas on areas.id = duty_hotlines.area_id
    where retired_at is null and duty_hotlines.area_id = any(${areas.map((area) => area.id)}::int[])
    order by duty_hotlines.kind desc, from_at, duty_hotlines.id`.execute(db)
  const numbers = Map.groupBy(rows, (row) => row.areaId)
  return areas.map((area) => ({
    areaId: area.id,
    title: areaTitle(area),
    above: area.aboveKind && area.aboveName ? areaTitle({ kind: area.aboveKind, name: area.aboveName }) : null,
    callNow: callNow(
      area.id,
      (paths.get(area.id) ?? []).flatMap((id) => byArea.get(id) ?? []),
      { phones, running },
    ),
    numbers: publicNumbers(numbers.get(area.id) ?? [], byArea.get(area.id)?.[0]),
  }))
}

/** The nearest post with somebody on the roster now and a number; when nobody is, the nearest number of an office. */
function callNow(
  areaId: number,
  posts: readonly CommandPost[],
  { phones, running }: { phones: ReadonlyMap<string, string>; running: ReadonlySet<string> },
): PublicHotline['callNow'] {
  const reachable = posts.filter((post) => phones.has(post.bodyId))
  const post = reachable.find((one) => running.has(one.bodyId)) ?? reachable[0]
  const number = post && phones.get(post.bodyId)
  if (!post || number === undefined) return null
  return {
    number,
    tel: dialled(number),
    office: post.name,
    areaId: post.areaId,
    isSubstitute: post.areaId !== areaId,
    isOnDuty: running.has(post.bodyId),
  }
}

function publicNumbers(rows: readonly HotlineRow[], post: CommandPost | undefined): PublicHotline['numbers'] {
  const own = rows.map(({ kind, number, label, checkedAt, outcome }) => ({
    kind,
    number,
    tel: dialled(number),
    label,
    checkedAt,
    isBroken: outcome !== null && outcome !== 'answered',
  }))
  if (!post?.phone || own.some((one) => one.kind === 'duty')) return own
  const office = { kind: 'duty' as const, number: post.phone, tel: dialled(post.phone), label: null }
  return [{ ...office, checkedAt: null, isBroken: false }, ...own]
}

/** Short words for kinds that people type in front: "P. Mai Động", "Q Hoàng Mai". Names are kept with their whole words. */
const shortKinds = new Set<string>(Object.values(AREA_KINDS).flatMap(({ short }) => short))

/** What was typed, folded, without a short word in front. */
function typedWords(q: string | undefined): string {
  const [first = '', ...rest] = foldVietnamese(q ?? '').split(' ')
  return (shortKinds.has(first) && rest.length > 0 ? rest : [first, ...rest]).join(' ')
}
