import { useFilters, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { reportWords } from './reports.words.ts'

/** Which area a screen of this room is about; stands in the address. */
export function AreaPick({ areaId }: { readonly areaId: number }) {
  const t = useWords(reportWords)
  const [, setFilters] = useFilters()
  return (
    <AreaField
      label={t('area')}
      name="areaId"
      value={areaId}
      onChange={(next) => next !== undefined && setFilters({ areaId: String(next) })}
    />
  )
}
