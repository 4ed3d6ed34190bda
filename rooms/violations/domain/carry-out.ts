import { addDays, type Instant, notParsed, type Parsed, parsed, startOfDay } from '#kit'
import type { Dossier } from './dossier-record.ts'
import { owedOf } from './dossier-record.ts'
import { clocksFor, dayIn, type Ground, judgeState, type Move, tooLate } from './ground.ts'
import { least, sayVnd, toVnd, type Vnd } from './money.ts'
import { closed } from './record-dossier.ts'
import { VIOLATIONS } from './violations.refusals.ts'
import { endOf } from './working-days.ts'

/** Tống đạt: from receipt run the days to comply and to appeal. A warning is carried out by being served. */
export function serveFor(
  dossier: Dossier,
  asked: { readonly at: Instant; readonly how: NonNullable<Dossier['servedHow']> },
  ground: Ground,
): Parsed<Move> {
  const wrong = judgeState(dossier, 'serve')
  if (wrong) return wrong
  if (dossier.decidedAt !== null && asked.at < dossier.decidedAt) {
    return notParsed(VIOLATIONS.OUT_OF_ORDER, { field: 'servedAt' })
  }
  const served: Dossier = { ...dossier, state: 'served', servedAt: asked.at, servedHow: asked.how }
  if (dossier.verdict === 'warning') {
    return parsed({ counted: [], dossier: closed(served, { as: 'warned', reason: null }, ground) })
  }
  const complyBy = endOf(clocksFor(ground, dossier).comply, asked.at, ground.calendar)
  return parsed({ counted: [], dossier: { ...served, complyBy, interestFrom: complyBy } })
}

/** What was due for being late at a moment: what stood before, and 0.05 % of what is owed for each whole day since. */
export function interestAt(dossier: Dossier, at: Instant, ground: Ground): Vnd {
  const { interestFrom, interestDue } = dossier
  if (interestFrom === null || at <= interestFrom) return interestDue
  const days = BigInt(Math.floor((Date.parse(at) - Date.parse(interestFrom)) / 86_400_000))
  const rate = BigInt(clocksFor(ground, dossier).lateInterest.perDayPer10000)
  return interestDue + (owedOf(dossier) * days * rate) / 10_000n
}

/** A payment, and how much of it was interest. */
export interface Paid extends Move {
  readonly interest: Vnd
}

/** Takes a payment: the fine first, then the interest. It is over when nothing of either is left. */
export function payFor(
  dossier: Dossier,
  asked: { readonly amount: Vnd; readonly at: Instant },
  ground: Ground,
): Parsed<Paid> {
  const wrong = judgeState(dossier, 'pay')
  if (wrong) return wrong
  const owed = owedOf(dossier)
  const due = interestAt(dossier, asked.at, ground)
  if (owed + due === 0n) return notParsed(VIOLATIONS.NOTHING_OWED)
  if (asked.amount > owed + due || asked.amount === 0n) {
    const params = { amount: sayVnd(asked.amount), owed: sayVnd(owed + due) }
    return notParsed(VIOLATIONS.MORE_THAN_OWED, { field: 'amount', params })
  }
  const principal = least(asked.amount, owed)
  const interest = asked.amount - principal
  const day = dayIn(ground, asked.at)
  const isWhole = principal === owed
  const { interestFrom } = dossier
  const after: Dossier = {
    ...dossier,
    paidAmount: dossier.paidAmount + principal,
    paidOn: isWhole ? (dossier.paidOn ?? day) : null,
    interestDue: due - interest,
    interestFrom: interestFrom !== null && asked.at > interestFrom ? asked.at : interestFrom,
  }
  const isOver = isWhole && after.interestDue === 0n && dossier.openAppealId === null
  return parsed({
    interest,
    counted: [{ step: 'paid', day, count: isWhole && dossier.paidOn === null ? 1 : 0, amount: principal }],
    dossier: isOver ? closed(after, { as: 'paid', reason: null }, ground) : withNextDue(after, ground),
  })
}

/** With instalments the next one that is not covered is the day to pay by. */
export function withNextDue(dossier: Dossier, ground: Ground): Dossier {
  let covered = dossier.paidAmount
  for (const { dueOn, amount } of dossier.instalments) {
    covered -= toVnd(amount)
    if (covered < 0n) {
      const complyBy = startOfDay(addDays(dueOn as never, 1), ground.calendar.offsetMinutes)
      return { ...dossier, complyBy }
    }
  }
  return dossier
}

/** Cưỡng chế: not before the time to comply is over. An appeal that is open is looked at first. */
export function enforceFor(
  dossier: Dossier,
  asked: { readonly officerId: string | null },
  ground: Ground,
): Parsed<Move> {
  if (asked.officerId === null) return notParsed(VIOLATIONS.HUMAN_DECIDES)
  const wrong = judgeState(dossier, 'enforce')
  if (wrong) return wrong
  if (owedOf(dossier) === 0n) return notParsed(VIOLATIONS.NOTHING_OWED)
  if (dossier.openAppealId !== null) return notParsed(VIOLATIONS.APPEAL_OPEN)
  if (dossier.complyBy !== null && ground.now < dossier.complyBy) {
    return tooLate(VIOLATIONS.NOT_DUE_YET, dossier.complyBy, ground)
  }
  return parsed({ counted: [], dossier: { ...dossier, state: 'enforcing' } })
}

/** Ends a proposal whose time to decide passed, or an enforcement that is over. */
export function closeFor(dossier: Dossier, reason: string, ground: Ground): Parsed<Move> {
  const wrong = judgeState(dossier, 'close')
  if (wrong) return wrong
  if (dossier.state === 'proposed' && dossier.decideBy !== null && ground.now < dossier.decideBy) {
    return tooLate(VIOLATIONS.NOT_DUE_YET, dossier.decideBy, ground)
  }
  const as = dossier.state === 'enforcing' && owedOf(dossier) === 0n ? 'paid' : 'lapsed'
  return parsed({ counted: [], dossier: closed(dossier, { as, reason }, ground) })
}
