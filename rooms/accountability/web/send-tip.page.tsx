import { useRef, useState } from 'react'
import { refuse } from '#kit'
import { newId, type Problem, read, request, toProblem, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Arrived, Button, LongTextField, Page, RefusalNote, Section, showToast, TextField } from '#ui'
import { ACCOUNTABILITY, readTipReceipt, tipReceipt, tipStanding } from '../domain/index.ts'
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
  const problemAt = (field: string) => problem?.fields.find((one) => one.field === field)?.words
  const tried = useRef({ formId: '', words: '' })
  const send = async () => {
    setBusy(true)
    setProblem(undefined)
    const named = reporter?.trim()
    const said = { areaId, text, ...(named ? { reporter: named } : {}) }
    // The same words are the same form, however often they are sent; changed words are another.
    const words = JSON.stringify(said)
    if (tried.current.words !== words) tried.current = { formId: newId(), words }
    const body = { formId: tried.current.formId, ...said }
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
      <AreaField
        label={t('send.area')}
        name="areaId"
        value={areaId}
        onChange={setAreaId}
        problem={problemAt('areaId')}
      />
      <LongTextField
        label={t('send.text')}
        help={t('send.text.help')}
        name="text"
        value={text}
        onChange={setText}
        problem={problemAt('text')}
      />
      <TextField
        label={t('send.reporter')}
        help={t('send.reporter.help')}
        name="reporter"
        optional
        value={reporter}
        onChange={setReporter}
        problem={problemAt('reporter')}
      />
      {problem && problem.fields.length === 0 && <RefusalNote problem={problem} />}
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
    <Arrived className={styles.sent}>
      <Section title={t('send.sent')}>
        <p>{t('send.code')}</p>
        <p className={styles.code}>{code}</p>
        <div className={styles.buttons}>
          {'clipboard' in navigator && (
            <Button look="main" onClick={() => void copy()}>
              {t('send.copy')}
            </Button>
          )}
          <Button onClick={onAnother}>{t('send.another')}</Button>
        </div>
      </Section>
    </Arrived>
  )
}

function Standing() {
  const t = useWords(tipWords)
  const [code, setCode] = useState<string>()
  const [said, setSaid] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const [isNoCode, setNoCode] = useState(false)
  const ask = async () => {
    const receipt = readTipReceipt(code ?? '')
    setProblem(undefined)
    setSaid(undefined)
    setNoCode(receipt === undefined)
    if (receipt === undefined) return
    await read(tipStanding, { code: receipt }).then(
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
        <TextField
          label={t('send.follow.code')}
          name="code"
          value={code}
          onChange={setCode}
          problem={isNoCode ? refuse(ACCOUNTABILITY.RECEIPT_FORM).words : undefined}
        />
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
