import { addDays, type Day, notParsed, type Parsed, parsed, startOfDay } from '#kit'
import { withNextDue } from './carry-out.ts'
import type { GrantRelief } from './carrying-out.contract.ts'
import { type Dossier, owedOf } from './dossier-record.ts'
import { dayIn, type Ground, judgeState, type Move } from './ground.ts'
import { sayVnd, toVnd } from './money.ts'
import { closed } from './record-dossier.ts'
import { VIOLATIONS } from './violations.refusals.ts'

/**
 * Reduces, exempts, defers or lets pay in parts for hardship (Art. 76–79). The sums from which the law allows each are not
 * confirmed, so nothing is refused for them: the person who grants it says why and on which text.
 */
export function relieve(
  dossier: Dossier,
  asked: GrantRelief & { readonly officerId: string | null },
  ground: Ground,
): Parsed<Move> {
  if (asked.officerId === null) return notParsed(VIOLATIONS.HUMAN_DECIDES)
  const wrong = judgeState(dossier, 'grant-relief')
  if (wrong) return wrong
  if (owedOf(dossier) === 0n) return notParsed(VIOLATIONS.NOTHING_OWED)
  const relieved = relievedBy(dossier, asked, ground)
  return relieved.ok ? parsed({ counted: [], dossier: relieved.value }) : relieved
}

function relievedBy(dossier: Dossier, asked: GrantRelief, ground: Ground): Parsed<Dossier> {
  const owed = owedOf(dossier)
  if (asked.kind === 'exempt') {
    const after = { ...dossier, relievedAmount: dossier.relievedAmount + owed, interestDue: 0n, interestFrom: null }
    return parsed(closed(after, { as: 'exempted', reason: asked.reason }, ground))
  }
  if (asked.kind === 'reduce') {
    const left = toVnd(asked.amount ?? '0')
    if (left <= 0n || left >= owed) {
      return notParsed(VIOLATIONS.NOT_LESS, { field: 'amount', params: { amount: sayVnd(owed) } })
    }
    return parsed({ ...dossier, relievedAmount: dossier.relievedAmount + owed - left })
  }
  return asked.kind === 'defer' ? defer(dossier, asked, ground) : inParts(dossier, asked, ground)
}

function defer(dossier: Dossier, { until }: GrantRelief, ground: Ground): Parsed<Dossier> {
  if (until === undefined || until <= dayIn(ground, ground.now)) {
    return notParsed(VIOLATIONS.UNTIL_AHEAD, { field: 'until' })
  }
  const complyBy = startOfDay(addDays(until as Day, 1), ground.calendar.offsetMinutes)
  return parsed({ ...dossier, complyBy, interestFrom: complyBy })
}

function inParts(dossier: Dossier, { instalments = [] }: GrantRelief, ground: Ground): Parsed<Dossier> {
  const owed = owedOf(dossier)
  const sum = instalments.reduce((total, { amount }) => total + toVnd(amount), 0n)
  if (sum !== owed) {
    const params = { sum: sayVnd(sum), owed: sayVnd(owed) }
    return notParsed(VIOLATIONS.INSTALMENTS_DO_NOT_SUM, { field: 'instalments', params })
  }
  const inOrder = instalments.toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : 1))
  if ((inOrder[0]?.dueOn ?? '') <= dayIn(ground, ground.now)) {
    return notParsed(VIOLATIONS.UNTIL_AHEAD, { field: 'instalments' })
  }
  const paid = dossier.paidAmount > 0n ? [{ dueOn: dossier.detectedOn, amount: String(dossier.paidAmount) }] : []
  const after = withNextDue({ ...dossier, instalments: [...paid, ...inOrder] }, ground)
  return parsed({ ...after, interestFrom: after.complyBy })
}
