import { useState } from 'react'
import {
  read,
  showNumber,
  useAccount,
  useFilters,
  useGo,
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
  Empty,
  FigureStrip,
  Page,
  RecordList,
  Row,
  Rows,
  Section,
  SelectField,
  SheetExport,
  StripFigure,
  usePagedSource,
} from '#ui'
import {
  groupBookContract,
  type HouseholdCount,
  type HouseholdLine,
  householdCountsContract,
  householdListContract,
} from '../domain/index.ts'
import { AskReason } from './ask-reason.tsx'
import { FindPeople } from './find-people.tsx'
import { RegisterHousehold } from './household.forms.tsx'
import styles from './people.module.css'
import { peopleWords } from './people.words.ts'

const filters = ['all', 'no-phone', 'boarding', 'elderly', 'children'] as const
type Names = ReadonlyMap<string, { readonly head: string | null; readonly house: string | null }>

/** The book of households of an area: numbers for everybody who works here, names for who opens the book of a group. */
export function HouseholdsPage() {
  const t = useWords(peopleWords)
  const go = useGo()
  const { homeAreaId } = useAccount()
  const [asked, setAsked] = useFilters()
  const [open, setOpen] = useState<'register' | 'book' | 'find'>()
  const [names, setNames] = useState<{ readonly areaId: number; readonly byId: Names }>()
  const areaId = /^\d+$/.test(asked.areaId ?? '') ? Number(asked.areaId) : (homeAreaId ?? 1)
  const only = filters.find((one) => one === asked.only) ?? 'all'
  const { data: counts } = useRead(householdCountsContract, { areaId }, { rooms: ['households'] })
  const isGroup = counts !== undefined && counts.below.length === 0 && counts.whole.households > 0
  return (
    <Page title={t('title')} lead={t('lead')} actions={<PageActions isGroup={isGroup} onOpen={setOpen} />}>
      <div className={styles.bar}>
        <AreaField
          name="areaId"
          label={t('area')}
          value={areaId}
          onChange={(id) => setAsked({ areaId: id === undefined ? undefined : String(id) })}
          problem={undefined}
        />
        <SelectField
          name="only"
          label={t('only')}
          value={only}
          onChange={(next) => setAsked({ only: next === 'all' ? undefined : next })}
          options={filters.map((value) => ({ value, label: t(`only.${value}`) }))}
          problem={undefined}
        />
      </div>
      {counts && <Numbers counts={counts} showsAreas={only === 'all'} />}
      {(isGroup || only !== 'all') && (
        <HouseholdList
          areaId={areaId}
          only={only === 'all' ? undefined : only}
          names={names?.areaId === areaId ? names.byId : undefined}
        />
      )}
      <Dialogs
        open={open}
        areaId={isGroup ? areaId : undefined}
        onNames={(byId) => setNames({ areaId, byId })}
        onGo={(id) => go(`/households/${id}`)}
        onClose={() => setOpen(undefined)}
      />
    </Page>
  )
}

interface DialogsProps {
  readonly open: 'register' | 'book' | 'find' | undefined
  readonly areaId: number | undefined
  readonly onNames: (names: Names) => void
  readonly onGo: (householdId: string) => void
  readonly onClose: () => void
}

function Dialogs({ open, areaId, onNames, onGo, onClose }: DialogsProps) {
  const t = useWords(peopleWords)
  if (open === 'register') return <RegisterHousehold areaId={areaId} onDone={onGo} onClose={onClose} />
  if (open === 'find') return <FindPeople onFound={onGo} onClose={onClose} />
  if (open !== 'book') return null
  const openBook = async (reason: string) => {
    const { items } = await read(groupBookContract, { areaId: areaId ?? 0, reason })
    onNames(new Map(items.map((item) => [item.id, item])))
  }
  return <AskReason title={t('book.open')} onClose={onClose} onReason={openBook} />
}

interface ActionsProps {
  readonly isGroup: boolean
  readonly onOpen: (what: 'register' | 'book' | 'find') => void
}

function PageActions({ isGroup, onOpen }: ActionsProps) {
  const t = useWords(peopleWords)
  const may = useMay()
  return (
    <>
      {may('people.keep') && (
        <Button look="main" icon="plus" onClick={() => onOpen('register')}>
          {t('register')}
        </Button>
      )}
      {may('people.identify') && isGroup && (
        <Button icon="key" onClick={() => onOpen('book')}>
          {t('book.open')}
        </Button>
      )}
      {may('people.identify') && (
        <Button icon="search" onClick={() => onOpen('find')}>
          {t('find')}
        </Button>
      )}
    </>
  )
}

interface NumbersProps {
  readonly counts: { readonly whole: HouseholdCount; readonly below: readonly HouseholdCount[] }
  readonly showsAreas: boolean
}

function Numbers({ counts: { whole, below }, showsAreas }: NumbersProps) {
  const t = useWords(peopleWords)
  if (whole.households === 0) return <Empty title={t('none')}>{t('none.help')}</Empty>
  return (
    <>
      <FigureStrip label={t('title')}>
        <StripFigure label={t('households')} value={whole.households} />
        <StripFigure label={t('people')} value={whole.people} />
        <StripFigure label={t('only.no-phone')} value={whole.noPhone} />
        <StripFigure label={t('boarding')} value={whole.boarding} />
      </FigureStrip>
      {showsAreas && below.length > 0 && (
        <Section title={t('by-area')}>
          <ByArea below={below} />
        </Section>
      )}
    </>
  )
}

function ByArea({ below }: { readonly below: readonly HouseholdCount[] }) {
  const t = useWords(peopleWords)
  const reading = useReading()
  return (
    <Rows label={t('by-area')}>
      {below.map(({ areaId, areaTitle, households, people, noPhone }) => (
        <Row
          key={areaId}
          title={reading(areaTitle)}
          detail={`${showNumber(people)} ${t('people').toLowerCase()} · ${showNumber(noPhone)} ${t('phone.none')}`}
          end={`${showNumber(households)} ${t('households').toLowerCase()}`}
          to={`/households?areaId=${areaId}`}
        />
      ))}
    </Rows>
  )
}

interface ListProps {
  readonly areaId: number
  readonly only: Exclude<(typeof filters)[number], 'all'> | undefined
  readonly names: Names | undefined
}

function HouseholdList({ areaId, only, names }: ListProps) {
  const t = useWords(peopleWords)
  const source = usePagedSource(
    useReadPages(householdListContract, { areaId: String(areaId), only, limit: '100' }, { rooms: ['households'] }),
  )
  return (
    <RecordList
      label={t('title')}
      source={source}
      rowKey={(household) => household.id}
      rowLink={(household) => `/households/${household.id}`}
      tools={<SheetExport sheet="people.households" filters={{ areaId, only }} />}
      columns={useColumns(names)}
      empty={<Empty title={t('none')}>{t('none.help')}</Empty>}
    />
  )
}

function useColumns(names: Names | undefined): readonly Column<HouseholdLine>[] {
  const t = useWords(peopleWords)
  const reading = useReading()
  return [
    {
      key: 'number',
      head: t('number'),
      width: 'minmax(0, 3fr)',
      cell: (household) => {
        const name = names?.get(household.id)
        return (
          <>
            {t('household', { number: household.number })}
            {name && <span className={styles.under}>{[name.head, name.house].filter(Boolean).join(' · ')}</span>}
          </>
        )
      },
    },
    {
      key: 'area',
      head: t('group'),
      width: 'minmax(0, 2fr)',
      from: 'middle',
      cell: (household) => reading(household.areaTitle),
    },
    { key: 'size', head: t('size'), width: '80px', cell: (household) => showNumber(household.size) },
    {
      key: 'marks',
      head: '',
      width: 'minmax(0, 2fr)',
      cell: (household) => (
        <span className={styles.quiet}>
          {[
            !household.hasPhone && t('phone.none'),
            household.boarding && t('boarding').toLowerCase(),
            (household.elderly ?? 0) > 0 && `${t('elderly').toLowerCase()}: ${household.elderly}`,
            household.synthetic && t('synthetic'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      ),
    },
  ]
}
