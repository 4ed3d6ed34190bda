import { currentLanguage, read, useReading, useWords } from '#platform/web'
import { type FieldProps, PickField, type PickFind, PickManyField } from '#ui'
import { type AreaLevel, areaSearch } from '../domain/index.ts'
import { useAreaHead, useAreaTitles } from './area-head.ts'
import { areaWords } from './areas.words.ts'

/** Where to look for areas: inside one, only at some levels, units that have ended too. */
export interface AreaSearchScope {
  readonly under?: number | undefined
  readonly levels?: readonly AreaLevel[] | undefined
  readonly former?: boolean | undefined
}

/** How a field finds areas: diacritics optional, kind optional, code too. */
export function findAreasIn({ under, levels, former }: AreaSearchScope = {}): PickFind<number> {
  return async (text, signal) => {
    if (text.trim() === '') return []
    const where = { under, levels: levels?.join(','), former: former ? ('also' as const) : ('no' as const) }
    const { items } = await read(areaSearch, { q: text, limit: 12, ...where }, signal)
    const language = currentLanguage()
    return items.map((area) => ({
      id: area.id,
      label: area.title[language],
      detail: [area.above[language], area.code].filter(Boolean).join(' · '),
    }))
  }
}

interface AreaFieldProps extends FieldProps<number> {
  readonly scope?: AreaSearchScope | undefined
}

/** One area, found by typing a few letters of its name. */
export function AreaField({ scope, placeholder, ...door }: AreaFieldProps) {
  const t = useWords(areaWords)
  const reading = useReading()
  const { data: head } = useAreaHead(door.value)
  const chosen = head && head.id === door.value ? { id: head.id, label: reading(head.title) } : undefined
  return <PickField {...door} find={findAreasIn(scope)} chosen={chosen} placeholder={placeholder ?? t('pick.hint')} />
}

/** Several areas: recipients of a document, roots of a cascade. */
export function AreasField({
  scope,
  placeholder,
  ...door
}: FieldProps<readonly number[]> & { readonly scope?: AreaSearchScope | undefined }) {
  const t = useWords(areaWords)
  const reading = useReading()
  const titles = useAreaTitles(door.value ?? [])
  const chosen = [...titles].map(([id, title]) => ({ id, label: reading(title) }))
  const hint = placeholder ?? t('pick.hint')
  return <PickManyField {...door} find={findAreasIn(scope)} chosen={chosen} placeholder={hint} />
}
