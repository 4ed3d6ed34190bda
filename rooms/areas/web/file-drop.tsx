import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { useWords } from '#platform/web'
import { areaWords } from './areas.words.ts'
import styles from './import.module.css'

/** A file that was read: its name and its text. */
export interface ReadFile {
  readonly name: string
  readonly text: string
}

interface FileDropProps {
  /** Endings the browser's chooser offers: `.csv,.txt`. */
  readonly accept: string
  readonly onRead: (file: ReadFile) => void
  /** Name of the file that was read last. */
  readonly name?: string | undefined
  readonly children?: ReactNode
}

/** A place to drop a text file on; a button for the keyboard and for phones. */
export function FileDrop({ accept, onRead, name, children }: FileDropProps) {
  const t = useWords(areaWords)
  const id = useId()
  const [isOver, setOver] = useState(false)
  const take = async (file: File | undefined) => {
    if (file) onRead({ name: file.name, text: await file.text() })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way; the button inside is for everybody
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>
        {name ? <strong>{name}</strong> : t('import.drop')}{' '}
        <label htmlFor={id} className={styles.choose}>
          {t(name ? 'import.other' : 'import.choose')}
        </label>
        <input
          id={id}
          type="file"
          accept={accept}
          className="visually-hidden"
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </p>
      {children}
    </div>
  )
}
