import { type ComponentType, lazy } from 'react'
import type { ScreenProps } from './room.ts'

/**
 * A screen whose code comes when it is first opened, from the phone's own store: the app's first script stays small
 * however many rooms there are. `lazyScreen(async () => (await import('./crossing.screen.tsx')).CrossingScreen)`
 */
export function lazyScreen(load: () => Promise<ComponentType<ScreenProps>>): ComponentType<ScreenProps> {
  return lazy(async () => ({ default: await load() }))
}
