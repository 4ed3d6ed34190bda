import { useIntentForm, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Dialog, IntentForm, LongTextField, MomentField, SelectField, showToast, TextField } from '#ui'
import { type ColourLine, type ColourMark, decideColour, dismissColour, proposeColour } from '../domain/index.ts'
import { clusterWords } from './cluster.words.ts'
import { DirectiveField } from './directive-field.tsx'
import styles from './zones.module.css'

interface ProposeColourProps {
  readonly areaId: number
  readonly schemes: readonly {
    readonly id: string
    readonly title: { readonly vi: string; readonly en: string }
    readonly colours: readonly ColourMark[]
  }[]
  readonly onClose: () => void
}

/** Proposes a colour in one of the schemes: colours with one name are another thing in another scheme. */
export function ProposeColour({ areaId, schemes, onClose }: ProposeColourProps) {
  const t = useWords(clusterWords)
  const reading = useReading()
  const form = useIntentForm(proposeColour, {
    draft: `zones.colour.${areaId}`,
    initial: { areaId, ...(schemes[0] ? { schemeId: schemes[0].id } : {}) },
  })
  const colours = schemes.find(({ id }) => id === form.values.schemeId)?.colours ?? []
  const done = () => {
    showToast({ text: t('colours.proposed') })
    onClose()
  }
  return (
    <Dialog title={t('colours.propose')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('colours.propose')} onDone={done} onCancel={onClose}>
        <AreaField label={t('area')} {...form.field('areaId')} />
        <SelectField
          label={t('scheme')}
          options={schemes.map(({ id, title }) => ({ value: id, label: reading(title) }))}
          {...form.field('schemeId')}
        />
        <SelectField
          label={t('colour')}
          options={colours.map(({ colour, title }) => ({ value: colour, label: reading(title) }))}
          {...form.field('colour')}
        />
        <LongTextField label={t('reason')} {...form.field('reason')} />
        <div className={styles.two}>
          <MomentField label={t('from')} {...form.field('fromAt')} />
          <MomentField label={t('review')} {...form.field('reviewAt')} />
        </div>
      </IntentForm>
    </Dialog>
  )
}

interface ColourDialogProps {
  readonly line: ColourLine
  readonly onClose: () => void
}

/** Signs a colour: by a document in force. */
export function DecideColour({ line, onClose }: ColourDialogProps) {
  const t = useWords(clusterWords)
  const form = useIntentForm(decideColour, { draft: null, initial: { colourId: line.id } })
  const done = () => {
    showToast({ text: t('colours.decided') })
    onClose()
  }
  return (
    <Dialog title={t('colours.decide')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('colours.decide')} onDone={done} onCancel={onClose}>
        <TextField label={t('number')} {...form.field('number')} />
        <DirectiveField areaId={line.areaId} {...form.field('documentId')} />
      </IntentForm>
    </Dialog>
  )
}

/** Returns a proposed colour. */
export function DismissColour({ line, onClose }: ColourDialogProps) {
  const t = useWords(clusterWords)
  const form = useIntentForm(dismissColour, { draft: null, initial: { colourId: line.id } })
  const done = () => {
    showToast({ text: t('colours.dismissed') })
    onClose()
  }
  return (
    <Dialog title={t('colours.dismiss')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('colours.dismiss')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
