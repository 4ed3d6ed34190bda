import { useAccount, useIntentForm, useReading, useWords } from '#platform/web'
import { Dialog, IntentForm, LongTextField, MomentField, NumberField, showToast, TextField } from '#ui'
import { activateSet, holdBriefing } from '../domain/index.ts'
import styles from './levels.module.css'
import type { BriefedSet } from './levels-home.ts'
import { registerWords } from './register.words.ts'

interface SetDialogProps {
  readonly set: BriefedSet
  readonly onClose: () => void
}

/** Records a briefing with the people of each unit; an empty field is nobody. */
export function BriefingDialog({ set, onClose }: SetDialogProps) {
  const t = useWords(registerWords)
  const reading = useReading()
  const { homeAreaId: areaId } = useAccount()
  const form = useIntentForm(holdBriefing, {
    draft: `levels.briefing.${set.key}`,
    initial: {
      areaId: areaId ?? undefined,
      setKey: set.key,
      attendance: set.attendance.map(({ area }) => ({ areaId: area.id, people: 0 })),
    },
  })
  const attendance = form.values.attendance ?? []
  const peopleOf = (id: number) => attendance.find((one) => one.areaId === id)?.people
  const setPeople = (id: number, people: number | undefined) =>
    form.set({ attendance: attendance.map((one) => (one.areaId === id ? { areaId: id, people: people ?? 0 } : one)) })
  const done = () => {
    showToast({ text: t('briefing.done') })
    onClose()
  }
  return (
    <Dialog title={t('briefing')} onClose={onClose} width="wide">
      <IntentForm form={form} submitLabel={t('briefing')} onDone={done} onCancel={onClose}>
        <TextField label={t('briefing.title')} {...form.field('title')} />
        <MomentField label={t('briefing.at')} {...form.field('heldAt')} />
        <TextField label={t('briefing.place')} optional {...form.field('place')} />
        <fieldset>
          <legend>{t('briefing.came')}</legend>
          <div className={styles.form}>
            {set.attendance.map(({ area }) => (
              <NumberField
                key={area.id}
                name={`people-${area.id}`}
                label={reading(area.title)}
                value={peopleOf(area.id)}
                onChange={(people) => setPeople(area.id, people)}
                problem={undefined}
              />
            ))}
          </div>
        </fieldset>
      </IntentForm>
    </Dialog>
  )
}

/** The head of the city puts the set to use; with a reason where units came to no briefing. */
export function ActivateDialog({ set, onClose }: SetDialogProps) {
  const t = useWords(registerWords)
  const reading = useReading()
  const { homeAreaId: areaId } = useAccount()
  const form = useIntentForm(activateSet, {
    draft: null,
    initial: { areaId: areaId ?? undefined, setKey: set.key },
  })
  const absent = set.attendance.filter(({ people }) => people === 0).map(({ area }) => reading(area.title))
  const done = () => {
    showToast({ text: t('activate.done') })
    onClose()
  }
  return (
    <Dialog title={`${t('activate')}: ${set.number}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('activate')} onDone={done} onCancel={onClose}>
        {absent.length > 0 && <p>{t('absent', { areas: absent.join(', ') })}</p>}
        <LongTextField label={t('activate.reason')} optional {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
