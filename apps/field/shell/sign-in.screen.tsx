import { type FormEvent, useState } from 'react'
import { Banner, BigButton, type PhonePerson, phonePeople, Screen } from '#platform/field'
import { offlineProblem, type Problem, toProblem, useReading, useWords } from '#platform/web'
import { TextField } from '#ui'
import { appWords } from '../field-words.ts'
import { signInHere } from '../sign-in.ts'

/** Signs in with the account of the command post; needs a network, once. */
export function SignInScreen({
  onEntered,
  onBack,
}: {
  readonly onEntered: (person: PhonePerson) => Promise<void>
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
      const { password } = values
      const person = await signInHere({ username: values.username.trim(), password, ...(code ? { code } : {}) })
      if (person === 'must-first') setProblem(person)
      else if (person) await onEntered(person).catch(() => setProblem(offlineProblem()))
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
