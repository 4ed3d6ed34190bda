import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { type Instant, parseWholeNumber } from '#kit'
import { showMomentShort, showNumber, useIntent, useRead, useReading, useWords } from '#platform/web'
import { Answer, Button, CheckField, Empty, Note, RefusalNote, Row, Rows, Section, showToast, TextField } from '#ui'
import { verificationsContract, verifyContract } from '../domain/index.ts'
import styles from './audit.module.css'
import { auditWords } from './audit.words.ts'

type Run = z.infer<typeof verificationsContract.answer>['items'][number]
type Verdict = NonNullable<Run['verdict']>

/** Verify on demand, with progress; the verdict; earlier verifications. */
export function VerifyTab() {
  const t = useWords(auditWords)
  const answer = useRead(verificationsContract, {}, { rooms: ['jobs'] })
  return (
    <Answer to={answer}>
      {({ items }) => {
        const [latest, ...earlier] = items
        const isRunning = latest?.state === 'waiting' || latest?.state === 'running'
        return (
          <>
            <AskVerification isRunning={isRunning} />
            {latest ? <LatestRun run={latest} /> : <Empty>{t('verify.none')}</Empty>}
            {earlier.length > 0 && <Earlier runs={earlier} />}
          </>
        )
      }}
    </Answer>
  )
}

function AskVerification({ isRunning }: { readonly isRunning: boolean }) {
  const t = useWords(auditWords)
  const door = useIntent(verifyContract)
  const [hasKept, setHasKept] = useState(false)
  const [values, setValues] = useState({ seal: '', hash: '' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void door.ask({ kept: hasKept ? toKept(values) : null })
  }
  const kept = toKept(values)
  const isReady = !hasKept || kept !== null
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p>{t('verify.text')}</p>
      <CheckField
        name="kept"
        label={t('verify.kept')}
        value={hasKept}
        onChange={(value) => setHasKept(value ?? false)}
        problem={undefined}
      />
      {hasKept && (
        <>
          <TextField
            name="seal"
            label={t('verify.kept.seal')}
            inputMode="numeric"
            value={values.seal}
            onChange={(seal) => setValues({ ...values, seal: seal ?? '' })}
            problem={undefined}
          />
          <TextField
            name="hash"
            label={t('verify.kept.hash')}
            help={t('verify.kept.help')}
            value={values.hash}
            onChange={(hash) => setValues({ ...values, hash: hash ?? '' })}
            problem={undefined}
          />
        </>
      )}
      {door.problem && <RefusalNote problem={door.problem} />}
      <div>
        <Button type="submit" look="main" busy={isRunning || door.state === 'sending'} disabled={!isReady}>
          {t('verify')}
        </Button>
      </div>
    </form>
  )
}

function toKept({ seal, hash }: { seal: string; hash: string }): { seal: number; hash: string } | null {
  const number = parseWholeNumber(seal)
  const code = hash.trim().toLowerCase()
  return number.ok && number.value > 0 && /^[0-9a-f]{64}$/.test(code) ? { seal: number.value, hash: code } : null
}

function LatestRun({ run }: { readonly run: Run }) {
  const t = useWords(auditWords)
  if (run.verdict) return <VerdictNote verdict={run.verdict} />
  if (run.state === 'failed') return <Note tone="warn">{t('verify.failed')}</Note>
  if (run.state === 'cancelled') return <Note>{t('verify.cancelled')}</Note>
  const done = Math.min(run.done, run.total)
  const words =
    run.state === 'waiting'
      ? t('verify.waiting')
      : t('verify.running', { done: showNumber(done), total: showNumber(run.total) })
  return (
    <div role="status">
      <p>{words}</p>
      <progress className={styles.progress} max={Math.max(1, run.total)} value={done} aria-label={words} />
    </div>
  )
}

function VerdictNote({ verdict }: { readonly verdict: Verdict }) {
  return verdict.whole ? <WholeNote verdict={verdict} /> : <BrokenNote verdict={verdict} />
}

function WholeNote({ verdict }: { readonly verdict: Extract<Verdict, { whole: true }> }) {
  const t = useWords(auditWords)
  const copy = async () => {
    await navigator.clipboard.writeText(`${verdict.seals} ${verdict.head}`)
    showToast({ text: t('copied') })
  }
  return (
    <div className={styles.form}>
      <Note icon="check" title={t('verify.whole')} role="status">
        <p>{t('verify.whole.text', { entries: showNumber(verdict.entries), seals: showNumber(verdict.seals) })}</p>
        {verdict.unsealed > 0 && <p>{t('verify.unsealed', { count: showNumber(verdict.unsealed) })}</p>}
        {verdict.keptHolds === true && <p>{t('verify.kept.holds')}</p>}
      </Note>
      {verdict.keptHolds === false && (
        <Note tone="alarm" icon="warning" role="alert">
          {t('verify.kept.fails')}
        </Note>
      )}
      <div>
        <p>{t('verify.head', { seal: showNumber(verdict.seals) })}</p>
        <div className={styles.head}>{verdict.head}</div>
      </div>
      {'clipboard' in navigator && (
        <div>
          <Button onClick={() => void copy()}>{t('copy')}</Button>
        </div>
      )}
    </div>
  )
}

function BrokenNote({ verdict }: { readonly verdict: Extract<Verdict, { whole: false }> }) {
  const t = useWords(auditWords)
  const reading = useReading()
  const { after, until } = verdict
  return (
    <Note tone="alarm" icon="warning" title={t('verify.broken')} role="alert">
      <p>{t('verify.broken.text', { seal: showNumber(verdict.brokenAt), why: reading(verdict.why) })}</p>
      {(after || until) && (
        <p>
          {t('verify.broken.when', {
            after: after ? showMomentShort(after as Instant) : '…',
            until: until ? showMomentShort(until as Instant) : '…',
          })}
        </p>
      )}
      <p>{t('verify.broken.what')}</p>
    </Note>
  )
}

function Earlier({ runs }: { readonly runs: readonly Run[] }) {
  const t = useWords(auditWords)
  return (
    <Section title={t('verify.past')}>
      <Rows label={t('verify.past')}>
        {runs.map((run) => (
          <Row
            key={run.id}
            title={outcomeOf(run, t)}
            detail={run.by ? t('verify.by', { name: run.by }) : undefined}
            end={showMomentShort(run.askedAt as Instant)}
          />
        ))}
      </Rows>
    </Section>
  )
}

function outcomeOf(run: Run, t: ReturnType<typeof useWords<keyof typeof auditWords.vi>>): string {
  if (run.verdict) return t(run.verdict.whole && run.verdict.keptHolds !== false ? 'verify.whole' : 'verify.broken')
  return t(run.state === 'cancelled' ? 'verify.cancelled' : 'verify.failed')
}
