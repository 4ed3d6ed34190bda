import { type ChangeEvent, useState } from 'react'
import { Banner, BigButton, fieldWords, packOutbox, unpackOutbox, useDesk } from '#platform/field'
import { useWords } from '#platform/web'
import { TextField } from '#ui'
import styles from './outbox.module.css'

const shortest = 6

/** Unsent work as a file for another phone of the same person, and the other way round. */
export function HandOver() {
  const t = useWords(fieldWords)
  const { desk, sending } = useDesk()
  const [secret, setSecret] = useState('')
  const [said, setSaid] = useState<string>()
  const isShort = secret.length < shortest
  const save = async () => {
    if (isShort) return setSaid(t('handOver.short'))
    saveFile(await packOutbox(desk, secret), desk.deviceNow())
    setSaid(t('handOver.saved'))
  }
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (!file) return
    const taken = await unpackOutbox(desk, file, secret)
    setSaid(typeof taken === 'number' ? t('handOver.taken', { count: taken }) : t(`handOver.${taken}`))
    void sending.sendNow()
  }
  return (
    <details className={styles.more}>
      <summary>{t('handOver.title')}</summary>
      <div className="stack">
        <p>{t('handOver.lead')}</p>
        <TextField
          name="file-secret"
          type="password"
          autoComplete="off"
          label={t('handOver.secret')}
          value={secret}
          onChange={(value) => setSecret(value ?? '')}
        />
        <BigButton look="plain" onClick={() => void save()}>
          {t('handOver.save')}
        </BigButton>
        <label className={styles.file}>
          {t('handOver.take')}
          <input type="file" accept=".json,application/json" onChange={(event) => void take(event)} />
        </label>
        {said && <Banner>{said}</Banner>}
      </div>
    </details>
  )
}

function saveFile(file: Blob, now: number): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `nhac-truong-${new Date(now).toISOString().slice(0, 16).replace(/\D/g, '')}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
