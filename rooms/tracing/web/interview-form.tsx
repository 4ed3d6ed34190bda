import { useState } from 'react'
import type { Instant, Words } from '#kit'
import { newId, showMomentShort, showNumber, useIntent, useWords } from '#platform/web'
import { Button, CheckField, LongTextField, RefusalNote, Section, showToast } from '#ui'
import { finishInterview, type InterviewPage } from '../domain/index.ts'
import { ContactFields } from './contact-fields.tsx'
import styles from './interview.module.css'
import { interviewWords } from './interview.words.ts'
import { type InterviewDraft, missingIn, toAnswers } from './interview-draft.ts'
import { PlaceFields } from './place-fields.tsx'
import { useKeptDraft } from './use-kept-draft.ts'

/** The sentence beside a field, by its path in the draft. */
export type ProblemOf = (path: string) => Words | undefined

const needed: Words = { vi: 'Cần ghi.', en: 'Needed.' }

/** Whom the case met and where they were; kept while it is typed, finished with one press. */
export function InterviewForm({ page }: { readonly page: InterviewPage }) {
  const t = useWords(interviewWords)
  const { draft, change, state, savedAt, problem: saveProblem } = useKeptDraft(page)
  const finish = useIntent(finishInterview)
  const [isTried, setTried] = useState(false)
  const missing = missingIn(draft)
  const problemOf: ProblemOf = (path) => {
    if (isTried && missing.has(path)) return needed
    return finish.problem?.fields.find(({ field }) => field === `answers.${path}`)?.words
  }
  const end = async () => {
    setTried(true)
    if (missing.size > 0) return
    const done = await finish.ask({ interviewId: page.id, answers: toAnswers(draft) })
    if (done) showToast({ text: t('finished.toast') })
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void end()
      }}
    >
      <Contacts page={page} draft={draft} onChange={change} problemOf={problemOf} />
      <Places page={page} draft={draft} onChange={change} problemOf={problemOf} />
      <LongTextField
        name="note"
        label={t('note')}
        optional
        rows={3}
        value={draft.note}
        problem={undefined}
        onChange={(note) => change({ ...draft, note })}
      />
      {draft.contacts.length + draft.places.length === 0 && (
        <>
          <p className={styles.quiet}>{t('unwilling')}</p>
          <CheckField
            name="metNobody"
            label={t('metNobody')}
            value={draft.metNobody ?? false}
            problem={undefined}
            onChange={(metNobody) => change({ ...draft, metNobody })}
          />
        </>
      )}
      {saveProblem && <RefusalNote problem={saveProblem} />}
      {finish.problem && <RefusalNote problem={finish.problem} />}
      {isTried && missing.size > 0 && <p role="alert">{t('mend', { count: showNumber(missing.size) })}</p>}
      <p className={styles.foot}>
        <Button type="submit" look="main" busy={finish.state === 'sending'}>
          {t('finish')}
        </Button>
        <span className={styles.quiet} role="status">
          {state === 'saved' && savedAt !== null
            ? t('saved', { at: showMomentShort(savedAt) })
            : state === 'saved'
              ? ''
              : t(state)}
        </span>
      </p>
    </form>
  )
}

interface PartProps {
  readonly page: InterviewPage
  readonly draft: InterviewDraft
  readonly onChange: (next: InterviewDraft) => void
  readonly problemOf: ProblemOf
}

function Contacts({ page, draft, onChange, problemOf }: PartProps) {
  const t = useWords(interviewWords)
  const { contacts } = draft
  const set = (next: InterviewDraft['contacts']) => onChange({ ...draft, contacts: next })
  const from = page.window?.from as Instant | undefined
  return (
    <Section
      title={t('contacts')}
      note={page.contacts.length > 0 ? t('contacts.known', { count: showNumber(page.contacts.length) }) : undefined}
    >
      <p className={styles.quiet}>{t('contacts.help')}</p>
      {contacts.map((contact, index) => (
        <ContactFields
          key={contact.key}
          contact={contact}
          nth={index + 1}
          areaId={page.areaId}
          problemOf={(name) => problemOf(`contacts.${index}.${name}`)}
          onChange={(next) => set(contacts.with(index, next))}
          onRemove={() => set(contacts.toSpliced(index, 1))}
        />
      ))}
      <Button icon="plus" onClick={() => set([...contacts, { key: newId(), from }])}>
        {t('contact.add')}
      </Button>
    </Section>
  )
}

function Places({ page, draft, onChange, problemOf }: PartProps) {
  const t = useWords(interviewWords)
  const { places } = draft
  const set = (next: InterviewDraft['places']) => onChange({ ...draft, places: next })
  return (
    <Section title={t('places')}>
      <p className={styles.quiet}>{t('places.help')}</p>
      {places.map((place, index) => (
        <PlaceFields
          key={place.key}
          place={place}
          nth={index + 1}
          problemOf={(name) => problemOf(`places.${index}.${name}`)}
          onChange={(next) => set(places.with(index, next))}
          onRemove={() => set(places.toSpliced(index, 1))}
        />
      ))}
      <p className={styles.adds}>
        <Button icon="plus" onClick={() => set([...places, { key: newId() }])}>
          {t('place.add')}
        </Button>
        {page.usualPlaces.map(({ siteId, name }) => (
          <Button
            key={siteId}
            look="quiet"
            icon="plus"
            onClick={() => set([...places, { key: newId(), siteId, name }])}
          >
            {t('places.addUsual', { name })}
          </Button>
        ))}
      </p>
    </Section>
  )
}
