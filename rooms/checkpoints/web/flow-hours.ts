import type { z } from 'zod'
import { addMinutes, type Day, type Instant, startOfDay } from '#kit'
import { type crossingFlowContract, crossingSubjects } from '../domain/index.ts'
import type { HourColumn } from './hour-columns.tsx'

/** The flow of a post on a day, as it was answered. */
export type FlowDay = z.infer<typeof crossingFlowContract.answer>

/**
 * The 24 columns of a day. An independent count is drawn on its hour only where it covers exactly that hour and all that
 * can cross (a column holds all of it); others are told in words.
 */
export function hourColumns(
  { day, hours, counts }: FlowDay,
  at: { readonly now: Instant; readonly offset: number; readonly openedAt: Instant; readonly to: string },
): HourColumn[] {
  const start = startOfDay(day as Day, at.offset)
  const byStart = new Map(hours.map((hour) => [hour.fromAt, hour]))
  return Array.from({ length: 24 }, (_, hour) => {
    const fromAt = addMinutes(start, hour * 60)
    const toAt = addMinutes(fromAt, 60)
    const found = byStart.get(fromAt)
    const turnedBack = found?.turnedBack ?? 0
    const emergency = found?.emergencies ?? 0
    const exact = counts.filter((count) => count.fromAt === fromAt && count.toAt === toAt)
    const isWhole = crossingSubjects.every((subject) => exact.some((count) => count.subject === subject))
    return {
      hour,
      passed: (found?.crossings ?? 0) - turnedBack - emergency,
      turnedBack,
      emergency,
      observed: isWhole ? exact.reduce((sum, { observed }) => sum + observed, 0) : null,
      isSilent: found?.silent ?? false,
      isOutside: fromAt > at.now || toAt <= at.openedAt,
      to: at.to,
    }
  })
}
