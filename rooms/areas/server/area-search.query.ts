import { contains } from '#kit'
import { defineRead, notFound, Refused } from '#platform/server'
import {
  areaAtCode,
  areaOfCode,
  areaSearch,
  areaTitle,
  findAreas,
  heirAreas,
  levelOf,
  successors,
} from '../domain/index.ts'
import { areasAbove, openBook, type RegisteredArea, todayOf, toLine } from './area-book.ts'

/** `GET /areas/search` */
export const areaSearchRead = defineRead(areaSearch, async (asking, { q, on, under, levels, former, limit }) => {
  const book = await openBook(asking)
  const outer = under === undefined ? undefined : asking.tree.find(under)
  if (under !== undefined && !outer) return notFound('under')
  const wanted = levels === undefined ? undefined : new Set(levels.split(','))
  const found = findAreas(book.search, q, {
    limit,
    ...(former === 'also' && on === undefined ? {} : { on: on ?? todayOf(asking) }),
    mayName: (area) => {
      const place = asking.tree.find(area.id)
      return (!wanted || wanted.has(levelOf(area.kind))) && (!outer || (place !== undefined && contains(outer, place)))
    },
  })
  return {
    items: found.map((area) => {
      const above = areasAbove(book, area).map(areaTitle)
      return {
        ...toLine(book.byId.get(area.id) as RegisteredArea),
        above: { vi: above.map((title) => title.vi).join(', '), en: above.map((title) => title.en).join(', ') },
      }
    }),
  }
})

/** `GET /areas/resolve` */
export const areaOfCodeRead = defineRead(areaOfCode, async (asking, { code, on }) => {
  const book = await openBook(asking)
  const day = on ?? todayOf(asking)
  const found = areaAtCode(book.register, {
    code,
    on,
    successorsOf: (areaId) => heirAreas(successors(book.history, areaId, day), book.byId, day),
  })
  if (found.ok) return toLine(book.byId.get(found.value.id) as RegisteredArea)
  return new Refused(found.refusal)
})
