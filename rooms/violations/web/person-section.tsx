import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { type Problem, read, showFullDay, showMoment, toProblem, useWords } from '#platform/web'
import { Button, Dialog, Fact, Facts, Note, RefusalNote, TextField } from '#ui'
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
        <ReasonDialog
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

interface ReasonProps {
  readonly title: string
  readonly onClose: () => void
  readonly onReason: (reason: string) => Promise<void> | void
}

/** Asks for the reason before something personal is shown. */
export function ReasonDialog({ title, onClose, onReason }: ReasonProps) {
  const t = useWords(dossierWords)
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const ask = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await onReason(reason.trim())
      onClose()
    } catch (thrown) {
      setProblem(toProblem(thrown))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <Button look="main" busy={isBusy} disabled={reason.trim().length < 5} onClick={() => void ask()}>
          {title}
        </Button>
      }
    >
      <p className={styles.aside}>{t('person.hidden')}</p>
      <TextField
        label={t('person.reason')}
        help={t('person.reason.help')}
        name="reason"
        value={reason}
        problem={undefined}
        onChange={(text) => setReason(text ?? '')}
      />
      {problem && <RefusalNote problem={problem} />}
    </Dialog>
  )
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
