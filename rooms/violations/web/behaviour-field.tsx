import { type Day, foldVietnamese } from '#kit'
import { read, useReading, useWords } from '#platform/web'
import { type FieldProps, PickField } from '#ui'
import { type BehaviourView, behaviourList } from '../domain/index.ts'
import { entryWords } from './entry.words.ts'
import { showDigits } from './show-money.ts'

type BehaviourFieldProps = Omit<FieldProps<string>, 'label' | 'help'> & {
  readonly behaviours: readonly BehaviourView[]
  /** The day of the act; absent while it is not known: no catalogue. */
  readonly on: Day | undefined
}

/** A behaviour of the catalogue of the day, found by words (accents optional) or code; each says its basis and range. */
export function BehaviourField({ behaviours, on, ...door }: BehaviourFieldProps) {
  const t = useWords(entryWords)
  const reading = useReading()
  const toItem = (one: BehaviourView) => ({
    id: one.code,
    label: `${one.code} ${reading(one.title)}`,
    detail: `${showDigits(one.ranges.individual.min)}–${showDigits(one.ranges.individual.max)} · ${one.article}`,
  })
  // Who types faster than the catalogue comes is answered when it is there.
  const find = async (text: string, signal: AbortSignal) => {
    const all = behaviours.length > 0 || !on ? behaviours : (await read(behaviourList, { on }, signal)).behaviours
    const wanted = foldVietnamese(text).split(' ').filter(Boolean)
    return all.map(toItem).filter(({ label }) => wanted.every((word) => foldVietnamese(label).includes(word)))
  }
  const chosen = behaviours.find(({ code }) => code === door.value)
  return (
    <PickField
      {...door}
      label={t('behaviour')}
      help={on ? t('behaviour.help') : t('behaviour.when')}
      find={find}
      chosen={chosen && toItem(chosen)}
    />
  )
}
