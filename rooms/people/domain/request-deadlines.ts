import { addDays, type Day } from '#kit'

/** What a resident can ask about their own data (yêu cầu của chủ thể dữ liệu). */
export const requestKinds = ['view', 'correct', 'dispute', 'delete'] as const

/** See {@link requestKinds}. */
export type RequestKind = (typeof requestKinds)[number]

/** How long a request may take: dated data of the profile. */
export interface RequestClock {
  readonly answerWorkingDays: number
  readonly decideDays: Readonly<Record<RequestKind, number>>
  readonly extensionDays: number
}

/** The last days on which the resident is answered, and on which the matter is decided. */
export interface RequestDeadlines {
  readonly answerOn: Day
  readonly decideOn: Day
}

/**
 * Deadlines of a request made on a day, counted from the day after. Working days are Monday to Friday:
 * holidays are not known to this room, and leaving them in gives the resident the shorter time.
 */
export function requestDeadlines(kind: RequestKind, asked: Day, clock: RequestClock): RequestDeadlines {
  let answerOn = asked
  for (let left = clock.answerWorkingDays; left > 0; ) {
    answerOn = addDays(answerOn, 1)
    if (!isWeekend(answerOn)) left -= 1
  }
  return { answerOn, decideOn: addDays(asked, clock.decideDays[kind]) }
}

function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}
