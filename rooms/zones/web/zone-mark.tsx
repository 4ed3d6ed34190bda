import { useReading } from '#platform/web'
import { patternOf, type Tone } from '#ui'
import type { ColourMark } from '../domain/index.ts'
import styles from './zones.module.css'

/** The tone of a colour of a scheme. */
export function toneOf({ tone }: Pick<ColourMark, 'tone'>): Tone {
  return (['level-1', 'level-2', 'level-3', 'level-4'] as const)[tone - 1] ?? 'quiet'
}

/** A colour with its number in the official order, its pattern and its name: nobody has to tell red from green. */
export function ColourTag({ mark }: { readonly mark: ColourMark }) {
  const reading = useReading()
  return (
    <span className={styles.mark} data-tone={toneOf(mark)} data-pattern={patternOf(toneOf(mark))}>
      <span>{mark.place}</span>
      <span>{reading(mark.title)}</span>
    </span>
  )
}
