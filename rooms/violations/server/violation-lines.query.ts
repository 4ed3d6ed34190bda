import { dayOf, type Words } from '#kit'
import type { Asking } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import {
  type BehaviourBook,
  chargeOn,
  type Dossier,
  fromVnd,
  nextClock,
  numberOf,
  type ViolationLine,
} from '../domain/index.ts'
import { rulesOf } from './violation-rules.query.ts'

/** Titles of areas by id, as the asker's tree has them; one that is gone has its last name. */
export async function areaTitles(asking: Pick<Asking, 'db' | 'tree'>): Promise<(areaId: number) => Words> {
  const book = await openBook(asking)
  return (areaId) => {
    const area = book.byId.get(areaId)
    return area === undefined ? { vi: '', en: '' } : areaTitle(area)
  }
}

/** The title of a behaviour by the rule of the day of the act; its code where no rule knows it. */
export function behaviourTitle(
  behaviours: BehaviourBook,
  { behaviour, variant, actAt }: Pick<Dossier, 'behaviour' | 'variant' | 'actAt'>,
  offsetMinutes: number,
): Words {
  const charge = chargeOn(behaviours, { behaviour, variant: variant ?? undefined }, dayOf(actAt, offsetMinutes))
  return charge.ok ? charge.value.title : { vi: behaviour, en: behaviour }
}

/** Dossiers as lists show them. Nothing of the person is read. */
export async function toLines(asking: Asking, dossiers: readonly Dossier[]): Promise<ViolationLine[]> {
  const { behaviours } = await rulesOf(asking.profile)
  const titleOf = await areaTitles(asking)
  return dossiers.map((dossier): ViolationLine => {
    const next = nextClock(dossier)
    return {
      id: dossier.id,
      number: numberOf(dossier),
      numberedIn: dossier.numberedIn === dossier.zoneId ? null : titleOf(dossier.numberedIn),
      areaId: dossier.areaId,
      areaTitle: titleOf(dossier.areaId),
      behaviour: dossier.behaviour,
      behaviourTitle: behaviourTitle(behaviours, dossier, asking.profile.utcOffsetMinutes),
      subjectKind: dossier.subjectKind,
      state: dossier.state,
      closedAs: dossier.closedAs,
      verdict: dossier.verdict ?? dossier.proposedVerdict,
      actAt: dossier.actAt,
      detectedOn: dossier.detectedOn,
      proposedOn: dossier.proposedOn,
      decidedOn: dossier.decidedOn,
      proposedAmount: fromVnd(dossier.proposedAmount),
      decidedAmount: fromVnd(dossier.decidedAmount),
      paidAmount: fromVnd(dossier.paidAmount),
      cancelledAmount: fromVnd(dossier.cancelledAmount),
      level: dossier.level,
      levelAreaId: dossier.levelAreaId,
      clock: next?.clock ?? null,
      dueAt: next?.dueAt ?? null,
      isLate: next?.dueAt != null && next.dueAt <= asking.now,
      hasOpenAppeal: dossier.openAppealId !== null,
    }
  })
}
