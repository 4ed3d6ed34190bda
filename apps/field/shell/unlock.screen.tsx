import { type FormEvent, useEffect, useState } from 'react'
import { Banner, BigButton, canEncipher, forgetPerson, type PhonePerson, Screen } from '#platform/field'
import { useWords } from '#platform/web'
import { TextField } from '#ui'
import { behindTheDoor } from '../behind-the-door.ts'
import { appWords } from '../field-words.ts'
import type { OpenPhone } from '../open-desk.ts'

const unsentOf = async (person: PhonePerson) => (await behindTheDoor()).unsentOf(person)

/** Asks for the passcode; works with no network. */
export function UnlockScreen({
  person,
  open: openPhone,
  onBack,
  onErased,
  onChange,
}: {
  readonly person: PhonePerson
  readonly open: OpenPhone
  readonly onBack: () => void
  readonly onErased: () => void
  readonly onChange: () => void
}) {
  const t = useWords(appWords)
  const [secret, setSecret] = useState('')
  const [state, setState] = useState<'idle' | 'busy' | 'wrong' | 'forgotten'>('idle')
  const [unsent, setUnsent] = useState(0)
  useEffect(() => void unsentOf(person).then(setUnsent), [person])
  const unlock = async (event?: FormEvent) => {
    event?.preventDefault()
    setState('busy')
    // What hinders it is told by the app; the button must not stay dead.
    let isOpen: boolean | undefined
    try {
      isOpen = await openPhone(person, secret)
    } finally {
      if (isOpen !== true) setState(isOpen === false ? 'wrong' : 'idle')
    }
  }
  useEffect(() => {
    if (!canEncipher()) void openPhone(person, '')
  }, [person, openPhone])
  return (
    <Screen isDoor title={person.name}>
      {unsent > 0 && <Banner tone="soon">{t('unlock.unsent', { count: unsent })}</Banner>}
      <form onSubmit={(event) => void unlock(event)} className="stack">
        <TextField
          name="secret"
          type="password"
          autoFocus
          autoComplete="current-password"
          label={t('unlock.secret')}
          value={secret}
          onChange={(value) => setSecret(value ?? '')}
          problem={state === 'wrong' ? { vi: t('unlock.wrong'), en: t('unlock.wrong') } : undefined}
        />
        <BigButton type="submit" disabled={state === 'busy' || secret === ''}>
          {t('unlock.open')}
        </BigButton>
      </form>
      <BigButton look="plain" onClick={onBack}>
        {t('people.other')}
      </BigButton>
      {canEncipher() && (
        <BigButton look="quiet" onClick={onChange}>
          {t('change.title')}
        </BigButton>
      )}
      {state === 'wrong' && (
        <BigButton look="plain" onClick={() => setState('forgotten')}>
          {t('unlock.forgotten')}
        </BigButton>
      )}
      {state === 'forgotten' && <Erase person={person} onErased={onErased} />}
    </Screen>
  )
}

function Erase({ person, onErased }: { readonly person: PhonePerson; readonly onErased: () => void }) {
  const t = useWords(appWords)
  const [count, setCount] = useState<number>()
  const [step, setStep] = useState<'asked' | 'sure' | 'erasing'>('asked')
  useEffect(() => void unsentOf(person).then(setCount), [person])
  const erase = async () => {
    setStep('erasing')
    try {
      await (await behindTheDoor()).deleteFieldStore(person.accountId)
    } catch (fault) {
      // Told by the app; what could not be erased can be tried again.
      setStep('asked')
      throw fault
    }
    forgetPerson(person.accountId)
    onErased()
  }
  if (count === undefined) return null
  return (
    <>
      <Banner tone="alarm">{t('unlock.forgottenText', { count })}</Banner>
      <BigButton
        look="danger"
        disabled={step === 'erasing'}
        onClick={() => (step === 'sure' ? void erase() : setStep('sure'))}
      >
        {t(step === 'asked' ? 'unlock.erase' : 'unlock.eraseSure', { name: person.name })}
      </BigButton>
    </>
  )
}
