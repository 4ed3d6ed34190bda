import type { Instant } from '#kit'
import { toInstant } from '#kit'
import { defineRead, notFound } from '#platform/server'
import { areaInForce, areaTitle, dayInForce, type InForceLine } from '../domain/index.ts'
import { type AreaBook, openBook, type RegisteredArea } from './area-book.ts'
import { type InForceRow, inForceIn, inForceInside } from './in-force.store.ts'

/** `GET /areas/:id/in-force` */
export const areaInForceRead = defineRead(areaInForce, async (asking, { id, at: asked, reach }) => {
  const book = await openBook(asking)
  if (!book.byId.has(id)) return notFound('id')
  const at = asked === undefined ? asking.now : toInstant(asked)
  const here = await inForceIn(asking.db, asking.tree, id, at)
  const inside = reach === 'inside' ? await inForceInside(asking.db, asking.tree, id, at) : []
  return { at, items: [...here, ...inside].flatMap((row) => toLine(book, row, at)) }
})

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
