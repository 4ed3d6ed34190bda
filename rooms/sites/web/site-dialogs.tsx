import { useIntentForm, useWords } from '#platform/web'
import { DayField, Dialog, IntentForm, LongTextField, RadioField, SelectField, showToast, TextField } from '#ui'
import { closeSite, editSite, type SitePage, setSiteRisk, siteRisks } from '../domain/index.ts'
import { InChargeField } from './in-charge-field.tsx'
import { useKindOptions } from './register-site.form.tsx'
import { siteWords } from './sites.words.ts'

interface SiteDialogProps {
  readonly site: SitePage
  readonly onClose: () => void
}

/** Judges the risk of a place: how high, why, and when it is looked at again. */
export function JudgeRisk({ site, onClose }: SiteDialogProps) {
  const t = useWords(siteWords)
  const form = useIntentForm(setSiteRisk, { draft: `sites.risk.${site.id}`, initial: { siteId: site.id } })
  const done = () => {
    showToast({ text: t('judged') })
    onClose()
  }
  return (
    <Dialog title={t('judge')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('judge')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('judge.level')}
          options={siteRisks.map((value) => ({ value, label: t(`risk.${value}`) }))}
          {...form.field('level')}
        />
        <LongTextField label={t('judge.reason')} {...form.field('reason')} />
        <DayField
          label={t('judge.review')}
          help={t('judge.review.help')}
          optional={form.values.level !== 'high'}
          {...form.field('reviewOn')}
        />
      </IntentForm>
    </Dialog>
  )
}

/** Mends what is written of a place. */
export function EditSite({ site, onClose }: SiteDialogProps) {
  const t = useWords(siteWords)
  const { id, kind, name, address, note, inChargeOf } = site
  const form = useIntentForm(editSite, {
    draft: `sites.edit.${id}`,
    initial: { siteId: id, kind, name, address, note, ...(inChargeOf === null ? {} : { inCharge: inChargeOf }) },
  })
  const done = () => {
    showToast({ text: t('edited') })
    onClose()
  }
  return (
    <Dialog title={t('edit')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('save')} onDone={done} onCancel={onClose}>
        <SelectField label={t('kind')} options={useKindOptions(site.areaId)} {...form.field('kind')} />
        <TextField label={t('name')} {...form.field('name')} />
        <TextField label={t('address')} optional {...form.field('address')} />
        <InChargeField
          label={t('inCharge')}
          areaId={site.areaId}
          optional
          {...form.field('inCharge')}
          value={form.values.inCharge ?? undefined}
          onChange={(next) => form.set({ inCharge: next ?? null })}
          chosen={inChargeOf === null ? undefined : { of: inChargeOf, name: site.inCharge ?? '' }}
        />
        <LongTextField label={t('note')} optional {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}

/** Takes a place off the register. */
export function CloseSite({ site, onClose }: SiteDialogProps) {
  const t = useWords(siteWords)
  const form = useIntentForm(closeSite, { draft: `sites.close.${site.id}`, initial: { siteId: site.id } })
  const done = () => {
    showToast({ text: t('close.done') })
    onClose()
  }
  return (
    <Dialog title={t('close')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('close')} onDone={done} onCancel={onClose}>
        <TextField label={t('close.reason')} {...form.field('reason')} />
        <DayField label={t('close.day')} help={t('close.day.help')} optional {...form.field('onDay')} />
      </IntentForm>
    </Dialog>
  )
}
