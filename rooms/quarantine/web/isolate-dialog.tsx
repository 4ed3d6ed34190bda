import type { Day } from '#kit'
import { type IntentForm, showFullDay, showNumber, useRead, useReading, useWords } from '#platform/web'
import { DayField, LongTextField, Note, RadioField, SelectField, Tag, TextField } from '#ui'
import {
  type DecideHome,
  type DecideIsolation,
  decideIsolation,
  GUARDIAN_PLANS,
  guardianPlansIn,
  type OrderPage,
  outlookContract,
  PROTECTIONS,
  placesForOrderContract,
  protections,
  type Setting,
} from '../domain/index.ts'
import { orderWords } from './order.words.ts'
import { type StepProps, useBases } from './order-step.ts'
import styles from './quarantine.module.css'
import { StepDialog } from './step-dialog.tsx'

/** Orders isolation in a place: until when it would be stands in sight before the name goes under it. */
export function IsolateDialog({ order, onClose }: StepProps) {
  const t = useWords(orderWords)
  const { data } = useRead(placesForOrderContract, { id: order.id })
  const places = data?.items ?? []
  const initial = {
    orderId: order.id,
    decision: 'isolate' as const,
    protection: 'unknown' as const,
  }
  return (
    <StepDialog contract={decideIsolation} step="isolate" subjectId={order.id} initial={initial} onClose={onClose}>
      {(form) => (
        <>
          <SelectField
            label={t('place')}
            options={places.map(({ id, name, people, capacity }) => ({
              value: id,
              label: `${name} (${t('place.room', { people: showNumber(people), capacity: capacity === null ? '?' : showNumber(capacity) })})`,
            }))}
            {...form.field('placeId')}
          />
          <OrderingFields order={order} form={form} setting="concentrated" />
          {(form.field('overReason').problem !== undefined || form.values.overReason !== undefined) && (
            <TextField label={t('over-reason')} {...form.field('overReason')} />
          )}
          <p className={styles.quiet}>{t('you')}</p>
        </>
      )}
    </StepDialog>
  )
}

/** No isolation, with the reason. */
export function DeclineDialog({ order, onClose }: StepProps) {
  const t = useWords(orderWords)
  const initial = { orderId: order.id, decision: 'decline' as const, protection: 'unknown' as const }
  return (
    <StepDialog contract={decideIsolation} step="decline" subjectId={order.id} initial={initial} onClose={onClose}>
      {(form) => <LongTextField label={t('reason')} {...form.field('reason')} />}
    </StepDialog>
  )
}

type Ordering = DecideIsolation | DecideHome

interface OrderingProps {
  readonly order: OrderPage
  readonly form: IntentForm<DecideIsolation> | IntentForm<DecideHome>
  readonly setting: Setting
}

/** The fields of every decision to isolate, with what they come to. */
export function OrderingFields({ order, form: given, setting }: OrderingProps) {
  const t = useWords(orderWords)
  const reading = useReading()
  const bases = useBases(order.areaId)
  // Both decisions have these fields; what differs between them is drawn by the dialog itself.
  const form = given as unknown as IntentForm<Ordering>
  const protection = form.values.protection ?? 'unknown'
  return (
    <>
      {order.ageBand === 'elder' && <Note>{t('elder.ask')}</Note>}
      <RadioField
        label={t('protection')}
        options={protections.map((value) => ({ value, label: reading(PROTECTIONS[value]) }))}
        {...form.field('protection')}
      />
      <DayField label={t('exposure')} help={t('exposure.help')} optional {...form.field('lastExposureOn')} />
      <Outlook order={order} setting={setting} protection={protection} exposedOn={form.values.lastExposureOn} />
      <SelectField label={t('basis.key')} options={bases} {...form.field('basisKey')} />
      <AgeField form={form} />
      <GuardianField
        form={form}
        setting={setting}
        isMinor={order.ageBand === 'minor' || form.values.isMinor === true}
      />
      <LongTextField label={t('reason')} {...form.field('reason')} />
    </>
  )
}

interface GuardianProps {
  readonly form: IntentForm<Ordering>
  readonly setting: Setting
  readonly isMinor: boolean
}

/** Who stays with a child; also where the server asked for it. What was chosen stays in sight until it is signed. */
function GuardianField({ form, setting, isMinor }: GuardianProps) {
  const t = useWords(orderWords)
  const reading = useReading()
  const { problem } = form.field('guardian')
  const { guardian } = form.values
  if (!isMinor && problem === undefined && guardian === undefined) return null
  return (
    <SelectField
      name="guardian"
      label={t('guardian')}
      options={guardianPlansIn[setting].map((value) => ({ value, label: reading(GUARDIAN_PLANS[value]) }))}
      value={guardian?.plan}
      problem={problem}
      onChange={(plan) => form.set({ guardian: plan === undefined ? undefined : { plan } } as Partial<Ordering>)}
    />
  )
}

/** Asked only of whom nobody knows the age, once the server has said so; the answer stays in sight. */
function AgeField({ form }: { readonly form: IntentForm<Ordering> }) {
  const t = useWords(orderWords)
  const { problem } = form.field('isMinor')
  const { isMinor } = form.values
  if (problem === undefined && isMinor === undefined) return null
  const options = [
    { value: 'adult', label: t('adult') },
    { value: 'minor', label: t('minor') },
  ] as const
  return (
    <RadioField<'adult' | 'minor'>
      name="isMinor"
      label={t('age')}
      options={options}
      value={isMinor === undefined ? undefined : isMinor ? 'minor' : 'adult'}
      problem={problem}
      onChange={(age) => form.set({ isMinor: age === undefined ? undefined : age === 'minor' } as Partial<Ordering>)}
    />
  )
}

interface OutlookProps {
  readonly order: OrderPage
  readonly setting: Setting
  readonly protection: (typeof protections)[number]
  readonly exposedOn: string | undefined
}

/** Until when it would be, computed by the server as the decision will be, with its source; or why it cannot be. */
function Outlook({ order, setting, protection, exposedOn }: OutlookProps) {
  const t = useWords(orderWords)
  const reading = useReading()
  const { data } = useRead(outlookContract, {
    orderId: order.id,
    setting,
    protection,
    lastExposureOn: exposedOn,
  })
  if (data === undefined) return null
  if (data.problem !== null) return <Note icon="warning">{reading(data.problem)}</Note>
  const { dayZero, lastDay, days, followDays, source } = data
  if (dayZero === null || lastDay === null || source === null) return null
  return (
    <Note icon="clock">
      <strong>
        {t('outlook', { zero: showFullDay(dayZero as Day), last: showFullDay(lastDay as Day), days: days ?? 0 })}
      </strong>
      {followDays !== null && ` ${t('after')} ${t('follow', { count: followDays })}.`}{' '}
      <span className={styles.quiet}>
        {t('outlook.source', { source: source.text })}{' '}
        {source.sure !== 'C' && <Tag tone="soon">{t('outlook.confirm')}</Tag>}
      </span>
    </Note>
  )
}
