import type { Instant } from '#kit'
import { areaPath, Link, showMomentShort, useFilters, useMay, useReading, useReadPages, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Choice, type Column, Empty, LinkButton, Page, RecordList, SheetExport, usePagedSource } from '#ui'
import { type PassStanding, type PermitLine, passStanding, permitList } from '../domain/index.ts'
import styles from './passes.module.css'
import { passWords } from './passes.words.ts'
import { StandingTag } from './standing-tag.tsx'

const every = 'all'

/** Permits of an area, newest first; never whom they name. */
export function PermitsPage() {
  const t = useWords(passWords)
  const may = useMay()
  const [filters, _setFilters] = useFilters()
  const areaId = useChosenArea()
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          {may('passes.issue') && (
            <LinkButton look="main" icon="plus" to="/passes/issue">
              {t('issue')}
            </LinkButton>
          )}
          <LinkButton to="/passes/check">{t('check')}</LinkButton>
          <LinkButton to="/passes/cards">{t('cards')}</LinkButton>
          <LinkButton to="/passes/keys">{t('keys')}</LinkButton>
        </>
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <PermitList areaId={areaId} q={filters.q} state={passStanding.options.find((one) => one === filters.state)} />
    </Page>
  )
}

interface ListProps {
  readonly areaId: number
  readonly q: string | undefined
  readonly state: PassStanding | undefined
}

function PermitList({ areaId, q, state }: ListProps) {
  const t = useWords(passWords)
  const [, setFilters] = useFilters()
  const asked = { areaId, q, state }
  const source = usePagedSource(useReadPages(permitList, { ...asked, limit: '60' }))
  return (
    <RecordList
      label={t('title')}
      source={source}
      rowKey={(permit) => permit.id}
      rowLink={(permit) => `/passes/permits/${permit.id}`}
      filter={{ text: q ?? '', onChange: (text) => setFilters({ q: text }), placeholder: t('find') }}
      tools={
        <>
          <Choice
            label={t('state')}
            value={state ?? every}
            onChange={(next) => setFilters({ state: next === every ? undefined : next })}
            options={[every, ...passStanding.options].map((value) => ({
              value,
              label: t(`state.${value as PassStanding}`),
            }))}
          />
          <SheetExport sheet="passes.permits" filters={asked} />
        </>
      }
      columns={useColumns()}
      empty={<Empty title={t('none')}>{t('none.help')}</Empty>}
    />
  )
}

function useColumns(): readonly Column<PermitLine>[] {
  const t = useWords(passWords)
  const reading = useReading()
  return [
    {
      key: 'number',
      head: t('number'),
      width: 'minmax(0, 2fr)',
      cell: (permit) => (
        <>
          {permit.number}
          <span className={styles.under}>{reading(permit.kind.title)}</span>
        </>
      ),
    },
    {
      key: 'purpose',
      head: t('purpose'),
      width: 'minmax(0, 2fr)',
      from: 'middle',
      cell: ({ purpose }) => reading(purpose.title),
    },
    {
      key: 'area',
      head: t('area'),
      width: 'minmax(0, 1.5fr)',
      from: 'middle',
      cell: ({ area }) => <Link to={areaPath(area.id)}>{reading(area.title)}</Link>,
    },
    { key: 'document', head: t('document'), width: '130px', from: 'wide', cell: ({ document }) => document.name },
    { key: 'until', head: t('until'), width: '120px', cell: ({ until }) => showMomentShort(until as Instant) },
    { key: 'state', head: t('state'), width: '130px', cell: ({ standing }) => <StandingTag standing={standing} /> },
  ]
}
