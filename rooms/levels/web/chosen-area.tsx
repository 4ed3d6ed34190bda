import { useAccount, useFilters, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { levelWords } from './levels.words.ts'

/** The area that a page shows: from the address, else one's own. */
export function useChosenArea(): number {
  const [filters] = useFilters()
  const { homeAreaId } = useAccount()
  return /^\d+$/.test(filters.areaId ?? '') ? Number(filters.areaId) : (homeAreaId ?? 1)
}

/** Another area is chosen in the address, so that Back and a copied link keep it. */
export function ChosenArea() {
  const t = useWords(levelWords)
  const areaId = useChosenArea()
  const [, setFilters] = useFilters()
  return (
    <AreaField
      name="areaId"
      label={t('area')}
      value={areaId}
      onChange={(id) => setFilters({ areaId: id === undefined ? undefined : String(id) })}
      problem={undefined}
    />
  )
}
