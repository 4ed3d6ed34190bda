import { Link, useIntentForm, useRead, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { siteListContract } from '#rooms/sites/domain'
import { CheckField, Dialog, FieldProblemLine, IntentForm, MomentField, NumberField, showToast, TextField } from '#ui'
import { registerScheme } from '../domain/index.ts'
import styles from './coupons.module.css'
import { DaysField } from './days-field.tsx'
import { DirectiveField } from './directive-field.tsx'
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
  const { data } = useRead(siteListContract, { areaId: here, family: 'market', limit: '200' })
  const markets = data?.items ?? []
  const chosen = form.values.marketIds ?? []
  const tick = (id: string, isOn: boolean) =>
    form.set({ marketIds: [...chosen.filter((one) => one !== id), ...(isOn ? [id] : [])] })
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
        <fieldset className={styles.set}>
          <legend>{t('markets')}</legend>
          <p className={styles.quiet}>{t('markets.help')}</p>
          {markets.map(({ id, name }) => (
            <CheckField
              key={id}
              name={id}
              label={name}
              value={chosen.includes(id)}
              onChange={(isOn) => tick(id, isOn ?? false)}
              problem={undefined}
            />
          ))}
          {data && markets.length === 0 && (
            <p>
              {t('markets.none')} <Link to="/sites">{t('markets.add')}</Link>
            </p>
          )}
          <FieldProblemLine id="coupon-markets-problem" problem={form.field('marketIds').problem} />
        </fieldset>
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
