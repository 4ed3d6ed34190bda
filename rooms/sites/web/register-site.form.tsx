import { Link, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { CheckField, DayField, Dialog, IntentForm, LongTextField, SelectField, showToast, TextField } from '#ui'
import { registerSite, siteCountsContract } from '../domain/index.ts'
import { capital } from './capital.ts'
import { InChargeField } from './in-charge-field.tsx'
import { siteWords } from './sites.words.ts'

interface RegisterSiteProps {
  readonly areaId: number
  readonly kind: string | undefined
  readonly onDone: (siteId: string) => void
  readonly onClose: () => void
}

/** Puts a place on the register; where one of that name stands already, says so and asks whether it is another. */
export function RegisterSite({ areaId, kind, onDone, onClose }: RegisterSiteProps) {
  const t = useWords(siteWords)
  const form = useIntentForm(registerSite, { draft: 'sites.register', initial: { areaId, kind } })
  const options = useKindOptions(areaId)
  const name = form.field('name')
  const isTwice = name.problem !== undefined && form.problem?.code === 'SITES.ON_THE_LIST'
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('registered') })
    onDone((result as { siteId: string }).siteId)
  }
  return (
    <Dialog title={t('register')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('register')} onDone={done} onCancel={onClose}>
        <AreaField label={t('area')} {...form.field('areaId')} />
        <SelectField label={t('kind')} options={options} {...form.field('kind')} />
        <TextField label={t('name')} {...name} />
        {(isTwice || form.values.another) && (
          <>
            <CheckField label={t('another')} {...form.field('another')} />
            <Link to={`/sites?areaId=${form.values.areaId}&q=${encodeURIComponent(form.values.name ?? '')}`}>
              {t('another.see')}
            </Link>
          </>
        )}
        <TextField label={t('address')} optional {...form.field('address')} />
        <InChargeField
          label={t('inCharge')}
          areaId={form.values.areaId ?? areaId}
          optional
          {...form.field('inCharge')}
        />
        <DayField label={t('opened')} help={t('opened.help')} optional {...form.field('openedOn')} />
        <LongTextField label={t('note')} optional {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}

/** The kinds of today, as the profile names them. */
export function useKindOptions(areaId: number) {
  const reading = useReading()
  const { data } = useRead(siteCountsContract, { areaId })
  return (data?.kinds ?? []).map(({ kind, title }) => ({ value: kind, label: capital(reading(title)) }))
}
