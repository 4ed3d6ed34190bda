import { type FormEvent, useState } from 'react'
import { Banner, BigButton, type PhonePerson, phonePeople, Screen } from '#platform/field'
import { Problem, useReading, useWords } from '#platform/web'
import { TextField } from '#ui'
import { appWords } from '../field-words.ts'
import { type Hindrance, hindranceOf } from '../hindrance.ts'
import { signInHere } from '../sign-in.ts'
import { Hindered } from './hindered.tsx'

/** Signs in with the account of the command post; needs a network, once. */
export function SignInScreen({
  username = '',
  onEntered,
  onBack,
}: {
  /** Whose work waits to be sent, where it is known. */
  readonly username?: string | undefined
  readonly onEntered: (person: PhonePerson) => Promise<void>
  readonly onBack: () => void
}) {
  const t = useWords(appWords)
  const reading = useReading()
  const [values, setValues] = useState({ username, password: '', code: '' })
  const [problem, setProblem] = useState<Problem | 'must-first'>()
  const [hindrance, setHindrance] = useState<Hindrance>()
  const [wantsCode, setWantsCode] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    setHindrance(undefined)
    try {
      const code = values.code.trim()
      const { password } = values
      const person = await signInHere({ username: values.username.trim(), password, ...(code ? { code } : {}) })
      if (person === 'must-first') setProblem(person)
      else if (person) await onEntered(person)
    } catch (thrown) {
      tell(thrown)
    } finally {
      setBusy(false)
    }
  }
  const tell = (thrown: unknown) => {
    if (!isAnswer(thrown)) return setHindrance(hindranceOf(thrown))
    setWantsCode(wantsCode || /CODE/.test(thrown.code))
    setProblem(thrown)
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
        {hindrance && <Hindered by={hindrance} />}
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

/** What the account or the network answers, in its own words; all else is told by what hinders it. */
function isAnswer(thrown: unknown): thrown is Problem {
  return thrown instanceof Problem && thrown.kind !== 'fault'
}
