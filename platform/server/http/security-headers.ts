import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

/**
 * What every answer says to guard the browser, names in small letters. The library is asked once: its words are the same
 * for every answer, and to ask it each time took as long as the rest of a request. Pages bring a policy of their own for
 * what they may load.
 */
export function securityHeaders(): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {}
  const recorder = {
    setHeader(name: string, value: string) {
      headers[name.toLowerCase()] = value
    },
    removeHeader: () => {},
  }
  const write = helmet({ contentSecurityPolicy: false, hsts: { maxAge: 15_552_000 } })
  write({} as IncomingMessage, recorder as unknown as ServerResponse, (error) => {
    if (error) throw error
  })
  return headers
}
