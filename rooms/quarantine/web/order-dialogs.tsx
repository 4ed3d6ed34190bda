import { useRead, useReading, useWords } from '#platform/web'
import { CheckField, DayField, DecimalField, LongTextField, NumberField, RadioField, SelectField } from '#ui'
import {
  askNeed,
  CHANNELS,
  CHECK_OUTCOMES,
  channels,
  checkOutcomes,
  extendIsolation,
  policyContract,
  RELEASE_GROUNDS,
  recordCheck,
  releaseGrounds,
  releaseIsolation,
} from '../domain/index.ts'
import { AskHomeDialog } from './ask-home.dialog.tsx'
import { AllowHomeDialog, AnswerDialog, RefuseHomeDialog } from './home-dialogs.tsx'
import { DeclineDialog, IsolateDialog } from './isolate-dialog.tsx'
import { orderWords } from './order.words.ts'
import { type StepProps, useBases } from './order-step.ts'
import { StepDialog } from './step-dialog.tsx'

/** A step that somebody may take over an isolation. */
export type OrderStep =
  | 'isolate'
  | 'decline'
  | 'ask-home'
  | 'answer'
  | 'allow'
  | 'refuse'
  | 'extend'
  | 'release'
  | 'check'
  | 'need'

const dialogs = {
  isolate: IsolateDialog,
  decline: DeclineDialog,
  'ask-home': AskHomeOfOrder,
  answer: AnswerDialog,
  allow: AllowHomeDialog,
  refuse: RefuseHomeDialog,
  extend: ExtendDialog,
  release: ReleaseDialog,
  check: CheckDialog,
  need: NeedDialog,
} as const

/** The dialog of a step. */
export function OrderStepDialog({ step, ...props }: StepProps & { readonly step: OrderStep }) {
  const Shown = dialogs[step]
  return <Shown {...props} />
}

function AskHomeOfOrder({ order, onClose }: StepProps) {
  const of = order.class === 'F0' ? 'F0' : 'F1'
  return <AskHomeDialog areaId={order.areaId} personId={order.personId ?? undefined} of={of} onClose={onClose} />
}

function ExtendDialog({ order, onClose }: StepProps) {
  const t = useWords(orderWords)
  const bases = useBases(order.areaId)
  return (
    <StepDialog
      contract={extendIsolation}
      step="extend"
      subjectId={order.id}
      initial={{ orderId: order.id }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <DayField label={t('last-day')} {...form.field('lastDay')} />
          <LongTextField label={t('reason')} {...form.field('reason')} />
          <SelectField label={t('basis.key')} options={bases} {...form.field('basisKey')} />
        </>
      )}
    </StepDialog>
  )
}

function ReleaseDialog({ order, onClose }: StepProps) {
  const t = useWords(orderWords)
  const reading = useReading()
  return (
    <StepDialog
      contract={releaseIsolation}
      step="release"
      subjectId={order.id}
      initial={{ orderId: order.id }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <RadioField
            label={t('ground')}
            options={releaseGrounds.map((value) => ({ value, label: reading(RELEASE_GROUNDS[value]) }))}
            {...form.field('ground')}
          />
          <LongTextField label={t('reason')} {...form.field('reason')} />
        </>
      )}
    </StepDialog>
  )
}

function CheckDialog({ order, onClose }: StepProps) {
  const t = useWords(orderWords)
  const reading = useReading()
  const { data } = useRead(policyContract, { areaId: order.areaId })
  const needs = (data?.needs ?? []).map(({ key, title }) => ({ value: key, label: reading(title) }))
  const initial = { orderId: order.id, by: 'phone' as const }
  return (
    <StepDialog contract={recordCheck} step="check" subjectId={order.id} initial={initial} onClose={onClose}>
      {(form) => (
        <>
          <RadioField
            label={t('outcome')}
            options={checkOutcomes.map((value) => ({ value, label: reading(CHECK_OUTCOMES[value]) }))}
            {...form.field('outcome')}
          />
          {form.values.outcome === 'help' && <SelectField label={t('need')} options={needs} {...form.field('need')} />}
          <DecimalField label={t('temperature')} optional {...form.field('temperature')} />
          <NumberField label={t('oxygen')} optional {...form.field('oxygen')} />
        </>
      )}
    </StepDialog>
  )
}

function NeedDialog({ order, onClose }: StepProps) {
  const t = useWords(orderWords)
  const reading = useReading()
  const { data } = useRead(policyContract, { areaId: order.areaId })
  const needs = (data?.needs ?? []).map(({ key, title }) => ({ value: key, label: reading(title) }))
  const initial = { orderId: order.id, channel: 'phone' as const, onBehalf: false }
  return (
    <StepDialog contract={askNeed} step="need" subjectId={order.id} initial={initial} onClose={onClose}>
      {(form) => (
        <>
          <SelectField label={t('need')} options={needs} {...form.field('need')} />
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
