import { addDays, type Day, type Instant, startOfDay, toInstant } from '#kit'
import { defineRead, notFound } from '#platform/server'
import { areaInForce, areaInForceHistory, areaTitle, dayInForce, type InForceLine } from '../domain/index.ts'
import { type AreaBook, openBook, type RegisteredArea } from './area-book.ts'
import { type InForceRow, inForceBetween, inForceIn, inForceInside } from './in-force.store.ts'

/** `GET /areas/:id/in-force` */
export const areaInForceRead = defineRead(areaInForce, async (asking, { id, at: asked, reach }) => {
  const book = await openBook(asking)
  if (!book.byId.has(id)) return notFound('id')
  const at = asked === undefined ? asking.now : toInstant(asked)
  const here = await inForceIn(asking.db, asking.tree, id, at)
  const inside = reach === 'inside' ? await inForceInside(asking.db, asking.tree, id, at) : []
  return { at, items: [...here, ...inside].flatMap((row) => toLine(book, row, at)) }
})

/** `GET /areas/:id/in-force-history` */
export const areaInForceHistoryRead = defineRead(
  areaInForceHistory,
  async ({ db, tree, profile }, { id, from, to }) => {
    if (!tree.find(id)) return notFound('id')
    const offset = profile.utcOffsetMinutes
    const span = { from: startOfDay(from as Day, offset), to: startOfDay(addDays(to as Day, 1), offset) }
    const rows = await inForceBetween(db, tree, id, span)
    return {
      items: rows.map((row) => ({
        id: row.id,
        kind: row.kind as 'directive' | 'level',
        label: { vi: row.labelVi, en: row.labelEn },
        documentId: row.documentId,
        from: row.from,
        to: row.to,
      })),
    }
  },
)

function toLine(book: AreaBook, row: InForceRow, at: Instant): InForceLine[] {
  const term = dayInForce(row, at)
  if (!term) return []
  const area = book.byId.get(row.areaId) as RegisteredArea
  const { id, kind, documentId, from, to, reviewAt, data } = row
  return [
    {
      id,
      kind,
      label: { vi: row.labelVi, en: row.labelEn },
      area: { id: area.id, title: areaTitle(area) },
      documentId,
      from,
      to,
      reviewAt,
      day: term.day,
      of: term.of,
      level: typeof data.level === 'number' ? data.level : null,
    },
  ]
}
