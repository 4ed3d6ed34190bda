import type { Instant, Words } from '#kit'
import {
  type Appeal,
  appealUntil,
  type ClockPeriod,
  type Clocks,
  type ClockView,
  clocksFor,
  type Dossier,
  type Ground,
  sayPeriod,
} from '../domain/index.ts'

const titles: Readonly<Record<ClockView['key'], Words>> = {
  record: { vi: 'Lập biên bản', en: 'Make the record' },
  explanation: { vi: 'Giải trình', en: 'Explain' },
  decision: { vi: 'Ra quyết định', en: 'Decide' },
  service: { vi: 'Tống đạt', en: 'Serve' },
  comply: { vi: 'Tự nguyện chấp hành', en: 'Comply' },
  appeal: { vi: 'Quyền khiếu nại', en: 'Right to appeal' },
  'accept-appeal': { vi: 'Thụ lý khiếu nại', en: 'Accept the appeal' },
  'resolve-appeal': { vi: 'Giải quyết khiếu nại', en: 'Resolve the appeal' },
}

interface Running {
  readonly key: ClockView['key']
  readonly dueAt: Instant | null
  readonly doneAt: Instant | null
  readonly period: ClockPeriod
}

/** The statutory clocks of a dossier that began, with the rule each stands on; those that have not begun are left out. */
export function clockViews(dossier: Dossier, appeal: Appeal | undefined, ground: Ground): ClockView[] {
  const clocks = clocksFor(ground, dossier)
  const running: Running[] = [
    { key: 'record', dueAt: dossier.recordBy, doneAt: dossier.recordedAt, period: clocks.record },
    {
      key: 'explanation',
      dueAt: dossier.explanationDueAt,
      doneAt: dossier.explanation === 'open' ? null : dossier.explanationDueAt,
      period: clocks.explainWritten,
    },
    { key: 'decision', dueAt: dossier.decideBy, doneAt: endOfDeciding(dossier), period: decisionRule(dossier, clocks) },
    { key: 'service', dueAt: dossier.serveBy, doneAt: dossier.servedAt, period: clocks.serve },
    {
      key: 'comply',
      dueAt: dossier.complyBy,
      doneAt: dossier.state === 'closed' ? dossier.closedAt : null,
      period: clocks.comply,
    },
    { key: 'appeal', dueAt: appealUntil(dossier, ground), doneAt: appeal?.filedAt ?? null, period: clocks.appeal },
    ...appealClocks(appeal, clocks),
  ]
  return running.flatMap((one) => toView(one, clocks.law, ground))
}

function endOfDeciding(dossier: Dossier): Instant | null {
  return dossier.decidedAt ?? (dossier.state === 'closed' ? dossier.closedAt : null)
}

function decisionRule(dossier: Dossier, clocks: Clocks): ClockPeriod {
  if (dossier.isComplex) return clocks.decideComplex
  if (dossier.explanationDueAt !== null) return clocks.decideExplained
  return dossier.transferredAt !== null && clocks.decideTransferred.value !== null
    ? clocks.decideTransferred
    : clocks.decide
}

function appealClocks(appeal: Appeal | undefined, clocks: Clocks): Running[] {
  if (!appeal) return []
  const acceptedAt = appeal.acceptedAt ?? appeal.resolvedAt
  return [
    { key: 'accept-appeal', dueAt: appeal.acceptBy, doneAt: acceptedAt, period: clocks.acceptAppeal },
    { key: 'resolve-appeal', dueAt: appeal.resolveBy, doneAt: appeal.resolvedAt, period: clocks.resolveAppeal },
  ]
}

function toView({ key, dueAt, doneAt, period }: Running, law: Words, { now }: Ground): ClockView[] {
  if (dueAt === null) return []
  const said = sayPeriod(period) ?? { vi: 'chưa có con số', en: 'no figure' }
  return [
    {
      key,
      title: titles[key],
      dueAt,
      doneAt,
      isLate: key !== 'appeal' && (doneAt ?? now) > dueAt,
      rule: { vi: `${said.vi} (${law.vi})`, en: `${said.en} (${law.en})` },
      sure: period.source.sure,
    },
  ]
}
