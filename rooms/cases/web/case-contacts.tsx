import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useReading, useWords } from '#platform/web'
import { PersonName } from '#rooms/people/web'
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
import { WithdrawContact } from './withdraw-contact.tsx'

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
            <Contact key={contact.id} contact={contact} mayKeep={mayKeep} />
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

function Contact({ contact, mayKeep }: { readonly contact: CaseMeeting; readonly mayKeep: boolean }) {
  const [isTaken, setTaken] = useState(false)
  const t = useWords(caseWords)
  const reading = useReading()
  const { level, direction, personId, areaTitle, fromAt, relation, distance, caseId } = contact
  const when = fromAt === null ? '' : showMomentShort(fromAt as Instant)
  return (
    <Row
      mark={<strong>{level === null ? '–' : `F${level}`}</strong>}
      title={areaTitle ? reading(areaTitle) : t('elsewhere')}
      detail={
        <>
          {[
            t(`contact.${direction}`),
            reading(CONTACT_RELATIONS[relation as ContactRelation]),
            reading(DISTANCE_CLASSES[distance as DistanceClass]),
          ].join(' · ')}
          {mayKeep && (
            <span className={styles.sealed}>
              <PersonName personId={personId} />
              <Button look="quiet" onClick={() => setTaken(true)}>
                {t('contact.withdraw')}
              </Button>
            </span>
          )}
          {isTaken && <WithdrawContact contact={contact} onClose={() => setTaken(false)} />}
        </>
      }
      end={when}
      to={caseId === null ? undefined : `/cases/${caseId}`}
    />
  )
}
