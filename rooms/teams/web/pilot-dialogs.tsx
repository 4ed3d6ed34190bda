import type { Day } from '#kit'
import { type FieldDoor, useIntentForm, useReading, useWords } from '#platform/web'
import { AreasField } from '#rooms/areas/web'
import { DayField, Dialog, IntentForm, LongTextField, NumberField, RadioField, showToast, TextField } from '#ui'
import { evaluatePilot, PILOT_VERDICTS, type PilotLine, pilotVerdicts, rollOut, startPilot } from '../domain/index.ts'
import { teamWords } from './teams.words.ts'

interface PilotDialogProps {
  readonly pilot: PilotLine
  readonly onClose: () => void
}

/** Something is tried somewhere before it goes everywhere (COM-04). */
export function StartPilot({ areaId, onClose }: { readonly areaId: number; readonly onClose: () => void }) {
  const t = useWords(teamWords)
  const form = useIntentForm(startPilot, { draft: `teams.start-pilot.${areaId}`, initial: { areaId } })
  const done = () => {
    showToast({ text: t('pilot.done') })
    onClose()
  }
  return (
    <Dialog title={t('pilot.start')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('pilot.start')} onDone={done} onCancel={onClose}>
        <TextField label={t('pilot.what')} {...form.field('title')} />
        <AreasField
          label={t('pilot.sites')}
          scope={{ under: areaId }}
          {...form.field('siteAreaIds')}
          onChange={(ids) => form.set({ siteAreaIds: [...(ids ?? [])] })}
        />
        <DayField label={t('pilot.start.day')} optional {...(form.field('startedOn') as unknown as FieldDoor<Day>)} />
      </IntentForm>
    </Dialog>
  )
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
