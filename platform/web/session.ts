import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Instant, Permission, Words } from '#kit'
import { type ClockKind, setCityClock } from './city-clock.ts'
import { earlyAnswer, forgetEarlyAnswers } from './early-answers.ts'
import { queryClient } from './query-client.ts'
import { keepCsrfToken, renewal, request } from './request.ts'
import { forgetAllUnanswered } from './unanswered.ts'

/** A post that the signed-in person holds now. */
export interface HeldPost {
  readonly id: string
  readonly title: string
  readonly areaId: number
  readonly areaName: string
}

/** The signed-in person. `permissions` are the named ones held in at least one area; the server has the last word. */
export interface Account {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly posts: readonly HeldPost[]
  readonly permissions: readonly Permission[]
  readonly homeAreaId: number
  readonly locale: 'vi' | 'en'
  readonly twoFactor: boolean
  /** What must be done before anything else is allowed: a new password, or a second factor that the role demands. */
  readonly mustFirst: 'password' | 'second-factor' | null
  /** This browser's own session among the others of the account. */
  readonly sessionId: string | null
}

/** Who is here, and what the house is: which profile, which clock, whether the sample is loaded. */
export interface Session {
  readonly account: Account | null
  readonly csrf: string
  readonly now: Instant
  readonly utcOffsetMinutes: number
  readonly clock: ClockKind
  readonly profile: { readonly name: string; readonly title: Words }
  readonly sample: boolean
}

/** What the sign-in form sends; `code` is the six digits of the second factor. */
export interface Credentials {
  readonly username: string
  readonly password: string
  readonly code?: string
}

const key = ['session'] as const
let endedUnasked = false

/** Fetches the session, sets the clock and the token. */
export async function fetchSession(): Promise<Session> {
  const session = await request<Session>('/session')
  const before = queryClient.getQueryData<Session>(key)
  if (before?.account && !session.account) endedUnasked = true
  return adopt(session)
}

/** Whether the session of this screen ended without a sign-out: the shell then asks to sign in, on public pages too. */
export function hasEndedUnasked(): boolean {
  return endedUnasked
}

function adopt(session: Session): Session {
  keepCsrfToken(session.csrf)
  setCityClock(session)
  return session
}

renewal.renew = async () => {
  queryClient.setQueryData(key, await fetchSession())
}

/** The session on a screen; undefined until the first answer. */
export function useSession(): Session | undefined {
  return useSessionQuery().data
}

/** The session with its state, for the shell. */
export function useSessionQuery() {
  return useQuery({
    queryKey: key,
    queryFn: fetchSession,
    initialData: sessionOfPage,
    staleTime: 60_000,
    refetchInterval: 5 * 60_000,
  })
}

/** The session that came with the page. */
function sessionOfPage(): Session | undefined {
  const session = earlyAnswer<Session>('/session')
  return session && adopt(session)
}

/** The signed-in person, on screens that need one. Throws where nobody is signed in: pages behind the gate only. */
export function useAccount(): Account {
  const account = useSession()?.account
  if (!account) throw new Error('useAccount on a page that nobody signed in to')
  return account
}

/** Asks whether the signed-in person has a permission anywhere: to show a button or not. The server decides. */
export function useMay(): (permission: Permission | undefined) => boolean {
  const account = useSession()?.account
  return useCallback(
    (permission: Permission | undefined) => {
      if (permission === 'public') return true
      if (!account) return false
      return permission === undefined || permission === 'signed-in' || account.permissions.includes(permission)
    },
    [account],
  )
}

/** Signs in; throws the refusal as a `Problem` (its `field` is `code` when the second factor is asked for). */
export async function signIn(credentials: Credentials): Promise<void> {
  const session = await request<Session>('/session', { method: 'POST', body: credentials })
  await becomeSomebodyElse(adopt(session))
}

/** Signs out and forgets every answer; drafts stay on this machine, under the account's id. */
export async function signOut(): Promise<void> {
  await request('/session', { method: 'DELETE' })
  forgetAllUnanswered()
  await becomeSomebodyElse(await fetchSession())
}

/** Forgets what the one before was told; what is on the screen is asked again in the new name. */
async function becomeSomebodyElse(session: Session): Promise<void> {
  endedUnasked = false
  forgetEarlyAnswers()
  queryClient.setQueryData(key, session)
  queryClient.removeQueries({ type: 'inactive', predicate: isNotSession })
  await queryClient.resetQueries({ predicate: isNotSession })
}

function isNotSession({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== key[0]
}

/** The server no longer knows us: ask who we are, so that the shell shows the sign-in over the same page. */
export function forgetAccount(): void {
  void queryClient.invalidateQueries({ queryKey: key })
}
