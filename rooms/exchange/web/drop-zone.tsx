import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '#platform/web'
import { Icon, RefusalNote } from '#ui'
import styles from './exchange.module.css'
import { exchangeWords } from './exchange.words.ts'
import { useUpload } from './use-upload.ts'

interface DropZoneProps {
  /** What the file is, where it is known already: the mended copy of a batch. */
  readonly sheet?: { readonly sheet: string; readonly variant: string | null } | undefined
  readonly children?: ReactNode
}

/** A file may be dropped anywhere on the page; the button is for the keyboard and for phones. */
export function DropZone({ sheet, children }: DropZoneProps) {
  const t = useWords(exchangeWords)
  const id = useId()
  const { take, sending, problem } = useUpload(sheet)
  const isOver = useDropAnywhere((file) => void take(file))
  return (
    <div className={styles.drop} data-over={isOver || undefined}>
      <p className={styles.dropWords} role="status">
        <Icon name="exchange" size={20} />
        {sending ? (
          <span>{t('drop.sending', { name: sending })}</span>
        ) : (
          <span>
            {t('drop')}{' '}
            <label htmlFor={id} className={styles.choose}>
              {t('drop.choose')}
            </label>
          </span>
        )}
        <input
          id={id}
          type="file"
          accept=".xlsx,.xlsm,.csv,.txt,.tsv"
          className="visually-hidden"
          disabled={sending !== undefined}
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </p>
      <p className={styles.small}>{children ?? t('drop.kinds')}</p>
      {problem && <RefusalNote problem={problem} />}
      {isOver && (
        <div className={styles.curtain} aria-hidden="true">
          {t('drop.now')}
        </div>
      )}
    </div>
  )
}

/** Listens on the window: a clerk in a hurry does not aim. Tells whether a file hangs over the page now. */
function useDropAnywhere(take: (file: File | undefined) => void): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!hasFile(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!hasFile(event)) return
      event.preventDefault()
      setOver(false)
      latest.current(event.dataTransfer?.files[0])
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return isOver
}
