import { useIntentForm, useReading, useWords } from '#platform/web'
import { Dialog, IntentForm, LongTextField, NumberField, RadioField, showToast } from '#ui'
import { evaluatePilot, PILOT_VERDICTS, type PilotLine, pilotVerdicts, rollOut } from '../domain/index.ts'
import { teamWords } from './teams.words.ts'

interface PilotDialogProps {
  readonly pilot: PilotLine
  readonly onClose: () => void
}

/** What came of a pilot, by a named person. */
export function EvaluatePilot({ pilot, onClose }: PilotDialogProps) {
  const t = useWords(teamWords)
  const reading = useReading()
  const form = useIntentForm(evaluatePilot, { draft: `teams.pilot.${pilot.id}`, initial: { pilotId: pilot.id } })
  const done = () => {
    showToast({ text: t('pilot.done') })
    onClose()
  }
  return (
    <Dialog title={t('pilot.evaluate')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('pilot.evaluate')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('pilot.verdict')}
          options={pilotVerdicts.map((value) => ({ value, label: reading(PILOT_VERDICTS[value]) }))}
          {...form.field('verdict')}
        />
        <LongTextField label={t('pilot.findings')} {...form.field('findings')} />
      </IntentForm>
    </Dialog>
  )
}

/** Rolls a pilot out: how many teams and posts there shall be. */
export function RollOut({ pilot, onClose }: PilotDialogProps) {
  const t = useWords(teamWords)
  const form = useIntentForm(rollOut, { draft: `teams.roll-out.${pilot.id}`, initial: { pilotId: pilot.id } })
  const done = () => {
    showToast({ text: t('pilot.done') })
    onClose()
  }
  return (
    <Dialog title={t('pilot.roll-out')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('pilot.roll-out')} onDone={done} onCancel={onClose}>
        <NumberField label={t('pilot.target.teams')} optional {...form.field('teams')} />
        <NumberField label={t('pilot.target.posts')} optional {...form.field('posts')} />
      </IntentForm>
    </Dialog>
  )
}
