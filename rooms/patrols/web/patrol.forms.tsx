import type { Instant } from '#kit'
import { useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Dialog, IntentForm, LongTextField, MomentField, NumberField, RadioField, showToast, TextField } from '#ui'
import {
  type CheckLine,
  cancelPatrol,
  correctChecks,
  type PatrolLine,
  patrolModes,
  planPatrol,
  recordChecks,
} from '../domain/index.ts'
import styles from './patrols.module.css'
import { type PatrolWord, patrolWords } from './patrols.words.ts'
import { PostsField } from './post-fields.tsx'

function useDone(word: PatrolWord, onClose: () => void) {
  const t = useWords(patrolWords)
  return () => {
    showToast({ text: t(word) })
    onClose()
  }
}

/** Plans a patrol: where, which way, when, who is in charge, how many go. */
export function PlanPatrol({ areaId, onClose }: { readonly areaId: number; readonly onClose: () => void }) {
  const t = useWords(patrolWords)
  const form = useIntentForm(planPatrol, { draft: 'patrols.plan', initial: { areaId, mode: 'mobile' } })
  return (
    <Dialog title={t('plan')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('plan')} onDone={useDone('planned', onClose)} onCancel={onClose}>
        <AreaField label={t('area')} {...form.field('areaId')} />
        <RadioField
          label={t('mode')}
          options={patrolModes.map((value) => ({ value, label: t(value) }))}
          {...form.field('mode')}
        />
        <TextField label={t('route')} help={t('route.help')} {...form.field('route')} />
        <div className={styles.two}>
          <MomentField label={t('from')} {...form.field('fromAt')} />
          <MomentField label={t('to')} {...form.field('toAt')} />
        </div>
        <PostsField
          label={t('inCharge')}
          help={t('inCharge.help')}
          areaId={form.values.areaId}
          {...form.field('postIds')}
        />
        <NumberField label={t('people')} {...form.field('people')} />
        <TextField label={t('withWhom')} help={t('withWhom.help')} optional {...form.field('withWhom')} />
      </IntentForm>
    </Dialog>
  )
}

interface RecordChecksProps {
  readonly areaId: number
  /** The patrol that did it; absent: checks outside any plan. */
  readonly patrol?: PatrolLine | undefined
  readonly onClose: () => void
}

/** Records checks done: persons, vehicles, how many were reminded. */
export function RecordChecks({ areaId, patrol, onClose }: RecordChecksProps) {
  const t = useWords(patrolWords)
  const ofPatrol = patrol ? { areaId: patrol.areaId, patrolId: patrol.id, at: patrol.fromAt as Instant } : { areaId }
  const form = useIntentForm(recordChecks, {
    draft: `patrols.record.${patrol?.id ?? ''}`,
    initial: { ...ofPatrol, reminders: 0 },
  })
  return (
    <Dialog title={patrol ? `${t('record')} · ${patrol.route}` : t('record')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('record')} onDone={useDone('recorded', onClose)} onCancel={onClose}>
        {!patrol && <AreaField label={t('area')} {...form.field('areaId')} />}
        <MomentField label={t('at')} optional={!patrol} {...form.field('at')} />
        <div className={styles.two}>
          <NumberField label={t('persons')} {...form.field('persons')} />
          <NumberField label={t('vehicles')} {...form.field('vehicles')} />
        </div>
        <NumberField label={t('reminders')} {...form.field('reminders')} />
        <LongTextField label={t('note')} optional {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}

/** Puts a wrong count right. */
export function CorrectChecks({ line, onClose }: { readonly line: CheckLine; readonly onClose: () => void }) {
  const t = useWords(patrolWords)
  const { id, persons, vehicles, reminders } = line
  const form = useIntentForm(correctChecks, {
    draft: `patrols.correct.${id}`,
    initial: { checkId: id, persons, vehicles, reminders },
  })
  return (
    <Dialog title={t('correct')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('correct')} onDone={useDone('corrected', onClose)} onCancel={onClose}>
        <div className={styles.two}>
          <NumberField label={t('persons')} {...form.field('persons')} />
          <NumberField label={t('vehicles')} {...form.field('vehicles')} />
        </div>
        <NumberField label={t('reminders')} {...form.field('reminders')} />
        <TextField label={t('correct.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}

/** Calls a patrol off. */
export function CancelPatrol({ patrol, onClose }: { readonly patrol: PatrolLine; readonly onClose: () => void }) {
  const t = useWords(patrolWords)
  const form = useIntentForm(cancelPatrol, {
    draft: `patrols.cancel.${patrol.id}`,
    initial: { patrolId: patrol.id },
  })
  return (
    <Dialog title={`${t('cancel')} · ${patrol.route}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('cancel')} onDone={useDone('cancelled', onClose)} onCancel={onClose}>
        <TextField label={t('cancel.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
