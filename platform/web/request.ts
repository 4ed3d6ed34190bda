import { offlineProblem, readProblem } from './problem.ts'

let csrfToken = ''

/** Remembers the token that unsafe methods carry; the session answer brings it. */
export function keepCsrfToken(token: string): void {
  csrfToken = token
}

/** Asked when the server no longer knows our token: fetches a new one. Set by the session. */
export const renewal: { renew: () => Promise<void> } = { renew: async () => {} }

/** Options of one request; `body` is sent as JSON, a file as it is. */
export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
}

/**
 * One request to our own server under `/api`; answers the parsed body (undefined when there is none).
 * Throws a {@link import('./problem.ts').Problem} for every error answer and for no answer.
 */
export async function request<A>(path: string, options: RequestOptions = {}): Promise<A> {
  const response = await fetchWithToken(path, options)
  if (!response.ok) throw await readProblem(response)
  if (response.status === 204) return undefined as A
  return (await response.json()) as A
}

async function fetchWithToken(path: string, options: RequestOptions): Promise<Response> {
  const first = await fetchOnce(path, options)
  if (first.status !== 403 || !isUnsafe(options)) return first
  const problem = await readProblem(first.clone())
  if (!problem.code.includes('CSRF')) return first
  await renewal.renew()
  return fetchOnce(path, options)
}

async function fetchOnce(path: string, { method = 'GET', body, signal }: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  if (body !== undefined) headers['content-type'] = body instanceof Blob ? body.type : 'application/json'
  if (method !== 'GET') headers['x-csrf-token'] = csrfToken
  try {
    return await fetch(`/api${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown
    throw offlineProblem()
  }
}

function isUnsafe({ method = 'GET' }: RequestOptions): boolean {
  return method !== 'GET'
}
