// Starts the phone's app with no network: keeps the files of one build, all or none, and answers with them. It knows
// nothing of the outbox: what is recorded is kept and sent by the app itself (docs/decisions/0013).

/** What of a service worker this one uses; the full types would quarrel with those of a page. */
interface Worker {
  readonly clients: { readonly claim: () => Promise<void> }
  readonly skipWaiting: () => Promise<void>
  readonly addEventListener: (name: string, listener: (event: WorkerEvent) => void) => void
}

interface WorkerEvent {
  readonly data?: unknown
  readonly request: Request
  readonly waitUntil: (work: Promise<unknown>) => void
  readonly respondWith: (answer: Promise<Response>) => void
}

/** Written in by the build: the version (a hash over all files) and the addresses. */
declare const BUILD: { readonly version: string; readonly files: readonly string[] }

const worker = globalThis as unknown as Worker
const prefix = 'nhac-truong-field-'
const current = prefix + BUILD.version
const page = '/field'

worker.addEventListener('install', (event) => event.waitUntil(keepFiles()))
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()))
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting()
})
worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url)
  if (origin !== location.origin || event.request.method !== 'GET') return
  if (pathname !== page && !pathname.startsWith(`${page}/`)) return
  const isPage = event.request.mode === 'navigate'
  event.respondWith(fromHere(isPage ? page : pathname, event.request))
})

/**
 * One file that does not come, and the old build stays whole. A file whose name tells its content is taken from the
 * browser's own cache where it lies there already: what the page has just fetched need not come twice over a poor line.
 */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(current)
  const isNamedByContent = (file: string) => file.startsWith(`${page}/assets/`)
  await cache.addAll(
    BUILD.files.map((file) => new Request(file, { cache: isNamedByContent(file) ? 'default' : 'reload' })),
  )
}

async function takeOver(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== current).map((name) => caches.delete(name)),
  )
  await worker.clients.claim()
}

async function fromHere(address: string, request: Request): Promise<Response> {
  const kept = await (await caches.open(current)).match(address)
  return kept ?? fetch(request)
}

// A file of its own for the type checker; the build leaves nothing of this line.
export type { Worker }
