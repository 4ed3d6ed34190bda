import { useReading, useWords } from '#platform/web'
import { LongTextField, SelectField, TextField } from '#ui'
import { answerChecklist, decideHome } from '../domain/index.ts'
import { type Answering, ChecklistFields } from './checklist-fields.tsx'
import { OrderingFields } from './isolate-dialog.tsx'
import { orderWords } from './order.words.ts'
import { type StepProps, useBases } from './order-step.ts'
import styles from './quarantine.module.css'
import { StepDialog } from './step-dialog.tsx'

/** Answers that were found out later. */
export function AnswerDialog({ order, onClose }: StepProps) {
  const known = Object.fromEntries(
    order.checklist.filter(({ answer }) => answer !== 'unknown').map(({ key, answer }) => [key, answer]),
  )
  const initial = { orderId: order.id, answers: known }
  return (
    <StepDialog contract={answerChecklist} step="answer" subjectId={order.id} initial={initial} onClose={onClose}>
      {(form) => <ChecklistFields items={order.checklist} form={form as unknown as Answering} />}
    </StepDialog>
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
