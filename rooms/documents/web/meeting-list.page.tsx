import type { Day } from '#kit'
import { showDay, useFilters, useMay, useReadPages, useWords } from '#platform/web'
import { Empty, LinkButton, Page, RecordList, usePagedSource } from '#ui'
import { meetingList } from '../domain/index.ts'
import { documentWords } from './documents.words.ts'

/** Meetings, inspections and statements, newest first, with how many of their conclusions have become tasks. */
export function MeetingListPage() {
  const t = useWords(documentWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const source = usePagedSource(useReadPages(meetingList, { q: filters.q }, { rooms: ['documents', 'tasks'] }))
  return (
    <Page
      title={t('meetings')}
      actions={
        <>
          <LinkButton to="/documents">{t('title')}</LinkButton>
          {may('documents.write') && (
            <LinkButton look="main" icon="plus" to="/meetings/new">
              {t('meetings.new')}
            </LinkButton>
          )}
        </>
      }
    >
      <RecordList
        label={t('meetings')}
        source={source}
        rowKey={(meeting) => meeting.id}
        rowLink={(meeting) => `/meetings/${meeting.id}`}
        filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }) }}
        columns={[
          { key: 'title', head: t('meeting.conclusions'), width: 'minmax(160px, 5fr)', cell: ({ title }) => title },
          {
            key: 'chair',
            head: t('meeting.chair'),
            width: '3fr',
            from: 'middle',
            cell: ({ chair }) => `${chair.name}, ${chair.title}`,
          },
          {
            key: 'held',
            head: t('meeting.held'),
            width: '104px',
            from: 'middle',
            cell: ({ heldOn }) => showDay(heldOn as Day),
          },
          {
            key: 'tasks',
            head: t('tasks'),
            width: '156px',
            cell: ({ withTask, conclusions }) => t('meeting.count', { withTask, conclusions }),
          },
        ]}
        empty={<Empty>{t('meetings.none')}</Empty>}
      />
    </Page>
  )
}
