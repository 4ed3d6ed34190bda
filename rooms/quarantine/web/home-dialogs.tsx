import type { IntentForm } from '#platform/web'
import { useRead, useReading, useWords } from '#platform/web'
import { CheckField, LongTextField, Note, RadioField, SelectField, TextField } from '#ui'
import {
  answerChecklist,
  applyForHome,
  CHANNELS,
  type ChecklistAnswer,
  channels,
  decideHome,
  policyContract,
} from '../domain/index.ts'
import { OrderingFields } from './isolate-dialog.tsx'
import { orderWords } from './order.words.ts'
import { type StepProps, useBases } from './order-dialogs.tsx'
import styles from './quarantine.module.css'
import { StepDialog } from './step-dialog.tsx'

/** A request to stay at home, with the checklist. */
export function AskHomeDialog({ order, onClose }: StepProps) {
  const t = useWords(orderWords)
  const reading = useReading()
  const of = order.class === 'F0' ? 'F0' : 'F1'
  const { data } = useRead(policyContract, { areaId: order.areaId })
  const items = (data?.checklist ?? []).filter(({ classes }) => classes.includes(of))
  const initial = {
    personId: order.personId ?? '',
    areaId: order.areaId,
    class: of,
    channel: 'phone',
    onBehalf: false,
    answers: {},
  } as const
  return (
    <StepDialog contract={applyForHome} step="ask-home" subjectId={order.id} initial={initial} onClose={onClose}>
      {(form) => (
        <>
          {order.home !== null && !order.home.isAllowed && (
            <Note icon="warning">
              {t('policy.no')} {order.home.source?.text}
            </Note>
          )}
          <Questions items={items} form={form as unknown as Answering} />
          <RadioField
            label={t('channel')}
            options={channels.map((value) => ({ value, label: reading(CHANNELS[value]) }))}
            {...form.field('channel')}
          />
          <CheckField label={t('behalf')} {...form.field('onBehalf')} />
        </>
      )}
    </StepDialog>
  )
}

/** Answers that were found out later. */
export function AnswerDialog({ order, onClose }: StepProps) {
  const known = Object.fromEntries(
    order.checklist.filter(({ answer }) => answer !== 'unknown').map(({ key, answer }) => [key, answer]),
  )
  const initial = { orderId: order.id, answers: known }
  return (
    <StepDialog contract={answerChecklist} step="answer" subjectId={order.id} initial={initial} onClose={onClose}>
      {(form) => <Questions items={order.checklist} form={form as unknown as Answering} />}
    </StepDialog>
  )
}

type Answering = IntentForm<{ readonly answers: Record<string, ChecklistAnswer> }>

interface QuestionsProps {
  readonly items: readonly {
    readonly key: string
    readonly title: { readonly vi: string; readonly en: string }
    readonly weight: 'must' | 'preferred'
  }[]
  readonly form: Answering
}

function Questions({ items, form }: QuestionsProps) {
  const t = useWords(orderWords)
  const reading = useReading()
  const answers = form.values.answers ?? {}
  return (
    <fieldset className={styles.questions}>
      <legend>{t('checklist')}</legend>
      <p className={styles.quiet}>{t('checklist.lead')}</p>
      {items.map(({ key, title, weight }) => (
        <RadioField
          key={key}
          name={`answer-${key}`}
          label={reading(title)}
          help={weight === 'preferred' ? t('preferred') : undefined}
          options={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t(value) }))}
          value={answers[key]}
          problem={undefined}
          onChange={(answer) => form.set({ answers: { ...answers, [key]: answer ?? 'unknown' } })}
        />
      ))}
    </fieldset>
  )
}

/** Allows home isolation. */
export function AllowHomeDialog({ order, onClose }: StepProps) {
  const t = useWords(orderWords)
  const initial = { orderId: order.id, decision: 'allow' as const, protection: 'unknown' as const }
  return (
    <StepDialog contract={decideHome} step="allow" subjectId={order.id} initial={initial} onClose={onClose}>
      {(form) => (
        <>
          <OrderingFields order={order} form={form} setting="home" />
          <p className={styles.quiet}>{t('you')}</p>
        </>
      )}
    </StepDialog>
  )
}

/** Refuses it, with the reason and what is offered instead. */
export function RefuseHomeDialog({ order, onClose }: StepProps) {
  const t = useWords(orderWords)
  const reading = useReading()
  const bases = useBases(order.areaId)
  const offered = order.home?.alternative
  const initial = {
    orderId: order.id,
    decision: 'refuse' as const,
    protection: 'unknown' as const,
    ...(offered ? { alternative: reading(offered) } : {}),
  }
  return (
    <StepDialog contract={decideHome} step="refuse" subjectId={order.id} initial={initial} onClose={onClose}>
      {(form) => (
        <>
          <LongTextField label={t('reason')} {...form.field('reason')} />
          <TextField label={t('alternative')} {...form.field('alternative')} />
          <SelectField label={t('basis.key')} optional options={bases} {...form.field('basisKey')} />
        </>
      )}
    </StepDialog>
  )
}
