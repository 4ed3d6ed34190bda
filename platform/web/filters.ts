import { useCallback, useMemo } from 'react'
import { goTo, placeNow, refine, usePlace } from './place.ts'

/** Filters of a screen as they stand in the address: text by name. */
export type Filters = Readonly<Record<string, string>>

/**
 * The filters of this screen, kept in the address, so that a number can be a door to them and Back returns to them.
 * Setting `undefined` or '' takes one away. Steps do not pile up in the history while somebody types.
 *
 * @example
 * const [filters, setFilters] = useFilters()
 * setFilters({ status: 'late' })
 */
export function useFilters(): readonly [Filters, (change: Readonly<Record<string, string | undefined>>) => void] {
  const { search } = usePlace()
  const filters = useMemo(() => Object.fromEntries(new URLSearchParams(search)), [search])
  const setFilters = useCallback((change: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(placeNow().search)
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    }
    refine(next)
  }, [])
  return [filters, setFilters]
}

/** Goes to another address of the app: `useGo()('/tasks/' + id)`. */
export function useGo(): (to: string) => void {
  return goTo
}

/** The path shown now, without filters. */
export function usePathname(): string {
  return usePlace().pathname
}
