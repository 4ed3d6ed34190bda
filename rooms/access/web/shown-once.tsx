import { useWords } from '#platform/web'
import { Button, Dialog, Note, showToast } from '#ui'
import styles from './access.module.css'
import { accessWords } from './access.words.ts'

interface ShownOnceProps {
  readonly title: string
  /** What to do with it now. */
  readonly text: string
  readonly secret: string | readonly string[]
  readonly onClose: () => void
}

/** A secret that the server tells once: to be copied or printed; closing it is the end of it. */
export function ShownOnce({ title, text, secret, onClose }: ShownOnceProps) {
  const t = useWords(accessWords)
  const copy = async () => {
    await navigator.clipboard.writeText(typeof secret === 'string' ? secret : secret.join('\n'))
    showToast({ text: t('once.copied') })
  }
  const foot = (
    <>
      {typeof secret !== 'string' && (
        <Button icon="print" onClick={() => print()}>
          {t('once.print')}
        </Button>
      )}
      {'clipboard' in navigator && <Button onClick={() => void copy()}>{t('once.copy')}</Button>}
      <Button look="main" onClick={onClose}>
        {typeof secret === 'string' ? t('once.done') : t('factor.codes.kept')}
      </Button>
    </>
  )
  return (
    <Dialog title={title} onClose={onClose} foot={foot}>
      <div className={styles.form}>
        <Note tone="soon" icon="key">
          {text}
        </Note>
        {typeof secret === 'string' ? (
          <div className={styles.secret}>{secret}</div>
        ) : (
          <ol className={styles.codes}>
            {secret.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
        )}
      </div>
    </Dialog>
  )
}
