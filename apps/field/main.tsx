import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openPlaces } from '#platform/web'
import { CrashBoundary } from '#ui'
import { FieldApp } from './field-app.tsx'
import './field.css'

openPlaces()
const place = document.getElementById('app')
if (!place) throw new Error('the page lacks #app')
createRoot(place).render(
  <StrictMode>
    <CrashBoundary>
      <FieldApp />
    </CrashBoundary>
  </StrictMode>,
)
