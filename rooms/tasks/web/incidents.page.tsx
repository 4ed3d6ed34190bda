import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useFilters, useIntent, useIntentForm, useMay, useReadPages, useWords } from '#platform/web'
import {
  Button,
  Choice,
  Clock,
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
  const settled = filters.which === 'settled'
  const areaId = filters.areaId ? Number(filters.areaId) : undefined
  const source = usePagedSource(useReadPages(incidentListContract, { areaId, ...(settled ? { settled } : {}) }))
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
        value={settled ? 'settled' : 'open'}
        onChange={(which) => setFilters({ which })}
        options={[
          { value: 'open', label: t('incident.open') },
          { value: 'settled', label: t('incident.settled') },
        ]}
      />
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
          {incident.areaName} · {by}
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
