import { type Asking, defineRead, may, notFound, type Place, sharedAnswer, visiblePlace } from '#platform/server'
import { areaTitle, dayInForce, levelOf } from '#rooms/areas/domain'
import { inForceIn, openBook } from '#rooms/areas/server'
import { type Board, boardRead } from '../domain/index.ts'
import { boardNumbersOf } from './board-numbers.query.ts'
import { gapSummaryOf } from './gap-summary.query.ts'
import { mineOf } from './mine.query.ts'
import { onDutyIn } from './on-duty.query.ts'
import { reportedIn } from './reported-figures.query.ts'

/** How long the clock alone may make what is shared of a board wrong; the radar looks at what time opens twice a minute. */
const freshSeconds = 30

/** `GET /overview/areas/:id/board`: what the place is like, the same for all who may see it, and what waits for the reader. */
export const boardReading = defineRead(boardRead, async (asking, { id }) => {
  const place = visiblePlace(asking, id, 'overview.read')
  if (!place) return notFound('id')
  const seesReports = may(asking.actor, 'reports.read', place.id, asking.tree)
  const question = { key: seesReports ? 'board with reports' : 'board', place, seconds: freshSeconds }
  const [{ gaps, area, ...shared }, { mine, gapsHere }] = await Promise.all([
    sharedAnswer(asking, question, () => boardOf(asking, place, seesReports)),
    mineOf(asking, place),
  ])
  return { ...shared, area: asSeen(asking, area), gaps: { ...gaps, mine: gapsHere }, mine }
})

/** The questions of a board that do not depend on who asks, put to the database side by side. */
async function boardOf(asking: Asking, place: Place, seesReports: boolean) {
  const [area, inForce, gaps, numbers, reported, onDuty] = await Promise.all([
    areaOf(asking, place),
    inForceOf(asking, place),
    gapSummaryOf(asking, place),
    boardNumbersOf(asking, place),
    seesReports ? reportedIn(asking, place) : { figures: [], reports: [] },
    onDutyIn(asking, place),
  ])
  return { at: asking.now, area, inForce, gaps, numbers, ...reported, onDuty }
}

type SharedArea = Awaited<ReturnType<typeof areaOf>>

async function areaOf({ db, tree }: Asking, place: Place) {
  const book = await openBook({ db, tree })
  const [own, ...parents] = tree.upward(place.id).flatMap(({ id }) => {
    const area = book.byId.get(id)
    return area ? [{ id, name: area.name, title: areaTitle(area), kind: area.kind }] : []
  })
  if (!own) throw new Error(`area ${place.id} is in the tree and not in the register`)
  const { id, name, title, kind } = own
  return {
    ...{ id, name, title, level: levelOf(kind), childrenCount: tree.childrenOf(place.id).length },
    parents: parents.reverse().map((one) => ({ id: one.id, name: one.name, title: one.title })),
  }
}

/** Which of the areas above the reader may open is theirs alone. */
function asSeen({ actor, tree }: Asking, { parents, ...area }: SharedArea): Board['area'] {
  return {
    ...area,
    parents: parents.map((one) => ({ ...one, isVisible: may(actor, 'overview.read', one.id, tree) })),
  }
}

async function inForceOf({ db, tree, now }: Asking, place: Place): Promise<Board['inForce']> {
  const rows = await inForceIn(db, tree, place.id, now)
  return rows.flatMap((row) => {
    const term = dayInForce(row, now)
    if (!term) return []
    const { id, kind, labelVi, labelEn, documentId, from, to, reviewAt, data } = row
    const level = typeof data.level === 'number' ? data.level : null
    return [{ id, kind, label: { vi: labelVi, en: labelEn }, documentId, from, to, reviewAt, ...term, level }]
  })
}
