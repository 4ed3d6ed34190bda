import { type ChangeEvent, useEffect, useState } from 'react'
import type { Words } from '#kit'
import { useReading, useWords } from '#platform/web'
import { Icon } from '#ui'
import { fieldWords } from '../field.words.ts'
import { cityTimeOf } from '../outbox/clock-mark.ts'
import type { FieldDesk } from '../outbox/desk.ts'
import { dropPhoto, keepPhoto, photoOf } from '../outbox/outbox.ts'
import { StorageFull } from '../outbox/room-left.ts'
import { stampJpeg } from '../rules/stamp-jpeg.ts'
import { bytesOf } from '../store/packing.ts'
import { useDesk } from '../use-desk.ts'
import styles from './parts.module.css'
import { Banner } from './screen.tsx'
import { isHeic, shrinkPhoto } from './shrink-photo.ts'

/** Takes photos for an unfinished form: kept on the phone at once, as ids. */
export function PhotoTaker({
  photos,
  draft,
  onChange,
}: {
  readonly photos: readonly string[]
  readonly draft: string
  readonly onChange: (photos: readonly string[]) => void
}) {
  const t = useWords(fieldWords)
  const reading = useReading()
  const { desk, person } = useDesk()
  const [problem, setProblem] = useState<string>()
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    event.target.value = ''
    setProblem(undefined)
    const taken: string[] = []
    for (const file of files) {
      const one = await takeOrSay(desk, file, { draft, offset: person.utcOffsetMinutes })
      if (one.problem) setProblem(typeof one.problem === 'string' ? t(one.problem) : reading(one.problem))
      else taken.push(one.id)
    }
    if (taken.length > 0) onChange([...photos, ...taken])
  }
  const remove = async (id: string) => {
    onChange(photos.filter((one) => one !== id))
    await dropPhoto(desk, id)
  }
  return (
    <>
      <div className={styles.photos}>
        {photos.map((id, index) => (
          <TakenPhoto key={id} id={id} number={index + 1} onRemove={() => void remove(id)} />
        ))}
        <label className={styles.take}>
          <Icon name="plus" size={24} />
          {t('photo.take')}
          <input type="file" accept="image/*" capture="environment" onChange={(event) => void take(event)} />
        </label>
      </div>
      {problem && <Banner tone="alarm">{problem}</Banner>}
    </>
  )
}

type Taken =
  | { readonly id: string; readonly problem?: undefined }
  | { readonly problem: 'photo.heic' | 'photo.unreadable' | Words }

/** Takes one file, or says why not. */
async function takeOrSay(desk: FieldDesk, file: Blob, of: { draft: string; offset: number }): Promise<Taken> {
  try {
    return { id: await takePhoto(desk, file, of) }
  } catch (thrown) {
    if (thrown instanceof StorageFull) return { problem: thrown.words }
    return { problem: (await isHeic(file)) ? 'photo.heic' : 'photo.unreadable' }
  }
}

async function takePhoto(
  desk: FieldDesk,
  file: Blob,
  { draft, offset }: { draft: string; offset: number },
): Promise<string> {
  const small = await bytesOf(await shrinkPhoto(file))
  const stamped = stampJpeg(small, Date.parse(await cityTimeOf(desk)), offset)
  return keepPhoto(desk, new Blob([stamped], { type: 'image/jpeg' }), draft)
}

function TakenPhoto({
  id,
  number,
  onRemove,
}: {
  readonly id: string
  readonly number: number
  readonly onRemove: () => void
}) {
  const t = useWords(fieldWords)
  const { desk } = useDesk()
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    let isShown = true
    void photoOf(desk, id).then((photo) => {
      if (!photo || !isShown) return
      made = URL.createObjectURL(photo)
      setAddress(made)
    })
    return () => {
      isShown = false
      if (made) URL.revokeObjectURL(made)
    }
  }, [desk, id])
  return (
    <div className={styles.photo}>
      {address && <img src={address} alt={t('photo.of', { number })} />}
      <button type="button" aria-label={t('photo.remove', { number })} onClick={onRemove}>
        <Icon name="close" size={24} />
      </button>
    </div>
  )
}
