import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { registerFieldRooms } from '#platform/field'
import { openPlaces, queryClient } from '#platform/web'
import { CrashBoundary } from '#ui'
import { FieldApp } from './field-app.tsx'
import { rooms } from './rooms.ts'
import { watchBuild } from './watch-build.ts'
import './field.css'

registerFieldRooms(rooms)
openPlaces()
void watchBuild()
const place = document.getElementById('app')
if (!place) throw new Error('the page lacks #app')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <CrashBoundary>
        <FieldApp />
      </CrashBoundary>
    </QueryClientProvider>
  </StrictMode>,
)
