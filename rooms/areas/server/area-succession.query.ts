import { defineRead, notFound } from '#platform/server'
import { areaSuccession, type SuccessionEdge, successors } from '../domain/index.ts'
import { type AreaBook, openBook, todayOf, toLine } from './area-book.ts'

/** `GET /areas/:id/succession` */
export const areaSuccessionRead = defineRead(areaSuccession, async (asking, { id }) => {
  const book = await openBook(asking)
  if (!book.byId.has(id)) return notFound('id')
  const { history } = book
  return {
    madeOf: (history.to.get(id) ?? []).flatMap((edge) => toPiece(book, edge, edge.oldId)),
    became: (history.from.get(id) ?? []).flatMap((edge) => toPiece(book, edge, edge.newId)),
    heirs: successors(history, id, todayOf(asking)).flatMap(({ areaId, part, share }) => {
      const area = book.byId.get(areaId)
      return area ? [{ part, share, area: toLine(area) }] : []
    }),
  }
})

function toPiece(book: AreaBook, { on, part, share }: SuccessionEdge, otherId: number) {
  const area = book.byId.get(otherId)
  return area ? [{ on, part, share, area: toLine(area) }] : []
}
