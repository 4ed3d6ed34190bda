import type { z } from 'zod'
import type { Instant } from '#kit'
import { showMoment, useNow, useWords } from '#platform/web'
import { Clock } from '#ui'
import type { casePage } from '../domain/index.ts'
import { accountabilityWords } from './accountability.words.ts'
import type { ProcessStep } from './steps.tsx'

/** A case as its page is given it. */
export type ShownCase = z.infer<(typeof casePage)['answer']>

/** The steps of a case, those behind and those to come. */
export function useCaseSteps(shown: ShownCase): ProcessStep[] {
  const t = useWords(accountabilityWords)
  const now = useNow()
  const isOver = shown.explainBy <= now
  const isDecided = shown.outcome !== null
  const isHeard = shown.statements.length > 0
  const right: ProcessStep = {
    key: 'right',
    state: isHeard || isOver || isDecided ? 'done' : 'now',
    title: t('timeline.right', { at: showMoment(shown.explainBy as Instant) }),
    children: (
      <>
        {t('timeline.right.text')} {!isHeard && !isDecided && <Clock due={shown.explainBy as Instant} />}
      </>
    ),
  }
  const said = shown.statements.map(
    (one): ProcessStep => ({
      key: one.id,
      state: 'done',
      title: t('timeline.heard'),
      at: one.at,
      by: one.officerName,
      children: one.said,
    }),
  )
  const silent: ProcessStep = { key: 'silent', state: isOver ? 'done' : 'ahead', title: t('timeline.silent') }
  const opened: ProcessStep = {
    key: 'opened',
    state: 'done',
    title: t('timeline.opened'),
    at: shown.openedAt,
    by: shown.openedByName,
  }
  return [opened, right, ...(isHeard ? said : [silent]), useEnd(shown, isHeard || isOver)]
}

function useEnd(shown: ShownCase, mayCome: boolean): ProcessStep {
  const t = useWords(accountabilityWords)
  if (shown.outcome === null) {
    return {
      key: 'end',
      state: mayCome ? 'now' : 'ahead',
      title: t('timeline.waits', { at: showMoment(shown.decideBy as Instant) }),
      children: t('timeline.waits.text'),
    }
  }
  return {
    key: 'end',
    state: 'done',
    title: t('timeline.decided', { outcome: t(`outcome.${shown.outcome}`) }),
    at: shown.decidedAt,
    by: [shown.decidedByName, shown.decidedByPost].filter(Boolean).join(', '),
    children: shown.outcomeNote,
  }
}
