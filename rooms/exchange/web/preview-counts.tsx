import { useWords } from '#platform/web'
import { FigureStrip, Note, StripFigure } from '#ui'
import { exchangeWords } from './exchange.words.ts'
import type { Preview } from './preview-choices.ts'

const always = ['rows', 'new', 'wrong'] as const
const whenAny = ['change', 'unchanged', 'already'] as const

/** How many rows there are and what they would come to. */
export function PreviewCounts({ shown }: { readonly shown: Preview }) {
  const t = useWords(exchangeWords)
  const { counts, isWhole } = shown
  const names = [...always.slice(0, 2), ...whenAny.filter((name) => counts[name] > 0), always[2]]
  return (
    <>
      <FigureStrip label={t('counts')}>
        {names.map((name) => (
          <StripFigure
            key={name}
            label={t(`counts.${name}`)}
            value={counts[name]}
            {...(name === 'wrong' && counts.wrong > 0
              ? { change: { text: t('errors.what'), tone: 'warn' as const } }
              : {})}
          />
        ))}
      </FigureStrip>
      {!isWhole && <Note>{t('counts.part', { rows: counts.rows })}</Note>}
    </>
  )
}
