import { sql } from 'kysely'
import { type Asking, type Db, defineRead, fromCursor, notFound, type Read, toCursor } from '#platform/server'
import {
  type Fate,
  isValidOn,
  levelOf,
  planReform,
  type ReformLine,
  type ReformPlan,
  reformById,
  reformList,
  reformWaits,
  successors,
} from '../domain/index.ts'
import { type AreaBook, openBook, type RegisteredArea, todayOf, toLine } from './area-book.ts'
import { readRegister } from './areas.store.ts'
import type { RoomHandover } from './handover.ts'
import { findReform, handoverOfPlan, readReforms, type StoredReform } from './reforms.store.ts'

/** `GET /reforms` */
const reformListRead = defineRead(reformList, async ({ db }) => {
  const reforms = await readReforms(db)
  const waiting = await countWaits(db)
  return { items: reforms.map((reform) => toReformLine(reform, waiting)) }
})

async function countWaits(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select reform_id as id, count(*)::int as count from reform_waits where settled_at is null group by reform_id`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row.count]))
}

function toReformLine(reform: StoredReform, waiting: ReadonlyMap<string, number>): ReformLine {
  const { id, on, source, documentId, state, proposedAt, orderedAt, finishedAt, jobId, plan } = reform
  const counted = { ended: plan.ends.length, founded: plan.units.length, waiting: waiting.get(id) ?? 0 }
  return { id, on, source, documentId, state, proposedAt, orderedAt, finishedAt, jobId, ...counted }
}

/** `GET /reforms/:id` */
function reformByIdRead(rooms: readonly RoomHandover[]): Read {
  return defineRead(reformById, async (asking, { id }) => {
    const reform = await findReform(asking.db, id)
    if (!reform) return notFound('id')
    const line = toReformLine(reform, await countWaits(asking.db))
    if (reform.switchedAt !== null) return { ...line, ...(await whatItDid(asking, reform, rooms)), obstacle: null }
    const plan = planReform(reform.plan, await readRegister(asking.db), 1_000_000_000)
    if (!plan.ok)
      return { ...line, fates: [], groupsCarried: 0, groupsWaiting: 0, shares: [], obstacle: plan.refusal.words }
    return { ...line, ...(await whatItWouldDo(asking, { reform, plan: plan.value, rooms })), obstacle: null }
  })
}

async function whatItWouldDo(
  asking: Asking,
  { reform, plan, rooms }: { reform: StoredReform; plan: ReformPlan; rooms: readonly RoomHandover[] },
) {
  const handover = handoverOfPlan(reform, plan, asking.profile.utcOffsetMinutes)
  const shares = []
  for (const { kind, title, count } of rooms)
    shares.push({ key: kind, title, ...(await count(asking.db, handover, asking)) })
  return {
    fates: countFates(plan.ended.map(({ area, fate }) => ({ fate, level: levelOf(area.kind) }))),
    groupsCarried: plan.carried.length,
    groupsWaiting: plan.waiting.length,
    shares,
  }
}

async function whatItDid(asking: Asking, reform: StoredReform, rooms: readonly RoomHandover[]) {
  const book = await openBook(asking)
  const { rows } = await sql<{ oldId: number; fate: Fate }>`
    select old_id as "oldId", fate from reform_areas where reform_id = ${reform.id}`.execute(asking.db)
  const waits = await sql<{ kind: string; count: number }>`
    select kind, count(*)::int as count from reform_waits
    where reform_id = ${reform.id} and settled_at is null group by kind`.execute(asking.db)
  const waiting = new Map(waits.rows.map((row) => [row.kind, row.count]))
  const areas = rows.flatMap(({ oldId, fate }) => {
    const area = book.byId.get(oldId)
    return area ? [{ fate, level: levelOf(area.kind) }] : []
  })
  return {
    fates: countFates(areas.filter(({ level }) => level !== 'group')),
    groupsCarried: areas.filter(({ level }) => level === 'group').length,
    groupsWaiting: waiting.get('group') ?? 0,
    shares: rooms.map(({ kind, title }) => ({
      key: kind,
      title,
      carried: reform.counts[kind]?.carried ?? 0,
      ended: reform.counts[kind]?.ended ?? 0,
      waiting: waiting.get(kind) ?? 0,
    })),
  }
}

function countFates(areas: readonly { fate: Fate; level: string }[]) {
  const groups = Map.groupBy(areas, ({ fate, level }) => `${level} ${fate}`)
  return [...groups.values()].flatMap((same) => (same[0] ? [{ ...same[0], count: same.length }] : []))
}

interface WaitRow {
  readonly id: string
  readonly kind: string
  readonly areaId: number
  readonly subjectId: string
  readonly settledAt: string | null
  readonly settledTo: number[] | null
}

/** `GET /reforms/:id/waits` */
function reformWaitsRead(rooms: readonly RoomHandover[]): Read {
  return defineRead(reformWaits, async (asking, { id, settled, kind, areaId, limit, cursor }) => {
    if (!asking.tree.root || !(await findReform(asking.db, id))) return notFound('id')
    const book = await openBook(asking)
    const after = fromCursor(cursor)
    const { rows } = await sql<WaitRow & { first: number }>`
      select reform_waits.id, reform_waits.kind, area_id as "areaId", subject_id as "subjectId",
             settled_at as "settledAt", settled_to as "settledTo", areas.first
      from reform_waits join areas on areas.id = area_id
      where reform_id = ${id} and (settled_at is not null) = ${settled === 'yes'}
        ${kind === undefined ? sql`` : sql`and reform_waits.kind = ${kind}`}
        ${areaId === undefined ? sql`` : sql`and (area_id = ${areaId} or areas.parent_id = ${areaId})`}
        ${after ? sql`and (areas.first, reform_waits.id) > (${after[0]}::int, ${after[1]}::uuid)` : sql``}
      order by areas.first, reform_waits.id limit ${limit + 1}`.execute(asking.db)
    const page = rows.slice(0, limit)
    const names = await namesOf(asking.db, rooms, page)
    const last = page.at(-1)
    return {
      items: page.flatMap((row) => toWaitLine({ book, row, what: names.get(row.id) ?? null, today: todayOf(asking) })),
      next: rows.length > limit && last ? toCursor([last.first, last.id]) : null,
    }
  })
}

async function namesOf(
  db: Db,
  rooms: readonly RoomHandover[],
  rows: readonly WaitRow[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const room of rooms) {
    const own = rows.filter((row) => row.kind === room.kind)
    if (own.length === 0 || !room.nameOf) continue
    const found = await room.nameOf(
      db,
      own.map((row) => row.subjectId),
    )
    for (const row of own) names.set(row.id, found.get(row.subjectId) ?? '')
  }
  return names
}

function toWaitLine(given: { book: AreaBook; row: WaitRow; what: string | null; today: string }) {
  const { book, row, what, today } = given
  const area = book.byId.get(row.areaId)
  if (!area) return []
  const { id, kind, subjectId, settledAt, settledTo } = row
  const lines = (ids: readonly number[]) => ids.flatMap((one) => book.byId.get(one) ?? []).map(toLine)
  return [
    {
      id,
      kind,
      area: toLine(area),
      unit: toLine((kind === 'group' && book.byId.get(area.parentId ?? 0)) || area),
      subjectId,
      what,
      heirs: lines(heirsOf(book, area, today)),
      settledAt: settledAt as never,
      settledTo: lines(settledTo ?? []),
    },
  ]
}

/** Units of today that took in something of an area, or of the nearest area above it whose heirs are known. */
function heirsOf(book: AreaBook, area: RegisteredArea, today: string): number[] {
  for (
    let at: RegisteredArea | undefined = area;
    at;
    at = at.parentId === null ? undefined : book.byId.get(at.parentId)
  ) {
    if (at.parentId === null) return []
    const heirs = successors(book.history, at.id, today).map((heir) => heir.areaId)
    const valid = heirs.filter((id) => isValidOn(book.byId.get(id) ?? area, today))
    if (valid.length > 0) return valid
  }
  return []
}

/** The questions about reforms. */
export function reformReads(rooms: readonly RoomHandover[]): readonly Read[] {
  return [reformListRead, reformByIdRead(rooms), reformWaitsRead(rooms)]
}
