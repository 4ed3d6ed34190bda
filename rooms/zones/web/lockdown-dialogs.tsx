import { addMinutes, type Instant } from '#kit'
import { cityNow, useIntentForm, useWords } from '#platform/web'
import { Dialog, IntentForm, LongTextField, MomentField, NumberField, showToast, TextField } from '#ui'
import {
  amendProposal,
  decideLockdown,
  dismissProposal,
  extendLockdown,
  type LockdownPage,
  liftLockdown,
} from '../domain/index.ts'
import { DirectiveField } from './directive-field.tsx'
import { lockdownWords } from './lockdown.words.ts'
import { TermFields } from './term-fields.tsx'
import styles from './zones.module.css'

/** What every dialog of a point is given. */
export interface LockdownDialogProps {
  readonly point: LockdownPage
  readonly onClose: () => void
}

type Said = 'amended' | 'decided' | 'extended' | 'lifted' | 'dismissed'

function useDone(said: Said, onClose: () => void) {
  const t = useWords(lockdownWords)
  return () => {
    showToast({ text: t(said) })
    onClose()
  }
}

/** Completes a proposal with what is missing. */
export function AmendProposal({ point, onClose }: LockdownDialogProps) {
  const t = useWords(lockdownWords)
  const { id, areaId, smallestReason, boundary, residents, supplier, plannedDays } = point
  const form = useIntentForm(amendProposal, {
    draft: `zones.amend.${id}`,
    initial: {
      lockdownId: id,
      ...said({ smallestReason, boundary, residents, supplier, supplyDays: plannedDays }),
      ...termOf(point),
    },
  })
  const done = useDone('amended', onClose)
  return (
    <Dialog title={t('amend')} width="wide" onClose={onClose}>
      <IntentForm form={form} submitLabel={t('amend')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('smallest')} {...form.field('smallestReason')} />
        <LongTextField label={t('boundary')} optional {...form.field('boundary')} />
        <NumberField label={t('residents')} {...form.field('residents')} />
        <div className={styles.two}>
          <TextField label={t('supplier')} {...form.field('supplier')} />
          <NumberField label={t('supplyDays')} {...form.field('supplyDays')} />
        </div>
        <TermFields areaId={areaId} reviewDays={point.reviewWithinDays} field={form.field as never} />
      </IntentForm>
    </Dialog>
  )
}

/** Signs the decision: basis, span and review stand before the one who signs. */
export function DecideLockdown({ point, onClose }: LockdownDialogProps) {
  const t = useWords(lockdownWords)
  const initial = { lockdownId: point.id, ...termOf(point) }
  const form = useIntentForm(decideLockdown, { draft: `zones.decide.${point.id}`, initial })
  const done = useDone('decided', onClose)
  return (
    <Dialog title={t('decide')} width="wide" onClose={onClose}>
      <IntentForm form={form} submitLabel={t('decide')} onDone={done} onCancel={onClose}>
        <TextField label={t('number')} {...form.field('number')} />
        <TermFields areaId={point.areaId} reviewDays={point.reviewWithinDays} field={form.field as never} />
      </IntentForm>
    </Dialog>
  )
}

/** Looks again and lets it go on, by a new decision. */
export function ExtendLockdown({ point, onClose }: LockdownDialogProps) {
  const t = useWords(lockdownWords)
  const now = cityNow()
  const form = useIntentForm(extendLockdown, {
    draft: `zones.extend.${point.id}`,
    initial: {
      lockdownId: point.id,
      ...said({ documentId: point.documentId, endsAt: point.endsAt as Instant | null }),
      reviewAt: earlier(addMinutes(now, point.reviewWithinDays * 1440), point.endsAt as Instant | null),
    },
  })
  const done = useDone('extended', onClose)
  return (
    <Dialog title={t('extend')} width="wide" onClose={onClose}>
      <IntentForm form={form} submitLabel={t('extend')} onDone={done} onCancel={onClose}>
        <TextField label={t('number')} {...form.field('number')} />
        <LongTextField label={t('reason')} {...form.field('reason')} />
        <DirectiveField areaId={point.areaId} {...form.field('documentId')} />
        <div className={styles.two}>
          <MomentField label={t('ends')} {...form.field('endsAt')} />
          <MomentField
            label={t('review')}
            help={t('review.help', { days: point.reviewWithinDays })}
            {...form.field('reviewAt')}
          />
        </div>
      </IntentForm>
    </Dialog>
  )
}

/** Lifts a lockdown now. */
export function LiftLockdown({ point, onClose }: LockdownDialogProps) {
  const t = useWords(lockdownWords)
  const form = useIntentForm(liftLockdown, { draft: `zones.lift.${point.id}`, initial: { lockdownId: point.id } })
  const done = useDone('lifted', onClose)
  return (
    <Dialog title={t('lift')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('lift')} onDone={done} onCancel={onClose}>
        <TextField label={t('number')} {...form.field('number')} />
        <LongTextField label={t('reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}

/** Returns a proposal. */
export function DismissProposal({ point, onClose }: LockdownDialogProps) {
  const t = useWords(lockdownWords)
  const form = useIntentForm(dismissProposal, { draft: null, initial: { lockdownId: point.id } })
  const done = useDone('dismissed', onClose)
  return (
    <Dialog title={t('dismiss')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('dismiss')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}

function termOf({ documentId, startsAt, endsAt, reviewAt }: LockdownPage) {
  return said({
    documentId,
    startsAt: startsAt as Instant | null,
    endsAt: endsAt as Instant | null,
    reviewAt: reviewAt as Instant | null,
  })
}

/** Only what is known: a form takes no null. */
function said<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as never
}

function earlier(one: Instant, other: Instant | null): Instant {
  return other !== null && other < one ? other : one
}
