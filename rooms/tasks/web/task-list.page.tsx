import { useFilters, useMay, useRead, useWords } from '#platform/web'
import { LinkButton, Page, Tabs } from '#ui'
import { type TaskShelf, taskCountsContract } from '../domain/index.ts'
import { TaskList } from './task-list.tsx'
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

/** The tasks one answers for and those of one's unit, as saved views in the address. */
export function TaskListPage() {
  const t = useWords(taskWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const view = views.find((one) => one === filters.view) ?? 'mine'
  const areaId = filters.areaId ? Number(filters.areaId) : undefined
  const { data: counts } = useRead(taskCountsContract, { areaId })
  const numbers: Partial<Record<View, number | undefined>> = {
    mine: counts?.mine.count,
    overdue: counts?.overdue.count,
    'due-soon': counts?.dueSoon.count,
    unit: counts?.open.count,
    reported: counts?.reported.count,
  }
  const shown = views.filter((one) => one !== 'draft' || may('tasks.assign'))
  const create = may('tasks.assign') && (
    <LinkButton to="/tasks/new" look="main" icon="plus">
      {t('create')}
    </LinkButton>
  )
  return (
    <Page title={t('tasks')} actions={create}>
      <Tabs
        label={t('views')}
        tabs={shown.map((name) => ({ name, label: t(`view.${name}` as TaskWord), count: numbers[name] }))}
        current={view}
        onChange={(name) => setFilters({ view: name })}
      >
        <TaskList
          shelf={shelfOf[view]}
          mine={view === 'mine'}
          areaId={areaId}
          documentId={filters.documentId}
          text={filters.text ?? ''}
          onText={(text) => setFilters({ text })}
        />
      </Tabs>
    </Page>
  )
}
