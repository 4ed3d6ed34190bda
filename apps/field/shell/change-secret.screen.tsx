import { type FormEvent, useState } from 'react'
import { Banner, BigButton, type PhonePerson, Screen } from '#platform/field'
import { useWords } from '#platform/web'
import { TextField } from '#ui'
import { behindTheDoor } from '../behind-the-door.ts'
import { appWords } from '../field-words.ts'
import { shortestSecret } from './secret.screen.tsx'

const empty = { old: '', secret: '', again: '' }

type Trouble = 'unlock.wrong' | 'secret.short' | 'secret.differs'

/** Another passcode for the same data, for whom somebody has watched typing; with no network too. */
export function ChangeSecretScreen({ person, onBack }: { readonly person: PhonePerson; readonly onBack: () => void }) {
  const t = useWords(appWords)
  const [values, setValues] = useState(empty)
  const [state, setState] = useState<'idle' | 'busy' | 'done' | Trouble>('idle')
  const change = async (event: FormEvent) => {
    event.preventDefault()
    if (values.secret.length < shortestSecret) return setState('secret.short')
    if (values.secret !== values.again) return setState('secret.differs')
    setState('busy')
    const isChanged = await (await behindTheDoor()).changeLock(person, values.old, values.secret)
    if (isChanged) setValues(empty)
    setState(isChanged ? 'done' : 'unlock.wrong')
  }
  const field = (name: keyof typeof values, why: Trouble) => ({
    name,
    type: 'password' as const,
    value: values[name],
    problem: state === why ? { vi: t(why), en: t(why) } : undefined,
    onChange: (value: string | undefined) => setValues({ ...values, [name]: value ?? '' }),
  })
  return (
    <Screen isDoor title={t('change.title')}>
      {state === 'done' ? (
        <Banner>{t('change.done')}</Banner>
      ) : (
        <>
          <p>{t('change.lead')}</p>
          <form onSubmit={(event) => void change(event)} className="stack">
            <TextField label={t('change.old')} autoComplete="current-password" {...field('old', 'unlock.wrong')} />
            <TextField label={t('change.new')} autoComplete="new-password" {...field('secret', 'secret.short')} />
            <TextField label={t('secret.again')} autoComplete="new-password" {...field('again', 'secret.differs')} />
            <BigButton type="submit" disabled={state === 'busy' || values.old === ''}>
              {t('change.set')}
            </BigButton>
          </form>
        </>
      )}
      <BigButton look="plain" onClick={onBack}>
        {t('unlock.title')}
      </BigButton>
    </Screen>
  )
}
