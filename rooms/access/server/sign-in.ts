import { type Refusal, refuse } from '#kit'
import type { House, Trx } from '#platform/server'
import { ACCOUNTS, toUsername } from '../domain/index.ts'
import { beginAttempt, dropAttempt, failAttempt, forgive, hashOfUsername, type Trying } from './attempts.store.ts'
import { hashPassword, isOutdated, isPassword } from './password.ts'
import { countPasswordCheck } from './password-checks.ts'
import { spendCode } from './second-factor.store.ts'
import { hashOfSecret, newSecret } from './secrets.ts'
import { type Browser, endSessionOf, isKnownBrowser, rememberBrowser, startSession } from './sessions.store.ts'
import { stateFact } from './state-fact.ts'

/** What somebody at the door shows. */
export interface Shown {
  readonly username: string
  readonly password: string
  readonly code?: string | undefined
  readonly browser: Browser
  /** The browser's mark of earlier days, if it has one. */
  readonly mark?: string | undefined
  /** The session that the browser still holds, if any: it ends. */
  readonly oldSession?: string | undefined
}

/** In: the secret for the cookie and the browser's mark. Or out, and why. */
export type SignedIn = { readonly secret: string; readonly mark: string } | { readonly refusal: Refusal }

interface Candidate {
  readonly id: string
  readonly officer_id: string | null
  readonly area_id: number
  readonly password_hash: string | null
  readonly totp_secret: string | null
  readonly demo: boolean
  readonly disabled_at: string | null
}

/** Judges an attempt to sign in. Unknown name and wrong password cost the same and are told the same. */
export async function signIn(house: House, shown: Shown): Promise<SignedIn> {
  const username = toUsername(shown.username)
  const candidate = await findCandidate(house, username)
  const isKnown =
    candidate !== undefined && shown.mark !== undefined && (await isKnownBrowser(house.db, candidate.id, shown.mark))
  const trying: Trying = {
    accountId: candidate?.id ?? null,
    usernameHash: hashOfUsername(username),
    address: shown.browser.address,
    browserHash: isKnown && shown.mark ? hashOfSecret(shown.mark) : null,
  }
  const begun = await beginAttempt(house.db, trying)
  if ('wait' in begun) return { refusal: refuse(ACCOUNTS.WAIT, { params: { seconds: begun.wait } }) }
  countPasswordCheck(house)
  const isRight = await isPassword(candidate?.password_hash, shown.password)
  if (!candidate || !isRight || !mayEnter(candidate, house)) {
    await failAttempt(house.db, begun.attemptId, isRight ? 'disabled' : 'credentials')
    return { refusal: refuse(ACCOUNTS.WRONG_CREDENTIALS) }
  }
  return enter(house, candidate, shown, { ...trying, attemptId: begun.attemptId })
}

async function enter(
  house: House,
  account: Candidate,
  shown: Shown,
  trying: Trying & { attemptId: string },
): Promise<SignedIn> {
  if (account.totp_secret !== null && shown.code === undefined) {
    await dropAttempt(house.db, trying.attemptId)
    return { refusal: refuse(ACCOUNTS.CODE_NEEDED, { field: 'code' }) }
  }
  const renewed = await renewedHash(account, shown.password)
  const entered = await house.db.transaction().execute(async (trx) => {
    const isCodeWrong =
      account.totp_secret !== null && !(await spendCode(trx, house.vault, account.id, shown.code ?? ''))
    if (isCodeWrong) return undefined
    await forgive(trx, trying.attemptId, trying)
    if (renewed)
      await trx.updateTable('accounts').set({ password_hash: renewed }).where('id', '=', account.id).execute()
    return open(trx, house, account, shown)
  })
  if (entered) return entered
  await failAttempt(house.db, trying.attemptId, 'code')
  return { refusal: refuse(ACCOUNTS.WRONG_CODE, { field: 'code' }) }
}

async function open(
  trx: Trx,
  house: House,
  account: Candidate,
  shown: Shown,
): Promise<{ secret: string; mark: string }> {
  if (shown.oldSession) await endSessionOf(trx, shown.oldSession)
  const session = await startSession(trx, account.id, shown.browser)
  const mark = shown.mark ?? newSecret()
  await rememberBrowser(trx, account.id, mark)
  const doer = { accountId: account.id, officerId: account.officer_id }
  const data = { sessionId: session.id, secondFactor: account.totp_secret !== null }
  await stateFact(trx, house, doer, { type: 'signed-in', areaId: account.area_id, subjectId: account.id, data })
  return { secret: session.secret, mark }
}

async function findCandidate(house: House, username: string): Promise<Candidate | undefined> {
  return house.db
    .selectFrom('accounts')
    .select(['id', 'officer_id', 'area_id', 'password_hash', 'totp_secret', 'demo', 'disabled_at'])
    .where('username', '=', username)
    .executeTakeFirst()
}

function mayEnter(account: Candidate, house: House): boolean {
  return account.disabled_at === null && (!account.demo || house.sample)
}

async function renewedHash(account: Candidate, password: string): Promise<string | undefined> {
  return account.password_hash !== null && isOutdated(account.password_hash) ? hashPassword(password) : undefined
}
