import { foldVietnamese } from '#kit'
import { useReading, useWords } from '#platform/web'
import { type FieldProps, PickField } from '#ui'
import type { BehaviourView } from '../domain/index.ts'
import { entryWords } from './entry.words.ts'
import { showDigits } from './show-money.ts'

type BehaviourFieldProps = Omit<FieldProps<string>, 'label' | 'help'> & {
  readonly behaviours: readonly BehaviourView[]
  /** The day of the act is not known yet: no catalogue. */
  readonly isWaiting: boolean
}

/** A behaviour of the catalogue of the day, found by words (accents optional) or code; each says its basis and range. */
export function BehaviourField({ behaviours, isWaiting, ...door }: BehaviourFieldProps) {
  const t = useWords(entryWords)
  const reading = useReading()
  const items = behaviours.map((one) => ({
    id: one.code,
    label: `${one.code} ${reading(one.title)}`,
    detail: `${showDigits(one.ranges.individual.min)}–${showDigits(one.ranges.individual.max)} · ${one.article}`,
  }))
  const find = async (text: string) => {
    const wanted = foldVietnamese(text).split(' ').filter(Boolean)
    return items.filter(({ label }) => wanted.every((word) => foldVietnamese(label).includes(word)))
  }
  return (
    <PickField
      {...door}
      label={t('behaviour')}
      help={isWaiting ? t('behaviour.when') : t('behaviour.help')}
      find={find}
      chosen={items.find(({ id }) => id === door.value)}
    />
  )
}
