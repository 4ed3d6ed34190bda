import { type Day, isDay } from '#kit'
import { Link, showDay, showFullDay, showNumber, useFilters, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Choice, Empty, LinkButton, Page, Section } from '#ui'
import { type Look, looks, type SignalList, type SignalRow, signalList } from '../domain/index.ts'
import { DaySteps } from './day-steps.tsx'
import styles from './forecast.module.css'
import { signalWords } from './forecast.words.ts'
import { MiniCurve } from './mini-curve.tsx'
import { RtMark } from './rt-mark.tsx'
import { areaSignalPath, methodPath, signalsPath } from './signal-paths.ts'

const unders = ['children', 'communes'] as const

/** `/forecast`: small multiples of the areas under one, those that ask to be looked at first; grey when calm. */
export function SignalsPage() {
  const t = useWords(signalWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const under = unders.find((one) => one === filters.under) ?? 'children'
  const day = filters.day !== undefined && isDay(filters.day) ? filters.day : undefined
  const areaId = filters.areaId === undefined ? undefined : Number(filters.areaId)
  const answer = useRead(signalList, { areaId, day, under }, { rooms: ['cases', 'forecast'] })
  const list = answer.data
  return (
    <Page
      title={list ? t('title.of', { area: reading(list.areaTitle) }) : t('title')}
      above={list && <AreaBreadcrumb areaId={list.areaId} linkTo={(id) => signalsPath(id, day)} />}
      lead={list && <Lead list={list} />}
      actions={
        <LinkButton icon="help" to={methodPath}>
          {t('method.open')}
        </LinkButton>
      }
    >
      <Answer to={answer} rows={8}>
        {(found) => (
          <>
            <div className={styles['bar-row']}>
              <DaySteps day={found.day} today={found.today} onChange={(next) => setFilters({ day: next })} />
              <Choice
                label={t('under')}
                value={under}
                options={unders.map((value) => ({ value, label: t(`under.${value}`) }))}
                onChange={(next) => setFilters({ under: next === 'children' ? undefined : next })}
              />
            </div>
            <Groups list={found} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function Lead({ list }: { readonly list: SignalList }) {
  const t = useWords(signalWords)
  const day = showFullDay(list.day as Day)
  const { cases } = list.delays
  const delays = cases === null ? t('lead.no-delays') : t('lead.delays', { count: cases })
  return `${list.isOpen ? t('lead.open', { day }) : t('lead', { day })}; ${delays}.`
}

function Groups({ list }: { readonly list: SignalList }) {
  const t = useWords(signalWords)
  const holidays = new Set(list.holidays.map(({ day }) => day as string))
  const of = (look: Look) => list.items.filter((row) => row.look === look)
  const show = (row: SignalRow) => <Cell key={row.areaId} row={row} list={list} holidays={holidays} />
  const quiet = of('quiet')
  return (
    <div className={styles.groups}>
      <ul className={styles.top}>{show(list.itself)}</ul>
      {list.items.length === 0 && <Empty>{t('list.none')}</Empty>}
      {looks
        .filter((look) => look !== 'quiet' && of(look).length > 0)
        .map((look) => (
          <Section key={look} title={t(`look.${look}`)} note={showNumber(of(look).length)}>
            <ul className={styles.grid}>{of(look).map(show)}</ul>
          </Section>
        ))}
      {quiet.length > 0 && (
        <Section title={t('look.quiet')} note={showNumber(quiet.length)}>
          <ul className={styles.quiet}>
            {quiet.map((row) => (
              <QuietName key={row.areaId} row={row} day={list.day} />
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}

function QuietName({ row, day }: { readonly row: SignalRow; readonly day: string }) {
  const reading = useReading()
  return (
    <li>
      <Link to={areaSignalPath(row.areaId, day)}>{reading(row.areaTitle)}</Link>
    </li>
  )
}

/** What asks to be looked at: days with an alarm that nobody has answered, days that look like backlog. */
function Oddities({ row }: { readonly row: SignalRow }) {
  const t = useWords(signalWords)
  const waiting = row.alarms.filter(({ looked }) => looked === null)
  const open = waiting.toSorted((left, right) => right.cases - right.expected - (left.cases - left.expected))[0]
  return (
    <>
      {open && (
        <span className={styles.odd}>
          {t('cell.alarm', {
            day: showDay(open.day as Day),
            count: open.cases,
            expected: showNumber(open.expected, 1),
          })}
        </span>
      )}
      {row.suspected.map((day) => (
        <span key={day} className={styles.odd}>
          {t('cell.suspected', { day: showDay(day as Day) })}
        </span>
      ))}
    </>
  )
}

interface CellProps {
  readonly row: SignalRow
  readonly list: SignalList
  readonly holidays: ReadonlySet<string>
}

function Cell({ row, list, holidays }: CellProps) {
  const t = useWords(signalWords)
  const reading = useReading()
  const name = reading(row.areaTitle)
  const label = t('curve.label', { area: name, day: showFullDay(list.day as Day), count: row.week })
  return (
    <li className={styles.cell}>
      <span className={styles.name}>
        <Link to={areaSignalPath(row.areaId, list.day)}>{name}</Link>
      </span>
      <span className={styles.week}>
        {t('week', { count: row.week })}, {t('week.before', { count: row.weekBefore })}
      </span>
      <MiniCurve row={row} day={list.day} holidays={holidays} label={label} />
      <RtMark rt={row.rt} />
      <Oddities row={row} />
    </li>
  )
}
