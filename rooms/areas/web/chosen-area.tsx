import { useAccount, useFilters, useWords } from '#platform/web'
import { AreaField } from './area-field.tsx'
import { areaWords } from './areas.words.ts'

/** The area that a page shows: `areaId` of its address, else one's own, else the whole city. */
export function useChosenArea(): number {
  const [filters] = useFilters()
  const { homeAreaId } = useAccount()
  // The tree is planted from its root: the topmost area is the first there is.
  return /^\d+$/.test(filters.areaId ?? '') ? Number(filters.areaId) : (homeAreaId ?? 1)
}

/** Another area is chosen in the address, so that Back and a copied link keep it. */
export function ChosenArea() {
  const t = useWords(areaWords)
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
