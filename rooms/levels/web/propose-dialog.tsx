import type { Day } from '#kit'
import { type FieldDoor, useGo, useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { DayField, Dialog, IntentForm, showToast, TextField } from '#ui'
import { proposeLevels } from '../domain/index.ts'
import { roundPath } from './level-paths.ts'
import { levelWords } from './levels.words.ts'

/** Computes and puts forward; leads to the round. */
export function ProposeDialog({ areaId, onClose }: { readonly areaId: number; readonly onClose: () => void }) {
  const t = useWords(levelWords)
  const go = useGo()
  const form = useIntentForm(proposeLevels, { draft: null, initial: { areaId } })
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('propose.done') })
    onClose()
    go(roundPath((result as { roundId: string }).roundId))
  }
  return (
    <Dialog title={t('propose')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('propose')} onDone={done} onCancel={onClose}>
        <AreaField label={t('propose.area')} {...form.field('areaId')} />
        <DayField
          label={t('propose.data')}
          help={t('propose.data.help')}
          optional
          {...(form.field('dataOn') as unknown as FieldDoor<Day>)}
        />
        <TextField label={t('propose.note')} optional {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}
