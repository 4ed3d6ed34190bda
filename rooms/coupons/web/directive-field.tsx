import type { Words } from '#kit'
import { useRead, useReading, useWords } from '#platform/web'
import { directivesInForce } from '#rooms/documents/domain'
import { SelectField } from '#ui'
import { schemeWords } from './scheme.words.ts'

interface DirectiveFieldProps {
  readonly areaId: number
  readonly name: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly problem: Words | undefined
}

/** One of the directives in force in the area: a scheme stands on it and lapses with it. */
export function DirectiveField({ areaId, ...field }: DirectiveFieldProps) {
  const t = useWords(schemeWords)
  const reading = useReading()
  const { data } = useRead(directivesInForce, { areaId })
  const options = (data?.items ?? []).map(({ id, label }) => ({ value: id, label: reading(label) }))
  return <SelectField label={t('ground')} help={t('ground.help')} options={options} {...field} />
}
