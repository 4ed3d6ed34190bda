import { useSyncExternalStore } from 'react'

/** Where the reader is: the address without its origin, and how they came there. */
export interface Place {
  readonly pathname: string
  /** With its question mark, or empty. */
  readonly search: string
  /** `back` is also forward: a place where the reader has been, `scroll` pixels down. */
  readonly came: 'first' | 'there' | 'back' | 'refined'
  readonly scroll: number
}

/** How long a click waits for the code of the next page before that page shows its own waiting state, in milliseconds. */
const patience = 200
const listeners = new Set<() => void>()
let current = placeOf('first')
let steps = 0

/** Set by the app: fetches the code of the page at a path; undefined when it is here already. */
export const pageCode: { fetch: (pathname: string) => Promise<unknown> | undefined } = { fetch: () => undefined }

/** Follows Back and Forward; the app calls it once, before it draws. */
export function openPlaces(): void {
  history.scrollRestoration = 'manual'
  current = placeOf('first', Number(history.state?.scroll ?? 0))
  const address = current.pathname + current.search + location.hash
  if (current.pathname !== location.pathname) history.replaceState(history.state, '', address)
  addEventListener('popstate', ({ state }) => arrive('back', Number(state?.scroll ?? 0)))
  addEventListener('pagehide', keepScroll)
}

/** Goes to another address of the app; `?gap=…` is this page with those filters. */
export function goTo(to: string): void {
  keepScroll()
  const isSamePage = to.startsWith('?')
  history.pushState({}, '', isSamePage ? current.pathname + to : to)
  arrive(isSamePage ? 'refined' : 'there', 0)
}

/** Changes the filters of this page without a step in the history. */
export function refine(search: URLSearchParams): void {
  history.replaceState(history.state, '', search.size === 0 ? current.pathname : `${current.pathname}?${search}`)
  show(placeOf('refined'))
}

/** The place now, on a screen. */
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, placeNow)
}

/** The place now, outside of a component. */
export function placeNow(): Place {
  return current
}

/** The page that was left stays until the next one can be drawn, or until patience ends. */
function arrive(came: Place['came'], scroll: number): void {
  const step = ++steps
  const next = placeOf(came, scroll)
  const coming = next.pathname === current.pathname ? undefined : pageCode.fetch(next.pathname)
  const showOnce = () => {
    if (step === steps) show(next)
  }
  if (!coming) {
    showOnce()
    return
  }
  setTimeout(showOnce, patience)
  coming.then(showOnce, showOnce)
}

function show(place: Place): void {
  steps++
  current = place
  for (const listener of listeners) listener()
}

function keepScroll(): void {
  history.replaceState({ ...history.state, scroll: Math.round(scrollY) }, '')
}

function placeOf(came: Place['came'], scroll = 0): Place {
  return { pathname: withoutSlash(), search: location.search, came, scroll }
}

function withoutSlash(): string {
  return location.pathname.replace(/(?<=.)\/+$/, '')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
