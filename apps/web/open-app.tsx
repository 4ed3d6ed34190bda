import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient, registerRooms, type WebRoom } from '#platform/web'
import { CrashBoundary } from '#ui'
import { createAppRouter } from './router.tsx'

/** Draws the app with the web faces of these rooms. */
export function openApp(rooms: readonly WebRoom[]): void {
  const place = document.getElementById('app')
  if (!place) throw new Error('the page lacks #app')
  registerRooms(rooms)
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <CrashBoundary>
          <RouterProvider router={createAppRouter(rooms)} />
        </CrashBoundary>
      </QueryClientProvider>
    </StrictMode>,
  )
}
