import { useEffect, useState } from 'react'
import { DeskContext, type OpenDesk, type PhonePerson, phonePeople } from '#platform/field'
import { hasLock } from './open-desk.ts'
import { DeskShell } from './shell/desk-shell.tsx'
import { PeopleScreen } from './shell/people.screen.tsx'
import { SecretScreen } from './shell/secret.screen.tsx'
import { SignInScreen } from './shell/sign-in.screen.tsx'
import { UnlockScreen } from './shell/unlock.screen.tsx'

/** Where the phone stands between lying there locked and being at work. */
type Stage =
  | { readonly at: 'people' }
  | { readonly at: 'sign-in' }
  | { readonly at: 'unlock'; readonly person: PhonePerson }
  | { readonly at: 'new-secret'; readonly person: PhonePerson }
  | { readonly at: 'desk'; readonly open: OpenDesk }

/** The app: who is it, the passcode, then the desk. Locking forgets the key. */
export function FieldApp() {
  const [stage, setStage] = useState<Stage>(firstStage)
  const choose = async (person: PhonePerson) =>
    setStage((await hasLock(person)) ? { at: 'unlock', person } : { at: 'new-secret', person })
  useEffect(() => {
    if (stage.at === 'desk') return () => stage.open.sending.stop()
    return undefined
  }, [stage])
  const start = () => setStage(firstStage())
  const work = (open: OpenDesk) => setStage({ at: 'desk', open })
  if (stage.at === 'people')
    return <PeopleScreen onChoose={(person) => void choose(person)} onOther={() => setStage({ at: 'sign-in' })} />
  if (stage.at === 'sign-in') return <SignInScreen onEntered={(person) => void choose(person)} onBack={start} />
  if (stage.at === 'unlock')
    return (
      <UnlockScreen person={stage.person} onOpen={work} onBack={() => setStage({ at: 'people' })} onErased={start} />
    )
  if (stage.at === 'new-secret') return <SecretScreen person={stage.person} onOpen={work} />
  return (
    <DeskContext value={stage.open}>
      <DeskShell onLock={start} onSignIn={() => setStage({ at: 'sign-in' })} />
    </DeskContext>
  )
}

/** One who works alone with this phone is asked for the passcode at once. */
function firstStage(): Stage {
  const people = phonePeople()
  const [only] = people
  if (people.length === 1 && only) return { at: 'unlock', person: only }
  return { at: people.length === 0 ? 'sign-in' : 'people' }
}
