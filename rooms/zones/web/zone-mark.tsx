import { useReading } from '#platform/web'
import { patternOf, Tag, type Tone } from '#ui'
import type { ColourMark } from '../domain/index.ts'

/** The tone of a colour of a scheme. */
export function toneOf({ tone }: Pick<ColourMark, 'tone'>): Tone {
  return (['level-1', 'level-2', 'level-3', 'level-4'] as const)[tone - 1] ?? 'quiet'
}

/** A colour in words, with its own tone: the name says which scheme it is of. */
export function ColourTag({ mark }: { readonly mark: ColourMark }) {
  const reading = useReading()
  return (
    <span data-pattern={patternOf(toneOf(mark))}>
      <Tag tone={toneOf(mark)}>{reading(mark.title)}</Tag>
    </span>
  )
}
