import { type Day, isDay } from '#kit'
import { showNumber, useFilters, useMay, useRead, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Choice, DayField, LinkButton, Page, Tabs } from '#ui'
import { type TaskShelf, type TaskWaits, taskCountsContract, taskWaits } from '../domain/index.ts'
import { TaskList, type TaskListFilters } from './task-list.tsx'
import { taskListWords } from './task-list.words.ts'
import styles from './tasks.module.css'
import { type TaskWord, taskWords } from './tasks.words.ts'

const views = ['mine', 'overdue', 'due-soon', 'unit', 'reported', 'blocked', 'acknowledged', 'closed', 'draft'] as const
type View = (typeof views)[number]

const shelfOf: Readonly<Record<View, TaskShelf>> = {
  mine: 'open',
  overdue: 'overdue',
  'due-soon': 'due-soon',
  unit: 'open',
  reported: 'reported',
  blocked: 'blocked',
  acknowledged: 'given',
  closed: 'closed',
  draft: 'draft',
}

interface Counted {
  readonly count: number
  readonly isAtLeast: boolean
}

/** Past a thousand the number only says "many". */
function toTab(name: View, label: string, counted: Counted | undefined) {
  if (counted?.isAtLeast) return { name, label: `${label} ${showNumber(counted.count)}+` }
  return { name, label, count: counted?.count }
}

/** The tasks one answers for and those of one's unit, as saved views in the address. */
export function TaskListPage() {
  const t = useWords(taskWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const view = views.find((one) => one === filters.view) ?? 'mine'
  const waits = view === 'mine' ? taskWaits.find((one) => one === filters.waits) : undefined
  const areaId = filters.areaId ? Number(filters.areaId) : undefined
  const days = { from: toDay(filters.from), to: toDay(filters.to) }
  const { data: counts } = useRead(taskCountsContract, { areaId })
  const numbers: Partial<Record<View, Counted | undefined>> = {
    mine: counts?.mine,
    overdue: counts?.overdue,
    'due-soon': counts?.dueSoon,
    unit: counts?.open,
    reported: counts?.reported,
  }
  const shown = views.filter((one) => one !== 'draft' || may('tasks.assign'))
  const create = may('tasks.assign') && (
    <>
      <LinkButton to="/tasks/new" look="main" icon="plus">
        {t('create')}
      </LinkButton>
      <LinkButton to="/tasks/members">{t('members')}</LinkButton>
    </>
  )
  return (
    <Page above={areaId !== undefined && <AreaBreadcrumb areaId={areaId} />} title={t('tasks')} actions={create}>
      <Tabs
        label={t('views')}
        tabs={shown.map((name) => toTab(name, t(`view.${name}` as TaskWord), numbers[name]))}
        current={view}
        onChange={(name) => setFilters({ view: name, waits: undefined, from: undefined, to: undefined })}
      >
        {view === 'mine' && <WaitsChoice value={waits} onChange={(next) => setFilters({ waits: next })} />}
        {isOfDays(view) && <DaysChoice view={view} {...days} onChange={setFilters} />}
        <TaskList
          shelf={shelfOf[view]}
          filters={{ mine: view === 'mine', waits, areaId, documentId: filters.documentId, ...daysOf(view, days) }}
          text={filters.text ?? ''}
          onText={(text) => setFilters({ text })}
        />
      </Tabs>
    </Page>
  )
}

interface Days {
  readonly from: Day | undefined
  readonly to: Day | undefined
}

/** The views that can be asked for days: what was taken, what was finished. */
const isOfDays = (view: View): view is 'acknowledged' | 'closed' => view === 'acknowledged' || view === 'closed'

const toDay = (text: string | undefined) => (text !== undefined && isDay(text) ? text : undefined)

/** The days of the address as the list asks for them; without any, what was taken is that of all days. */
function daysOf(view: View, { from, to }: Days): TaskListFilters {
  if (view === 'acknowledged') return { acknowledgedFrom: from ?? ever, acknowledgedTo: to }
  return view === 'closed' ? { doneFrom: from, doneTo: to } : {}
}

/** Before any task of the house. */
const ever = '2000-01-01' as Day

/** From which day to which; an empty field asks for no end on that side. The numbers of a board lead here. */
function DaysChoice({
  view,
  from,
  to,
  onChange,
}: Days & {
  readonly view: 'acknowledged' | 'closed'
  readonly onChange: (next: { from?: string | undefined; to?: string | undefined }) => void
}) {
  const t = useWords(taskListWords)
  return (
    <div className={styles.days}>
      <DayField label={t(`${view}.from`)} name="from" value={from} onChange={(day) => onChange({ from: day })} />
      <DayField label={t(`${view}.to`)} name="to" value={to} onChange={(day) => onChange({ to: day })} />
    </div>
  )
}

/** What of one's own work is shown: the doors of the board lead here. */
function WaitsChoice({
  value,
  onChange,
}: {
  readonly value: TaskWaits | undefined
  readonly onChange: (value: TaskWaits | undefined) => void
}) {
  const t = useWords(taskListWords)
  return (
    <Choice
      label={t('waits')}
      options={(['all', ...taskWaits] as const).map((one) => ({ value: one, label: t(`waits.${one}`) }))}
      value={value ?? 'all'}
      onChange={(next) => onChange(next === 'all' ? undefined : next)}
    />
  )
}
