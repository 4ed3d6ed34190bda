import type { z } from 'zod'
import type { Day, Instant } from '#kit'
import { showDay, showMoment, useWords } from '#platform/web'
import type { notePage } from '../domain/index.ts'
import { accountabilityWords } from './accountability.words.ts'
import type { ProcessStep } from './steps.tsx'

/** A note as its page is given it. */
export type ShownNote = z.infer<(typeof notePage)['answer']>

/** The steps of a note, those behind and those to come. */
export function useNoteSteps(shown: ShownNote): ProcessStep[] {
  const t = useWords(accountabilityWords)
  const isPublished = shown.publishedAt !== null
  const drafted: ProcessStep = {
    key: 'drafted',
    state: 'done',
    title: t('timeline.drafted'),
    at: shown.draftedAt,
    by: shown.draftedByName,
  }
  const right: ProcessStep[] =
    shown.explainBy === null
      ? []
      : [
          {
            key: 'right',
            state: shown.isHeard || isPublished ? 'done' : 'now',
            title: t('timeline.right', { at: showMoment(shown.explainBy as Instant) }),
            children: t('timeline.right.text'),
          },
        ]
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
  return [drafted, ...right, ...said, usePublished(shown), ...useLater(shown)]
}

function usePublished(shown: ShownNote): ProcessStep {
  const t = useWords(accountabilityWords)
  if (shown.publishedAt === null || shown.publishedUntil === null) {
    const state = shown.isHeard && shown.state === 'draft' ? 'now' : 'ahead'
    return { key: 'published', state, title: t('publish') }
  }
  return {
    key: 'published',
    state: 'done',
    title: t('timeline.published', { day: showDay(shown.publishedUntil as Day) }),
    at: shown.publishedAt,
    by: shown.publishedByName,
  }
}

function useLater(shown: ShownNote): ProcessStep[] {
  const t = useWords(accountabilityWords)
  const asked: ProcessStep = {
    key: 'asked',
    state: 'done',
    title: t('timeline.correction'),
    at: shown.correctionAskedAt,
    children: shown.correctionAsked,
  }
  const answer = shown.correctionAnswer
  const answered: ProcessStep = {
    key: 'answered',
    state: answer === null ? 'now' : 'done',
    title: answer === null ? t('correction.answer') : t('timeline.corrected', { answer: t(`correction.${answer}`) }),
    at: shown.correctedAt,
    children: shown.correctionNote,
  }
  const withdrawn: ProcessStep = {
    key: 'withdrawn',
    state: 'done',
    title: t('timeline.withdrawn'),
    children: shown.withdrawnReason,
  }
  return [
    ...(shown.correctionAsked === null ? [] : [asked, answered]),
    ...(shown.state === 'withdrawn' ? [withdrawn] : []),
  ]
}
