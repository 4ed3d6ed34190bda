import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import {
  Banner,
  canKeepWork,
  type OpenDesk,
  type PhonePerson,
  phonePeople,
  rememberPerson,
  Screen,
} from '#platform/field'
import { useWords } from '#platform/web'
import { behindTheDoor } from './behind-the-door.ts'
import { appWords } from './field-words.ts'
import { type Hindrance, hindranceOf } from './hindrance.ts'
import type { DeskEvents, OpenPhone } from './open-desk.ts'
import { ChangeSecretScreen } from './shell/change-secret.screen.tsx'
import { Hindered } from './shell/hindered.tsx'
import { PeopleScreen } from './shell/people.screen.tsx'
import { SecretScreen } from './shell/secret.screen.tsx'
import { SignInScreen } from './shell/sign-in.screen.tsx'
import { UnlockScreen } from './shell/unlock.screen.tsx'
import { watchBuild } from './watch-build.ts'

const Desk = lazy(async () => ({ default: (await behindTheDoor()).Desk }))

/** Where the phone stands between lying there locked and being at work. */
type Stage =
  | { readonly at: 'people' }
  /** `username`: whose work waits for them to sign in again. */
  | { readonly at: 'sign-in'; readonly username?: string }
  | { readonly at: 'unlock'; readonly person: PhonePerson }
  | { readonly at: 'new-secret'; readonly person: PhonePerson }
  | { readonly at: 'change-secret'; readonly person: PhonePerson }
  | { readonly at: 'desk'; readonly open: OpenDesk }

/** The app: who is it, the passcode, then the desk. Locking forgets the key. */
export function FieldApp() {
  const [stage, setStage] = useState<Stage>(firstStage)
  const canKeep = useCanKeep()
  const [isWiped, setWiped] = useState(false)
  const [hindrance, setHindrance] = useState<Hindrance>()
  const sending = stage.at === 'desk' ? stage.open.sending : undefined
  useEffect(() => () => sending?.stop(), [sending])
  const start = () => setStage(firstStage())
  useLostCheck(() => {
    setWiped(true)
    start()
  })
  const open = useCallback(async (person: PhonePerson, secret: string) => {
    const events: DeskEvents = {
      onPermissions: (permissions) => {
        const next = { ...person, permissions }
        rememberPerson(next)
        setStage((now) => (now.at === 'desk' ? { ...now, open: { ...now.open, person: next } } : now))
      },
      onLost: () => void lose(),
    }
    let opened: OpenDesk | undefined
    const lose = async () => {
      opened?.sending.stop()
      if (opened) await (await behindTheDoor()).wipePerson(opened.desk)
      setWiped(true)
      setStage(firstStage())
    }
    setHindrance(undefined)
    try {
      opened = await (await behindTheDoor()).openDesk(person, secret, events)
    } catch (thrown) {
      setHindrance(hindranceOf(thrown))
      return undefined
    }
    if (!opened) return false
    // Not before: who was barred on the first day has no passcode to be asked for.
    rememberPerson(person)
    setStage({ at: 'desk', open: opened })
    return true
  }, [])
  if (canKeep === false) return <NoStore />
  return (
    <>
      {isWiped && <Wiped />}
      {hindrance && <Hindered by={hindrance} />}
      <Stages stage={stage} onStage={setStage} onStart={start} open={open} onHindrance={setHindrance} />
    </>
  )
}

/**
 * Fetches what lies behind the door once the door stands, and keeps the app for a start with no network after that: they
 * must not hold up each other. A phone that was reported lost asks at once, before anybody has typed a passcode.
 */
function useLostCheck(onWiped: () => void): void {
  const told = useRef(onWiped)
  told.current = onWiped
  useEffect(() => {
    const ask = async () => {
      // What could not be fetched is asked for again when it is needed, and said there.
      const door = await behindTheDoor().catch(() => undefined)
      if (!door) return
      void watchBuild()
      const lost = await Promise.all(phonePeople().map(door.wipeIfLost))
      if (lost.includes(true)) told.current()
    }
    void ask()
  }, [])
}

/** Undefined until the browser has answered. */
function useCanKeep(): boolean | undefined {
  const [canKeep, setCanKeep] = useState<boolean>()
  useEffect(() => void canKeepWork().then(setCanKeep), [])
  return canKeep
}

function NoStore() {
  const t = useWords(appWords)
  return (
    <Screen isDoor title="Nhạc Trưởng">
      <Banner tone="alarm">{t('noStore')}</Banner>
    </Screen>
  )
}

function Wiped() {
  const t = useWords(appWords)
  return <Banner tone="alarm">{t('wiped')}</Banner>
}

interface StagesProps {
  readonly stage: Stage
  readonly onStage: (stage: Stage) => void
  readonly onStart: () => void
  readonly open: OpenPhone
  /** Told when one of the people of this phone cannot come in; nothing where the way is free. */
  readonly onHindrance: (by: Hindrance | undefined) => void
}

function Stages({ stage, onStage: setStage, onStart: start, open, onHindrance }: StagesProps) {
  const choose = async (person: PhonePerson) => {
    const { hasLock } = await behindTheDoor()
    setStage((await hasLock(person)) ? { at: 'unlock', person } : { at: 'new-secret', person })
  }
  if (stage.at === 'people')
    return (
      <PeopleScreen
        onChoose={(person) => {
          onHindrance(undefined)
          void choose(person).catch((thrown: unknown) => onHindrance(hindranceOf(thrown)))
        }}
        onOther={() => setStage({ at: 'sign-in' })}
      />
    )
  if (stage.at === 'sign-in') return <SignInScreen username={stage.username} onEntered={choose} onBack={start} />
  if (stage.at === 'unlock')
    return (
      <UnlockScreen
        // What was typed or begun for one person (erasing, too) must never stand there for the next.
        key={stage.person.accountId}
        person={stage.person}
        open={open}
        onBack={() => setStage({ at: 'people' })}
        onErased={start}
        onChange={() => setStage({ at: 'change-secret', person: stage.person })}
      />
    )
  if (stage.at === 'change-secret')
    return <ChangeSecretScreen person={stage.person} onBack={() => setStage({ at: 'unlock', person: stage.person })} />
  if (stage.at === 'new-secret') return <SecretScreen person={stage.person} open={open} />
  return (
    <Suspense>
      <Desk
        open={stage.open}
        onLock={start}
        onSignIn={() => setStage({ at: 'sign-in', username: stage.open.person.username })}
      />
    </Suspense>
  )
}

/** One who works alone with this phone is asked for the passcode at once. */
function firstStage(): Stage {
  const people = phonePeople()
  const [only] = people
  if (people.length === 1 && only) return { at: 'unlock', person: only }
  return { at: people.length === 0 ? 'sign-in' : 'people' }
}
