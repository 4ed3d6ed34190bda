import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient, registerRooms } from '#platform/web'
import { CrashBoundary } from '#ui'
import { rooms } from './rooms.ts'
import { createAppRouter } from './router.tsx'

registerRooms(rooms)
const router = createAppRouter(rooms)
const place = document.getElementById('app')
if (!place) throw new Error('index.html lacks #app')

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <CrashBoundary>
        <RouterProvider router={router} />
      </CrashBoundary>
    </QueryClientProvider>
  </StrictMode>,
)
