import { type Asking, defineRead, may, notFound, type Place, visiblePlace } from '#platform/server'
import { type AreaKind, dayInForce, levelOf } from '#rooms/areas/domain'
import { inForceIn } from '#rooms/areas/server'
import { type Board, boardRead } from '../domain/index.ts'
import { boardNumbersOf } from './board-numbers.query.ts'
import { gapSummaryOf } from './gap-summary.query.ts'
import { mineOf } from './mine.query.ts'
import { areaTitles } from './names.query.ts'
import { onDutyIn } from './on-duty.query.ts'
import { reportedIn } from './reported-figures.query.ts'

/** `GET /overview/areas/:id/board`: the five questions, asked of the database side by side. */
export const boardReading = defineRead(boardRead, async (asking, { id }) => {
  const place = visiblePlace(asking, id, 'overview.read')
  if (!place) return notFound('id')
  const [area, inForce, gaps, numbers, reported, onDuty, mine] = await Promise.all([
    areaOf(asking, place),
    inForceOf(asking, place),
    gapSummaryOf(asking, place),
    boardNumbersOf(asking, place),
    reportedIn(asking, place),
    onDutyIn(asking, place),
    mineOf(asking),
  ])
  return { at: asking.now, area, inForce, gaps, numbers, ...reported, onDuty, mine }
})

async function areaOf({ db, tree, actor }: Asking, place: Place): Promise<Board['area']> {
  const path = tree.upward(place.id)
  const titles = await areaTitles(
    db,
    path.map((one) => one.id),
  )
  const { kind } = await db.selectFrom('areas').select('kind').where('id', '=', place.id).executeTakeFirstOrThrow()
  const [own, ...parents] = path.map((one) => {
    const { vi, en, name } = titles.get(one.id) ?? { vi: '', en: '', name: '' }
    return { id: one.id, name, title: { vi, en } }
  })
  return {
    id: place.id,
    name: own?.name ?? '',
    title: own?.title ?? { vi: '', en: '' },
    level: levelOf(kind as AreaKind),
    childrenCount: tree.childrenOf(place.id).length,
    parents: parents.reverse().map((one) => ({ ...one, isVisible: may(actor, 'overview.read', one.id, tree) })),
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
