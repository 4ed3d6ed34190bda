import { useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { CheckField, Dialog, IntentForm, MomentField, NumberField, showToast, TextField } from '#ui'
import { registerScheme } from '../domain/index.ts'
import styles from './coupons.module.css'
import { DaysField } from './days-field.tsx'
import { DirectiveField } from './directive-field.tsx'
import { MarketsField } from './markets-field.tsx'
import { schemeWords } from './scheme.words.ts'
import { SlotsField } from './slots-field.tsx'

interface RegisterSchemeProps {
  readonly areaId: number
  readonly onDone: (schemeId: string) => void
  readonly onClose: () => void
}

/** Sets up a scheme: on which directive, where, on which days and hours, how often. */
export function RegisterScheme({ areaId, onDone, onClose }: RegisterSchemeProps) {
  const t = useWords(schemeWords)
  const form = useIntentForm(registerScheme, {
    draft: `coupons.register.${areaId}`,
    initial: { areaId, onePersonPerVisit: true, sundayAllowed: true, toleranceMinutes: 15, quotaPerWeek: 4 },
  })
  const here = form.values.areaId ?? areaId
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('registered') })
    onDone((result as { schemeId: string }).schemeId)
  }
  return (
    <Dialog title={t('register')} width="wide" onClose={onClose}>
      <IntentForm form={form} submitLabel={t('register')} onDone={done} onCancel={onClose}>
        <AreaField label={t('area')} {...form.field('areaId')} />
        <TextField label={t('name')} {...form.field('name')} />
        <DirectiveField areaId={here} {...form.field('documentId')} />
        <div className={styles.two}>
          <MomentField label={t('from')} {...form.field('validFrom')} />
          <MomentField label={t('to')} {...form.field('validTo')} />
        </div>
        <MarketsField areaId={here} {...form.field('marketIds')} />
        <DaysField form={form} />
        <SlotsField {...form.field('slots')} />
        <div className={styles.two}>
          <NumberField label={t('quota')} {...form.field('quotaPerWeek')} />
          <NumberField label={t('tolerance')} {...form.field('toleranceMinutes')} />
        </div>
        <CheckField label={t('onePerson')} {...form.field('onePersonPerVisit')} />
        <TextField label={t('source')} optional {...form.field('source')} />
      </IntentForm>
    </Dialog>
  )
}
