let waiting: ServiceWorker | undefined
const listeners = new Set<() => void>()

/**
 * Registers the service worker, by which the app starts with no network. A newer build waits until the person takes it: a
 * form under one's hands never changes. Where the page is not secure there is none, and the app works online only.
 */
export async function watchBuild(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register('/field/service-worker.js', { scope: '/field' })
  const see = (worker: ServiceWorker | null) => {
    const isNewer = worker?.state === 'installed' && navigator.serviceWorker.controller !== null
    if (!isNewer || !worker) return
    waiting = worker
    for (const listener of listeners) listener()
  }
  see(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing
    coming?.addEventListener('statechange', () => see(coming))
  })
}

/** Whether a newer build waits; for `useSyncExternalStore`. */
export const newerBuild = {
  isThere: () => waiting !== undefined,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  take: () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
    waiting?.postMessage('take-over')
  },
}
