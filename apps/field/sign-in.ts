import type { PhonePerson } from '#platform/field'
import { type Credentials, keepCsrfToken, renewal, request, type Session } from '#platform/web'

/**
 * Signs in; answers who it is, or that the account must first do something at a desk. Throws a `Problem`. Two journeys, not four: on a poor line each is half a second.
 */
export async function signInHere(credentials: Credentials): Promise<PhonePerson | 'must-first' | undefined> {
  renewal.renew = fetchToken
  await fetchToken()
  const session = await request<Session>('/session', { method: 'POST', body: credentials })
  keepCsrfToken(session.csrf)
  return personOf(session)
}

async function fetchToken(): Promise<void> {
  keepCsrfToken((await request<Session>('/session')).csrf)
}

function personOf({ account, utcOffsetMinutes }: Session): PhonePerson | 'must-first' | undefined {
  if (!account) return undefined
  if (account.mustFirst) return 'must-first'
  return {
    accountId: account.id,
    username: account.username,
    name: account.name,
    post: account.posts[0]?.title ?? '',
    permissions: account.permissions,
    utcOffsetMinutes,
    homeAreaId: account.homeAreaId,
  }
}
