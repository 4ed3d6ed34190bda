import { type ChangeEvent, useState } from 'react'
import type { Words } from '#kit'
import { bringPhoto, type KeptPhoto, photoKinds, toProblem, useWords } from '#platform/web'
import { FieldFrame, type FieldProps } from '../forms/field.tsx'
import { uiWords } from '../words.ts'
import { PhotoStrip } from './photo-strip.tsx'
import styles from './photos.module.css'

/** A photo as an intent names it; a caption that stands there already stays. */
interface NamedPhoto {
  readonly hash: string
}

interface PhotosFieldProps extends FieldProps<NamedPhoto[]> {
  /** At most so many; the choice closes when they are there. */
  readonly most?: number | undefined
}

/**
 * Photos as proof: from the camera or the gallery. Each goes to the server when chosen; the form then names it by its
 * hash. What could not be brought says why, beside the field; what was brought stays.
 */
export function PhotosField({ most = 10, value = [], onChange, problem, ...field }: PhotosFieldProps) {
  const t = useWords(uiWords)
  const [times, setTimes] = useState<ReadonlyMap<string, KeptPhoto>>(new Map())
  const [sending, setSending] = useState(0)
  const [refused, setRefused] = useState<Words>()
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])].slice(0, most - value.length)
    event.target.value = ''
    setRefused(undefined)
    const kept: KeptPhoto[] = []
    for (const [place, file] of files.entries()) {
      setSending(files.length - place)
      const photo = await bringPhoto(file).catch((thrown: unknown) => setRefused(toProblem(thrown).words))
      if (photo) kept.push(photo)
    }
    setSending(0)
    setTimes((known) => new Map([...known, ...kept.map((photo) => [photo.hash, photo] as const)]))
    const isNew = ({ hash }: NamedPhoto) => !value.some((one) => one.hash === hash)
    if (kept.length > 0) onChange([...value, ...kept.filter(isNew).map(({ hash }) => ({ hash }))])
  }
  const photos = value.map(({ hash }) => times.get(hash) ?? { hash, takenAt: null })
  const status = sending > 0 ? t('photo.sending', { count: sending }) : t('photo.help')
  return (
    <FieldFrame {...field} help={field.help ?? status} problem={refused ?? problem} wide>
      {(ties) => (
        <>
          <PhotoStrip
            label={field.label}
            photos={photos}
            onRemove={(hash) => onChange(value.filter((one) => one.hash !== hash))}
          />
          <span className={styles.choose}>
            <input
              {...ties}
              type="file"
              name={field.name}
              multiple
              accept={photoKinds}
              disabled={sending > 0 || value.length >= most || field.disabled}
              className="visually-hidden"
              onChange={(event) => void take(event)}
            />
            <label htmlFor={ties.id}>{sending > 0 ? t('photo.sending', { count: sending }) : t('photo.choose')}</label>
          </span>
        </>
      )}
    </FieldFrame>
  )
}
