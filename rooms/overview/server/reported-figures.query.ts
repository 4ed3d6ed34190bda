import { type Asking, may, type Place } from '#platform/server'
import { boardFiguresOf, reportStatus } from '#rooms/reports/server'
import type { Board } from '../domain/index.ts'

/** What units report of a place, for those who may see reports: its headline figures, and who has sent today. */
export async function reportedIn(asking: Asking, place: Place): Promise<Pick<Board, 'figures' | 'reports'>> {
  if (!may(asking.actor, 'reports.read', place.id, asking.tree)) return { figures: [], reports: [] }
  const [figures, reports] = await Promise.all([boardFiguresOf(asking, place), reportStatus(asking, place)])
  const told = figures.map((one) => ({ ...one, trend: [...one.trend], parts: [...one.parts] }))
  return { figures: told, reports }
}
