import type { Instant } from '#kit'
import { type FieldDoor, read, useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { documentList } from '#rooms/documents/domain'
import { Dialog, IntentForm, MomentField, NumberField, PickField, showToast, TextField } from '#ui'
import { answerOrder, confirmArrival, mobilise, type OrderLine, type UnitLine } from '../domain/index.ts'
import { forceWords } from './forces.words.ts'

interface MobiliseProps {
  readonly unit: UnitLine
  readonly areaId: number
  readonly onClose: () => void
}

/** Asks a unit for people, under a document in force. */
export function MobiliseDialog({ unit, areaId, onClose }: MobiliseProps) {
  const t = useWords(forceWords)
  const form = useIntentForm(mobilise, {
    draft: `forces.mobilise.${unit.id}`,
    initial: { unitId: unit.id, toAreaId: areaId },
  })
  const moment = (name: 'from' | 'until' | 'answerBy') => form.field(name) as unknown as FieldDoor<Instant>
  const done = () => {
    showToast({ text: t('mobilise.done') })
    onClose()
  }
  return (
    <Dialog title={`${t('mobilise')}: ${unit.name}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('mobilise')} onDone={done} onCancel={onClose}>
        <PickField label={t('document')} find={findDirectives} {...form.field('documentId')} />
        <AreaField label={t('to')} {...form.field('toAreaId')} />
        <NumberField label={t('asked')} {...form.field('asked')} />
        <TextField label={t('task')} {...form.field('task')} />
        <MomentField label={t('from')} {...moment('from')} />
        <MomentField label={t('until')} timeWhenAbsent="24:00" {...moment('until')} />
        <MomentField label={t('answerBy')} timeWhenAbsent="24:00" {...moment('answerBy')} />
      </IntentForm>
    </Dialog>
  )
}

async function findDirectives(text: string, signal: AbortSignal) {
  const { items } = await read(documentList, { q: text, state: 'issued', inForceAt: 'now', limit: 8 }, signal)
  return items.map(({ id, number, numberRaw, title }) => {
    return { id, label: numberRaw ?? number ?? title ?? '', detail: title ?? '' }
  })
}

interface OrderProps {
  readonly order: OrderLine
  readonly onClose: () => void
}

/** The unit says how many come. */
export function AnswerDialog({ order, onClose }: OrderProps) {
  const t = useWords(forceWords)
  const form = useIntentForm(answerOrder, {
    draft: `forces.answer.${order.id}`,
    initial: { orderId: order.id, answered: order.asked },
  })
  const done = () => {
    showToast({ text: t('answer.done') })
    onClose()
  }
  return (
    <Dialog title={`${t('answer')}: ${order.unit.name}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('answer')} onDone={done} onCancel={onClose}>
        <NumberField label={t('answer.count')} {...form.field('answered')} />
        <TextField label={t('answer.reason')} optional {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}

/** Whoever receives them says how many came. */
export function ArrivalDialog({ order, onClose }: OrderProps) {
  const t = useWords(forceWords)
  const form = useIntentForm(confirmArrival, {
    draft: `forces.arrive.${order.id}`,
    initial: { orderId: order.id, present: order.answered ?? 0 },
  })
  const done = () => {
    showToast({ text: t('arrive.done') })
    onClose()
  }
  return (
    <Dialog title={`${t('arrive')}: ${order.unit.name}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('arrive')} onDone={done} onCancel={onClose}>
        <NumberField label={t('present')} {...form.field('present')} />
      </IntentForm>
    </Dialog>
  )
}
