import type { Instant } from '#kit'
import { showMomentShort, useReading, useWords } from '#platform/web'
import { Button, Row, Rows, Section } from '#ui'
import {
  type CaseMeeting,
  type CasePage,
  CONTACT_RELATIONS,
  type ContactRelation,
  DISTANCE_CLASSES,
  type DistanceClass,
} from '../domain/index.ts'
import { caseWords } from './case.words.ts'
import styles from './cases.module.css'

/** Contacts that are shown at once; a hub has thousands, which the trace lists. */
const shown = 30

interface ContactsProps {
  readonly found: CasePage
  readonly onAdd: () => void
}

/** Whom the case met: each with its class now, when, how near. */
export function CaseContacts({ found: { contacts, contactCounts, mayKeep }, onAdd }: ContactsProps) {
  const t = useWords(caseWords)
  const counts = contactCounts.map(({ level, count }) => `F${level}: ${count}`).join(' · ')
  return (
    <Section title={t('contacts')} note={counts}>
      {contacts.length === 0 ? (
        <p className={styles.quiet}>{t('contacts.none')}</p>
      ) : (
        <Rows>
          {contacts.slice(0, shown).map((contact) => (
            <Contact key={contact.id} contact={contact} />
          ))}
        </Rows>
      )}
      {contacts.length > shown && <p className={styles.quiet}>+ {contacts.length - shown}</p>}
      {mayKeep && (
        <p>
          <Button icon="plus" onClick={onAdd}>
            {t('do.contact')}
          </Button>
        </p>
      )}
    </Section>
  )
}

function Contact({ contact }: { readonly contact: CaseMeeting }) {
  const t = useWords(caseWords)
  const reading = useReading()
  const { level, direction, areaTitle, fromAt, relation, distance, caseId } = contact
  const when = fromAt === null ? '' : showMomentShort(fromAt as Instant)
  return (
    <Row
      mark={<strong>{level === null ? '–' : `F${level}`}</strong>}
      title={areaTitle ? reading(areaTitle) : t('elsewhere')}
      detail={[
        t(`contact.${direction}`),
        reading(CONTACT_RELATIONS[relation as ContactRelation]),
        reading(DISTANCE_CLASSES[distance as DistanceClass]),
      ].join(' · ')}
      end={when}
      to={caseId === null ? undefined : `/cases/${caseId}`}
    />
  )
}
