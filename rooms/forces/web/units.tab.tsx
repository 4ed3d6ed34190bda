import { useState } from 'react'
import { type Day, isDay } from '#kit'
import {
  type FieldDoor,
  useFilters,
  useIntentForm,
  useMay,
  useRead,
  useReading,
  useReadPages,
  useWords,
} from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import {
  Button,
  type Column,
  DayField,
  Dialog,
  Empty,
  IntentForm,
  NumberField,
  RecordList,
  SelectField,
  SheetExport,
  showToast,
  TextField,
  usePagedSource,
} from '#ui'
import { closeUnit, forceCatalogue, registerUnit, reportStrength, type UnitLine, unitList } from '../domain/index.ts'
import styles from './forces.module.css'
import { forceWords } from './forces.words.ts'
import { HealthDialog } from './health.dialog.tsx'
import { MobiliseDialog } from './order-dialogs.tsx'

interface TabProps {
  readonly areaId: number
  readonly day: Day
}

type Step =
  | { readonly kind: 'register' }
  | { readonly kind: 'report' | 'mobilise' | 'health' | 'close'; readonly unit: UnitLine }

/** Units with the strength of the day; what may be done stands at the end of each line. */
export function UnitsTab({ areaId, day }: TabProps) {
  const t = useWords(forceWords)
  const may = useMay()
  const [{ q }, setFilters] = useFilters()
  const [step, setStep] = useState<Step>()
  const asked = { areaId, day, q }
  const source = usePagedSource(useReadPages(unitList, { ...asked, limit: '60' }))
  const close = () => setStep(undefined)
  return (
    <>
      <RecordList
        label={t('units')}
        source={source}
        rowKey={(unit) => unit.id}
        filter={{ text: q ?? '', onChange: (text) => setFilters({ q: text }), placeholder: t('find') }}
        tools={
          <>
            {may('forces.report') && (
              <Button icon="plus" onClick={() => setStep({ kind: 'register' })}>
                {t('register')}
              </Button>
            )}
            <SheetExport sheet="forces.units" filters={asked} />
          </>
        }
        columns={useColumns(setStep)}
        empty={<Empty title={t('none')}>{t('none.help')}</Empty>}
      />
      {step?.kind === 'register' && <RegisterDialog areaId={areaId} onClose={close} />}
      {step?.kind === 'report' && <ReportDialog unit={step.unit} day={day} onClose={close} />}
      {step?.kind === 'close' && <CloseDialog unit={step.unit} onClose={close} />}
      {step?.kind === 'health' && <HealthDialog unit={step.unit} onClose={close} />}
      {step?.kind === 'mobilise' && <MobiliseDialog unit={step.unit} areaId={areaId} onClose={close} />}
    </>
  )
}

function useColumns(onStep: (step: Step) => void): readonly Column<UnitLine>[] {
  const t = useWords(forceWords)
  const reading = useReading()
  const may = useMay()
  return [
    {
      key: 'name',
      head: t('name'),
      width: 'minmax(0, 3fr)',
      cell: (unit) => (
        <>
          {unit.name}
          <span className={styles.under}>
            {reading(unit.force.title)} · {reading(unit.area.title)}
          </span>
        </>
      ),
    },
    {
      key: 'present',
      head: t('present'),
      width: '90px',
      cell: ({ present }) => (
        <>
          <span className={styles.narrow}>{t('present')}: </span>
          {present ?? '—'}
        </>
      ),
    },
    {
      key: 'health',
      head: t('health'),
      width: 'minmax(0, 2fr)',
      from: 'middle',
      cell: ({ health }) => <Health health={health} />,
    },
    {
      key: 'do',
      head: '',
      width: '270px',
      cell: (unit) => (
        <span className={styles.steps}>
          {may('forces.report') && (
            <Button look="quiet" onClick={() => onStep({ kind: 'report', unit })}>
              {t('report')}
            </Button>
          )}
          {may('forces.keep-health') && unit.isFrontline && (
            <Button look="quiet" onClick={() => onStep({ kind: 'health', unit })}>
              {t('health.list')}
            </Button>
          )}
          {may('forces.mobilise') && (
            <Button look="quiet" onClick={() => onStep({ kind: 'mobilise', unit })}>
              {t('mobilise')}
            </Button>
          )}
          {may('forces.report') && (
            <Button look="quiet" onClick={() => onStep({ kind: 'close', unit })}>
              {t('close')}
            </Button>
          )}
        </span>
      ),
    },
  ]
}

function Health({ health }: Pick<UnitLine, 'health'>) {
  const t = useWords(forceWords)
  if (!health) return <span className={styles.quiet}>—</span>
  const { percent, vaccinated, known, testsDue } = health
  return (
    <>
      {percent === null ? t('health.full.blank', { known }) : t('health.said', { percent, vaccinated, known })}
      <span className={styles.under}>
        {testsDue === null ? t('health.blank') : t('health.due', { count: testsDue })}
      </span>
    </>
  )
}

function RegisterDialog({ areaId, onClose }: { readonly areaId: number; readonly onClose: () => void }) {
  const t = useWords(forceWords)
  const reading = useReading()
  const { data } = useRead(forceCatalogue, {})
  const form = useIntentForm(registerUnit, { draft: 'forces.register', initial: { areaId } })
  const done = () => {
    showToast({ text: t('register.done') })
    onClose()
  }
  return (
    <Dialog title={t('register')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('register')} onDone={done} onCancel={onClose}>
        <AreaField label={t('area')} {...form.field('areaId')} />
        <SelectField
          label={t('force')}
          options={(data?.forces ?? []).map(({ key, title }) => ({ value: key, label: reading(title) }))}
          {...form.field('force')}
        />
        <TextField label={t('name')} {...form.field('name')} />
      </IntentForm>
    </Dialog>
  )
}

interface ReportProps {
  readonly unit: UnitLine
  readonly day: Day
  readonly onClose: () => void
}

function ReportDialog({ unit, day, onClose }: ReportProps) {
  const t = useWords(forceWords)
  const form = useIntentForm(reportStrength, {
    draft: `forces.report.${unit.id}.${day}`,
    initial: { unitId: unit.id, day: isDay(day) ? day : undefined, standby: unit.standby ?? 0 },
  })
  const done = () => {
    showToast({ text: t('report.done') })
    onClose()
  }
  return (
    <Dialog title={`${t('report')}: ${unit.name}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('report')} onDone={done} onCancel={onClose}>
        <DayField label={t('day')} {...(form.field('day') as unknown as FieldDoor<Day>)} />
        <NumberField label={t('present')} help={t('report.help')} {...form.field('present')} />
        <NumberField label={t('standby')} {...form.field('standby')} />
      </IntentForm>
    </Dialog>
  )
}

/** A unit that was disbanded, or registered in error, counts no more from now on. */
function CloseDialog({ unit, onClose }: { readonly unit: UnitLine; readonly onClose: () => void }) {
  const t = useWords(forceWords)
  const form = useIntentForm(closeUnit, { draft: null, initial: { unitId: unit.id } })
  const done = () => {
    showToast({ text: t('close.done') })
    onClose()
  }
  return (
    <Dialog title={`${t('close')}: ${unit.name}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('close')} onDone={done} onCancel={onClose}>
        <p>{t('close.lead')}</p>
        <TextField label={t('close.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
