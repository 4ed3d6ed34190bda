import { useRef } from 'react'
import type { Words } from '#kit'
import { currentLanguage, read, useWords } from '#platform/web'
import { Button, MomentField, PickField, type PickFind } from '#ui'
import { placeChoicesContract } from '../domain/index.ts'
import styles from './interview.module.css'
import { interviewWords } from './interview.words.ts'
import type { PlaceDraft } from './interview-draft.ts'

interface PlaceProps {
  readonly place: PlaceDraft
  readonly nth: number
  readonly problemOf: (name: string) => Words | undefined
  readonly onChange: (next: PlaceDraft) => void
  readonly onRemove: () => void
}

/** A place where the case was: which, from when until when. */
export function PlaceFields({ place, nth, problemOf, onChange, onRemove }: PlaceProps) {
  const t = useWords(interviewWords)
  const { siteId, name, enterAt, leaveAt } = place
  const set = (part: Partial<PlaceDraft>) => onChange({ ...place, ...part })
  const names = useRef(new Map<string, string>())
  const find: PickFind<string> = async (text, signal) => {
    const found = await findPlaces(text, signal)
    for (const { id, label } of found) names.current.set(id, label)
    return found
  }
  return (
    <fieldset className={styles.one}>
      <legend>{t('place.nth', { nth })}</legend>
      <PickField
        name="siteId"
        label={t('site')}
        help={siteId === undefined ? t('site.help') : undefined}
        value={siteId}
        chosen={siteId === undefined ? undefined : { id: siteId, label: name ?? siteId }}
        problem={problemOf('siteId')}
        find={find}
        onChange={(id) => set({ siteId: id, name: id === undefined ? undefined : names.current.get(id) })}
      />
      <div className={styles.pair}>
        <MomentField
          name="enterAt"
          label={t('entered')}
          value={enterAt}
          problem={problemOf('enterAt')}
          onChange={(at) => set({ enterAt: at })}
        />
        <MomentField
          name="leaveAt"
          label={t('left')}
          help={t('left.help')}
          optional
          value={leaveAt}
          problem={problemOf('leaveAt')}
          onChange={(at) => set({ leaveAt: at })}
        />
      </div>
      <Button look="quiet" onClick={onRemove}>
        {t('place.remove')}
      </Button>
    </fieldset>
  )
}

/** Places of the whole city: a case may have been anywhere in it. */
const findPlaces: PickFind<string> = async (text, signal) => {
  const q = text.trim()
  if (q === '') return []
  const language = currentLanguage()
  const { items } = await read(placeChoicesContract, { q }, signal)
  return items.map(({ siteId, name, kindTitle, areaTitle }) => ({
    id: siteId,
    label: name,
    detail: `${kindTitle[language]} · ${areaTitle[language]}`,
  }))
}
