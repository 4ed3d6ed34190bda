import type { Refusal, RefusalStatus } from '#kit'
import { retryAfterMs } from '../rules/patience.ts'
import type { RefusedWhole, Trouble } from './exchange.ts'

/** What the line is made of; tests bring their own. */
export interface LineParts {
  readonly fetch: typeof fetch
  readonly deviceNow: () => number
}

/** A whole answer of our server. */
export interface Told {
  readonly kind: 'told'
  /** Undefined where the asker's own copy still stands (304). */
  readonly body: unknown
  readonly headers: Headers
}

const patienceMs = 45_000
const photoPatienceMs = 180_000

/** One request under `/api`: a whole answer, a refusal, or why there was none. Never throws. */
export async function askServer(
  fetch: LineParts['fetch'],
  path: string,
  options: RequestInit = {},
): Promise<Told | RefusedWhole | Trouble> {
  const signal = AbortSignal.timeout(options.body instanceof Uint8Array ? photoPatienceMs : patienceMs)
  const headers = { accept: 'application/json, application/problem+json', ...options.headers }
  try {
    const response = await fetch(`/api${path}`, {
      ...options,
      headers,
      signal,
      credentials: 'same-origin',
      cache: 'no-store',
    })
    return troubleOf(response) ?? (await readAnswer(response))
  } catch {
    // No network; or cut off on the way; or the page of a network that wants a sign-in of its own: no answer of ours.
    return trouble('no-network')
  }
}

/** No answer, and why. */
export function trouble(what: Trouble['what'], leastMs = 0): Trouble {
  return { kind: 'trouble', what, leastMs: Number.isFinite(leastMs) ? leastMs : 0 }
}

function troubleOf({ status, headers }: Response): Trouble | undefined {
  if (status === 401) return trouble('signed-out')
  if (status === 429 || status === 503)
    return trouble('busy', retryAfterMs(headers.get('retry-after'), Date.parse(headers.get('date') ?? '')))
  return status >= 500 ? trouble('fault') : undefined
}

async function readAnswer(response: Response): Promise<Told | RefusedWhole> {
  if (response.status === 304) return { kind: 'told', body: undefined, headers: response.headers }
  const body: unknown = await response.json()
  if (response.ok) return { kind: 'told', body, headers: response.headers }
  const { code, words, field } = (body ?? {}) as Partial<Refusal>
  const refusal: Refusal = {
    code: code ?? `HTTP.${response.status}`,
    words: words ?? { vi: 'Máy chủ không nhận.', en: 'The server did not take it.' },
    status: response.status as RefusalStatus,
    ...(field === undefined ? {} : { field }),
  }
  return { kind: 'refused', refusal }
}
