import { type FormEvent, useEffect, useState } from 'react'
import { BigButton, canEncipher, type PhonePerson, Screen } from '#platform/field'
import { useWords } from '#platform/web'
import { TextField } from '#ui'
import { appWords } from '../field-words.ts'
import type { OpenPhone } from '../open-desk.ts'

/** Least length of a passcode. */
export const shortestSecret = 6

/** Sets the passcode of a person on this phone, the first time. */
export function SecretScreen({ person, open: openPhone }: { readonly person: PhonePerson; readonly open: OpenPhone }) {
  const t = useWords(appWords)
  const [values, setValues] = useState({ secret: '', again: '' })
  const [problem, setProblem] = useState<'secret.short' | 'secret.differs'>()
  const [isBusy, setBusy] = useState(false)
  const open = async (secret: string) => {
    setBusy(true)
    // What hinders it is told by the app; the button must not stay dead.
    try {
      await openPhone(person, secret)
    } finally {
      setBusy(false)
    }
  }
  useEffect(() => {
    if (!canEncipher()) void openPhone(person, '')
  }, [person, openPhone])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (values.secret.length < shortestSecret) return setProblem('secret.short')
    if (values.secret !== values.again) return setProblem('secret.differs')
    void open(values.secret)
  }
  const said = (which: typeof problem) =>
    problem === which && problem ? { vi: t(problem), en: t(problem) } : undefined
  return (
    <Screen isDoor title={t('secret.title')}>
      <p>{t('secret.lead')}</p>
      <form onSubmit={submit} className="stack">
        <TextField
          name="secret"
          type="password"
          autoFocus
          autoComplete="new-password"
          label={t('unlock.secret')}
          value={values.secret}
          onChange={(secret) => setValues({ ...values, secret: secret ?? '' })}
          problem={said('secret.short')}
        />
        <TextField
          name="again"
          type="password"
          autoComplete="new-password"
          label={t('secret.again')}
          value={values.again}
          onChange={(again) => setValues({ ...values, again: again ?? '' })}
          problem={said('secret.differs')}
        />
        <BigButton type="submit" disabled={isBusy}>
          {t('secret.set')}
        </BigButton>
      </form>
    </Screen>
  )
}
