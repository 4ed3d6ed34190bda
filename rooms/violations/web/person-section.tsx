import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { read, showFullDay, showMoment, useWords } from '#platform/web'
import { Button, Fact, Facts, Note, ReasonDialog } from '#ui'
import { type Subject, type ViolationPage, type ViolationPerson, violationPerson } from '../domain/index.ts'
import { dossierWords } from './dossier.words.ts'
import styles from './violations.module.css'

interface Shown {
  readonly person: ViolationPerson
  readonly reason: string
}

/** The person stays sealed until somebody asks with a reason; what was shown goes again with the page. */
export function PersonSection({ dossier }: { readonly dossier: ViolationPage }) {
  const t = useWords(dossierWords)
  const [isAsking, setAsking] = useState(false)
  const [shown, setShown] = useState<Shown>()
  if (shown) return <Person shown={shown} onHide={() => setShown(undefined)} />
  return (
    <>
      <p className={styles.aside}>{t('person.hidden')}</p>
      {dossier.can['read-person'] && (
        <Button icon="key" onClick={() => setAsking(true)}>
          {t('person.show')}
        </Button>
      )}
      {isAsking && (
        <AskReason
          title={t('person.show')}
          onClose={() => setAsking(false)}
          onReason={async (reason) => {
            const person = await read(violationPerson, { violationId: dossier.violation.id, reason })
            setShown({ person, reason })
          }}
        />
      )}
    </>
  )
}

interface AskReasonProps {
  readonly title: string
  readonly onClose: () => void
  readonly onReason: (reason: string) => Promise<void> | void
}

/** Asks for the reason before something personal is shown. */
export function AskReason(props: AskReasonProps) {
  const t = useWords(dossierWords)
  return <ReasonDialog note={t('person.hidden')} label={t('person.reason')} help={t('person.reason.help')} {...props} />
}

function Person({ shown: { person, reason }, onHide }: { readonly shown: Shown; readonly onHide: () => void }) {
  const t = useWords(dossierWords)
  return (
    <>
      <Note
        icon="key"
        action={
          <Button look="quiet" onClick={onHide}>
            {t('person.hide')}
          </Button>
        }
      >
        {t('person.shown', { reason })}
      </Note>
      {person.subject === null ? (
        <p className={styles.aside}>{t('person.none')}</p>
      ) : (
        <SubjectFacts subject={person.subject} />
      )}
      {person.words.map(({ kind, at, text }) => (
        <div key={`${kind}-${at}`} className={styles.said}>
          <strong>{t(`words.${kind}`)}</strong> <span className={styles.aside}>{showMoment(at as Instant)}</span>
          <p>{text}</p>
        </div>
      ))}
    </>
  )
}

function SubjectFacts({ subject }: { readonly subject: Subject }) {
  const t = useWords(dossierWords)
  if (subject.kind === 'organisation')
    return (
      <Facts>
        <Fact name={t('person.org')}>{subject.name}</Fact>
        <Fact name={t('person.registration')}>{subject.registrationNumber}</Fact>
        <Fact name={t('person.address')}>{subject.address}</Fact>
        <Fact name={t('person.representative')}>{subject.representative}</Fact>
        <Fact name={t('person.phone')}>{subject.phone}</Fact>
      </Facts>
    )
  return (
    <Facts>
      <Fact name={t('person.name')}>{subject.name}</Fact>
      <Fact name={t('person.birth')}>{subject.birthDate && showFullDay(subject.birthDate as Day)}</Fact>
      <Fact name={t('person.id')}>{subject.idNumber}</Fact>
      <Fact name={t('person.address')}>{subject.address}</Fact>
      <Fact name={t('person.phone')}>{subject.phone}</Fact>
      {subject.guardian && (
        <Fact name={t('person.guardian')}>
          {[subject.guardian.name, subject.guardian.phone].filter(Boolean).join(', ')}
        </Fact>
      )}
    </Facts>
  )
}
