import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import type { Permission } from '#kit'
import {
  accountPath,
  hasEndedUnasked,
  registeredRooms,
  useGo,
  useMay,
  usePathname,
  useSessionQuery,
  useWords,
} from '#platform/web'
import { Answer, Loading, Note, Page } from '#ui'
import { appWords } from '../words.ts'

const SignIn = lazy(async () => ({ default: (await import('./sign-in.page.tsx')).SignInPage }))

/** Lets in who may see a page; asks others to sign in on the same address, so that they land where they wanted. */
export function Gate({
  permission,
  children,
}: {
  readonly permission: Permission | undefined
  readonly children: ReactNode
}) {
  const session = useSessionQuery()
  const may = useMay()
  const t = useWords(appWords)
  const pathname = usePathname()
  if (permission === 'public' && !hasEndedUnasked()) return children
  if (!session.data)
    return (
      <Page title={t('signIn.title')} showsTitle={false}>
        <Answer to={session}>{() => null}</Answer>
      </Page>
    )
  if (!session.data.account)
    return (
      <Suspense fallback={<Loading />}>
        <SignIn />
      </Suspense>
    )
  const { mustFirst } = session.data.account
  if (mustFirst && pathname !== accountPath && hasPage(accountPath)) return <GoTo to={accountPath} />
  if (may(permission)) return children
  return (
    <Page title={t('forbidden.title')} width="reading">
      <Note tone="soon" icon="key">
        {t('notFound.text')}
      </Note>
    </Page>
  )
}

/** Somebody who must first set a password or a second factor is sent to where that is done. */
function GoTo({ to }: { readonly to: string }) {
  const go = useGo()
  useEffect(() => go(to), [go, to])
  return null
}

function hasPage(path: string): boolean {
  return registeredRooms().some(({ pages }) => pages.some((page) => page.path === path))
}
