import { useState } from 'react'
import { type Problem, read, toProblem, useWords } from '#platform/web'
import { Button, RefusalNote } from '#ui'
import { type PersonIdentity, personIdentityContract, sayPhone } from '../domain/index.ts'
import { AskReason } from './ask-reason.tsx'
import styles from './persons.module.css'
import { personWords } from './persons.words.ts'

interface PersonNameProps {
  readonly personId: string
  /** What the page stands for, written down as the reason of the look; absent: whoever opens it is asked. */
  readonly reason?: string | undefined
}

/** The name of a person, sealed until somebody opens it: for a reason, which is written down first (SG-09). */
export function PersonName({ personId, reason }: PersonNameProps) {
  const t = useWords(personWords)
  const [isAsking, setAsking] = useState(false)
  const [opened, setOpened] = useState<PersonIdentity>()
  const [problem, setProblem] = useState<Problem>()
  const open = async (why: string) => setOpened(await read(personIdentityContract, { id: personId, reason: why }))
  const start = async () => {
    if (reason === undefined) return setAsking(true)
    try {
      await open(reason)
    } catch (thrown) {
      setProblem(toProblem(thrown))
    }
  }
  if (opened) return <Named person={opened} onHide={() => setOpened(undefined)} />
  return (
    <span className={styles.name}>
      <Button look="quiet" icon="key" onClick={() => void start()}>
        {t('open')}
      </Button>
      {problem && <RefusalNote problem={problem} />}
      {isAsking && <AskReason title={t('open')} onClose={() => setAsking(false)} onReason={open} />}
    </span>
  )
}

function Named({ person, onHide }: { readonly person: PersonIdentity; readonly onHide: () => void }) {
  const t = useWords(personWords)
  const { name, yearOfBirth, phone } = person
  return (
    <span className={styles.name}>
      <strong>{name ?? t('unknown')}</strong>
      {yearOfBirth !== null && <span className={styles.quiet}>{yearOfBirth}</span>}
      {phone !== null && <a href={`tel:${phone}`}>{sayPhone(phone)}</a>}
      <Button look="quiet" onClick={onHide}>
        {t('hide')}
      </Button>
    </span>
  )
}
