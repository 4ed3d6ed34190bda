import { type ComponentType, useEffect, useLayoutEffect, useReducer } from 'react'
import { type PageProps, type Place, pageCode, usePlace, useReading, type WebPage, type WebRoom } from '#platform/web'
import { CrashBoundary, Loading, Page } from '#ui'
import { type Match, matchPage } from './match-page.ts'
import { ownPages } from './own-pages.ts'
import { restoreScroll } from './restore-scroll.ts'
import { Gate } from './shell/gate.tsx'
import { NotFoundPage } from './shell/not-found.page.tsx'
import { Shell } from './shell/shell.tsx'

/** The pages whose code is here, or is on its way. */
const here = new Map<WebPage, ComponentType<PageProps>>()
const coming = new Map<WebPage, Promise<unknown>>()

/** The app's addresses: the pages of all rooms, each fetched when somebody goes there or is about to. */
export function App({ rooms }: { readonly rooms: readonly WebRoom[] }) {
  const place = usePlace()
  const match = matchPage(pagesOf(rooms), place.pathname)
  useLayoutEffect(() => settle(place), [place])
  return (
    <Shell>
      <CrashBoundary place={place.pathname}>
        {match ? <PageView key={keyOf(match)} match={match} /> : <NotFoundPage />}
      </CrashBoundary>
    </Shell>
  )
}

/** Fetches the first page's code before anything is drawn, so that a board is drawn once and whole. */
export async function fetchFirstPage(rooms: readonly WebRoom[], pathname: string): Promise<void> {
  pageCode.fetch = (path) => {
    const page = matchPage(pagesOf(rooms), path)?.page
    return page && !here.has(page) ? fetchPage(page) : undefined
  }
  await pageCode.fetch(pathname)
}

function PageView({ match: { page, params } }: { readonly match: Match }) {
  const reading = useReading()
  const Here = usePageCode(page)
  return (
    <Gate permission={page.permission}>
      {Here ? (
        <Here params={params} />
      ) : (
        <Page title={reading(page.title)}>
          <Loading rows={6} />
        </Page>
      )}
    </Gate>
  )
}

/** The page's component once its code is here; a fault where it could not be fetched, for the boundary around it. */
function usePageCode(page: WebPage): ComponentType<PageProps> | undefined {
  const [failure, tell] = useReducer((_: { thrown?: unknown }, thrown?: unknown) => ({ thrown }), {})
  useEffect(() => {
    let isShown = true
    if (!here.has(page)) {
      fetchPage(page).then(
        () => isShown && tell(),
        (thrown) => isShown && tell(thrown),
      )
    }
    return () => {
      isShown = false
    }
  }, [page])
  if (failure.thrown !== undefined) throw failure.thrown
  return here.get(page)
}

function fetchPage(page: WebPage): Promise<unknown> {
  const known = coming.get(page)
  if (known) return known
  const fetched = page.load().then((component) => here.set(page, component))
  coming.set(page, fetched)
  // Without a network now, perhaps with one later.
  fetched.catch(() => coming.delete(page))
  return fetched
}

function pagesOf(rooms: readonly WebRoom[]): readonly WebPage[] {
  return [...rooms.flatMap((room) => room.pages), ...ownPages]
}

function keyOf({ page, params }: Match): string {
  return page.path + JSON.stringify(params)
}

/** A new page begins at its top, one that was left stands where it was; another filter moves nothing. */
function settle({ came, scroll }: Place): (() => void) | undefined {
  if (came === 'there') scrollTo(0, 0)
  return came === 'back' ? restoreScroll(scroll) : undefined
}
