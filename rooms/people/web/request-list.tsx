import { addDays, type Day, startOfDay } from '#kit'
import { useReading, useReadPages, useWords } from '#platform/web'
import { Clock, Empty, PersonPost, RecordList, Tag, usePagedSource } from '#ui'
import { type RequestLine, requestListContract } from '../domain/index.ts'
import { requestPath } from './person-paths.ts'
import { personWords } from './persons.words.ts'

interface RequestListProps {
  readonly areaId: number | undefined
  readonly personId?: string | undefined
}

/** What residents ask about their own data, those due first; nobody is named. */
export function RequestList({ areaId, personId }: RequestListProps) {
  const t = useWords(personWords)
  const reading = useReading()
  const query = { areaId, personId, state: personId === undefined ? ('open' as const) : ('all' as const) }
  const source = usePagedSource(useReadPages(requestListContract, query, { rooms: ['requests'] }))
  return (
    <RecordList
      label={t('requests')}
      source={source}
      rowKey={({ id }) => id}
      rowLink={({ id }) => requestPath(id)}
      columns={[
        {
          key: 'kind',
          head: t('request.kind'),
          width: '2fr',
          cell: ({ kind, areaTitle }) => `${t(`kind.${kind}`)} · ${reading(areaTitle)}`,
        },
        {
          key: 'owner',
          head: t('request.owner'),
          width: '2fr',
          from: 'middle',
          cell: ({ ownerName, ownerPost }) => <PersonPost name={ownerName ?? '–'} post={ownerPost ?? ''} />,
        },
        { key: 'due', head: t('request.due'), width: '140px', cell: (line) => <Due line={line} /> },
      ]}
      empty={<Empty title={t('requests.none')}>{t('requests.none.help')}</Empty>}
    />
  )
}

function Due({ line }: { readonly line: RequestLine }) {
  const t = useWords(personWords)
  if (line.outcome !== null) return <Tag>{t(`outcome.${line.outcome}`)}</Tag>
  return <Clock due={endOfDay(line.answeredAt === null ? line.answerDueOn : line.decideDueOn)} />
}

/** The first moment after a day in the city. */
export function endOfDay(day: string) {
  return startOfDay(addDays(day as Day, 1), 420)
}
