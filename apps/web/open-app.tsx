import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openPlaces, queryClient, registerRooms, type WebRoom } from '#platform/web'
import { CrashBoundary } from '#ui'
import { App, fetchFirstPage } from './router.tsx'

/** How long the first page's code may keep the frame around it from being drawn, in milliseconds. */
const patience = 300

/** Draws the app with the web faces of these rooms. */
export async function openApp(rooms: readonly WebRoom[]): Promise<void> {
  const place = document.getElementById('app')
  if (!place) throw new Error('the page lacks #app')
  registerRooms(rooms)
  openPlaces()
  const fetched = fetchFirstPage(rooms, location.pathname).catch(() => undefined)
  await Promise.race([fetched, new Promise((resolve) => setTimeout(resolve, patience))])
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <CrashBoundary>
          <App rooms={rooms} />
        </CrashBoundary>
      </QueryClientProvider>
    </StrictMode>,
  )
}
