import { sql } from 'kysely'
import type { Instant, Words } from '#kit'
import { contains } from '#kit'
import { type Asking, defineRead, notFound, type Place, type Tree } from '#platform/server'
import { inForceIn } from '#rooms/areas/server'
import { type CountedPlace, citizenInfo, publicCounts } from '../domain/index.ts'
import { coloursAt, markOf } from './colours.store.ts'
import { titlesOf } from './lockdown-lines.query.ts'
import { endOfLockdown } from './lockdowns.store.ts'
import { zoneBook, zoneRuleAt } from './zone-rules.query.ts'

/** `GET /zones/citizen-info`: of communes and above. Counts below the smallest are not told, nor are places (SG-04). */
export const citizenInfoRead = defineRead(citizenInfo, async (asking, { areaId }) => {
  const { db, tree, now, profile } = asking
  const asked = tree.find(areaId)
  // Of a residential group its commune is told: a group is too small a place to count in.
  const place = asked && communeOrAbove(tree, asked)
  if (!place) return notFound('areaId')
  const { schemes, principles } = await zoneBook(profile)
  const path = tree.upward(place.id).map(({ id }) => id)
  const colours = await coloursAt(db, path, now)
  const row = path.map((id) => colours.get(id)).find((one) => one !== undefined)
  const mark = row ? markOf(schemes, row.schemeId, row.colour) : null
  const meaning = schemes
    .find(({ id }) => id === row?.schemeId)
    ?.colours.find(({ code }) => code === row?.colour)?.meaning
  const directives = (await inForceIn(db, tree, place.id, now)).filter(({ kind }) => kind === 'directive')
  const numbers = await numbersOf(
    db,
    directives.map(({ documentId }) => documentId),
  )
  const rule = await zoneRuleAt(profile, now)
  const counts = publicCounts(await lockdownsByPlace(asking), rule?.publicSmallest.value ?? 5)
  const none: Words = { vi: '', en: '' }
  return {
    areaId: place.id,
    areaTitle: (await titlesOf(db, [place.id])).get(place.id) ?? none,
    asOf: now,
    colour: row && mark && meaning ? { ...mark, meaning, until: row.toAt as Instant } : null,
    directives: directives.map(({ labelVi, labelEn, to, documentId }) => ({
      label: { vi: labelVi, en: labelEn },
      until: to,
      chain: [...(principles.find(({ number }) => number === numbers.get(documentId ?? ''))?.chain ?? [])],
    })),
    lockdowns: counts.get(place.id) ?? { value: 0, below: null, atLeast: null },
  }
})

function communeOrAbove(tree: Tree, asked: Place): Place | undefined {
  return tree.find(contains(tree.get(asked.zoneId), asked) ? asked.zoneId : asked.id)
}

/** Points locked down now, of each commune and of what it lies in. */
async function lockdownsByPlace({ db, tree, now }: Asking): Promise<CountedPlace[]> {
  const { rows } = await sql<{ areaId: number; count: number }>`
    select area_id as "areaId", count(*)::int as count from lockdowns l
    where l.starts_at <= ${now} and ${endOfLockdown} > ${now} group by area_id`.execute(db)
  const counts = new Map<number, CountedPlace>()
  for (const { areaId, count } of rows) {
    const at = tree.find(areaId)
    const place = at && communeOrAbove(tree, at)
    for (const { id, parentId } of place ? tree.upward(place.id) : [])
      counts.set(id, { id, parentId, count: (counts.get(id)?.count ?? 0) + count })
  }
  return [...counts.values()]
}

async function numbersOf(
  db: Parameters<typeof titlesOf>[0],
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => id !== null)
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from documents where id = any(${wanted}::uuid[]) and number is not null`.execute(db)
  return new Map(rows.map(({ id, number }) => [id, number]))
}
