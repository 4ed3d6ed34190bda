import { type FormEvent, useState } from 'react'
import { Banner, BigButton, type PhonePerson, phonePeople, rememberPerson, Screen } from '#platform/field'
import { fetchSession, type Problem, signIn, toProblem, useReading, useWords } from '#platform/web'
import { TextField } from '#ui'
import { appWords } from '../field-words.ts'

/** Signs in with the account of the command post; needs a network, once. */
export function SignInScreen({
  onEntered,
  onBack,
}: {
  readonly onEntered: (person: PhonePerson) => void
  readonly onBack: () => void
}) {
  const t = useWords(appWords)
  const reading = useReading()
  const [values, setValues] = useState({ username: '', password: '', code: '' })
  const [problem, setProblem] = useState<Problem | 'must-first'>()
  const [wantsCode, setWantsCode] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      const code = values.code.trim()
      await signIn({ username: values.username.trim(), password: values.password, ...(code ? { code } : {}) })
      const person = await personNow()
      if (person === 'must-first') setProblem(person)
      else if (person) onEntered(person)
    } catch (thrown) {
      const why = toProblem(thrown)
      setWantsCode(wantsCode || /CODE/.test(why.code))
      setProblem(why)
    } finally {
      setBusy(false)
    }
  }
  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    problem: typeof problem === 'object' ? problem.fields.find((one) => one.field === name)?.words : undefined,
    onChange: (value: string | undefined) => setValues({ ...values, [name]: value ?? '' }),
  })
  return (
    <Screen isDoor title={t('signIn.title')}>
      <p>{t('signIn.lead')}</p>
      <form onSubmit={(event) => void submit(event)} className="stack">
        <TextField label={t('signIn.username')} autoComplete="username" {...field('username')} />
        <TextField
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          {...field('password')}
        />
        {wantsCode && <TextField label={t('signIn.code')} autoComplete="one-time-code" {...field('code')} />}
        {problem && <Banner tone="alarm">{sentence(problem)}</Banner>}
        <BigButton type="submit" disabled={isBusy}>
          {t('signIn.submit')}
        </BigButton>
      </form>
      {phonePeople().length > 0 && (
        <BigButton look="plain" onClick={onBack}>
          {t('people.title')}
        </BigButton>
      )}
    </Screen>
  )

  function sentence(why: Problem | 'must-first'): string {
    if (why === 'must-first') return t('signIn.mustFirst')
    return why.kind === 'offline' ? t('signIn.offline') : reading(why.words)
  }
}

async function personNow(): Promise<PhonePerson | 'must-first' | undefined> {
  const { account, utcOffsetMinutes } = await fetchSession()
  if (!account) return undefined
  if (account.mustFirst) return 'must-first'
  const person = {
    accountId: account.id,
    username: account.username,
    name: account.name,
    post: account.posts[0]?.title ?? '',
    permissions: account.permissions,
    utcOffsetMinutes,
    homeAreaId: account.homeAreaId,
  }
  rememberPerson(person)
  return person
}
