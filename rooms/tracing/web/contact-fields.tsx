import type { Words } from '#kit'
import { useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { CONTACT_RELATIONS, contactRelations, DISTANCE_CLASSES, distanceClasses } from '#rooms/cases/domain'
import { PersonPicker } from '#rooms/people/web'
import { Button, MomentField, SelectField } from '#ui'
import styles from './interview.module.css'
import { interviewWords } from './interview.words.ts'
import type { ContactDraft } from './interview-draft.ts'

interface ContactProps {
  readonly contact: ContactDraft
  readonly nth: number
  /** Where the case lives: where somebody met is looked for at first. */
  readonly areaId: number
  readonly problemOf: (name: string) => Words | undefined
  readonly onChange: (next: ContactDraft) => void
  readonly onRemove: () => void
}

/** Somebody whom the case met: who, how near, from when until when. */
export function ContactFields({ contact, nth, areaId, problemOf, onChange, onRemove }: ContactProps) {
  const t = useWords(interviewWords)
  const reading = useReading()
  const { personId, person, isAnother, relation, distance, from, until } = contact
  const set = (part: Partial<ContactDraft>) => onChange({ ...contact, ...part })
  return (
    <fieldset className={styles.one}>
      <legend>{t('contact.nth', { nth })}</legend>
      <AreaField
        name="areaId"
        label={t('area')}
        value={contact.areaId ?? areaId}
        problem={problemOf('areaId')}
        onChange={(id) => set({ areaId: id })}
      />
      <PersonPicker
        areaId={contact.areaId ?? areaId}
        value={{ personId, person, isAnother }}
        problemOf={(field) => problemOf(`person.${field}`) ?? (field === 'name' ? problemOf('person') : undefined)}
        onChange={(who) => set({ personId: who.personId, person: who.person, isAnother: who.isAnother })}
      />
      <div className={styles.pair}>
        <SelectField
          name="relation"
          label={t('relation')}
          value={relation}
          problem={problemOf('relation')}
          onChange={(next) => set({ relation: next })}
          options={contactRelations.map((value) => ({ value, label: reading(CONTACT_RELATIONS[value]) }))}
        />
        <SelectField
          name="distance"
          label={t('distance')}
          value={distance}
          problem={problemOf('distance')}
          onChange={(next) => set({ distance: next })}
          options={distanceClasses.map((value) => ({ value, label: reading(DISTANCE_CLASSES[value]) }))}
        />
        <MomentField
          name="from"
          label={t('from')}
          value={from}
          problem={problemOf('from')}
          onChange={(at) => set({ from: at })}
        />
        <MomentField
          name="until"
          label={t('until')}
          optional
          value={until}
          problem={problemOf('until')}
          onChange={(at) => set({ until: at })}
        />
      </div>
      <Button look="quiet" onClick={onRemove}>
        {t('contact.remove')}
      </Button>
    </fieldset>
  )
}
