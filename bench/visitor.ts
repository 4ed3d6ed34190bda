import { Agent, type IncomingMessage, request as send } from 'node:http'

/** A person who signed in, speaking HTTP over kept-alive connections, as a browser would. */
export interface Visitor {
  readonly username: string
  readonly headers: Readonly<Record<string, string>>
  get<T>(path: string): Promise<T>
  /** Many intents in one array; throws when one was not taken. */
  send(intents: readonly { id: string; type: string; payload: unknown }[]): Promise<Answer[]>
}

/** An answer of the door, as far as a bench reads it. */
export interface Answer {
  readonly id: string
  readonly outcome: string
  readonly result?: unknown
  readonly refusal?: { readonly code: string }
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

const passwords = new Map<string, Promise<string>>()

/** The password of the sample's accounts, as the sign-in page shows it. */
export function demoPassword(url: string): Promise<string> {
  const known = passwords.get(url) ?? askPassword(url)
  passwords.set(url, known)
  return known
}

async function askPassword(url: string): Promise<string> {
  const { text } = await ask(`${url}/api/demo-accounts`, { headers: {} })
  const [account] = (JSON.parse(text) as { items: { password: string }[] }).items
  if (!account) throw new Error('the program runs without the sample')
  return account.password
}

/** Signs in with an account of the sample. */
export async function enter(url: string, username: string): Promise<Visitor> {
  const origin = { 'content-type': 'application/json', origin: url, 'sec-fetch-site': 'same-origin' }
  const body = JSON.stringify({ username, password: await demoPassword(url) })
  const entered = await ask(`${url}/api/session`, { method: 'POST', headers: origin, body })
  if (entered.status !== 200) throw new Error(`${username} could not sign in: ${entered.text}`)
  const cookie = (entered.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
  const { csrf } = JSON.parse((await ask(`${url}/api/session`, { headers: { cookie } })).text) as { csrf: string }
  return speakAs(url, username, { ...origin, cookie, 'x-csrf-token': csrf })
}

function speakAs(url: string, username: string, headers: Record<string, string>): Visitor {
  return {
    username,
    headers,
    get: async (path) => {
      const { status, text } = await ask(`${url}/api${path}`, { headers })
      if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${text}`)
      return JSON.parse(text) as never
    },
    send: async (intents) => {
      const { status, text } = await ask(`${url}/api/intents`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ intents }),
      })
      if (status !== 200) throw new Error(`the door answered ${status}: ${text}`)
      const { answers } = JSON.parse(text) as { answers: Answer[] }
      const refused = answers.find(({ outcome }) => outcome !== 'accepted' && outcome !== 'already-done')
      if (refused) throw new Error(`an intent was not taken: ${JSON.stringify(refused)}`)
      return answers
    },
  }
}

interface Question {
  readonly method?: string
  readonly headers: Record<string, string>
  readonly body?: string
}

/** One request over the kept-alive connections. */
export function ask(
  url: string,
  { method = 'GET', headers, body }: Question,
): Promise<{ status: number; headers: IncomingMessage['headers']; text: string }> {
  return new Promise((resolve, reject) => {
    const request = send(url, { method, headers, agent }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString() }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}
