import { type RawBuilder, sql } from 'kysely'
import type { Db, Fact, Trx } from '#platform/server'
import {
  type GoingThing,
  type HandoverAt,
  moveRows,
  nothingLeft,
  type RoomHandover,
  type Settling,
} from '#rooms/areas/server'
import { keptAt } from './people.query.ts'

type Subjects = 'accountability_cases' | 'accountability_notes'

/** Not concluded; drafted and not published; or published with a correction that nobody answered. */
const isOpen: Readonly<Record<Subjects, RawBuilder<unknown>>> = {
  accountability_cases: sql`outcome is null`,
  accountability_notes: sql`(withdrawn_at is null
    and (published_at is null or (correction_asked_at is not null and corrected_at is null)))`,
}
const tables = Object.keys(isOpen) as Subjects[]

interface Open {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
}

/**
 * What is being answered for when areas end: the people stay who they are, their case goes on where their unit went, and
 * of a unit cut up a person says where; nobody loses the right to be heard. Tips go along without anybody being told;
 * those about a unit that is no more are handled by the city itself.
 */
export const accountabilityHandover: RoomHandover = {
  kind: 'accountability',
  title: { vi: 'Kiểm điểm, biểu dương, phê bình chưa xong', en: 'Cases and notes not concluded' },
  async count(db, { ended, heirOf }) {
    const share = { carried: 0, waiting: 0 }
    for (const table of tables) {
      for (const { areaId } of await openIn(db, table, ended)) share[heirOf.has(areaId) ? 'carried' : 'waiting'] += 1
    }
    return { ...share, ended: 0 }
  },
  async carry(trx, { ended, heirOf, documentId }, at) {
    await carryTips(trx, { ended, heirOf }, at)
    const facts: Fact[] = []
    for (const table of tables) {
      const open = await openIn(trx, table, [...heirOf.keys()])
      facts.push(
        ...(await move(trx, { table, open, documentId, areaOf: ({ areaId }) => heirOf.get(areaId) ?? areaId }, at)),
      )
    }
    return { ...nothingLeft, facts, carried: facts.length }
  },
  async waits(trx, { ended, heirOf }) {
    const areas = ended.filter((areaId) => !heirOf.has(areaId))
    const open = await Promise.all(tables.map((table) => openIn(trx, table, areas)))
    return open.flat().map(({ id, areaId }) => ({ subjectId: id, areaId }))
  },
  settle,
  // Lists of a reform are read by many: neither the person nor the matter is named in them.
  async nameOf(db: Db, ids) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, 'Vụ việc kiểm điểm mở ngày ' || to_char(requested_on, 'DD/MM/YYYY') as name from accountability_cases
      where id = any(${[...ids]}::uuid[])
      union all select id, 'Dự thảo biểu dương, phê bình' from accountability_notes where id = any(${[...ids]}::uuid[])`.execute(
      db,
    )
    return new Map(rows.map((row) => [row.id, row.name]))
  },
}

async function openIn(db: Db | Trx, table: Subjects, areaIds: readonly number[]): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select id, zone_id as "zoneId", area_id as "areaId" from ${sql.table(table)}
    where ${isOpen[table]} and area_id = any(${[...areaIds]}::int[]) order by id`.execute(db)
  return rows
}

interface Moving {
  readonly table: Subjects
  readonly open: readonly Open[]
  readonly areaOf: (one: Open) => number
  readonly documentId: string | null
}

/** The body judged is from now on the one of its kind in the heir: its head is heard in the place of the one before. */
async function move(trx: Trx, { table, open, areaOf, documentId }: Moving, { tree, now }: HandoverAt): Promise<Fact[]> {
  if (open.length === 0) return []
  const going = open.map((one): GoingThing => {
    const toAreaId = areaOf(one)
    return { id: one.id, fromZone: one.zoneId, toZone: tree.get(toAreaId).zoneId, toAreaId }
  })
  await moveRows(trx, going, { table: 'accountability_statements', by: 'subject_id', hasArea: false })
  if (table === 'accountability_cases') {
    for (const hanging of ['accountability_grounds', 'discipline_proposals'])
      await moveRows(trx, going, { table: hanging, by: 'case_id', hasArea: false })
  }
  await moveRows(trx, going, { table, by: 'id', hasArea: true })
  await sql`
    update ${sql.table(table)} as kept set body_id = heir.id from bodies old join bodies heir on heir.kind = old.kind
    where kept.id = any(${going.map(({ id }) => id)}::uuid[]) and kept.body_id = old.id and heir.area_id = kept.area_id
      and heir.id <> old.id and heir.parent_id is null and (heir.valid_to is null or heir.valid_to > ${now}::date)`.execute(
    trx,
  )
  return going.map(
    ({ id, toAreaId }): Fact => ({
      type: 'accountability-carried',
      areaId: keptAt(tree, toAreaId),
      subjectId: id,
      documentId,
      data: {},
      live: ['accountability'],
    }),
  )
}

/** Around the unit again, wherever it is now; without an heir the whole city handles it, so that no part of the old unit does. */
async function carryTips(
  trx: Trx,
  { ended, heirOf }: { ended: readonly number[]; heirOf: ReadonlyMap<number, number> },
  { tree }: HandoverAt,
): Promise<void> {
  const root = tree.root?.id
  if (root === undefined) return
  const { rows } = await sql<{ id: string; zoneId: number; aboutAreaId: number }>`
    select id, zone_id as "zoneId", about_area_id as "aboutAreaId" from accountability_tips
    where outcome is null and (kept_at = any(${[...ended]}::int[]) or about_area_id = any(${[...ended]}::int[]))
    for update`.execute(trx)
  const placed = rows.map((tip) => {
    const about = heirOf.get(tip.aboutAreaId) ?? (tree.find(tip.aboutAreaId) ? tip.aboutAreaId : root)
    return { ...tip, about, keptAt: keptAt(tree, about) }
  })
  const going = placed.map(({ id, zoneId, about }) => ({
    id,
    fromZone: zoneId,
    toZone: tree.get(about).zoneId,
    toAreaId: about,
  }))
  await moveRows(trx, going, { table: 'accountability_tips', by: 'id', hasArea: false })
  await sql`
    update accountability_tips set about_area_id = given.about, kept_at = given.kept_at
    from unnest(${placed.map(({ id }) => id)}::uuid[], ${placed.map(({ about }) => about)}::int[],
                ${placed.map((tip) => tip.keptAt)}::int[]) as given (id, about, kept_at)
    where accountability_tips.id = given.id`.execute(trx)
}

/** A person says to which unit it goes; to none: the city keeps it, for a person is not done with because a unit is. */
async function settle(trx: Trx, { subjectId, areaId, to }: Settling, at: HandoverAt): Promise<Fact[]> {
  const toAreaId = to[0] ?? at.tree.root?.id
  if (toAreaId === undefined) return []
  const facts: Fact[] = []
  for (const table of tables) {
    const open = (await openIn(trx, table, [areaId])).filter(({ id }) => id === subjectId)
    facts.push(...(await move(trx, { table, open, documentId: null, areaOf: () => toAreaId }, at)))
  }
  return facts
}
