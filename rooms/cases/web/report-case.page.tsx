import type { Day, Instant } from '#kit'
import { useGo, useIntentForm, useReading, useWords } from '#platform/web'
import { AreaField, useChosenArea } from '#rooms/areas/web'
import { PersonPicker } from '#rooms/people/web'
import { CheckField, DayField, IntentForm, MomentField, Page, RadioField, Section, showToast, TextField } from '#ui'
import { CASE_STATUSES, type ReportCase, reportCase, SYMPTOMS, symptomKinds } from '../domain/index.ts'
import { caseWords } from './case.words.ts'
import { SettingField } from './case-dialogs.tsx'
import { SourceField } from './source-field.tsx'

const statuses = ['confirmed', 'probable', 'suspected'] as const

/** Reports a case. What is typed stays on no machine: names are nobody's draft. */
export function ReportCasePage() {
  const t = useWords(caseWords)
  const go = useGo()
  const areaId = useChosenArea()
  const form = useIntentForm(reportCase, {
    draft: null,
    initial: { areaId, residenceAreaId: areaId, status: 'confirmed', source: { kind: 'unknown' } },
  })
  const { residenceAreaId, personId, person, isAnother } = form.values
  const isTwice = form.problem?.code === 'CASES.ALREADY_A_CASE'
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('report.done') })
    go(`/cases/${(result as { caseId: string }).caseId}`)
  }
  return (
    <Page title={t('report.title')} width="reading">
      <IntentForm form={form} submitLabel={t('report.title')} onDone={done} onCancel={() => history.back()}>
        <Section title={t('report.who')}>
          <PersonPicker
            areaId={residenceAreaId ?? form.values.areaId}
            value={{ personId, person, isAnother }}
            onChange={(who) => form.set({ personId: who.personId, person: who.person, isAnother: who.isAnother })}
            problemOf={(field) => form.field(`person.${field}` as 'person').problem}
          />
          {isTwice && <CheckField label={t('report.again')} {...form.field('again')} />}
        </Section>
        <Found form={form} />
        <Section title={t('report.where')}>
          <AreaField label={t('residence')} optional {...form.field('residenceAreaId')} />
          <TextField
            label={t('report.outside')}
            help={t('report.outside.help')}
            optional
            {...form.field('residenceOutside')}
          />
          <AreaField label={t('report.station')} help={t('report.station.help')} {...form.field('areaId')} />
          <TextField label={t('report.place')} optional {...form.field('reportPlace')} />
        </Section>
      </IntentForm>
    </Page>
  )
}

function Found({ form }: { readonly form: ReturnType<typeof useIntentForm<ReportCase>> }) {
  const t = useWords(caseWords)
  const reading = useReading()
  const { areaId, residenceAreaId, status, source, sampledAt, confirmedAt, onsetOn } = form.values
  return (
    <Section title={t('report.found')}>
      <RadioField
        label={t('status')}
        {...form.field('status')}
        options={statuses.map((value) => ({ value, label: reading(CASE_STATUSES[value]) }))}
      />
      <SettingField {...form.field('setting')} />
      <MomentField
        label={t('sampled')}
        optional
        {...form.field('sampledAt')}
        value={sampledAt as Instant | undefined}
      />
      {status === 'confirmed' && (
        <MomentField label={t('confirmed')} {...form.field('confirmedAt')} value={confirmedAt as Instant | undefined} />
      )}
      <DayField label={t('onset')} optional {...form.field('onsetOn')} value={onsetOn as Day | undefined} />
      <RadioField
        label={t('symptoms')}
        optional
        {...form.field('symptoms')}
        options={symptomKinds.map((value) => ({ value, label: reading(SYMPTOMS[value]) }))}
      />
      <SourceField
        areaId={residenceAreaId ?? areaId}
        value={source}
        problem={form.field('source').problem}
        onChange={(next) => form.set({ source: next })}
      />
    </Section>
  )
}
