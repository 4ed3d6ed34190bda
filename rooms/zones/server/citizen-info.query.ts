import { sql } from 'kysely'
import type { Instant, Words } from '#kit'
import { contains } from '#kit'
import { defineRead, notFound } from '#platform/server'
import { inForceIn } from '#rooms/areas/server'
import { citizenInfo, publicCount } from '../domain/index.ts'
import { coloursAt, markOf } from './colours.store.ts'
import { titlesOf } from './lockdown-lines.query.ts'
import { endOfLockdown } from './lockdowns.store.ts'
import { zoneBook, zoneRuleAt } from './zone-rules.query.ts'

/** `GET /zones/citizen-info`: of communes and above. Counts below the smallest are not told, nor are places (SG-04). */
export const citizenInfoRead = defineRead(citizenInfo, async (asking, { areaId }) => {
  const { db, tree, now, profile } = asking
  const asked = tree.find(areaId)
  // Of a residential group its commune is told: a group is too small a place to count in.
  const place = asked && tree.find(contains(tree.get(asked.zoneId), asked) ? asked.zoneId : asked.id)
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
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from lockdowns l join areas on areas.id = l.area_id
    where areas.first between ${place.first} and ${place.last} and l.starts_at <= ${now} and ${endOfLockdown} > ${now}`.execute(
    db,
  )
  const rule = await zoneRuleAt(profile, now)
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
    lockdowns: publicCount(rows[0]?.count ?? 0, rule?.publicSmallest.value ?? 5),
  }
})

async function numbersOf(
  db: Parameters<typeof titlesOf>[0],
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => id !== null)
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from documents where id = any(${wanted}::uuid[]) and number is not null`.execute(db)
  return new Map(rows.map(({ id, number }) => [id, number]))
}
