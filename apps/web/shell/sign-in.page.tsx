import { type FormEvent, useState } from 'react'
import { hasEndedUnasked, type Problem, useReading, useSession, useWords } from '#platform/web'
import { BrandMark, Button, Note, Page, RefusalNote, TextField } from '#ui'
import { appWords } from '../words.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import styles from './sign-in.module.css'
import { useEnter } from './use-enter.ts'

/** Sign-in: on its own address, or in the place of a page that wants to know who asks. */
export function SignInPage() {
  const t = useWords(appWords)
  const reading = useReading()
  const session = useSession()
  const enter = useEnter()
  const [values, setValues] = useState({ username: '', password: '', code: '' })
  const change = (name: keyof typeof values) => (value: string | undefined) =>
    setValues({ ...values, [name]: value ?? '' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = values.code.trim()
    void enter.go({ username: values.username.trim(), password: values.password, ...(code ? { code } : {}) })
  }
  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    onChange: change(name),
    problem: enter.problem?.fields.find((one) => one.field === name)?.words,
  })
  return (
    <Page title={t('signIn.title')} showsTitle={false}>
      <div className={styles.signIn}>
        <form className={styles.form} onSubmit={submit}>
          <div className={styles.brand}>
            <BrandMark size={36} /> <span>Nhạc Trưởng</span>
          </div>
          {hasEndedUnasked() ? (
            <Note tone="soon" icon="key" title={t('signIn.ended')} role="status">
              {t('signIn.endedText')}
            </Note>
          ) : (
            <p className={styles.lead}>{t('signIn.lead')}</p>
          )}
          {session && <p className={styles.profile}>{reading(session.profile.title)}</p>}
          <TextField label={t('signIn.username')} autoComplete="username" autoFocus {...field('username')} />
          <TextField
            label={t('signIn.password')}
            type="password"
            autoComplete="current-password"
            {...field('password')}
          />
          {enter.wantsCode && (
            <TextField
              label={t('signIn.code')}
              help={t('signIn.codeHelp')}
              autoComplete="one-time-code"
              autoFocus
              {...field('code')}
            />
          )}
          {enter.problem && enter.problem.fields.length === 0 && <SignInProblem problem={enter.problem} />}
          <Button type="submit" look="main" busy={enter.isBusy}>
            {t('signIn.submit')}
          </Button>
        </form>
        {session?.sample && <DemoAccounts onChoose={enter.go} />}
      </div>
    </Page>
  )
}

/** A wrong password is a 401 too: here it means what the server says, not that a session ended. */
function SignInProblem({ problem }: { readonly problem: Problem }) {
  const reading = useReading()
  if (problem.kind !== 'signed-out') return <RefusalNote problem={problem} />
  return (
    <p className={styles.problem} role="alert">
      {reading(problem.words)}
    </p>
  )
}
