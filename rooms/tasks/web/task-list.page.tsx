import { showNumber, useFilters, useMay, useRead, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Choice, LinkButton, Page, Tabs } from '#ui'
import { type TaskShelf, type TaskWaits, taskCountsContract, taskWaits } from '../domain/index.ts'
import { TaskList } from './task-list.tsx'
import { taskListWords } from './task-list.words.ts'
import { type TaskWord, taskWords } from './tasks.words.ts'

const views = ['mine', 'overdue', 'due-soon', 'unit', 'reported', 'closed', 'draft'] as const
type View = (typeof views)[number]

const shelfOf: Readonly<Record<View, TaskShelf>> = {
  mine: 'open',
  overdue: 'overdue',
  'due-soon': 'due-soon',
  unit: 'open',
  reported: 'reported',
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
        onChange={(name) => setFilters({ view: name, waits: undefined })}
      >
        {view === 'mine' && <WaitsChoice value={waits} onChange={(next) => setFilters({ waits: next })} />}
        <TaskList
          shelf={shelfOf[view]}
          mine={view === 'mine'}
          waits={waits}
          areaId={areaId}
          documentId={filters.documentId}
          text={filters.text ?? ''}
          onText={(text) => setFilters({ text })}
        />
      </Tabs>
    </Page>
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
