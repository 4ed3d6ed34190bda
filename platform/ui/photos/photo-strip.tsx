import { useState } from 'react'
import type { Instant } from '#kit'
import { photoAddress, showMoment, showMomentShort, thumbnailAddress, useWords } from '#platform/web'
import { Button } from '../controls/button.tsx'
import { Dialog } from '../controls/dialog.tsx'
import { uiWords } from '../words.ts'
import styles from './photos.module.css'

/** A kept photo as records give it. */
export interface ShownPhoto {
  readonly hash: string
  /** An instant, the camera's word; null when it said nothing. */
  readonly takenAt: string | null
  readonly caption?: string | null | undefined
}

interface PhotoStripProps {
  /** What they show, for who cannot see them. */
  readonly label: string
  readonly photos: readonly ShownPhoto[]
  /** Where given, each photo can be taken out again. */
  readonly onRemove?: ((hash: string) => void) | undefined
}

/** Small pictures with the time that the camera gave; a press shows one large, arrows go on. */
export function PhotoStrip({ label, photos, onRemove }: PhotoStripProps) {
  const t = useWords(uiWords)
  const [open, setOpen] = useState<number>()
  if (photos.length === 0) return null
  const nameOf = (place: number) => t('photo.name', { label, number: place + 1, count: photos.length })
  return (
    <>
      <ul className={styles.strip} aria-label={label}>
        {photos.map((photo, place) => (
          <li key={photo.hash}>
            <button type="button" className={styles.small} onClick={() => setOpen(place)}>
              <img src={thumbnailAddress(photo.hash)} alt={nameOf(place)} loading="lazy" />
            </button>
            {photo.caption && <span className={styles.caption}>{photo.caption}</span>}
            <span className={styles.time}>
              {photo.takenAt ? showMomentShort(photo.takenAt as Instant) : t('photo.no-time')}
            </span>
            {onRemove && (
              <button
                type="button"
                className={styles.remove}
                aria-label={t('form.remove', { name: nameOf(place) })}
                onClick={() => onRemove(photo.hash)}
              >
                {t('photo.remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <LargePhoto label={label} photos={photos} place={open} onMove={setOpen} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}

interface LargePhotoProps {
  readonly label: string
  readonly photos: readonly ShownPhoto[]
  readonly place: number
  readonly onMove: (place: number) => void
  readonly onClose: () => void
}

function LargePhoto({ label, photos, place, onMove, onClose }: LargePhotoProps) {
  const t = useWords(uiWords)
  const photo = photos[place]
  if (!photo) return null
  const title = t('photo.name', { label, number: place + 1, count: photos.length })
  const steps = photos.length > 1 && (
    <>
      <Button disabled={place === 0} onClick={() => onMove(place - 1)}>
        {t('photo.before')}
      </Button>
      <Button disabled={place === photos.length - 1} onClick={() => onMove(place + 1)}>
        {t('photo.after')}
      </Button>
    </>
  )
  return (
    <Dialog title={title} width="wide" onClose={onClose} foot={steps || undefined}>
      <img className={styles.large} src={photoAddress(photo.hash)} alt={title} />
      {photo.caption && <p className={styles.caption}>{photo.caption}</p>}
      <p className={styles.time}>
        {photo.takenAt ? t('photo.taken', { at: showMoment(photo.takenAt as Instant) }) : t('photo.no-time')}
      </p>
    </Dialog>
  )
}
