import type { Instant } from '#kit'
import { useRead, useReading, useWords } from '#platform/web'
import { directivesInForce } from '#rooms/documents/domain'
import { type FieldProps, SelectField } from '#ui'
import { lockdownWords } from './lockdown.words.ts'

/** One of the directives in force in the area: a lockdown stands on it and ends with it. */
export function DirectiveField({ areaId, ...field }: { readonly areaId: number } & Omit<FieldProps<string>, 'label'>) {
  const t = useWords(lockdownWords)
  const reading = useReading()
  const { data } = useRead(directivesInForce, { areaId })
  const options = (data?.items ?? []).map(({ id, label }) => ({ value: id, label: reading(label) }))
  return <SelectField label={t('basis')} help={t('basis.help')} options={options} {...field} />
}

/** The directives in force in an area with their ends. */
export function useDirectives(
  areaId: number | undefined,
): readonly { readonly id: string; readonly endsAt: Instant | null }[] {
  const { data } = useRead(directivesInForce, { areaId }, { enabled: areaId !== undefined })
  return (data?.items ?? []).map(({ id, to, reviewAt }) => ({ id, endsAt: (to ?? reviewAt) as Instant | null }))
}
