import type { Instant } from '#kit'
import {
  cityNow,
  gapWordsOf,
  Link,
  noticeWordsOf,
  showMomentShort,
  useFilters,
  useIntent,
  useReading,
  useReadPages,
  useWords,
} from '#platform/web'
import { titleOfFullName } from '#rooms/areas/domain'
import { sayAreaName } from '#rooms/areas/web'
import { Button, Choice, Empty, Page, Row, Rows, SeverityMark, usePagedSource } from '#ui'
import { markNoticesReadContract, type NoticeItem, noticesOfMeContract } from '../domain/index.ts'
import { type NoticeWord, noticeWords } from './notices.words.ts'
import styles from './tasks.module.css'

const alarming = ['task-overdue', 'task-returned', 'gap-raised', 'incident-reported']
const pressing = ['task-due-soon', 'task-reminded', 'gap-opened', 'obstacle-raised']

/** What I was told, newest first. */
export function NoticesPage() {
  const t = useWords(noticeWords)
  const [filters, setFilters] = useFilters()
  const which = filters.which === 'all' ? 'all' : 'unread'
  const source = usePagedSource(useReadPages(noticesOfMeContract, which === 'unread' ? { unread: true } : {}))
  const mark = useIntent(markNoticesReadContract)
  const rows = source.rows ?? []
  return (
    <Page
      title={t('notices')}
      width="reading"
      actions={
        <Button
          disabled={!rows.some(({ readAt }) => readAt === null)}
          busy={mark.state === 'sending'}
          onClick={() => void mark.ask({ until: cityNow() })}
        >
          {t('mark-all')}
        </Button>
      }
    >
      <Choice
        label={t('which')}
        value={which}
        onChange={(value) => setFilters({ which: value })}
        options={[
          { value: 'unread', label: t('unread') },
          { value: 'all', label: t('all') },
        ]}
      />
      {source.rows?.length === 0 && <Empty title={t(which === 'unread' ? 'none.unread' : 'none')} />}
      <Rows label={t('notices')}>
        {gather(rows).map(([notice, more]) => (
          <NoticeRow
            key={notice.id}
            notice={notice}
            more={more.length}
            onOpen={() => {
              const unread = [notice, ...more].filter(({ readAt }) => readAt === null)
              if (unread.length > 0) void mark.ask({ noticeIds: unread.map(({ id }) => id) })
            }}
          />
        ))}
      </Rows>
      {source.hasMore && (
        <Button look="quiet" busy={source.isLoadingMore} onClick={source.loadMore}>
          {t('older')}
        </Button>
      )}
    </Page>
  )
}

/** Notices of one kind that follow each other are one line: a hundred gaps of one rule are one thing to look at. */
function gather(notices: readonly NoticeItem[]): (readonly [NoticeItem, readonly NoticeItem[]])[] {
  const groups: [NoticeItem, NoticeItem[]][] = []
  for (const notice of notices) {
    const last = groups.at(-1)
    if (last && isAlike(last[0], notice)) last[1].push(notice)
    else groups.push([notice, []])
  }
  return groups
}

function isAlike(one: NoticeItem, other: NoticeItem): boolean {
  if (one.kind !== other.kind || (one.readAt === null) !== (other.readAt === null)) return false
  return one.kind.startsWith('gap-') && one.data.rule === other.data.rule
}

interface NoticeRowProps {
  readonly notice: NoticeItem
  /** How many alike follow it. */
  readonly more: number
  readonly onOpen: () => void
}

function NoticeRow({ notice, more, onOpen }: NoticeRowProps) {
  const say = useNoticeSentence()
  const t = useWords(noticeWords)
  const own = noticeWordsOf(notice.kind)
  const known = alarming.includes(notice.kind) ? 'alarm' : pressing.includes(notice.kind) ? 'soon' : 'quiet'
  const tone = own?.tone ?? known
  const to = more > 0 ? `/gaps?areaId=${notice.areaId}` : addressOf(notice)
  const words = more > 0 ? `${say(notice)} ${t('more', { count: more })}` : say(notice)
  const sentence = notice.readAt === null ? <strong>{words}</strong> : words
  return (
    <Row
      mark={<SeverityMark tone={notice.readAt === null ? tone : 'quiet'} />}
      title={
        to === undefined ? (
          sentence
        ) : (
          <Link to={to} className={styles.plain} onClick={onOpen}>
            {sentence}
          </Link>
        )
      }
      detail={`${sayAreaName(notice.areaName)} · ${showMomentShort(notice.at as Instant)}`}
    />
  )
}

/** The sentence of a notice in the reader's language. */
function useNoticeSentence(): (notice: NoticeItem) => string {
  const t = useWords(noticeWords)
  const reading = useReading()
  return (notice) => {
    const { rule } = notice.data
    const own = noticeWordsOf(notice.kind)
    if (own) return reading(own.say(notice))
    if (notice.kind.startsWith('gap-') && typeof rule === 'string') return sayGap(notice, rule, { t, reading })
    return sayTold(notice, t)
  }
}

function sayTold({ kind, title, data }: NoticeItem, t: ReturnType<typeof useWords<NoticeWord>>): string {
  const count = typeof data.count === 'number' ? data.count : 1
  const blanks = { title: title ?? '', count, reminders: Number(data.reminders ?? 1) }
  if (kind === 'tasks-assigned') return t(count > 1 ? 'kind.tasks-assigned.many' : 'kind.tasks-assigned', blanks)
  const key = `kind.${kind}`
  const words = t((key in noticeWords.vi ? key : 'kind.other') as NoticeWord, blanks)
  return count > 1 ? `${words} ${t('more.tasks', { count: count - 1 })}` : words
}

function sayGap(
  notice: NoticeItem,
  rule: string,
  say: { t: ReturnType<typeof useWords<NoticeWord>>; reading: ReturnType<typeof useReading> },
): string {
  const words = gapWordsOf(rule)
  const names: Record<string, string> = {}
  for (const key of ['taskId', 'incidentId']) {
    const id = notice.data[key]
    if (typeof id === 'string' && notice.title !== null) names[id] = notice.title
  }
  const area = titleOfFullName(notice.areaName)
  const facts = {
    id: notice.subjectId ?? '',
    rule,
    subject: notice.subjectId ?? '',
    areaId: notice.areaId,
    areaTitle: area,
    since: notice.at as Instant,
    dueAt: null,
    data: notice.data,
    names,
  }
  return say.t(`kind.${notice.kind}` as NoticeWord, {
    title: words ? say.reading(words.say(facts)) : say.t('gap.unknown', { area: sayAreaName(notice.areaName) }),
  })
}

function addressOf(notice: NoticeItem): string | undefined {
  const { kind, areaId, subjectId, data } = notice
  const own = noticeWordsOf(kind)
  if (own) return own.to?.(notice)
  if (typeof data.taskId === 'string') return `/tasks/${data.taskId}`
  if (kind.startsWith('incident') || typeof data.incidentId === 'string') return '/incidents'
  if (kind.startsWith('task') || kind.startsWith('obstacle')) {
    const isMany = kind === 'tasks-assigned' && typeof data.count === 'number' && data.count > 1
    return isMany ? '/tasks?view=mine' : `/tasks/${subjectId}`
  }
  return kind.startsWith('gap-') ? `/gaps?areaId=${areaId}` : undefined
}
