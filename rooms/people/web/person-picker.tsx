import type { Words } from '#kit'
import { useReading, useWords } from '#platform/web'
import { Button, CheckField, Note, Tag } from '#ui'
import type { PersonCandidate, PickedPerson, ToldPerson } from '../domain/index.ts'
import { PersonFields } from './person-fields.tsx'
import { PersonName } from './person-name.tsx'
import styles from './persons.module.css'
import { personWords } from './persons.words.ts'
import { useAlike } from './use-alike.ts'

interface PersonPickerProps {
  /** Where the person lives or was met: names are compared inside its communes. */
  readonly areaId: number | undefined
  readonly value: PickedPerson
  readonly onChange: (value: PickedPerson) => void
  /** The sentence beside a field that was refused, by the field of {@link ToldPerson}. */
  readonly problemOf?: ((field: keyof ToldPerson) => Words | undefined) | undefined
}

/**
 * Somebody on file, or a new person: while the fields are filled in, those who may be the same appear with the reason why,
 * and one click chooses. Nobody is named by it.
 */
export function PersonPicker({ areaId, value, onChange, problemOf }: PersonPickerProps) {
  const told = value.person ?? {}
  const alike = useAlike(value.personId === undefined ? areaId : undefined, told)
  if (value.personId !== undefined) {
    return <Chosen personId={value.personId} onAgain={() => onChange({ person: told })} />
  }
  return (
    <>
      <PersonFields value={told} problemOf={problemOf} onChange={(person) => onChange({ ...value, person })} />
      {alike && (
        <Alike
          alike={alike}
          isAnother={value.isAnother ?? false}
          onChoose={(personId) => onChange({ personId, person: told })}
          onAnother={(isAnother) => onChange(isAnother ? { ...value, isAnother } : { person: told })}
        />
      )}
    </>
  )
}

function Chosen({ personId, onAgain }: { readonly personId: string; readonly onAgain: () => void }) {
  const t = useWords(personWords)
  return (
    <Note
      icon="check"
      action={
        <Button look="quiet" onClick={onAgain}>
          {t('chosen.change')}
        </Button>
      }
    >
      {t('chosen')} · <PersonName personId={personId} />
    </Note>
  )
}

interface AlikeProps {
  readonly alike: readonly PersonCandidate[]
  readonly isAnother: boolean
  readonly onChoose: (personId: string) => void
  readonly onAnother: (isAnother: boolean) => void
}

function Alike({ alike, isAnother, onChoose, onAnother }: AlikeProps) {
  const t = useWords(personWords)
  if (alike.length === 0) return <p className={styles.quiet}>{t('alike.none')}</p>
  return (
    <section className={styles.alike} aria-label={t('alike')} aria-live="polite">
      <h3 className={styles.alikeTitle}>{t('alike')}</h3>
      <p className={styles.quiet}>{t('alike.help')}</p>
      <ul className={styles.candidates}>
        {alike.map((candidate) => (
          <li key={candidate.id} className={styles.candidate}>
            <CandidateLine candidate={candidate} />
            <Button onClick={() => onChoose(candidate.id)}>{t('choose')}</Button>
          </li>
        ))}
      </ul>
      <CheckField
        name="isAnother"
        label={t('another')}
        value={isAnother}
        problem={undefined}
        onChange={(is) => onAnother(is ?? false)}
      />
    </section>
  )
}

/** Where a candidate is on file, and why it is one. */
export function CandidateLine({ candidate }: { readonly candidate: PersonCandidate }) {
  const t = useWords(personWords)
  const reading = useReading()
  const { areaTitle, householdNumber, verdict, why } = candidate
  const household = householdNumber === null ? t('household.none') : t('household', { number: householdNumber })
  return (
    <div>
      <span>
        {reading(areaTitle)} · {household}
      </span>{' '}
      <Tag tone={verdict === 'same' ? 'soon' : undefined}>{t(`verdict.${verdict}`)}</Tag>
      <span className={styles.under}>{why.map((one) => t(`why.${one}`)).join(' · ')}</span>
    </div>
  )
}
