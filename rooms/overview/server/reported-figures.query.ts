import type { Asking, Place } from '#platform/server'
import { boardFiguresOf, reportStatus } from '#rooms/reports/server'
import type { Board } from '../domain/index.ts'

/** What units report of a place: its headline figures, and who has sent today. Only for those who may see reports. */
export async function reportedIn(asking: Asking, place: Place): Promise<Pick<Board, 'figures' | 'reports'>> {
  const [figures, reports] = await Promise.all([boardFiguresOf(asking, place), reportStatus(asking, place)])
  const told = figures.map((one) => ({ ...one, trend: [...one.trend], parts: [...one.parts] }))
  return { figures: told, reports }
}
