import { useWords } from '#platform/web'
import { FigureStrip, StripFigure } from '#ui'
import type { BatchShape } from '../domain/index.ts'
import { exchangeWords } from './exchange.words.ts'

/** What became of the rows, in numbers. */
export function CountsStrip({ batch: { counts, state } }: { readonly batch: BatchShape }) {
  const t = useWords(exchangeWords)
  const isUndone = state === 'undone' || state === 'undoing'
  return (
    <FigureStrip label={t('counts')}>
      <StripFigure label={t('result.done')} value={counts.done} />
      <StripFigure label={t('result.already')} value={counts.already + counts.unchanged} />
      <StripFigure
        label={t('result.wrong')}
        value={counts.wrong}
        {...(counts.wrong > 0 ? { change: { text: t('errors.what'), tone: 'warn' as const } } : {})}
      />
      {isUndone && <StripFigure label={t('result.undone')} value={counts.undone} />}
      {isUndone && counts.notUndone > 0 && <StripFigure label={t('result.not-undone')} value={counts.notUndone} />}
    </FigureStrip>
  )
}
