import { type Asking, defineRead, fromCursor, notFound, toCursor } from '#platform/server'
import { type AreaHead, areaChildren, areaHead, isValidOn, rootArea } from '../domain/index.ts'
import { type AreaBook, areasAbove, childrenOn, openBook, type RegisteredArea, todayOf, toLine } from './area-book.ts'

/** `GET /areas/root` */
export const rootAreaRead = defineRead(rootArea, async (asking, { on }) => {
  const book = await openBook(asking)
  const root = book.areas[0]
  return root ? toHead(book, root, on ?? todayOf(asking)) : notFound()
})

/** `GET /areas/:id` */
export const areaHeadRead = defineRead(areaHead, async (asking, { id, on }) => {
  const book = await openBook(asking)
  const area = book.byId.get(id)
  return area ? toHead(book, area, on ?? todayOf(asking)) : notFound('id')
})

function toHead(book: AreaBook, area: RegisteredArea, on: string): AreaHead {
  const children = childrenOn(book, area.id, on)
  return {
    ...toLine(area),
    zoneId: area.zoneId,
    parents: areasAbove(book, area).reverse().map(toLine),
    childrenCount: children.length,
    isValid: isValidOn(area, on),
    madeOfCount: book.history.to.get(area.id)?.length ?? 0,
    becameCount: book.history.from.get(area.id)?.length ?? 0,
    boundariesCount: children.filter((child) => book.withBoundary.has(child.id)).length,
  }
}

/** `GET /areas/:id/children` */
export const areaChildrenRead = defineRead(areaChildren, async (asking: Asking, { id, on, limit, cursor }) => {
  const book = await openBook(asking)
  if (!book.byId.has(id)) return notFound('id')
  const day = on ?? todayOf(asking)
  const after = Number(fromCursor(cursor)?.[0] ?? 0)
  const rest = childrenOn(book, id, day).filter((child) => child.first > after)
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((child) => ({ ...toLine(child), childrenCount: childrenOn(book, child.id, day).length })),
    next: last && rest.length > page.length ? toCursor([last.first]) : null,
  }
})
