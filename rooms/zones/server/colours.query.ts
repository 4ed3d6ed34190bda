import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Asking, defineRead, notFound, visiblePlace } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { type ColourLine, colourList } from '../domain/index.ts'
import { type ColourRow, colourColumns, markOf } from './colours.store.ts'
import { titlesOf } from './lockdown-lines.query.ts'
import { signerFor } from './who-decides.ts'
import { type ZoneBook, zoneBook } from './zone-rules.query.ts'

/** `GET /zones/colours`: proposals first, then what is in force, then what was; the latest first. */
export const colourListRead = defineRead(colourList, async (asking, { areaId, show }) => {
  const place = visiblePlace(asking, areaId, 'zones.read')
  if (!place) return notFound('areaId')
  const book = await zoneBook(asking.profile)
  const { rows } = await sql<ColourRow>`
    select ${colourColumns} from zone_colours z join areas on areas.id = z.area_id
    where areas.first between ${place.first} and ${place.last}
      ${show === 'all' ? sql`` : sql`and z.dismissed_at is null and (z.decided_at is null or z.to_at > ${asking.now})`}
    order by (z.decided_at is null and z.dismissed_at is null) desc, z.from_at desc, z.id limit 300`.execute(asking.db)
  const schemes = book.schemes.map(({ id, title, colours }) => ({
    ...{ id, title },
    colours: colours.flatMap(({ code }) => markOf(book.schemes, id, code) ?? []),
  }))
  return { items: await toLines(asking, rows, book), schemes }
})

async function toLines(asking: Asking, rows: readonly ColourRow[], { schemes }: ZoneBook): Promise<ColourLine[]> {
  const titles = await titlesOf(
    asking.db,
    rows.map(({ areaId }) => areaId),
  )
  const names = await officerNames(
    asking.db,
    rows.map(({ officerId }) => officerId),
  )
  const lines: ColourLine[] = []
  for (const row of rows) {
    const mark = markOf(schemes, row.schemeId, row.colour)
    if (!mark) continue
    const { id, areaId, reason, fromAt, toAt, reviewAt, number, decidedAt, officerId } = row
    const state = stateOf(row, asking.now)
    const about = { actor: asking.actor, areaId, matter: 'area-measures' as const }
    lines.push({
      ...{ id, areaId, reason, fromAt, toAt, reviewAt, number, decidedAt, mark, state },
      areaTitle: titles.get(areaId) ?? { vi: '', en: '' },
      schemeTitle: schemes.find((one) => one.id === row.schemeId)?.title ?? { vi: '', en: '' },
      by: names.get(officerId ?? '') ?? null,
      mayDecide: state === 'proposed' && 'signer' in (await signerFor(asking, about)),
    })
  }
  return lines
}

function stateOf({ decidedAt, dismissedAt, fromAt, toAt }: ColourRow, now: Instant): ColourLine['state'] {
  if (dismissedAt !== null) return 'dismissed'
  if (decidedAt === null) return 'proposed'
  if (toAt !== null && toAt <= now) return 'over'
  return fromAt > now ? 'coming' : 'in-force'
}
