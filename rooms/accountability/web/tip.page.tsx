import { useState } from 'react'
import type { z } from 'zod'
import type { Instant } from '#kit'
import {
  type PageProps,
  read,
  showMoment,
  toProblem,
  useIntentForm,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import {
  Answer,
  Button,
  Fact,
  Facts,
  IntentForm,
  LongTextField,
  Page,
  RadioField,
  RefusalNote,
  Section,
  SelectField,
  showToast,
  TextField,
} from '#ui'
import { assignTip, closeTip, TIP_OUTCOMES, type TipOutcome, tipPage, tipReporter } from '../domain/index.ts'
import styles from './accountability.module.css'
import { tipWords } from './tip.words.ts'

type ShownTip = z.infer<(typeof tipPage)['answer']>

const shortestReason = 5

/** One tip: nothing of it is shown before the reader has said why, and that is written down. */
export function TipPage({ params }: PageProps) {
  const t = useWords(tipWords)
  const [reason, setReason] = useState<string>()
  const [given, setGiven] = useState<string>()
  if (given !== undefined) return <OpenTip id={params.tipId ?? ''} reason={given} />
  const isEnough = (reason?.trim().length ?? 0) >= shortestReason
  return (
    <Page title={t('tips')} lead={t('tips.lead')} width="reading">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isEnough) setGiven(reason?.trim())
        }}
      >
        <TextField
          label={t('tip.reason')}
          help={t('tip.reason.help')}
          name="reason"
          value={reason}
          onChange={setReason}
          problem={undefined}
        />
        <div className={styles.buttons}>
          <Button look="main" type="submit" disabled={!isEnough}>
            {t('tip.open')}
          </Button>
        </div>
      </form>
    </Page>
  )
}

function OpenTip({ id, reason }: { readonly id: string; readonly reason: string }) {
  const t = useWords(tipWords)
  const reading = useReading()
  const answer = useRead(tipPage, { id, reason }, { rooms: ['accountability'] })
  return (
    <Answer to={answer} rows={6}>
      {(tip) => (
        <Page title={t('tip.about', { area: reading(tip.aboutAreaTitle) })} width="reading">
          <p className={styles.matter}>{tip.text}</p>
          <Facts>
            <Fact name={t('opened')}>{showMoment(tip.receivedAt as Instant)}</Fact>
            <Fact name={t('person')}>{t(tip.hasReporter ? 'tip.named' : 'tip.anonymous')}</Fact>
            <Fact name={t('tip.assign')}>{tip.assignedToName ?? t('tip.unassigned')}</Fact>
            {tip.outcome !== null && <Fact name={t('tip.outcome')}>{t(`tip.outcome.${tip.outcome}`)}</Fact>}
            {tip.answer !== null && <Fact name={t('tip.answer')}>{tip.answer}</Fact>}
            {tip.note !== null && <Fact name={t('tip.note')}>{tip.note}</Fact>}
          </Facts>
          {tip.isMine && tip.hasReporter && <Reporter id={id} reason={reason} />}
          {tip.outcome === null && <AssignForm tip={tip} />}
          {tip.outcome === null && tip.isMine && <CloseForm tip={tip} />}
        </Page>
      )}
    </Answer>
  )
}

function Reporter({ id, reason }: { readonly id: string; readonly reason: string }) {
  const t = useWords(tipWords)
  const [name, setName] = useState<string>()
  const [problem, setProblem] = useState<ReturnType<typeof toProblem>>()
  const open = () =>
    read(tipReporter, { id, reason }).then(
      ({ reporter }) => setName(reporter),
      (thrown: unknown) => setProblem(toProblem(thrown)),
    )
  if (problem) return <RefusalNote problem={problem} />
  if (name !== undefined) return <p className={styles.matter}>{name}</p>
  return (
    <div className={styles.buttons}>
      <Button onClick={() => void open()}>{t('tip.reporter')}</Button>
    </div>
  )
}

function AssignForm({ tip }: { readonly tip: ShownTip }) {
  const t = useWords(tipWords)
  const form = useIntentForm(assignTip, { draft: `accountability.assign.${tip.id}`, initial: { tipId: tip.id } })
  if (tip.assignable.length === 0) return <p className={styles.quiet}>{t('tip.assign.none')}</p>
  return (
    <Section title={t('tip.assign')}>
      <IntentForm form={form} submitLabel={t('tip.assign')} onDone={() => showToast({ text: t('tip.assign.done') })}>
        <SelectField
          label={t('tip.assign.to')}
          options={tip.assignable.map(({ officerId, name, post }) => ({ value: officerId, label: `${name}, ${post}` }))}
          {...form.field('officerId')}
        />
      </IntentForm>
    </Section>
  )
}

function CloseForm({ tip }: { readonly tip: ShownTip }) {
  const t = useWords(tipWords)
  const form = useIntentForm(closeTip, { draft: `accountability.close-tip.${tip.id}`, initial: { tipId: tip.id } })
  const outcomes = Object.keys(TIP_OUTCOMES) as TipOutcome[]
  return (
    <Section title={t('tip.close')}>
      <IntentForm form={form} submitLabel={t('tip.close')} onDone={() => showToast({ text: t('tip.closed') })}>
        <RadioField
          label={t('tip.outcome')}
          options={outcomes.map((value) => ({ value, label: t(`tip.outcome.${value}`) }))}
          {...form.field('outcome')}
        />
        <LongTextField label={t('tip.note')} {...form.field('note')} />
        <TextField label={t('tip.answer')} help={t('tip.answer.help')} {...form.field('answer')} />
      </IntentForm>
    </Section>
  )
}
