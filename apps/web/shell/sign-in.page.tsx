import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  type Problem,
  request,
  signIn,
  toProblem,
  useGo,
  usePathname,
  useReading,
  useSession,
  useWords,
} from '#platform/web'
import { BrandMark, Button, Page, RefusalNote, TextField } from '#ui'
import { appWords } from '../words.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import styles from './shell.module.css'

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
    void enter.go({
      username: values.username.trim(),
      password: values.password,
      ...(values.code ? { code: values.code.replace(/\D/g, '') } : {}),
    })
  }
  const ofField = (field: string) => enter.problem?.fields.find((one) => one.field === field)?.words
  return (
    <Page title={t('signIn.title')} showsTitle={false}>
      <div className={styles.signIn}>
        <form className={styles.form} onSubmit={submit}>
          <div className={styles.brand}>
            <BrandMark size={36} /> <span>Nhạc Trưởng</span>
          </div>
          <p className={styles.lead}>{t('signIn.lead')}</p>
          {session && <p className={styles.profile}>{reading(session.profile.title)}</p>}
          <TextField
            name="username"
            label={t('signIn.username')}
            autoComplete="username"
            autoFocus
            value={values.username}
            onChange={change('username')}
            problem={ofField('username')}
          />
          <TextField
            name="password"
            label={t('signIn.password')}
            type="password"
            autoComplete="current-password"
            value={values.password}
            onChange={change('password')}
            problem={ofField('password')}
          />
          <TextField
            name="code"
            label={t('signIn.code')}
            help={t('signIn.codeHelp')}
            optional
            inputMode="numeric"
            autoComplete="one-time-code"
            value={values.code}
            onChange={change('code')}
            problem={ofField('code')}
          />
          {enter.problem && enter.problem.fields.length === 0 && <SignInProblem problem={enter.problem} />}
          <Button type="submit" look="main" busy={enter.isBusy}>
            {t('signIn.submit')}
          </Button>
        </form>
        {session?.sample && (
          <DemoAccounts onChoose={({ username, password }) => void enter.go({ username, password })} />
        )}
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

function useEnter() {
  const go = useGo()
  const pathname = usePathname()
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)
  const enter = async (credentials: Parameters<typeof signIn>[0]) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await signIn(credentials)
      if (pathname === '/sign-in') go('/')
    } catch (thrown) {
      setProblem(toProblem(thrown))
    } finally {
      setBusy(false)
    }
  }
  return { go: enter, problem, isBusy }
}

/** A person of the sample, who may be entered as. */
export interface DemoAccount {
  readonly username: string
  readonly password: string
  readonly name: string
  readonly post: string
}

/** The people of the sample. */
export function useDemoAccounts() {
  return useQuery<{ items: readonly DemoAccount[] }>({
    queryKey: ['demo-accounts'],
    queryFn: () => request('/demo-accounts'),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
