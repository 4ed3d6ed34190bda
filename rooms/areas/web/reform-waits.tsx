import { useState } from 'react'
import { showNumber, useFilters, useIntent, useReading, useReadPages, useWords } from '#platform/web'
import {
  Button,
  Choice,
  type Column,
  Dialog,
  Empty,
  LongTextField,
  RecordList,
  RefusalNote,
  Section,
  showToast,
  usePagedSource,
} from '#ui'
import { type ReformLine, reformWaits, settleWaiting, type WaitLine } from '../domain/index.ts'
import { AreaField, AreasField } from './area-field.tsx'
import styles from './reform.module.css'
import { reformWords } from './reforms.words.ts'

const kinds = ['group', 'task', 'order', 'site', 'inspection', 'violation', 'accountability'] as const
/** Kinds that are named in the list and have no shelf of their own. */
const named = [...kinds, 'household', 'checkpoint', 'team'] as const
type Settled = 'no' | 'yes'

/** What no source decides: ticked, sent somewhere, with the ground for it. */
export function ReformWaits({ reform }: { readonly reform: ReformLine }) {
  const t = useWords(reformWords)
  const [filters, setFilters] = useFilters()
  const settled: Settled = filters.settled === 'yes' ? 'yes' : 'no'
  const kind = kinds.find((one) => one === filters.kind)
  const areaId = filters.areaId
  const asked = { id: reform.id, settled, ...(kind ? { kind } : {}), ...(areaId ? { areaId: Number(areaId) } : {}) }
  const source = usePagedSource(useReadPages(reformWaits, asked, { rooms: ['areas'] }))
  const [chosen, setChosen] = useState<readonly WaitLine[]>()
  return (
    <Section title={t('waits.title')} note={reform.waiting > 0 ? showNumber(reform.waiting) : undefined}>
      <div className={styles.tools}>
        <Choice
          label={t('waits.title')}
          options={[
            { value: 'no', label: t('waits.title') },
            { value: 'yes', label: t('waits.settled') },
          ]}
          value={settled}
          onChange={(next) => setFilters({ settled: next })}
        />
        <Choice
          label={t('wait.kind')}
          options={[
            { value: 'all', label: t('wait.all') },
            ...kinds.map((each) => ({ value: each, label: t(`wait.${each}`) })),
          ]}
          value={kind ?? 'all'}
          onChange={(next) => setFilters({ kind: next === 'all' ? undefined : next })}
        />
        {areaId && <Button onClick={() => setFilters({ areaId: undefined })}>{t('wait.everywhere')}</Button>}
      </div>
      <RecordList
        label={t('waits.title')}
        source={source}
        rowKey={(wait) => wait.id}
        columns={useColumns(settled)}
        bulk={settled === 'no' ? [{ label: t('settle'), run: async (rows) => void setChosen(rows) }] : []}
        empty={<Empty title={t('waits.none')} />}
      />
      {chosen && chosen.length > 0 && (
        <SettleDialog reform={reform} waits={chosen} onClose={() => setChosen(undefined)} />
      )}
    </Section>
  )
}

function useColumns(settled: Settled): readonly Column<WaitLine>[] {
  const t = useWords(reformWords)
  const reading = useReading()
  const titles = (areas: WaitLine['heirs']) => areas.map(({ title }) => reading(title)).join(', ') || '–'
  return [
    {
      key: 'what',
      head: t('wait.what'),
      cell: (wait) => cut(wait.what ?? `${reading(wait.area.title)} (${wait.area.code})`),
      width: 'minmax(0, 2fr)',
    },
    {
      key: 'kind',
      head: t('wait.kind'),
      cell: (wait) => (named.some((kind) => kind === wait.kind) ? t(`wait.${wait.kind as 'task'}`) : wait.kind),
      from: 'middle',
    },
    { key: 'of', head: t('wait.of'), cell: (wait) => cut(`${reading(wait.unit.title)} (${wait.unit.code})`) },
    {
      key: 'heirs',
      head: t(settled === 'yes' ? 'settle.to' : 'wait.heirs'),
      cell: (wait) => cut(titles(settled === 'yes' ? wait.settledTo : wait.heirs)),
    },
  ]
}

/** One line a row; the whole text is told by the mouse. */
function cut(text: string) {
  return (
    <span className={styles.cut} title={text}>
      {text}
    </span>
  )
}

/** The one heir that all have; where there are two, nothing is suggested: a person decides. */
function onlyHeirOf(waits: readonly WaitLine[]): readonly number[] {
  const heirs = new Set(waits.flatMap((wait) => wait.heirs.map(({ id }) => id)))
  return heirs.size === 1 ? [...heirs] : []
}

interface SettleProps {
  readonly reform: ReformLine
  readonly waits: readonly WaitLine[]
  readonly onClose: () => void
}

function SettleDialog({ reform, waits, onClose }: SettleProps) {
  const t = useWords(reformWords)
  const door = useIntent(settleWaiting)
  const onlyOrders = waits.every((wait) => wait.kind === 'order')
  const [toAreaIds, setTo] = useState<readonly number[]>(onlyOrders ? [] : onlyHeirOf(waits))
  const [reason, setReason] = useState<string>()
  const count = waits.length
  const send = async () => {
    const payload = { reformId: reform.id, waitIds: waits.map(({ id }) => id), toAreaIds: [...toAreaIds] }
    if (!(await door.ask({ ...payload, reason: reason ?? '' }))) return
    showToast({ text: t('settle.done', { count }) })
    onClose()
  }
  const field = { label: t('settle.to'), help: t('settle.to.help'), name: 'toAreaIds', problem: undefined }
  return (
    <Dialog
      title={t('settle')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look={toAreaIds.length === 0 ? 'danger' : 'main'}
            disabled={!reason?.trim()}
            busy={door.state === 'sending'}
            onClick={() => void send()}
          >
            {t(toAreaIds.length === 0 ? 'settle.end' : 'settle.move', { count })}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {onlyOrders ? (
          <AreasField {...field} value={toAreaIds} onChange={(next) => setTo(next ?? [])} />
        ) : (
          <AreaField
            {...field}
            value={toAreaIds[0]}
            onChange={(next) => setTo(next === undefined ? [] : [next])}
            scope={{ levels: ['commune'] }}
          />
        )}
        <LongTextField
          label={t('settle.reason')}
          help={t('settle.reason.help')}
          name="reason"
          value={reason}
          onChange={setReason}
          problem={undefined}
        />
        {door.problem && <RefusalNote problem={door.problem} />}
      </div>
    </Dialog>
  )
}
