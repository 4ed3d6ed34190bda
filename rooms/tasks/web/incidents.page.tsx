import { useState } from 'react'
import { type Day, type Instant, isDay } from '#kit'
import {
  showMomentShort,
  today,
  useFilters,
  useIntent,
  useIntentForm,
  useMay,
  useReadPages,
  useWords,
} from '#platform/web'
import { sayAreaName } from '#rooms/areas/web'
import {
  Button,
  Choice,
  Clock,
  DayField,
  Dialog,
  Empty,
  IntentForm,
  LongTextField,
  Page,
  Row,
  Rows,
  SeverityMark,
  showToast,
  usePagedSource,
} from '#ui'
import {
  forwardIncidentContract,
  type IncidentItem,
  incidentListContract,
  settleIncidentContract,
  takeIncidentContract,
} from '../domain/index.ts'
import { noticeWords } from './notices.words.ts'
import { ReportIncidentDialog } from './report-incident.form.tsx'
import styles from './tasks.module.css'

/** What came unexpectedly: whose hands it is in, how long they still have, what became of it [TSK-06]. */
export function IncidentsPage() {
  const t = useWords(noticeWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const [isReporting, setReporting] = useState(filters.report === '1')
  const days = { from: toDay(filters.from), to: toDay(filters.to) }
  const which = whichOf(filters.which, days)
  const areaId = filters.areaId ? Number(filters.areaId) : undefined
  const asked = which === 'days' ? days : which === 'settled' ? { settled: true } : {}
  const source = usePagedSource(useReadPages(incidentListContract, { areaId, ...asked }))
  return (
    <Page
      title={t('incidents')}
      width="reading"
      actions={
        may('incidents.report') && (
          <Button look="main" icon="plus" onClick={() => setReporting(true)}>
            {t('incident.report')}
          </Button>
        )
      }
    >
      <Choice
        label={t('incidents')}
        value={which}
        onChange={(next) => setFilters({ which: next, ...(next === 'days' ? thisDay() : noDays) })}
        options={[
          { value: 'open', label: t('incident.open') },
          { value: 'settled', label: t('incident.settled') },
          { value: 'days', label: t('incident.days') },
        ]}
      />
      {which === 'days' && (
        <div className={styles.days}>
          <DayField
            label={t('incident.from')}
            name="from"
            value={days.from}
            onChange={(from) => setFilters({ from })}
          />
          <DayField label={t('incident.to')} name="to" value={days.to} onChange={(to) => setFilters({ to })} />
        </div>
      )}
      {source.rows?.length === 0 && <Empty title={t('incident.none')} />}
      <Rows label={t('incidents')}>
        {source.rows?.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </Rows>
      {isReporting && <ReportIncidentDialog areaId={areaId} onClose={() => setReporting(false)} />}
    </Page>
  )
}

interface Days {
  readonly from: Day | undefined
  readonly to: Day | undefined
}

const toDay = (text: string | undefined) => (text !== undefined && isDay(text) ? text : undefined)
const thisDay = () => ({ from: today(), to: today() })
const noDays = { from: undefined, to: undefined }

/** Open or settled, or all that happened on some days: the number of a day on the board leads to those. */
function whichOf(asked: string | undefined, { from, to }: Days): 'open' | 'settled' | 'days' {
  if ((from ?? to) !== undefined) return 'days'
  return asked === 'settled' ? 'settled' : 'open'
}

function IncidentRow({ incident }: { readonly incident: IncidentItem }) {
  const t = useWords(noticeWords)
  const { responder } = incident
  const by = t('incident.by', { name: incident.reportedBy ?? '', at: showMomentShort(incident.reportedAt as Instant) })
  const taken = incident.takenAt as Instant | null
  const hands =
    taken === null
      ? t('incident.waits', { name: [responder.name, responder.postTitle].filter(Boolean).join(', ') })
      : t('incident.taken-by', { name: incident.takenBy ?? '', at: showMomentShort(taken) })
  return (
    <Row
      mark={<SeverityMark tone={incident.settledAt !== null ? 'quiet' : incident.severity >= 3 ? 'alarm' : 'warn'} />}
      title={incident.title}
      detail={
        <>
          {sayAreaName(incident.areaName)} · {by}
          {incident.details && (
            <span className={styles.said}>
              <br />
              {incident.details}
            </span>
          )}
          <br />
          {hands}
          {incident.outcome && (
            <span className={styles.said}>
              <br />
              {incident.outcome}
            </span>
          )}
          <IncidentSteps incident={incident} />
        </>
      }
      end={
        taken === null && incident.settledAt === null ? (
          <Clock due={incident.takeBy as Instant} soonMinutes={15} />
        ) : undefined
      }
    />
  )
}

function IncidentSteps({ incident }: { readonly incident: IncidentItem }) {
  const t = useWords(noticeWords)
  const take = useIntent(takeIncidentContract)
  const forward = useIntent(forwardIncidentContract)
  const [isSettling, setSettling] = useState(false)
  if (!incident.mayTake || incident.settledAt !== null) return null
  const incidentId = incident.id
  const run = async (door: typeof take, words: 'incident.taken' | 'incident.forwarded') => {
    if (await door.ask({ incidentId })) showToast({ text: t(words) })
  }
  return (
    <span className={styles.steps}>
      {incident.takenAt === null ? (
        <Button look="main" busy={take.state === 'sending'} onClick={() => void run(take, 'incident.taken')}>
          {t('incident.take')}
        </Button>
      ) : (
        <Button look="main" onClick={() => setSettling(true)}>
          {t('incident.settle')}
        </Button>
      )}
      <Button look="quiet" busy={forward.state === 'sending'} onClick={() => void run(forward, 'incident.forwarded')}>
        {t('incident.forward')}
      </Button>
      {isSettling && <SettleDialog incidentId={incidentId} onClose={() => setSettling(false)} />}
    </span>
  )
}

function SettleDialog({ incidentId, onClose }: { readonly incidentId: string; readonly onClose: () => void }) {
  const t = useWords(noticeWords)
  const form = useIntentForm(settleIncidentContract, {
    draft: `incidents.settle.${incidentId}`,
    initial: { incidentId },
  })
  const done = () => {
    showToast({ text: t('incident.settled.toast') })
    onClose()
  }
  return (
    <Dialog title={t('incident.settle')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('incident.settle')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('incident.outcome')} {...form.field('outcome')} />
      </IntentForm>
    </Dialog>
  )
}
