import { addMinutes, type Instant } from '#kit'
import { cityNow, useFilters, useGo, useIntentForm, useReading, useWords } from '#platform/web'
import { AreaField, useChosenArea } from '#rooms/areas/web'
import {
  Breadcrumb,
  IntentForm,
  LongTextField,
  Note,
  NumberField,
  Page,
  RadioField,
  SelectField,
  showToast,
  TextField,
} from '#ui'
import { proposeLockdown, REGIMES, regimes, SCOPES, scopes } from '../domain/index.ts'
import { HouseholdPicker } from './household-picker.tsx'
import { lockdownWords } from './lockdown.words.ts'
import { TermFields } from './term-fields.tsx'
import { lockdownPath, zonesPath } from './zone-paths.ts'
import styles from './zones.module.css'

/** Days that a review may lie ahead where the profile has not said otherwise yet; the server judges by the rule. */
const reviewDays = 7

/** Proposes to lock a place: the smallest that will do, and why no smaller one. What is not known yet may follow later. */
export function ProposeLockdownPage() {
  const t = useWords(lockdownWords)
  const reading = useReading()
  const go = useGo()
  const [filters] = useFilters()
  const areaId = useChosenArea()
  const now = cityNow()
  const { caseId, clusterId } = filters
  const form = useIntentForm(proposeLockdown, {
    draft: `zones.propose.${areaId}.${caseId ?? clusterId ?? ''}`,
    initial: {
      areaId,
      regime: 'lockdown',
      scope: 'alley',
      startsAt: wholeHour(now),
      reviewAt: addMinutes(wholeHour(now), reviewDays * 1440),
      ...(caseId === undefined ? {} : { caseIds: [caseId] }),
      ...(clusterId === undefined ? {} : { clusterId }),
    },
  })
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('proposed') })
    go(lockdownPath((result as { lockdownId: string }).lockdownId))
  }
  const here = form.values.areaId ?? areaId
  return (
    <Page
      title={t('propose')}
      width="reading"
      lead={t('propose.lead')}
      above={<Breadcrumb crumbs={[{ label: t('back'), to: zonesPath(areaId) }, { label: t('propose') }]} />}
    >
      {(caseId ?? clusterId) && <Note>{t(caseId ? 'propose.fromCase' : 'propose.fromCluster')}</Note>}
      <IntentForm form={form} submitLabel={t('propose')} onDone={done}>
        <AreaField
          label={t('area')}
          {...form.field('areaId')}
          onChange={(next) => form.set({ areaId: next, householdIds: undefined })}
        />
        <TextField label={t('place')} help={t('place.help')} {...form.field('place')} />
        <SelectField
          label={t('scope')}
          options={scopes.map((value) => ({ value, label: reading(SCOPES[value]) }))}
          {...form.field('scope')}
        />
        <HouseholdPicker
          key={here}
          areaId={here}
          value={form.values.householdIds}
          onChange={(householdIds, people) =>
            form.set({ householdIds: [...householdIds], residents: people === 0 ? undefined : people })
          }
        />
        <LongTextField label={t('reason')} {...form.field('reason')} />
        <LongTextField label={t('smallest')} optional {...form.field('smallestReason')} />
        <LongTextField label={t('boundary')} optional {...form.field('boundary')} />
        <NumberField label={t('residents')} optional {...form.field('residents')} />
        <div className={styles.two}>
          <TextField label={t('supplier')} optional {...form.field('supplier')} />
          <NumberField label={t('supplyDays')} optional {...form.field('supplyDays')} />
        </div>
        <TermFields areaId={here} reviewDays={reviewDays} field={form.field as never} />
        <RadioField
          label={t('regime')}
          options={regimes.map((value) => ({ value, label: reading(REGIMES[value]) }))}
          {...form.field('regime')}
        />
      </IntentForm>
    </Page>
  )
}

/** The next whole hour: what people mean by "at once". */
function wholeHour(now: Instant): Instant {
  return addMinutes(`${now.slice(0, 13)}:00:00.000Z` as Instant, 60)
}
