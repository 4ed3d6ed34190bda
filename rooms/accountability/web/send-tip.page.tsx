import { useState } from 'react'
import { type Problem, read, request, toProblem, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Button, LongTextField, Page, RefusalNote, Section, showToast, TextField } from '#ui'
import { tipReceipt, tipStanding } from '../domain/index.ts'
import styles from './accountability.module.css'
import { tipWords } from './tip.words.ts'

/** Anybody tells of a unit, with no name; the receipt is all that is given back. Nothing typed is kept on the device. */
export function SendTipPage() {
  const t = useWords(tipWords)
  const [code, setCode] = useState<string>()
  return (
    <Page title={t('send.title')} lead={t('send.lead')} width="reading">
      {code === undefined ? <TipForm onSent={setCode} /> : <Receipt code={code} onAnother={() => setCode(undefined)} />}
      <Standing />
    </Page>
  )
}

function TipForm({ onSent }: { readonly onSent: (code: string) => void }) {
  const t = useWords(tipWords)
  const [areaId, setAreaId] = useState<number>()
  const [text, setText] = useState<string>()
  const [reporter, setReporter] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)
  const isWhole = areaId !== undefined && Boolean(text?.trim())
  const send = async () => {
    setBusy(true)
    setProblem(undefined)
    const named = reporter?.trim()
    const body = { areaId, text, ...(named ? { reporter: named } : {}) }
    await request('/tips', { method: 'POST', body }).then(
      (answer) => onSent(tipReceipt.parse(answer).code),
      (thrown: unknown) => setProblem(toProblem(thrown)),
    )
    setBusy(false)
  }
  return (
    <form
      className={styles.grounds}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) void send()
      }}
    >
      <AreaField label={t('send.area')} name="areaId" value={areaId} onChange={setAreaId} problem={undefined} />
      <LongTextField
        label={t('send.text')}
        help={t('send.text.help')}
        name="text"
        value={text}
        onChange={setText}
        problem={undefined}
      />
      <TextField
        label={t('send.reporter')}
        help={t('send.reporter.help')}
        name="reporter"
        optional
        value={reporter}
        onChange={setReporter}
        problem={undefined}
      />
      {problem && <RefusalNote problem={problem} />}
      <div className={styles.buttons}>
        <Button look="main" type="submit" busy={isBusy} disabled={!isWhole}>
          {t('send.button')}
        </Button>
      </div>
    </form>
  )
}

function Receipt({ code, onAnother }: { readonly code: string; readonly onAnother: () => void }) {
  const t = useWords(tipWords)
  const copy = () => navigator.clipboard.writeText(code).then(() => showToast({ text: t('send.copied') }))
  return (
    <Section title={t('send.sent')}>
      <p>{t('send.code')}</p>
      <p className={styles.code}>{code}</p>
      <div className={styles.buttons}>
        <Button look="main" onClick={() => void copy()}>
          {t('send.copy')}
        </Button>
        <Button onClick={onAnother}>{t('send.another')}</Button>
      </div>
    </Section>
  )
}

function Standing() {
  const t = useWords(tipWords)
  const [code, setCode] = useState<string>()
  const [said, setSaid] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const ask = async () => {
    setProblem(undefined)
    setSaid(undefined)
    await read(tipStanding, { code: code?.trim().toLowerCase() ?? '' }).then(
      ({ state, answer }) => setSaid([t(`standing.${state}`), answer].filter(Boolean).join(' ')),
      (thrown: unknown) => setProblem(toProblem(thrown)),
    )
  }
  return (
    <Section title={t('send.follow')}>
      <form
        className={styles.grounds}
        onSubmit={(event) => {
          event.preventDefault()
          void ask()
        }}
      >
        <TextField label={t('send.follow.code')} name="code" value={code} onChange={setCode} problem={undefined} />
        <div className={styles.buttons}>
          <Button type="submit" disabled={!code?.trim()}>
            {t('send.follow.button')}
          </Button>
        </div>
        <div role="status">{said && <p className={styles.text}>{said}</p>}</div>
        {problem && <RefusalNote problem={problem} />}
      </form>
    </Section>
  )
}
