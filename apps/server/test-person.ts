import { randomUUID } from 'node:crypto'
import type { IntentAnswer } from '#kit'

/** The password of everybody in a test city. */
export const testPassword = 'mật khẩu chỉ dùng để thử'

/** Somebody who signed in: speaks HTTP with the real server. */
export interface Person {
  readonly accountId: string
  readonly officerId: string | null
  readonly postId: string | null
  readonly areaId: number
  /** Its session as a browser would hold it. */
  readonly cookies: readonly { readonly name: string; readonly value: string }[]
  /** GET /api<path>: status and JSON. */
  get<T = unknown>(path: string): Promise<{ status: number; body: T }>
  /** One intent through the array door. */
  send(intent: { type: string; payload: unknown; id?: string; occurredAt?: string }): Promise<IntentAnswer>
  /** Many at once. */
  sendAll(
    intents: readonly { type: string; payload: unknown; id?: string; occurredAt?: string }[],
  ): Promise<IntentAnswer[]>
  /** Any request, with session and CSRF token; a body of text or bytes goes as it is, anything else as JSON. */
  request(
    method: string,
    path: string,
    body?: unknown,
    more?: { headers?: Record<string, string>; signal?: AbortSignal },
  ): Promise<Response>
}

/** An account as it was planted: who it is and what it holds. */
export interface Planted {
  readonly accountId: string
  readonly username: string
  readonly officerId: string | null
  readonly postId: string | null
  readonly areaId: number
}

/** Signs in as a browser would. */
export async function enter(url: string, given: Planted): Promise<Person> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ username: given.username, password: testPassword }),
  })
  if (!response.ok) throw new Error(`sign-in failed: ${response.status} ${await response.text()}`)
  const cookies = response.headers.getSetCookie().map((one) => {
    const [name = '', value = ''] = (one.split(';')[0] ?? '').split(/=(.*)/)
    return { name, value }
  })
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const session = await fetch(`${url}/api/session`, { headers: { cookie } })
  const { csrf } = (await session.json()) as { csrf: string }
  return {
    ...speaker(url, cookie, csrf),
    accountId: given.accountId,
    officerId: given.officerId,
    postId: given.postId,
    areaId: given.areaId,
    cookies,
  }
}

const isRaw = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array

/** Speaks HTTP with a session, or (with empty texts) as a visitor. */
export function speaker(
  url: string,
  cookie: string,
  csrf: string,
): Pick<Person, 'get' | 'send' | 'sendAll' | 'request'> {
  const request: Person['request'] = (method, where, body, { headers = {}, signal } = {}) =>
    fetch(`${url}/api${where}`, {
      method,
      headers: {
        cookie,
        'x-csrf-token': csrf,
        origin: url,
        'sec-fetch-site': 'same-origin',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
  const sendAll: Person['sendAll'] = async (intents) => {
    const response = await request('POST', '/intents', {
      intents: intents.map((one) => ({ id: randomUUID(), ...one })),
    })
    if (!response.ok) throw new Error(`the door answered ${response.status}: ${await response.text()}`)
    return ((await response.json()) as { answers: IntentAnswer[] }).answers
  }
  return {
    request,
    sendAll,
    get: async (where) => {
      const response = await request('GET', where)
      return { status: response.status, body: (await response.json()) as never }
    },
    send: async (intent) => (await sendAll([intent]))[0] as IntentAnswer,
  }
}
