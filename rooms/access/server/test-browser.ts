/** An answer as tests read it. */
export interface Heard {
  readonly status: number
  readonly body: Record<string, never> & { code?: string; field?: string; account?: { permissions: string[] } | null }
  readonly headers: Headers
}

/** A browser of a test: keeps cookies, sends the CSRF token it was given, and can lie about anything. */
export class TestBrowser {
  readonly url: string
  readonly cookies = new Map<string, string>()
  csrf = ''

  constructor(url: string) {
    this.url = url
  }

  /** One request under `/api`; `headers` go over what a browser would send, and an empty one is left out. */
  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Heard> {
    const sent: Record<string, string> = {
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'x-csrf-token': this.csrf,
      'sec-fetch-site': 'same-origin',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    }
    const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== ''))
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(`${this.url}/api${path}`, { method, headers: given, ...init })
    for (const line of response.headers.getSetCookie()) this.keep(line)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return { status: response.status, body: isJson ? JSON.parse(text) : {}, headers: response.headers }
  }

  /** Signs in; on success keeps the CSRF token. */
  async signIn(username: string, password: string, code?: string): Promise<Heard> {
    const shown = { username, password, ...(code === undefined ? {} : { code }) }
    const heard = await this.ask('POST', '/session', shown)
    if (heard.status === 200) this.csrf = (heard.body as unknown as { csrf: string }).csrf
    return heard
  }

  /** One intent through its own address. */
  send(type: string, payload: unknown): Promise<Heard> {
    return this.ask('POST', `/intents/${type}`, { id: crypto.randomUUID(), payload })
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    const value = pair.slice(at + 1)
    if (value === '') this.cookies.delete(pair.slice(0, at))
    else this.cookies.set(pair.slice(0, at), value)
  }
}
