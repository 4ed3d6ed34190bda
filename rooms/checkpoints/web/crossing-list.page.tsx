import { useState } from 'react'
import type { Instant, Words } from '#kit'
import {
  type PageProps,
  showMomentShort,
  useFilters,
  useMay,
  useRead,
  useReading,
  useReadPages,
  useWords,
} from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { PASSES } from '#rooms/passes/domain'
import { Button, type Column, Empty, Page, RecordList, SelectField, SheetExport, Tag, usePagedSource } from '#ui'
import {
  CROSSING_DECISIONS,
  CROSSING_SUBJECTS,
  type CrossingLine,
  checkpointBookContract,
  checkpointPageContract,
  crossingDecisions,
  crossingListContract,
  voidCrossing,
} from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { DaySteps, useChosenDay } from './day-steps.tsx'
import { postPageWords } from './post.words.ts'
import { atLineStart } from './standing.tsx'
import { VoidCrossing } from './void-crossing.dialog.tsx'

/** What crossed a post on a day, one line each; nobody is named. */
export function CrossingListPage({ params }: PageProps) {
  const t = useWords(postPageWords)
  const reading = useReading()
  const id = params.checkpointId ?? ''
  const [filters, setFilters] = useFilters()
  const [day] = useChosenDay()
  const { data: post } = useRead(checkpointPageContract, { id })
  const [voiding, setVoiding] = useState<CrossingLine>()
  const decision = crossingDecisions.find((one) => one === filters.decision)
  const asked = { id, day, decision, subject: filters.subject }
  const source = usePagedSource(useReadPages(crossingListContract, asked))
  return (
    <Page
      title={t('list.title', { name: post?.name ?? '' })}
      above={post && <AreaBreadcrumb areaId={post.areaId} here={post.name} />}
    >
      <div className={styles.bar}>
        <DaySteps />
        <SelectField
          label={t('list.decision')}
          name="decision"
          value={decision}
          onChange={(next) => setFilters({ decision: next })}
          problem={undefined}
          options={crossingDecisions.map((value) => ({
            value,
            label: atLineStart(reading(CROSSING_DECISIONS[value])),
          }))}
        />
      </div>
      <RecordList
        label={t('tab.flow')}
        source={source}
        rowKey={(one) => one.id}
        columns={useColumns(post?.areaId, setVoiding)}
        tools={<SheetExport sheet="checkpoints.crossings" filters={asked} />}
        empty={<Empty title={t('list.none')} />}
      />
      {voiding && <VoidCrossing crossing={voiding} time={time(voiding.at)} onClose={() => setVoiding(undefined)} />}
    </Page>
  )
}

function useColumns(
  areaId: number | undefined,
  onVoid: (crossing: CrossingLine) => void,
): readonly Column<CrossingLine>[] {
  const t = useWords(postPageWords)
  const may = useMay()
  const reading = useReading()
  const { data: book } = useRead(checkpointBookContract, { areaId }, { enabled: areaId !== undefined })
  const noReceipt = (key: string | null) => {
    const title = book?.noReceipt.find((one) => one.key === key)?.title
    return title ? reading(title) : (key ?? '')
  }
  return [
    {
      key: 'at',
      head: t('list.at'),
      width: '120px',
      cell: ({ at, voidedAt }) => (voidedAt === null ? time(at) : <s>{time(at)}</s>),
    },
    {
      key: 'what',
      head: t('list.what'),
      width: 'minmax(0, 1.4fr)',
      from: 'middle',
      cell: ({ subject, people, direction }) =>
        [
          reading(CROSSING_SUBJECTS[subject]),
          subject === 'vehicle' && t('list.people', { count: people }),
          t(`direction.${direction}`),
        ]
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'decision',
      head: t('list.decision'),
      width: 'minmax(0, 1.4fr)',
      cell: (one) => <Decision crossing={one} />,
    },
    {
      key: 'reason',
      head: t('list.reason'),
      width: 'minmax(0, 2.4fr)',
      cell: ({ reason, reasonTitle, passVerdict }) =>
        [
          reasonTitle ? reading(reasonTitle) : reason,
          passVerdict && t('list.pass', { verdict: reading(verdictWords(passVerdict)) }),
        ]
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'receipt',
      head: t('list.receipt'),
      width: 'minmax(0, 1.6fr)',
      from: 'middle',
      cell: (one) => (one.hasReceipt ? t('list.receipt.yes') : noReceipt(one.noReceipt)),
    },
    ...(may(voidCrossing.permission)
      ? [
          {
            key: 'void',
            head: '',
            width: '120px',
            cell: (one: CrossingLine) =>
              one.voidedAt === null && (
                <Button look="quiet" onClick={() => onVoid(one)}>
                  {t('void.key')}
                </Button>
              ),
          },
        ]
      : []),
  ]
}

const tones = { passed: 'quiet', 'turned-back': 'warn', 'sent-to-test': 'soon', emergency: 'accent' } as const

function Decision({ crossing: { decision, voidedAt, hasPlate } }: { readonly crossing: CrossingLine }) {
  const t = useWords(postPageWords)
  const reading = useReading()
  return (
    <>
      <Tag tone={tones[decision]}>{reading(CROSSING_DECISIONS[decision])}</Tag>
      {voidedAt !== null && (
        <>
          {' '}
          <Tag>{t('list.void')}</Tag>
        </>
      )}
      {hasPlate && <span className={styles.quiet}> · {t('list.plate')}</span>}
    </>
  )
}

/** What a scan said, as the room of passes says it. */
function verdictWords(key: string): Words {
  if (key === 'good') return { vi: 'hợp lệ', en: 'valid' }
  const refusal = Object.entries(PASSES).find(([name]) => name.toLowerCase().replaceAll('_', '-') === key)?.[1]
  return refusal ? { vi: beforeColon(refusal.vi), en: beforeColon(refusal.en) } : { vi: key, en: key }
}

/** What comes after a colon is advice for whoever stands there. */
function beforeColon(sentence: string): string {
  return (sentence.split(':')[0] ?? sentence).toLocaleLowerCase('vi')
}

function time(at: string): string {
  return showMomentShort(at as Instant)
}
