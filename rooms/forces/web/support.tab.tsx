import { useState } from 'react'
import { type Day, formatMoney } from '#kit'
import {
  type FieldDoor,
  read,
  showDay,
  today,
  useIntentForm,
  useMay,
  useRead,
  useReading,
  useReadPages,
  useWords,
} from '#platform/web'
import {
  Answer,
  Button,
  DayField,
  Dialog,
  Empty,
  IntentForm,
  MoneyField,
  NumberField,
  PickField,
  RecordList,
  SelectField,
  showToast,
  TextField,
  usePagedSource,
} from '#ui'
import { recordSupport, supportList, unitList } from '../domain/index.ts'
import styles from './forces.module.css'
import { forceWords } from './forces.words.ts'

interface AreaProps {
  readonly areaId: number
}

/** What the units of the area were given, and how many were given nothing. */
export function SupportTab({ areaId }: AreaProps) {
  const t = useWords(forceWords)
  const reading = useReading()
  const may = useMay()
  const [isRecording, setRecording] = useState(false)
  const sums = useRead(supportList, { areaId, limit: '1' })
  const source = usePagedSource(useReadPages(supportList, { areaId, limit: '60' }))
  return (
    <>
      <Answer to={sums} rows={1}>
        {({ units, without }) =>
          units > 0 && (
            <p className={styles.quiet}>
              {without > 0 ? t('support.without', { without, units }) : t('support.all', { units })}
            </p>
          )
        }
      </Answer>
      <RecordList
        label={t('support')}
        source={source}
        rowKey={({ id }) => id}
        tools={
          may('forces.report') && (
            <Button icon="plus" onClick={() => setRecording(true)}>
              {t('support.record')}
            </Button>
          )
        }
        columns={[
          {
            key: 'unit',
            head: t('name'),
            width: 'minmax(0, 3fr)',
            cell: ({ unit, day, people, note }) => (
              <>
                {unit.name}
                <span className={styles.under}>
                  {t('support.said', { day: showDay(day as Day), people })}
                  {note && ` · ${note}`}
                </span>
              </>
            ),
          },
          { key: 'kind', head: t('support.kind'), width: 'minmax(0, 2fr)', cell: ({ kind }) => reading(kind) },
          {
            key: 'amount',
            head: t('support.amount'),
            width: '160px',
            from: 'middle',
            cell: ({ amount }) => (amount === null ? '—' : formatMoney(BigInt(amount))),
          },
        ]}
        empty={<Empty title={t('support.none')}>{t('support.none.help')}</Empty>}
      />
      {isRecording && <RecordDialog areaId={areaId} onClose={() => setRecording(false)} />}
    </>
  )
}

function RecordDialog({ areaId, onClose }: AreaProps & { readonly onClose: () => void }) {
  const t = useWords(forceWords)
  const reading = useReading()
  const { data } = useRead(supportList, { areaId, limit: '1' })
  const form = useIntentForm(recordSupport, { draft: `forces.support.${areaId}`, initial: { day: today() } })
  const done = () => {
    showToast({ text: t('support.done') })
    onClose()
  }
  const findUnits = async (text: string, signal: AbortSignal) => {
    const { items } = await read(unitList, { areaId, q: text, limit: 8 }, signal)
    return items.map(({ id, name, area }) => ({ id, label: name, detail: reading(area.title) }))
  }
  return (
    <Dialog title={t('support.record')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('support.record')} onDone={done} onCancel={onClose}>
        <PickField label={t('name')} find={findUnits} {...form.field('unitId')} />
        <DayField label={t('day')} {...(form.field('day') as unknown as FieldDoor<Day>)} />
        <SelectField
          label={t('support.kind')}
          options={(data?.kinds ?? []).map(({ key, title }) => ({ value: key, label: reading(title) }))}
          {...form.field('kind')}
        />
        <NumberField label={t('support.people')} {...form.field('people')} />
        <MoneyField label={t('support.amount')} help={t('support.amount.help')} optional {...form.field('amount')} />
        <TextField label={t('support.note')} optional {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}
