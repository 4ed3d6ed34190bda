import { createRootRoute, createRoute, createRouter, Outlet, useLocation, useParams } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense } from 'react'
import { type PageProps, useReading, type WebPage, type WebRoom } from '#platform/web'
import { CrashBoundary, Loading, Page } from '#ui'
import { ownPages } from './own-pages.ts'
import { Gate } from './shell/gate.tsx'
import { NotFoundPage } from './shell/not-found.page.tsx'
import { Shell } from './shell/shell.tsx'

/** The app's addresses: one route a page of every room, each fetched when somebody goes there. */
export function createAppRouter(rooms: readonly WebRoom[]) {
  const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage })
  const pages = [...rooms.flatMap((room) => room.pages), ...ownPages]
  const routes = pages.map((page) => {
    const Late = lazyPage(page)
    return createRoute({
      getParentRoute: () => root,
      path: page.path,
      component: () => <PageView page={page} Late={Late} />,
      loader: () => fetchEarly(page, rooms),
    })
  })
  return createRouter({
    routeTree: root.addChildren(routes),
    defaultPreload: 'intent',
    defaultPreloadStaleTime: Number.POSITIVE_INFINITY,
    scrollRestoration: staysOnSamePage(),
    trailingSlash: 'never',
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString()
      return text === '' ? '' : `?${text}`
    },
  })
}

/** Another filter or an opened detail on the same page leaves the reader where they had scrolled to. */
function staysOnSamePage(): (to: { location: { pathname: string } }) => boolean {
  let shown: string | undefined
  return ({ location }) => {
    const isSamePage = location.pathname === shown
    shown = location.pathname
    return !isSamePage
  }
}

function Frame() {
  const { pathname } = useLocation()
  return (
    <Shell>
      <CrashBoundary place={pathname}>
        <Outlet />
      </CrashBoundary>
    </Shell>
  )
}

function PageView({ page, Late }: { readonly page: WebPage; readonly Late: ComponentType<PageProps> }) {
  const params = useParams({ strict: false }) as Record<string, string>
  const reading = useReading()
  return (
    <Gate permission={page.permission}>
      <Suspense
        fallback={
          <Page title={reading(page.title)}>
            <Loading rows={6} />
          </Page>
        }
      >
        <Late key={JSON.stringify(params)} params={params} />
      </Suspense>
    </Gate>
  )
}

function lazyPage(page: WebPage): ComponentType<PageProps> {
  return lazy(async () => ({ default: await page.load() }))
}

/** Fetches a page's code while the session is still being asked; for the board its panels too, all at once. */
function fetchEarly(page: WebPage, rooms: readonly WebRoom[]): void {
  void page.load()
  if (page.path !== '/' && page.path !== '/areas/$areaId') return
  for (const panel of rooms.flatMap(({ areaPanels }) => areaPanels ?? [])) void panel.load()
}
