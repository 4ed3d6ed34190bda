import { useFilters, useRead, useReading, useReadPages, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Choice, type Column, Empty, Page, RecordList, SelectField, SheetExport, usePagedSource } from '#ui'
import { type CheckpointLine, checkpointBookContract, checkpointListContract } from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { checkpointWords } from './checkpoints.words.ts'
import { listWords } from './list.words.ts'
import { atLineStart, isDown, StandingTag, useSince } from './standing.tsx'

/** All posts one may see, filtered as people type; exported exactly as seen. */
export function CheckpointListPage() {
  const t = useWords(checkpointWords)
  const l = useWords(listWords)
  const reading = useReading()
  const areaId = useChosenArea()
  const [filters, setFilters] = useFilters()
  const { kind, only, state, q, layer, teamId } = filters
  const asked = { areaId, kind, only, state, q, layer, teamId }
  const source = usePagedSource(useReadPages(checkpointListContract, asked))
  const { data: book } = useRead(checkpointBookContract, { areaId })
  return (
    <Page title={t('all')}>
      <div className={styles.bar}>
        <ChosenArea />
        <SelectField
          label={t('kind')}
          name="kind"
          value={kind}
          onChange={(next) => setFilters({ kind: next })}
          problem={undefined}
          options={(book?.kinds ?? []).map(({ key, title }) => ({ value: key, label: atLineStart(reading(title)) }))}
        />
      </div>
      <RecordList
        label={t('all')}
        source={source}
        rowKey={(one) => one.id}
        rowLink={(one) => `/checkpoints/${one.id}`}
        filter={{ text: q ?? '', onChange: (text) => setFilters({ q: text }) }}
        columns={useColumns()}
        tools={
          <>
            <SheetExport sheet="checkpoints.register" filters={asked} />
            <Choice
              label={t('standing.now')}
              value={only === 'not-standing' ? 'down' : state === 'closed' ? 'closed' : 'open'}
              onChange={(next) =>
                setFilters({
                  only: next === 'down' ? 'not-standing' : undefined,
                  state: next === 'closed' ? 'closed' : undefined,
                })
              }
              options={[
                { value: 'open', label: l('open') },
                { value: 'down', label: l('down') },
                { value: 'closed', label: l('closed') },
              ]}
            />
          </>
        }
        empty={<Empty title={l('none')} />}
      />
    </Page>
  )
}

function useColumns(): readonly Column<CheckpointLine>[] {
  const t = useWords(checkpointWords)
  const l = useWords(listWords)
  const reading = useReading()
  const since = useSince()
  return [
    {
      key: 'name',
      head: t('checkpoints'),
      width: 'minmax(0, 3fr)',
      cell: ({ number, name }) => (number === null ? name : `${number}. ${name}`),
    },
    {
      key: 'kind',
      head: t('kind'),
      width: 'minmax(0, 1.4fr)',
      from: 'middle',
      cell: ({ kindTitle, layer }) =>
        [reading(kindTitle), layer !== null && l('layer', { layer })].filter(Boolean).join(' · '),
    },
    {
      key: 'area',
      head: t('area'),
      width: 'minmax(0, 1.4fr)',
      from: 'wide',
      cell: ({ areaTitle }) => reading(areaTitle),
    },
    {
      key: 'place',
      head: t('place'),
      width: 'minmax(0, 2fr)',
      from: 'wide',
      cell: ({ place }) => place ?? <span className={styles.quiet}>{t('place.none')}</span>,
    },
    {
      key: 'commander',
      head: t('commander'),
      width: 'minmax(0, 1.6fr)',
      from: 'middle',
      cell: ({ shift }) => shift?.commander ?? (shift ? t('commander.none') : ''),
    },
    {
      key: 'standing',
      head: t('standing.now'),
      width: 'minmax(0, 2fr)',
      cell: ({ areaId, standing, closedAt }) =>
        closedAt !== null ? (
          l('closed')
        ) : (
          <span title={isDown(standing.state) ? since(standing.sinceAt) : undefined}>
            <StandingTag areaId={areaId} standing={standing} />
          </span>
        ),
    },
  ]
}
