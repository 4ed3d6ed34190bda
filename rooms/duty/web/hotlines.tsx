import { useState } from 'react'
import type { Instant } from '#kit'
import {
  showMomentShort,
  useFilters,
  useIntent,
  useIntentForm,
  useMay,
  useReading,
  useReadPages,
  useWords,
} from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import {
  Button,
  CheckField,
  Choice,
  Dialog,
  Empty,
  IntentForm,
  RadioField,
  RecordList,
  RefusalNote,
  SelectField,
  showToast,
  Tag,
  TextField,
  usePagedSource,
} from '#ui'
import { checkHotline, type Hotline, hotlineList, publishHotline, retireHotline } from '../domain/index.ts'
import styles from './duty.module.css'
import { dutyWords } from './duty.words.ts'
import { hotlineWords } from './hotline.words.ts'

const outcomes = ['answered', 'no-answer', 'wrong-number', 'out-of-service'] as const

/** The numbers of an area that everybody may call, and whether they work. */
export function Hotlines({ areaId }: { readonly areaId: number }) {
  const h = useWords(hotlineWords)
  const t = useWords(dutyWords)
  const may = useMay()
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const [open, setOpen] = useState<'publish' | Hotline>()
  const state = (['broken', 'unchecked'] as const).find((one) => one === filters.only) ?? 'all'
  const source = usePagedSource(useReadPages(hotlineList, { areaId, q: filters.q, state, limit: '60' }))
  const keeps = may('duty.keep-hotlines')
  return (
    <>
      <RecordList
        label={t('hotlines')}
        source={source}
        rowKey={(line) => line.id}
        filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }), placeholder: t('cover.find') }}
        tools={
          <>
            <Choice
              label={h('hot.state')}
              value={state}
              onChange={(value) => setFilters({ only: value === 'all' ? undefined : value })}
              options={[
                { value: 'all', label: h('hot.all') },
                { value: 'broken', label: h('hot.broken') },
                { value: 'unchecked', label: h('hot.not-tested') },
              ]}
            />
            {keeps && (
              <Button look="main" icon="plus" onClick={() => setOpen('publish')}>
                {h('hot.publish')}
              </Button>
            )}
          </>
        }
        columns={[
          { key: 'area', head: h('hot.area'), width: '2fr', cell: (line) => reading(line.areaTitle) },
          {
            key: 'number',
            head: h('hot.number'),
            width: '170px',
            cell: (line) => <a href={`tel:${line.tel}`}>{line.number}</a>,
          },
          { key: 'kind', head: h('hot.kind'), width: '150px', from: 'middle', cell: (line) => h(`hot.${line.kind}`) },
          { key: 'check', head: h('hot.outcome'), width: '2fr', from: 'middle', cell: (line) => <Check line={line} /> },
          {
            key: 'do',
            head: '',
            width: '170px',
            from: 'middle',
            cell: (line) => keeps && <Button onClick={() => setOpen(line)}>{h('hot.check')}</Button>,
          },
        ]}
        empty={<Empty title={h('hot.none')} />}
      />
      {open === 'publish' && <Publish areaId={areaId} onClose={() => setOpen(undefined)} />}
      {open && open !== 'publish' && <TestCall line={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Check({ line }: { readonly line: Hotline }) {
  const h = useWords(hotlineWords)
  if (line.outcome === null || line.checkedAt === null)
    return <span className={styles.quiet}>{h('hot.unchecked')}</span>
  const at = h('hot.checked.at', { at: showMomentShort(line.checkedAt as Instant) })
  return (
    <>
      <Tag tone={line.outcome === 'answered' ? 'quiet' : 'alarm'}>{h(`hot.${line.outcome}`)}</Tag>{' '}
      <span className={styles.quiet}>{at}</span>
    </>
  )
}

function Publish({ areaId, onClose }: { readonly areaId: number; readonly onClose: () => void }) {
  const h = useWords(hotlineWords)
  const form = useIntentForm(publishHotline, { draft: 'duty.hotline', initial: { areaId, kind: 'hotline' } })
  const done = () => {
    showToast({ text: h('hot.published') })
    onClose()
  }
  return (
    <Dialog title={h('hot.publish')} onClose={onClose}>
      <IntentForm form={form} submitLabel={h('hot.publish')} onDone={done} onCancel={onClose}>
        <AreaField label={h('hot.area')} {...form.field('areaId')} />
        <SelectField
          label={h('hot.kind')}
          options={[
            { value: 'hotline', label: h('hot.hotline') },
            { value: 'duty', label: h('hot.duty') },
          ]}
          {...form.field('kind')}
        />
        <TextField
          label={h('hot.number')}
          help={h('hot.number.help')}
          placeholder="024 …"
          inputMode="tel"
          {...form.field('number')}
        />
        <CheckField label={h('hot.office')} {...form.field('isOfficeLine')} />
        <TextField label={h('hot.label')} optional {...form.field('label')} />
      </IntentForm>
    </Dialog>
  )
}

function TestCall({ line, onClose }: { readonly line: Hotline; readonly onClose: () => void }) {
  const h = useWords(hotlineWords)
  const reading = useReading()
  const check = useIntent(checkHotline)
  const retire = useIntent(retireHotline)
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>()
  const problem = check.problem ?? retire.problem
  const finish = (done: object | undefined, text: string) => {
    if (!done) return
    showToast({ text })
    onClose()
  }
  return (
    <Dialog title={`${reading(line.areaTitle)} · ${line.number}`} onClose={onClose}>
      <div className={styles.stack}>
        <RadioField
          name="outcome"
          label={h('hot.outcome')}
          options={outcomes.map((value) => ({ value, label: h(`hot.${value}`) }))}
          value={outcome}
          onChange={setOutcome}
        />
        {problem && <RefusalNote problem={problem} />}
        <div className={styles.buttons}>
          <Button
            look="main"
            disabled={outcome === undefined}
            busy={check.state === 'sending'}
            onClick={async () => outcome && finish(await check.ask({ hotlineId: line.id, outcome }), h('hot.checked'))}
          >
            {h('hot.check')}
          </Button>
          <Button
            look="danger"
            busy={retire.state === 'sending'}
            onClick={async () => finish(await retire.ask({ hotlineId: line.id }), h('hot.retired'))}
          >
            {h('hot.retire')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
