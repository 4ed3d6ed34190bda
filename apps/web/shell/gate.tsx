import { lazy, type ReactNode, Suspense } from 'react'
import type { Permission } from '#kit'
import { useMay, useSessionQuery, useWords } from '#platform/web'
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
  if (permission === 'public') return children
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
  if (may(permission)) return children
  return (
    <Page title={t('forbidden.title')} width="reading">
      <Note tone="soon" icon="key">
        {t('notFound.text')}
      </Note>
    </Page>
  )
}
