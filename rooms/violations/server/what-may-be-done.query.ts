import { type Asking, may } from '#platform/server'
import type { ViolationPage } from '../domain/index.ts'
import { type Action, allowedFrom, type Charge, type Dossier, mayDecide, owedOf, type Signer } from '../domain/index.ts'

const permissionOf: Readonly<Record<Action, string>> = {
  record: 'violations.record',
  identify: 'violations.record',
  explain: 'violations.record',
  'waive-explanation': 'violations.record',
  propose: 'violations.record',
  transfer: 'violations.record',
  refer: 'violations.decide',
  decide: 'violations.decide',
  serve: 'violations.carry-out',
  pay: 'violations.carry-out',
  'ask-relief': 'violations.carry-out',
  'grant-relief': 'violations.decide',
  enforce: 'violations.decide',
  close: 'violations.decide',
  appeal: 'violations.carry-out',
  withdraw: 'violations.record',
}

/** What the asker could do with a dossier now: the permission, the state, and what each step asks besides. */
export function whatMayBeDone(
  asking: Asking,
  dossier: Dossier,
  about: { readonly charge: Charge; readonly signer: Signer },
): ViolationPage['can'] {
  const { actor, tree } = asking
  const fits = whatFits(asking, dossier, about)
  const can = Object.fromEntries(
    (Object.keys(allowedFrom) as Action[]).map((action) => [
      action,
      allowedFrom[action].includes(dossier.state) &&
        (fits[action] ?? true) &&
        may(actor, permissionOf[action], dossier.areaId, tree),
    ]),
  ) as Record<Action, boolean>
  return { ...can, 'read-person': may(actor, 'violations.read-person', dossier.areaId, tree) }
}

function whatFits(
  { now }: Asking,
  dossier: Dossier,
  { charge, signer }: { readonly charge: Charge; readonly signer: Signer },
): Partial<Record<Action, boolean>> {
  const explains = dossier.explanation === 'open' && dossier.explanationDueAt !== null && now < dossier.explanationDueAt
  const owes = owedOf(dossier) > 0n
  const isOverdue = dossier.complyBy !== null && now >= dossier.complyBy
  const isTooLate = dossier.decideBy !== null && now >= dossier.decideBy
  return {
    explain: explains,
    'waive-explanation': explains,
    transfer: dossier.transferTo !== null,
    decide: !(explains || isTooLate) && signer.authorities.some((one) => mayDecide(one, charge)),
    pay: owes || dossier.interestDue > 0n,
    'ask-relief': owes,
    'grant-relief': owes,
    enforce: owes && isOverdue && dossier.openAppealId === null,
    close: dossier.state !== 'proposed' || isTooLate,
    appeal: dossier.openAppealId === null && dossier.servedAt !== null,
  }
}
