import { dayMinutes } from '../minutes.ts'
import { shortestMinutes, type TracerRules, type VisitFault, type VisitFlag } from '../tracer.contract.ts'

/** A stay in minutes; `leave` null: open. */
export interface StayGiven {
  readonly enter: number
  readonly leave: number | null
  readonly assumed: number
}

/** A stay as it is kept. */
export interface JudgedStay {
  readonly leave: number
  readonly isOpen: boolean
  readonly flags: readonly VisitFlag[]
}

/** Says whether a stay can have been, and until when it is taken to last. `now` in minutes. */
export function judgeStay(
  { enter, leave, assumed }: StayGiven,
  { rules, now }: { readonly rules: TracerRules; readonly now: number },
): JudgedStay | VisitFault {
  if (enter > now || (leave !== null && leave > now)) return 'in-the-future'
  if (enter < now - rules.keepDays * dayMinutes) return 'too-old'
  if (leave === null) return { leave: enter + Math.max(assumed, shortestMinutes), isOpen: true, flags: [] }
  if (leave <= enter) return 'ends-before-start'
  if (leave - enter > rules.mostHours * 60) return 'too-long'
  return { leave, isOpen: false, flags: leave - enter > rules.longHours * 60 ? ['long-stay'] : [] }
}
