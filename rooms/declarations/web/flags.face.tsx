import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useFilters, useGo, useIntentForm, useReading, useReadPages, useWords } from '#platform/web'
import {
  Button,
  Choice,
  Clock,
  type Column,
  Dialog,
  Empty,
  IntentForm,
  RadioField,
  RecordList,
  showToast,
  usePagedSource,
} from '#ui'
import { CALL_OUTCOMES, callOutcomes, type Flag, flagListContract, recordCall } from '../domain/index.ts'
import styles from './declarations.module.css'
import { declarationWords } from './declarations.words.ts'

/** Whom the station calls, the earliest deadline first; who it is opens with a reason. */
export function FlagsFace({ areaId }: { readonly areaId: number }) {
  const t = useWords(declarationWords)
  const [filters, setFilters] = useFilters()
  const [called, setCalled] = useState<Flag>()
  const state = filters.state === 'all' ? 'all' : 'open'
  const source = usePagedSource(useReadPages(flagListContract, { areaId, state, limit: '60' }))
  return (
    <>
      <RecordList
        label={t('flags')}
        source={source}
        rowKey={(flag) => flag.declarationId}
        tools={
          <Choice
            label={t('state')}
            value={state}
            onChange={(next) => setFilters({ state: next === 'all' ? 'all' : undefined })}
            options={(['open', 'all'] as const).map((value) => ({ value, label: t(value) }))}
          />
        }
        columns={useColumns(setCalled)}
        empty={<Empty title={t('flags.none')}>{t('flags.help')}</Empty>}
      />
      {called && <RecordCall flag={called} onClose={() => setCalled(undefined)} />}
    </>
  )
}

function useColumns(onCall: (flag: Flag) => void): readonly Column<Flag>[] {
  const t = useWords(declarationWords)
  const reading = useReading()
  const go = useGo()
  return [
    {
      key: 'why',
      head: t('why'),
      width: 'minmax(0, 3fr)',
      cell: ({ reasons, tries, calledAt }) => (
        <>
          {reasons.map(({ text }) => reading(text)).join('; ')}
          {tries > 0 && calledAt === null && <span className={styles.under}>{t('tries', { count: tries })}</span>}
        </>
      ),
    },
    {
      key: 'code',
      head: t('code'),
      width: '180px',
      from: 'middle',
      cell: ({ code }) => <span className={styles.code}>{code}</span>,
    },
    { key: 'area', head: t('area'), width: 'minmax(0, 1.5fr)', from: 'wide', cell: (flag) => reading(flag.areaTitle) },
    {
      key: 'declaredAt',
      head: t('declaredAt'),
      width: '130px',
      from: 'wide',
      cell: (flag) => showMomentShort(flag.declaredAt as Instant),
    },
    {
      key: 'callBy',
      head: t('callBy'),
      width: '150px',
      cell: ({ callBy, calledAt, outcome }) =>
        calledAt === null || outcome === null ? <Clock due={callBy as Instant} /> : reading(CALL_OUTCOMES[outcome]),
    },
    {
      key: 'do',
      head: '',
      width: '300px',
      cell: (flag) =>
        flag.calledAt === null && (
          <span className={styles.buttons}>
            <Button onClick={() => go(`/declarations/lookup?code=${flag.code}`)}>{t('open_person')}</Button>
            <Button look="quiet" onClick={() => onCall(flag)}>
              {t('call')}
            </Button>
          </span>
        ),
    },
  ]
}

function RecordCall({ flag, onClose }: { readonly flag: Flag; readonly onClose: () => void }) {
  const t = useWords(declarationWords)
  const reading = useReading()
  const { declarationId, code } = flag
  const form = useIntentForm(recordCall, { draft: `declarations.call.${declarationId}`, initial: { declarationId } })
  const done = () => {
    showToast({ text: t('called') })
    onClose()
  }
  return (
    <Dialog title={`${t('call')} · ${code}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('call')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('outcome')}
          options={callOutcomes.map((value) => ({ value, label: reading(CALL_OUTCOMES[value]) }))}
          {...form.field('outcome')}
        />
      </IntentForm>
    </Dialog>
  )
}
