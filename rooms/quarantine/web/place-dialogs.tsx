import { useIntentForm, useWords } from '#platform/web'
import { Dialog, IntentForm, LongTextField, NumberField, SelectField, TextField } from '#ui'
import {
  movePlace,
  type PlaceLine,
  type RegisterPlace,
  registerPlace,
  reportHeadcount,
  setPlaceCapacity,
} from '../domain/index.ts'
import { placeWords } from './places.words.ts'

interface RegisterProps {
  readonly sites: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

/** A site becomes an isolation place, with its milestones. */
export function RegisterPlaceDialog({ sites, onClose }: RegisterProps) {
  const t = useWords(placeWords)
  const form = useIntentForm(registerPlace, { draft: 'quarantine.register-place', initial: { state: 'preparing' } })
  const titles = (form.values.milestones ?? []).map(({ title }) => title).join('\n')
  return (
    <Dialog title={t('register')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('register')} onDone={onClose} onCancel={onClose}>
        <SelectField
          label={t('site')}
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.field('siteId')}
        />
        <NumberField label={t('capacity')} optional {...form.field('capacity')} />
        <TextField label={t('source')} optional {...form.field('source')} />
        <LongTextField
          name="milestones"
          label={t('milestones')}
          help={t('milestones.help')}
          optional
          value={titles}
          problem={form.field('milestones').problem}
          onChange={(text) => form.set({ milestones: linesOf(text) } as Partial<RegisterPlace>)}
        />
      </IntentForm>
    </Dialog>
  )
}

function linesOf(text: string | undefined): { title: string }[] {
  return (text ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ title: line.trim() }]))
}

/** One step of a place; the reason where milestones are left. */
export function MovePlaceDialog({
  place,
  to,
  onClose,
}: {
  readonly place: PlaceLine
  readonly to: Exclude<PlaceLine['state'], 'planned'> | 'planned'
  readonly onClose: () => void
}) {
  const t = useWords(placeWords)
  const form = useIntentForm(movePlace, { draft: `quarantine.move.${place.id}`, initial: { placeId: place.id, to } })
  const title = to === 'planned' ? place.name : t(`to.${to}`)
  return (
    <Dialog title={title} onClose={onClose}>
      <IntentForm form={form} submitLabel={title} onDone={onClose} onCancel={onClose}>
        <TextField label={t('reason')} help={t('reason.help')} optional {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}

/** The place's own count. */
export function ReportHeadcountDialog({ place, onClose }: { readonly place: PlaceLine; readonly onClose: () => void }) {
  const t = useWords(placeWords)
  const initial = { placeId: place.id }
  const form = useIntentForm(reportHeadcount, { draft: `quarantine.headcount.${place.id}`, initial })
  return (
    <Dialog title={t('report')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('report')} onDone={onClose} onCancel={onClose}>
        <NumberField label={t('report.people')} {...form.field('people')} />
        <TextField label={t('report.over')} optional {...form.field('overReason')} />
      </IntentForm>
    </Dialog>
  )
}

/** How many the place holds now, and who says so: it was registered before that was known, or beds were added. */
export function SetCapacityDialog({ place, onClose }: { readonly place: PlaceLine; readonly onClose: () => void }) {
  const t = useWords(placeWords)
  const initial = { placeId: place.id, ...(place.capacity === null ? {} : { capacity: place.capacity }) }
  const form = useIntentForm(setPlaceCapacity, { draft: null, initial })
  return (
    <Dialog title={`${t('set-capacity')}: ${place.name}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('set-capacity')} onDone={onClose} onCancel={onClose}>
        <NumberField label={t('capacity')} {...form.field('capacity')} />
        <TextField label={t('source')} {...form.field('source')} />
      </IntentForm>
    </Dialog>
  )
}
