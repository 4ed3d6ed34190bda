import { type ChangeEvent, lazy, Suspense, useState } from 'react'
import {
  Banner,
  BigButton,
  fieldWords,
  mostFrames,
  type NotTaken,
  packOutbox,
  StorageFull,
  toFrames,
  unpackOutbox,
  useDesk,
  useOutboxSummary,
} from '#platform/field'
import { type Say, useReading, useWords } from '#platform/web'
import { TextField } from '#ui'
import styles from './outbox.module.css'

const ShowSeries = lazy(async () => ({ default: (await import('./hand-over-series.tsx')).ShowSeries }))
const ReadSeries = lazy(async () => ({ default: (await import('./hand-over-series.tsx')).ReadSeries }))

const shortest = 6

/** Unsent work for another phone of the same person, as a file or as a series of codes, and the other way round. */
export function HandOver() {
  const t = useWords(fieldWords)
  const reading = useReading()
  const { desk, sending } = useDesk()
  const summary = useOutboxSummary()
  const isEmpty = summary !== undefined && summary.waiting + summary.refused + summary.held + summary.photos === 0
  const [secret, setSecret] = useState('')
  const [said, setSaid] = useState<string>()
  const [series, setSeries] = useState<readonly string[] | 'reading'>()
  const [scanned, setScanned] = useState<Blob>()
  const withSecret = (work: () => Promise<void>) => () => {
    if (secret.length < shortest) return setSaid(t('handOver.short'))
    setSaid(undefined)
    void work()
  }
  const giving = (work: () => Promise<void>) => (isEmpty ? () => setSaid(t('handOver.nothing')) : withSecret(work))
  const save = async () => {
    saveFile(await packOutbox(desk, secret), desk.deviceNow())
    setSaid(t('handOver.saved'))
  }
  const show = async () => {
    const frames = toFrames(await (await packOutbox(desk, secret)).text())
    if (frames.length > mostFrames) setSaid(t('handOver.tooMany'))
    else setSeries(frames)
  }
  const take = async (file: Blob) => {
    setSeries(undefined)
    const taken = await unpackOutbox(desk, file, secret).catch((thrown: unknown) => {
      if (thrown instanceof StorageFull) return thrown
      throw thrown
    })
    setSaid(taken instanceof StorageFull ? reading(taken.words) : sayTaken(t, taken))
    void sending.sendNow()
    return taken
  }
  // Nobody holds two phones still once more for a slip in the passcode: what was scanned may be tried again.
  const takeScanned = async (text: Blob) => setScanned((await take(text)) === 'wrong-passcode' ? text : undefined)
  const takeFile = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (file) void take(file)
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
        {said && <Banner>{said}</Banner>}
        <Suspense>
          {series === 'reading' && (
            <ReadSeries onText={(text) => void takeScanned(new Blob([text]))} onEnd={() => setSeries(undefined)} />
          )}
          {Array.isArray(series) && <ShowSeries frames={series} onEnd={() => setSeries(undefined)} />}
        </Suspense>
        {scanned && <BigButton onClick={withSecret(() => takeScanned(scanned))}>{t('handOver.tryAgain')}</BigButton>}
        <BigButton look="plain" onClick={giving(save)}>
          {t('handOver.save')}
        </BigButton>
        <BigButton look="plain" onClick={giving(show)}>
          {t('handOver.show')}
        </BigButton>
        <label className={styles.file}>
          {t('handOver.take')}
          <input type="file" accept=".json,application/json" onChange={takeFile} />
        </label>
        <BigButton look="plain" onClick={withSecret(async () => setSeries('reading'))}>
          {t('handOver.scan')}
        </BigButton>
      </div>
    </details>
  )
}

function sayTaken(t: Say<keyof typeof fieldWords.vi>, taken: number | NotTaken): string {
  if (taken === 0) return t('handOver.already')
  return typeof taken === 'number' ? t('handOver.taken', { count: taken }) : t(`handOver.${taken}`)
}

function saveFile(file: Blob, now: number): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `nhac-truong-${new Date(now).toISOString().slice(0, 16).replace(/\D/g, '')}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
