import { sql } from 'kysely'
import { addDays, type Day, dayOf } from '#kit'
import { type Asking, countsOfArea, defineRead } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { suppressSmall, violationsBulletin } from '../domain/index.ts'

/** Whole days behind today. */
const days = 3
/** The counter of the room of violations; its key is part of its catalogue of indicators. */
const indicator = 'violations-proposed'

/** `GET /public/violations` */
export const violationsBulletinRead = defineRead(violationsBulletin, async (asking) => {
  const { db, tree, now, profile } = asking
  const today = dayOf(now, profile.utcOffsetMinutes)
  const asked = Array.from({ length: days }, (_, index) => addDays(today, index - days))
  const units = tree.root ? tree.childrenOf(tree.root.id) : []
  const { rows: named } = await sql<{ id: number; kind: AreaKind; name: string }>`
    select id, kind, name from areas where id = any(${units.map(({ id }) => id)}::int[])
      and (valid_to is null or valid_to > ${today}) order by first`.execute(db)
  const counts = await Promise.all(named.map(({ id }) => countsByDay(asking, id, asked)))
  const tables = asked.map((_, at) => suppressSmall(counts.map((of) => [of[at] ?? 0])))
  const rows = named.map(({ id, kind, name }, index) => ({
    areaId: id,
    areaTitle: areaTitle({ kind, name }),
    cells: tables.map(({ cells }) => cells[index]?.[0] ?? { value: 0, hidden: null }),
  }))
  return {
    days: asked,
    rows: rows.filter((_, index) => counts[index]?.some((count) => count > 0)),
    totals: tables.map(({ total }) => total),
  }
})

async function countsByDay({ db, tree }: Asking, areaId: number, asked: readonly Day[]): Promise<number[]> {
  const [from, to] = [asked[0] as Day, asked.at(-1) as Day]
  const found = await countsOfArea(db, tree, { areaId, indicators: [indicator], from, to })
  return asked.map((day) => found.find((one) => one.day === day)?.value ?? 0)
}
