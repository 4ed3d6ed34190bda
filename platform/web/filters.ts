import { type AnyRouter, useRouter, useRouterState } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

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
  const router = useRouter()
  const searchText = useRouterState({ select: ({ location }) => location.searchStr })
  const filters = useMemo(() => Object.fromEntries(new URLSearchParams(searchText)), [searchText])
  const setFilters = useCallback(
    (change: Readonly<Record<string, string | undefined>>) => {
      const { pathname, searchStr } = router.state.location
      const search = new URLSearchParams(searchStr)
      for (const [name, value] of Object.entries(change)) {
        if (value === undefined || value === '') search.delete(name)
        else search.set(name, value)
      }
      router.history.replace(search.size === 0 ? pathname : `${pathname}?${search}`)
    },
    [router],
  )
  return [filters, setFilters]
}

/** Goes to another address of the app: `useGo()('/tasks/' + id)`. */
export function useGo(): (to: string) => void {
  const router = useRouter()
  return useCallback((to) => goTo(router, to), [router])
}

/** Goes there; `?gap=…` is this page with those filters. */
export function goTo(router: AnyRouter, to: string): void {
  router.history.push(to.startsWith('?') ? `${router.state.location.pathname}${to}` : to)
}

/** The path shown now, without filters. */
export function usePathname(): string {
  return useRouterState({ select: ({ location }) => location.pathname })
}
